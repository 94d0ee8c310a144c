import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { importFile } from "@tandem/server/import/import-file";
import { openOrm } from "@tandem/server/persistence/orm";
import { readPartnership } from "@tandem/server/persistence/queries/partnership.query";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createDatabase, type TestDatabase } from "../database.ts";

type Orm = Awaited<ReturnType<typeof openOrm>>;

const OPTIONS = {
  partnershipId: 1,
  actor: { actor: "command", actorName: "A test" },
  provenance: "ILLUSTRATIVE" as const,
  isLocalDataOpen: false,
};

const HEADER = "service_code,month,units,state";

let database: TestDatabase;
let orm: Orm;
let folder: string;

beforeAll(async () => {
  database = await createDatabase("seeded");
  orm = await openOrm(database.url, "tandem_app");
  folder = await mkdtemp(join(tmpdir(), "tandem-import-"));
});

afterAll(async () => {
  await orm.close(true);
  await rm(folder, { recursive: true });
  await database.drop();
});

async function load(lines: readonly string[], table = "capacity") {
  const path = join(folder, `${table}.csv`);
  await writeFile(path, `${lines.join("\n")}\n`);
  return importFile(orm, path, { ...OPTIONS, template: table });
}

const versionNow = async () => (await readPartnership(orm, "walsall"))?.dataVersion;

test("a file is committed in one new data version, and loading it again changes nothing", async () => {
  const before = (await versionNow()) ?? 0;
  const lines = [HEADER, "SLT-1N,2026-04,321,KNOWN"];
  const committed = { status: "COMMITTED", rowsRead: 1, rowsWritten: 1, dataVersion: before + 1 };
  expect(await load(lines)).toMatchObject(committed);
  expect(await load(lines)).toMatchObject({ status: "UNCHANGED", rowsRead: 1, dataVersion: before + 1 });
  expect(await versionNow()).toBe(before + 1);
});

test("a corrected row supersedes the old one by its key", async () => {
  await load([HEADER, "SLT-1N,2026-05,100,KNOWN"]);
  const outcome = await load([HEADER, "SLT-1N,2026-05,120,KNOWN"]);
  expect(outcome).toMatchObject({ status: "COMMITTED", rowsWritten: 1 });
});

const SPOILED: readonly (readonly [
  string,
  readonly string[],
  { row: number | null; column: string | null; code: string },
])[] = [
  ["an unknown service", [HEADER, "NOBODY,2026-04,1,KNOWN"], { row: 2, column: "service_code", code: "UNKNOWN_CODE" }],
  ["a month that does not exist", [HEADER, "SLT-1N,2026-13,1,KNOWN"], { row: 2, column: "month", code: "BAD_VALUE" }],
  ["words for a number", [HEADER, "SLT-1N,2026-04,many,KNOWN"], { row: 2, column: "units", code: "BAD_VALUE" }],
  ["a state nobody knows", [HEADER, "SLT-1N,2026-04,1,PERHAPS"], { row: 2, column: "state", code: "BAD_VALUE" }],
  ["an empty key", [HEADER, ",2026-04,1,KNOWN"], { row: 2, column: "service_code", code: "BAD_VALUE" }],
  [
    "the same key twice",
    [HEADER, "SLT-1N,2026-04,1,KNOWN", "SLT-1N,2026-04,2,KNOWN"],
    { row: 3, column: "service_code, month", code: "REPEATED_KEY" },
  ],
  ["a row of another width", [HEADER, "SLT-1N,2026-04,1"], { row: 2, column: null, code: "WRONG_WIDTH" }],
  [
    "a column that is not in the template",
    [`${HEADER},colour`, "SLT-1N,2026-04,1,KNOWN,red"],
    { row: 1, column: "colour", code: "UNKNOWN_COLUMN" },
  ],
  [
    "a column that is missing",
    ["service_code,month,units", "SLT-1N,2026-04,1"],
    { row: 1, column: "state", code: "MISSING_COLUMN" },
  ],
];

test.each(SPOILED)("a file with %s is refused with its place, and nothing is written", async (_, lines, place) => {
  const before = await versionNow();
  const outcome = await load(lines);
  expect(outcome.status).toBe("REFUSED");
  const [problem] = outcome.status === "REFUSED" ? outcome.problems : [];
  expect(problem).toMatchObject(place);
  expect(problem?.mend.length).toBeGreaterThan(5);
  expect(await versionNow()).toBe(before);
});

test("twenty loads at once are all committed, each in a version of its own", async () => {
  const before = (await versionNow()) ?? 0;
  const outcomes = await Promise.all(
    Array.from({ length: 20 }, async (_, index) => {
      const path = join(folder, `at-once-${index}.csv`);
      await writeFile(
        path,
        `${HEADER}\nSLT-1S,2027-${String((index % 12) + 1).padStart(2, "0")},${1_000 + index},KNOWN\n`,
      );
      return importFile(orm, path, { ...OPTIONS, template: "capacity" });
    }),
  );
  const versions = outcomes.map((outcome) => (outcome.status === "COMMITTED" ? outcome.dataVersion : 0));
  expect(versions.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, index) => before + 1 + index));
});

const SHARES = "service_code,service_line_code,starts_on,ends_on,share";

test("shares of a service are taken up to all of it, and not beyond, with those already loaded", async () => {
  expect(await load([SHARES, "SLT-1N,DYSPHAGIA,2025-04-01,,0.6"], "line_share")).toMatchObject({ status: "COMMITTED" });
  const outcome = await load([SHARES, "SLT-1N,OT,2025-10-01,,0.5"], "line_share");
  expect(outcome).toMatchObject({
    status: "REFUSED",
    problems: [{ row: 2, column: "share", code: "MORE_THAN_ALL", message: expect.stringContaining("1.1") }],
  });
  expect(await load([SHARES, "SLT-1N,OT,2025-10-01,,0.4"], "line_share")).toMatchObject({ status: "COMMITTED" });
});

test("a figure outside its table's rule is refused by row, and nothing is written", async () => {
  const before = await versionNow();
  const share = await load([SHARES, "SLT-1S,EP,2026-04-01,,0.1", "SLT-1S,OT,2025-04-01,2025-06-30,0"], "line_share");
  expect(share).toMatchObject({ status: "REFUSED", problems: [{ row: 3, column: "share", code: "RULE_BROKEN" }] });
  const staff = await load(
    [
      "service_code,month,funded_wte,in_post_wte,sessions_per_week,slots_per_session,absence_share,not_brought_share,state",
      "SLT-1N,2026-04,1,1,8,2,1,0,KNOWN",
    ],
    "workforce",
  );
  expect(staff).toMatchObject({ status: "REFUSED", problems: [{ row: 2, code: "RULE_BROKEN" }] });
  const missing = await load([HEADER, "SLT-1N,2026-04,,KNOWN"]);
  expect(missing).toMatchObject({ status: "REFUSED", problems: [{ row: 2, code: "RULE_BROKEN" }] });
  expect(await versionNow()).toBe(before);
});
