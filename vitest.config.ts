import { realpathSync } from "node:fs";
import { join } from "node:path";
import { loadEnv } from "vite";
import { defineConfig } from "vitest/config";

/** type-graphql and the tests must share one graphql module, so its CommonJS entry is named outright. */
const graphqlEntry = realpathSync(join(import.meta.dirname, "server/node_modules/graphql/index.js"));

/** Browser for the journeys, where a person names one. */
const chromePath = loadEnv("test", import.meta.dirname, "CHROME_PATH").CHROME_PATH ?? "";

/** Whether every page is looked at in every state, width and choice of colours, instead of a covering part. */
const isFullMatrix = loadEnv("test", import.meta.dirname, "FULL_MATRIX").FULL_MATRIX === "yes";

export default defineConfig({
  resolve: { alias: [{ find: /^graphql$/, replacement: graphqlEntry }], conditions: ["source"] },
  ssr: { resolve: { conditions: ["source"] } },
  test: {
    include: ["tests/**/*.test.ts"],
    globalSetup: ["tests/cluster.setup.ts"],
    provide: { chromePath, isFullMatrix },
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 120_000,
  },
});
