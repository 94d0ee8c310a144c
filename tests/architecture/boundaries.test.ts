import { spawnSync } from "node:child_process";
import { cpSync, globSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const PACKAGES = ["server", "client", "schema", "seeds", "tests"];

/** One import to plant: in which file, of what, and the rule it breaks; null where it is allowed. */
type Plant = readonly [file: string, statement: string, rule: string | null];

const PLANTS: readonly Plant[] = [
  ["server/src/analytics/reads.ts", 'import { row } from "../persistence/row.ts";', "analytics-is-pure"],
  ["server/src/analytics/reads-type.ts", 'import type { Row } from "../persistence/row.ts";', "analytics-is-pure"],
  ["server/src/analytics/opens-files.ts", 'import { readFileSync } from "node:fs";', "analytics-is-pure"],
  ["server/src/analytics/queries.ts", 'import { Client } from "pg";', "analytics-is-pure"],
  ["server/src/analytics/counts.ts", 'import { gap } from "./gap.ts";', null],
  ["server/src/analytics/tests-normality.ts", 'import { qnorm } from "lib-r-math.js";', null],
  [
    "server/src/persistence/computes.ts",
    'import { gap } from "../analytics/gap.ts";',
    "persistence-takes-types-of-analytics",
  ],
  ["server/src/persistence/fills.ts", 'import type { Gap } from "../analytics/gap.ts";', null],
  ["server/src/persistence/answers.ts", 'import type { Type } from "../graphql/type.ts";', "persistence-is-lowest"],
  ["server/src/graphql/asks.ts", 'import { row } from "../persistence/row.ts";', null],
  ["server/src/graphql/computes.ts", 'import { gap } from "../analytics/gap.ts";', null],
  ["server/src/graphql/loads.ts", 'import { read } from "../import/read.ts";', "graphql-asks"],
  ["server/src/graphql/configures.ts", 'import { config } from "../config.ts";', "graphql-asks"],
  ["server/src/graphql/queries.ts", 'import { sql } from "kysely";', "sql-in-persistence-only"],
  ["server/src/graphql/maps.ts", 'import { MikroORM } from "@mikro-orm/postgresql";', "sql-in-persistence-only"],
  ["server/src/import/writes.ts", 'import { row } from "../persistence/row.ts";', null],
  ["server/src/import/computes.ts", 'import { gap } from "../analytics/gap.ts";', "import-writes"],
  ["server/src/import/decorates.ts", 'import { ObjectType } from "type-graphql";', "decorators-in-graphql-only"],
  [
    "server/src/embedded-postgres/reads.ts",
    'import { row } from "../persistence/row.ts";',
    "embedded-postgres-stands-alone",
  ],
  ["server/src/security/asks.ts", 'import { type } from "../graphql/type.ts";', "security-reads"],
  ["server/src/export/asks.ts", 'import { type } from "../graphql/type.ts";', "export-carries"],
  ["server/src/draws.ts", 'import { page } from "../../client/src/page.ts";', "server-stands-alone"],
  ["client/src/asks.ts", 'import { operation } from "../../schema/generated/operation.ts";', null],
  ["client/src/computes.ts", 'import { gap } from "../../server/src/analytics/gap.ts";', "client-knows-the-schema"],
  [
    "client/src/takes-type.ts",
    'import type { Gap } from "../../server/src/analytics/gap.ts";',
    "client-knows-the-schema",
  ],
  ["schema/generated/asks.ts", 'import { type } from "../../server/src/graphql/type.ts";', "schema-stands-alone"],
  ["seeds/src/loads.ts", 'import { read } from "../../server/src/import/read.ts";', null],
  ["seeds/src/reads.ts", 'import { row } from "../../server/src/persistence/row.ts";', "seeds-import"],
  ["server/src/persistence/left.ts", 'import type { Right } from "./right.ts";', "no-cycles"],
  ["server/src/persistence/strays.ts", 'import { lost } from "./lost.ts";', "resolvable"],
];

/** What the plants import. */
const TARGETS: Readonly<Record<string, string>> = {
  "server/src/analytics/gap.ts": "export interface Gap {}\nexport const gap = 1;",
  "server/src/persistence/row.ts": "export interface Row {}\nexport const row = 1;",
  "server/src/persistence/right.ts": 'import type { Left } from "./left.ts";',
  "server/src/graphql/type.ts": "export interface Type {}\nexport const type = 1;",
  "server/src/import/read.ts": "export const read = 1;",
  "server/src/config.ts": "export const config = 1;",
  "client/src/page.ts": "export const page = 1;",
  "schema/generated/operation.ts": "export const operation = 1;",
};

interface Cruise {
  readonly modules: readonly { readonly source: string }[];
  readonly summary: {
    readonly violations: readonly { readonly from: string; readonly rule: { readonly name: string } }[];
  };
}

function cruise(folder: string): Cruise {
  const program = join(ROOT, "node_modules", "dependency-cruiser", "bin", "dependency-cruiser.mjs");
  const parameters = [program, "--config", ".dependency-cruiser.cjs", "--output-type", "json", ...PACKAGES];
  const { stdout } = spawnSync(process.execPath, parameters, { cwd: folder, encoding: "utf8", maxBuffer: 1e9 });
  return JSON.parse(stdout) as Cruise;
}

function writeTree(folder: string): void {
  for (const file of [".dependency-cruiser.cjs", "tsconfig.json", "package.json"])
    cpSync(join(ROOT, file), join(folder, file));
  const files = [...Object.entries(TARGETS), ...PLANTS.map(([file, statement]) => [file, `${statement}\n`] as const)];
  for (const [file, text] of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  for (const name of PACKAGES) {
    mkdirSync(join(folder, name), { recursive: true });
    cpSync(join(ROOT, name, "package.json"), join(folder, name, "package.json"));
    symlinkSync(join(ROOT, name, "node_modules"), join(folder, name, "node_modules"));
  }
}

describe("the arrows between the folders", () => {
  const folder = mkdtempSync(join(tmpdir(), "tandem-boundaries-"));
  let violations: Cruise["summary"]["violations"] = [];

  beforeAll(() => {
    writeTree(folder);
    violations = cruise(folder).summary.violations;
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const rulesBrokenBy = (file: string) => violations.filter(({ from }) => from === file).map(({ rule }) => rule.name);

  test.each(PLANTS.filter(([, , rule]) => rule !== null))("%s breaks a rule: %s", (file, _, rule) => {
    expect(rulesBrokenBy(file)).toContain(rule);
  });

  test.each(PLANTS.filter(([, , rule]) => rule === null))("%s breaks none: %s", (file) => {
    expect(rulesBrokenBy(file)).toEqual([]);
  });

  test("every file of the project is read, so that no arrow is overlooked", () => {
    const read = new Set(cruise(ROOT).modules.map(({ source }) => source));
    const written = globSync("{server,client,schema,seeds}/{src,generated}/**/*.{ts,tsx}", { cwd: ROOT });
    expect(written.length).toBeGreaterThan(50);
    expect(written.filter((file) => !read.has(file))).toEqual([]);
  });
});
