import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { lexicographicSortSchema, printSchema } from "graphql";
import { buildApiSchema } from "./graphql/schema.ts";
import { terminalLog } from "./log.ts";

/** The committed schema: sorted, so that a change shows as one. */
const path = fileURLToPath(new URL("../../schema/schema.graphql", import.meta.url));
const printed = `${printSchema(lexicographicSortSchema(buildApiSchema()))}\n`;
const log = terminalLog("info");

if (!process.argv.includes("--check")) {
  writeFileSync(path, printed);
} else if (readFileSync(path, "utf8") !== printed) {
  log.error("schema/schema.graphql is not what the code prints; run `npm run schema`.");
  process.exitCode = 1;
}
