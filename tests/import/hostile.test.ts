import { readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseMapping } from "@tandem/server/import/formats/measure-mapping";
import { readPartnership } from "@tandem/server/persistence/queries/partnership.query";
import { saveLoad } from "@tandem/server/persistence/stores/load.store";
import { ProblemList } from "@tandem/server/persistence/stores/problem";
import { describeTables, type Table } from "@tandem/server/persistence/table";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { openImporting } from "./importing.ts";

const FIXTURES = join(import.meta.dirname, "fixtures");

const importing = openImporting();

const readVersion = async () => (await readPartnership(importing.orm, "walsall"))?.dataVersion;

let begun: number | undefined;

beforeAll(async () => {
  begun = await readVersion();
});

/** Loads bytes as a file; whatever they are, an outcome comes of it and nothing is thrown. */
async function load(name: string, bytes: Uint8Array) {
  const outcome = await importing.loadText(name, bytes, {
    provenance: "ILLUSTRATIVE",
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

const CONTRACT = JSON.parse(readFileSync(join(FIXTURES, "contract.json"), "utf8"));

/** The fixture's contract with a value of another kind somewhere in it. */
function contractWith(change: (signed: { period: Record<string, unknown>; value: Record<string, unknown> }) => void) {
  const document = structuredClone(CONTRACT);
  change(document.releases[0].contracts[0]);
  return Buffer.from(JSON.stringify(document));
}

test.each([
  ["a value past any sum of money", (signed) => Object.assign(signed.value, { amount: 1e300 }), "value.amount"],
  ["a value below zero", (signed) => Object.assign(signed.value, { amount: -5 }), "value.amount"],
  ["a thirteenth month", (signed) => Object.assign(signed.period, { startDate: "2025-13-45" }), "period.startDate"],
  ["a text with a NUL", (signed) => Object.assign(signed, { title: "Speech\0therapy" }), "title"],
] as const satisfies readonly (readonly [string, Parameters<typeof contractWith>[0], string])[])(
  "a contract with %s is refused where it stands",
  async (_name, change, column) => {
    const outcome = await load("contract.json", contractWith(change));
    expect(outcome).toMatchObject({ status: "REFUSED", problems: [{ code: "BAD_VALUE", column }] });
  },
);

test("a yearly value is the whole value over its months, to the nearest penny", async () => {
  const file = contractWith((signed) => Object.assign(signed.value, { amount: 100_000.01 }));
  const { loadId } = await importing.loadText("sum.json", file, { provenance: "ILLUSTRATIVE" });
  expect(await importing.rows("select annual_value_pence from commission where load_id = $1", [loadId])).toEqual([
    { annual_value_pence: 5_000_001 },
  ]);
});

test("a day that does not exist leaves a directory's service at today", async () => {
  const text = readFileSync(join(FIXTURES, "directory.json"), "utf8").replaceAll(
    /"last_modified": "[^"]*"/g,
    '"last_modified": "2025-19-01"',
  );
  expect(text).toContain("2025-19-01");
  expect((await load("directory.json", Buffer.from(text))).status).not.toBe("REFUSED");
});

test("a number past what a computer counts to is refused at its cell", async () => {
  const outcome = await load(
    "capacity.csv",
    Buffer.from("service_code,month,units,state\nSLT-1N,2027-08,1e999,KNOWN\n"),
  );
  expect(outcome).toMatchObject({ status: "REFUSED", problems: [{ code: "BAD_VALUE", row: 2, column: "units" }] });
});

test("what only the database finds unfit is refused at its row and column", async () => {
  const orm = importing.orm;
  const table = describeTables(orm).get("capacity") as Table;
  const values = (month: string) =>
    table.columns.map(({ name }) => ({ service_code: "SLT-1N", month, units: 1, state: "KNOWN" })[name] ?? null);
  const rows = (async function* () {
    yield {
      table,
      rows: ["2027-08-01", "2027-02-31"].map((day, at) => ({ sheet: null, row: at + 2, values: values(day) })),
    };
  })();
  const facts = { template: "capacity", dataset: "A", publisher: "B", release: null, url: null, licence: null };
  const outcome = await saveLoad(orm, {
    partnershipId: 1,
    actor: { actor: "command", actorName: "A test" },
    facts: {
      ...facts,
      provenance: "ILLUSTRATIVE",
      fileName: "a",
      contentHash: "b",
      sizeBytes: 1,
      disclosurePolicy: "HES",
    },
    rows,
    problems: new ProblemList(),
    isDryRun: true,
  });
  expect(outcome).toMatchObject({ status: "REFUSED", problems: [{ code: "BAD_VALUE", row: 3, column: "month" }] });
});

test("a mapping whose pattern is no regular expression is refused before a file is read", () => {
  const mapping = {
    columns: ["a"],
    dataset: "D",
    publisher: "P",
    total: { sex: "(" },
    measures: [{ indicator: "a", measure: "m" }],
  };
  expect(parseMapping(mapping)).toEqual(["total.sex: must be a regular expression"]);
});

test("ten gigabytes are refused before they are read", async () => {
  const path = importing.path("large.csv");
  writeFileSync(path, "");
  truncateSync(path, 10 * 1024 ** 3);
  const outcome = await importing.load(path, {
    isLocalDataOpen: true,
    isDryRun: true,
  });
  expect(outcome).toMatchObject({ status: "REFUSED", rowsRead: 0, problems: [{ code: "FILE_TOO_LARGE" }] });
}, 5_000);

test("of all that only the contract whose sum is right made a data version", async () => {
  expect(begun).toBeGreaterThan(1);
  expect(await readVersion()).toBe((begun ?? 0) + 1);
});
