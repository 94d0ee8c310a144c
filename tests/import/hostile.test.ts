import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { importFile } from "@tandem/server/import/import-file";
import { openOrm } from "@tandem/server/persistence/orm";
import { readPartnership } from "@tandem/server/persistence/queries/partnership.query";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createDatabase, type TestDatabase } from "../database.ts";

type Orm = Awaited<ReturnType<typeof openOrm>>;

const FIXTURES = join(import.meta.dirname, "fixtures");

let database: TestDatabase;
let orm: Orm;
let folder: string;

beforeAll(async () => {
  database = await createDatabase("seeded");
  orm = await openOrm(database.url, "tandem_app");
  folder = mkdtempSync(join(tmpdir(), "tandem-hostile-"));
});

afterAll(async () => {
  await orm.close(true);
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

/** Loads bytes as a file; whatever they are, an outcome comes of it and nothing is thrown. */
async function load(name: string, bytes: Uint8Array) {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  const outcome = await importFile(orm, path, {
    partnershipId: 1,
    actor: { actor: "command", actorName: "A test" },
    provenance: "ILLUSTRATIVE",
    isLocalDataOpen: false,
    isDryRun: true,
  });
  for (const { message, mend } of outcome.problems) {
    expect(message.length).toBeGreaterThan(5);
    expect(mend.length).toBeGreaterThan(5);
  }
  return outcome;
}

test("any bytes at all are refused plainly", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 300 }),
      fc.constantFrom("a.csv", "a.xlsx", "a.json"),
      async (bytes, name) => {
        expect((await load(name, bytes)).status).not.toBe("COMMITTED");
      },
    ),
    { numRuns: 60, seed: 7 },
  );
}, 60_000);

const WHOLE = [
  "return.xlsx",
  "return.ods",
  "community-waits.xlsx",
  "schools-grant.ods",
  "section-251.xlsx",
  "neighbours.xlsx",
  "plans-ceased.csv",
  "interactive-tool.csv",
  "directory.json",
  "contract.json",
] as const;

test("a file damaged or cut anywhere ends in an outcome, never in a fault", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...WHOLE),
      fc.array(fc.tuple(fc.nat({ max: 100_000 }), fc.nat({ max: 255 })), { minLength: 1, maxLength: 8 }),
      fc.option(fc.nat({ max: 100_000 })),
      async (name, changes, cut) => {
        const bytes = Uint8Array.from(readFileSync(join(FIXTURES, name)));
        for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
        const outcome = await load(name, cut === null ? bytes : bytes.subarray(0, cut % bytes.length));
        expect(["COMMITTED", "UNCHANGED", "REFUSED"]).toContain(outcome.status);
      },
    ),
    { numRuns: 150, seed: 11 },
  );
}, 120_000);

test("whatever stands in a cell is kept as it is or refused at its place", async () => {
  const header = "code,name,kind,ods_code,gss_code,la_code,starts_on,ends_on,successor_code";
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "binary", minLength: 1, maxLength: 40 }), async (name) => {
      const quoted = `"${name.replaceAll('"', '""')}"`;
      const outcome = await load("organisation.csv", Buffer.from(`${header}\nX-1,${quoted},VOLUNTARY,,,,,,\n`));
      const [first] = outcome.problems;
      if (outcome.status === "REFUSED") expect(first).toMatchObject({ row: 2, column: "name" });
      else expect(outcome.rowsWritten).toBe(1);
    }),
    { numRuns: 100, seed: 3 },
  );
}, 60_000);

test("ten gigabytes are refused before they are read", async () => {
  const path = join(folder, "large.csv");
  writeFileSync(path, "");
  truncateSync(path, 10 * 1024 ** 3);
  const outcome = await importFile(orm, path, {
    partnershipId: 1,
    actor: { actor: "command", actorName: "A test" },
    isLocalDataOpen: true,
    isDryRun: true,
  });
  expect(outcome).toMatchObject({ status: "REFUSED", rowsRead: 0, problems: [{ code: "FILE_TOO_LARGE" }] });
}, 5_000);

test("after all that, the partnership's data version is the one it began with", async () => {
  expect((await readPartnership(orm, "walsall"))?.dataVersion).toBe(28);
});
