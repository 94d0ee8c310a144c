import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../app.ts";

let app: TestApp;
let codes: Codes;

interface Coded {
  readonly code: string;
}

interface Codes {
  readonly serviceLines: readonly string[];
  readonly areas: readonly string[];
  readonly ageBands: readonly string[];
  readonly needs: readonly string[];
  readonly layers: readonly string[];
}

beforeAll(async () => {
  app = await startTestApp();
  const { data } = await app.ask(
    `{ partnership(code: "walsall") { serviceLines { code } areas { code } ageBands { code } needs { code } layers { code } } }`,
  );
  const lists = (data as unknown as { partnership: Record<keyof Codes, readonly Coded[]> }).partnership;
  codes = Object.fromEntries(
    Object.entries(lists).map(([name, list]) => [name, list.map(({ code }) => code)]),
  ) as unknown as Codes;
});

afterAll(() => app.stop());

interface Figure {
  readonly value: number | null;
  readonly state: string;
}

interface Row {
  readonly period: string;
  readonly serviceLine: Coded;
  readonly units: Figure;
  readonly children: Figure;
  readonly compared: { readonly period: string; readonly units: Figure; readonly change: Figure } | null;
}

interface Table {
  readonly rowCount: number;
  readonly rows: readonly Row[];
  readonly totals: readonly Row[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
}

const FIGURES = "period serviceLine { code } units { value state } children { value state }";
const QUERY = `query Totals($from: Month!, $to: Month!, $grain: TimeGrain!, $by: [DemandDimension!]!, $filter: DemandFilter, $after: String,
    $orderBy: [DemandOrderInput!], $compareFrom: Month) {
  partnership(code: "walsall") { demand(from: $from, to: $to, grain: $grain, basis: EXPRESSED, by: $by, filter: $filter, first: 1000,
      after: $after, orderBy: $orderBy, compareFrom: $compareFrom) {
    rowCount rows { ${FIGURES} compared { period units { value state } change { value state } } } totals { ${FIGURES} } pageInfo { hasNextPage endCursor } } } }`;

/** All rows and the totals of a question. */
async function readTable(question: object, role = "COMMISSIONER"): Promise<Table> {
  const rows: Row[] = [];
  let after: string | null = null;
  for (;;) {
    const { data, errors } = await app.ask(QUERY, { ...question, after }, { cookie: `tandem_evaluation_role=${role}` });
    expect(errors).toBeUndefined();
    const { demand } = (data as unknown as { partnership: { demand: Table } }).partnership;
    rows.push(...demand.rows);
    if (!demand.pageInfo.hasNextPage) return { ...demand, rows };
    after = demand.pageInfo.endCursor;
  }
}

const keyOf = ({ serviceLine, period }: Row) => `${serviceLine.code}|${period}`;

const DIMENSIONS = ["SERVICE_LINE", "AREA", "AGE_BAND", "NEED", "LAYER"];
const GRAINS = ["MONTH", "QUARTER", "FINANCIAL_YEAR", "ACADEMIC_YEAR", "CALENDAR_YEAR"];
const monthOf = (index: number) => `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`;

/** Any filter, grouping, grain and range of months within the seeds' months. */
function questions() {
  const some = (list: readonly string[]) =>
    fc.option(fc.subarray([...list], { minLength: 1, maxLength: Math.min(6, list.length) }), { freq: 2 });
  const filter = fc.record({
    serviceLines: fc.subarray([...codes.serviceLines], { minLength: 1, maxLength: 4 }),
    areas: some(codes.areas),
    ageBands: some(codes.ageBands),
    needs: some(codes.needs),
    layers: some(codes.layers),
  });
  const start = 2024 * 12 + 3;
  return fc
    .record({
      filter,
      by: fc.subarray(DIMENSIONS, { maxLength: 3 }),
      grain: fc.constantFrom(...GRAINS),
      first: fc.integer({ min: start, max: start + 20 }),
      length: fc.integer({ min: 0, max: 14 }),
    })
    .map(({ first, length, ...rest }) => ({
      ...rest,
      from: monthOf(first),
      to: monthOf(Math.min(first + length, start + 23)),
    }));
}

/** All of a year by month: asked in any case, so that the property is never of nothing. */
const allMonths = () => ({
  filter: { serviceLines: codes.serviceLines.slice(0, 8), areas: null, ageBands: null, needs: null, layers: null },
  by: ["AGE_BAND"],
  grain: "MONTH",
  from: "2025-04",
  to: "2026-03",
});

test("the groups add up to the totals of their line and period, whatever is filtered and grouped by", async () => {
  let counted = 0;
  await fc.assert(
    fc.asyncProperty(questions(), async (question) => {
      const { rows, totals, rowCount } = await readTable(question);
      expect(rows.length).toBe(rowCount);
      expect(new Set(rows.map(keyOf))).toEqual(new Set(totals.map(keyOf)));
      for (const total of totals) {
        const own = rows.filter((row) => keyOf(row) === keyOf(total));
        for (const figure of ["units", "children"] as const) {
          const sum = own.reduce((all, row) => all + (row[figure].value ?? 0), 0);
          const due = total[figure].value ?? 0;
          expect(Math.abs(sum - due), `${keyOf(total)} ${figure}`).toBeLessThanOrEqual(1e-9 * Math.max(1, due));
          counted += due > 0 ? 1 : 0;
        }
      }
    }),
    { numRuns: 60, examples: [[allMonths()]] },
  );
  expect(counted).toBeGreaterThan(100);
}, 120_000);

const YEAR = { from: "2025-04", to: "2026-03", grain: "FINANCIAL_YEAR", filter: null };

test.each(["AREA", "AGE_BAND", "NEED"])(
  "for readers, published groups by %s add up to the published total but for rounding each to the nearest five",
  async (dimension) => {
    const { rows, totals } = await readTable({ ...YEAR, by: [dimension] }, "READER");
    let compared = 0;
    for (const total of totals) {
      const own = rows.filter((row) => keyOf(row) === keyOf(total));
      if ([total, ...own].some(({ children }) => children.state !== "KNOWN")) continue;
      const sum = own.reduce((all, { children }) => all + (children.value ?? 0), 0);
      expect(Math.abs(sum - (total.children.value ?? 0)), keyOf(total)).toBeLessThanOrEqual(2.5 * (own.length + 1));
      compared += 1;
    }
    expect(compared).toBeGreaterThan(0);
  },
);

const TREND = { from: "2025-04", to: "2026-03", grain: "QUARTER", by: ["AREA"], filter: null };

test("beside the year before each row shows the same group's figures of that table", async () => {
  const now = await readTable({ ...TREND, compareFrom: "2024-04" });
  const then = await readTable({ ...TREND, from: "2024-04", to: "2025-03" });
  const keyWithArea = (row: Row & { area?: unknown }) => keyOf(row);
  const sumOf = (rows: readonly Row[], key: string) =>
    rows.filter((row) => keyWithArea(row) === key).reduce((sum, { units }) => sum + (units.value ?? 0), 0);
  expect(now.rows.length).toBeGreaterThan(50);
  const lines = new Set(now.rows.map(({ serviceLine }) => serviceLine.code));
  for (const line of lines) {
    const own = now.rows.filter((row) => row.serviceLine.code === line && row.period === "2025-26-Q1");
    const compared = own.reduce((sum, row) => sum + (row.compared?.units.value ?? 0), 0);
    expect(new Set(own.map((row) => row.compared?.period))).toEqual(new Set(["2024-25-Q1"]));
    expect(compared).toBeLessThanOrEqual(sumOf(then.rows, `${line}|2024-25-Q1`) + 1e-6);
    for (const { units, compared: other } of own)
      if (units.state === "KNOWN" && other?.units.state === "KNOWN")
        expect(other.change.value).toBeCloseTo((units.value ?? 0) - (other.units.value ?? 0), 9);
  }
});

test("months that are cut otherwise are refused rather than compared", async () => {
  const { errors } = await app.ask(QUERY, { ...TREND, compareFrom: "2024-05" });
  expect(errors?.[0]?.extensions).toMatchObject({ code: "BAD_USER_INPUT", argument: "compareFrom" });
});

const numbers = (rows: readonly Row[]) => rows.map(({ units }) => units.value);

test.each(["COMMISSIONER", "READER"])(
  "%s gets rows in the order of the numbers they are shown, those without last",
  async (role) => {
    const { rows } = await readTable({ ...YEAR, by: ["AREA"], orderBy: [{ field: "UNITS", direction: "DESC" }] }, role);
    const shown = numbers(rows);
    const present = shown.filter((value) => value !== null);
    expect(shown.slice(0, present.length)).toEqual([...present].sort((a, b) => b - a));
    expect(shown.slice(present.length).every((value) => value === null)).toBe(true);
    expect(present.length).toBeGreaterThan(3);
  },
);
