import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { loadEnv } from "vite";
import { defineConfig } from "vitest/config";

const require = createRequire(new URL("./server/package.json", import.meta.url));

/** type-graphql and the tests must share one graphql module, so its CommonJS entry is named outright. */
const graphqlEntry = join(dirname(require.resolve("graphql/package.json")), "index.js");

/** Browser for the journeys, where a person names one. */
const chromePath = loadEnv("test", import.meta.dirname, "CHROME_PATH")["CHROME_PATH"] ?? "";

export default defineConfig({
  resolve: { alias: [{ find: /^graphql$/, replacement: graphqlEntry }], conditions: ["source"] },
  ssr: { resolve: { conditions: ["source"] } },
  test: {
    include: ["tests/**/*.test.ts"],
    globalSetup: ["tests/cluster.setup.ts"],
    provide: { chromePath },
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 120_000,
  },
});
