import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../app.ts";

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
});

afterAll(() => app.stop());

interface Money {
  readonly pence: number;
}

interface Row {
  readonly period: string;
  readonly moneyIn: Money;
  readonly moneyOut: Money;
  readonly entries: number;
  readonly compared: { readonly period: string; readonly moneyOut: Money; readonly changeOut: Money } | null;
}

interface Table {
  readonly rowCount: number;
  readonly rows: readonly Row[];
  readonly totals: readonly Row[];
}

const QUERY = `query Money($from: Month!, $to: Month!, $grain: TimeGrain!, $by: [MoneyDimension!]!, $filter: PoolMoneyFilter,
    $orderBy: [PoolMoneyOrderInput!], $compareFrom: Month) {
  partnership(code: "walsall") { poolMoney(from: $from, to: $to, grain: $grain, by: $by, first: 1000, filter: $filter, orderBy: $orderBy,
      compareFrom: $compareFrom) {
    rowCount
    rows { period moneyIn { pence } moneyOut { pence } entries compared { period moneyOut { pence } changeOut { pence } } }
    totals { period moneyIn { pence } moneyOut { pence } entries } } } }`;

const YEAR = { from: "2025-04", to: "2026-03", grain: "QUARTER", by: ["SCHEME"] };

async function readMoney(question: object): Promise<Table> {
  const { data, errors } = await app.ask(QUERY, question);
  expect(errors).toBeUndefined();
  return (data as unknown as { partnership: { poolMoney: Table } }).partnership.poolMoney;
}

const DIMENSIONS = ["ARRANGEMENT", "SCHEME", "ORGANISATION", "FUNDING_SOURCE", "KIND"];
const GRAINS = ["MONTH", "QUARTER", "FINANCIAL_YEAR", "ACADEMIC_YEAR", "CALENDAR_YEAR"];
const KINDS = ["CONTRIBUTION", "OTHER_INCOME", "SETTLEMENT", "SPEND", "ACCRUAL", "RETURN"];

const part = fc.record(
  {
    arrangements: fc.constantFrom(["S75-CYP"], ["S75-CYP", "NONE"], ["NONE"]),
    kinds: fc.subarray(KINDS, { minLength: 1 }),
    organisations: fc.constantFrom(["WALSALL-MBC"], ["NONE"]),
  },
  { requiredKeys: [] },
);
const filters = fc.record(
  { kinds: fc.subarray(KINDS, { minLength: 1 }), and: fc.tuple(part), or: fc.tuple(part, part), not: part },
  { requiredKeys: [] },
);
const questions = fc.record({
  from: fc.constantFrom("2024-04", "2025-04", "2025-09"),
  to: fc.constantFrom("2025-09", "2026-01", "2026-03"),
  grain: fc.constantFrom(...GRAINS),
  by: fc.subarray(DIMENSIONS),
  filter: fc.option(filters),
});

const sum = (rows: readonly Row[], field: "moneyIn" | "moneyOut") =>
  rows.reduce((all, row) => all + row[field].pence, 0);

test("the groups add up to the totals of their period to the penny, under any filter", async () => {
  let counted = 0;
  await fc.assert(
    fc.asyncProperty(questions, async (question) => {
      const { rows, totals, rowCount } = await readMoney(question);
      expect(rows).toHaveLength(rowCount);
      for (const total of totals) {
        const own = rows.filter(({ period }) => period === total.period);
        expect(sum(own, "moneyIn")).toBe(total.moneyIn.pence);
        expect(sum(own, "moneyOut")).toBe(total.moneyOut.pence);
        expect(own.reduce((all, { entries }) => all + entries, 0)).toBe(total.entries);
        counted += total.entries;
      }
    }),
    // All of two years, in any case, so that the property is never of nothing.
    { numRuns: 80, examples: [[{ from: "2024-04", to: "2026-03", grain: "MONTH", by: ["SCHEME"], filter: null }]] },
  );
  expect(counted).toBeGreaterThan(100);
}, 60_000);

test("what a filter keeps and what it leaves out are all there is", async () => {
  const filter = { kinds: ["SPEND"], organisations: null };
  const all = await readMoney({ ...YEAR, filter: null });
  const kept = await readMoney({ ...YEAR, filter });
  const left = await readMoney({ ...YEAR, filter: { not: filter } });
  expect(sum(kept.totals, "moneyOut")).toBeGreaterThan(0);
  expect(sum(kept.totals, "moneyIn")).toBe(0);
  for (const field of ["moneyIn", "moneyOut"] as const)
    expect(sum(kept.totals, field) + sum(left.totals, field)).toBe(sum(all.totals, field));
});

test("a year's money is what the page of the ledger adds up", async () => {
  const { totals } = await readMoney({
    ...YEAR,
    grain: "FINANCIAL_YEAR",
    by: [],
    filter: { arrangements: ["S75-CYP"] },
  });
  const { data } = await app.ask(
    `{ partnership(code: "walsall") { ledger(arrangement: "S75-CYP", financialYear: "2025-26", first: 1) { totalCount moneyIn { pence } moneyOut { pence } } } }`,
  );
  const { ledger } = (
    data as unknown as { partnership: { ledger: { totalCount: number; moneyIn: Money; moneyOut: Money } } }
  ).partnership;
  expect(totals).toMatchObject([{ moneyIn: ledger.moneyIn, moneyOut: ledger.moneyOut, entries: ledger.totalCount }]);
});

test("each row stands beside the same group a year before", async () => {
  const now = await readMoney({ ...YEAR, compareFrom: "2024-04" });
  const then = await readMoney({ ...YEAR, from: "2024-04", to: "2025-03" });
  const compared = now.rows.map((row) => row.compared);
  expect(compared.map((row) => row?.period)).toEqual(
    now.rows.map(({ period }) => period.replace("2025-26", "2024-25")),
  );
  const totalThen = compared.reduce((all, row) => all + (row?.moneyOut.pence ?? 0), 0);
  expect(totalThen).toBeLessThanOrEqual(sum(then.totals, "moneyOut"));
  for (const row of now.rows)
    expect(row.compared?.changeOut.pence).toBe(row.moneyOut.pence - (row.compared?.moneyOut.pence ?? 0));
});

test("rows come in the order asked for", async () => {
  const { rows } = await readMoney({ ...YEAR, orderBy: [{ field: "MONEY_OUT", direction: "DESC" }] });
  const shown = rows.map(({ moneyOut }) => moneyOut.pence);
  expect(shown).toEqual([...shown].sort((a, b) => b - a));
  expect(new Set(shown).size).toBeGreaterThan(3);
});

const DEEP = (depth: number): object => (depth === 0 ? { kinds: ["SPEND"] } : { not: DEEP(depth - 1) });

test.each([
  ["too deep", DEEP(6)],
  ["too many", { or: Array.from({ length: 51 }, () => ({ kinds: ["SPEND"] })) }],
  ["empty lists", { or: [] }],
  ["a NUL", { schemes: ["\0"] }],
])("a filter that is %s is refused", async (_, filter) => {
  const { errors } = await app.ask(QUERY, { ...YEAR, filter });
  expect(errors?.[0]?.extensions.code).toBe("BAD_USER_INPUT");
  expect(app.faults).toEqual([]);
});
