import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../app.ts";

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
});

afterAll(() => app.stop());

interface Row {
  readonly serviceLine: { readonly code: string };
  readonly demand: { readonly value: number };
  readonly coverageGap: { readonly value: number };
}

const GAPS = `{ partnership(code: "walsall") { gaps(period: { type: FINANCIAL_YEAR, code: "2025-26" }, basis: EXPRESSED, by: [SERVICE_LINE], first: 100) {
  rows { serviceLine { code } demand { value } coverageGap { value } } } } }`;

async function askAs<Answer>(role: string, document: string): Promise<Answer> {
  const { data } = await app.ask(document, {}, { cookie: `tandem_evaluation_role=${role}` });
  return data.partnership as unknown as Answer;
}

const rowsFor = async (role: string) => (await askAs<{ gaps: { rows: readonly Row[] } }>(role, GAPS)).gaps.rows;

test("readers are told of need that no service reaches where there is some, and of none where there is none", async () => {
  const [recorded, published] = [await rowsFor("COMMISSIONER"), await rowsFor("READER")];
  expect(published.map(({ serviceLine }) => serviceLine.code)).toEqual(
    recorded.map(({ serviceLine }) => serviceLine.code),
  );
  expect(recorded.some(({ coverageGap }) => coverageGap.value > 50)).toBe(true);
  expect(recorded.some(({ coverageGap }) => coverageGap.value === 0)).toBe(true);
  recorded.forEach(({ coverageGap, demand, serviceLine }, at) => {
    const told = published[at]?.coverageGap.value ?? Number.NaN;
    // Counts are rounded to 5 and small ones hidden, so that what is told may be a little off.
    expect(Math.abs(told - coverageGap.value), serviceLine.code).toBeLessThanOrEqual(0.005 * demand.value);
    if (coverageGap.value === 0) expect(told, serviceLine.code).toBe(0);
  });
});

interface Told {
  readonly state: string;
}

interface Overlaps {
  readonly totals: { readonly sharedSpend: Told; readonly duplicateSpend: Told };
  readonly edges: readonly { readonly node: { readonly sharedDemand: Told } }[];
  readonly sets: readonly {
    readonly overlapSurplus: Told;
    readonly duplicateSpend: Told;
    readonly reductions: readonly { readonly units: Told; readonly saving: Told }[];
  }[];
}

const OVERLAPS = `{ partnership(code: "walsall") { overlaps(period: { type: FINANCIAL_YEAR, code: "2025-26" }, first: 100) {
  totals { sharedSpend { state } duplicateSpend { state } } edges { node { sharedDemand { state } } }
  sets { overlapSurplus { state } duplicateSpend { state } reductions { units { state } saving { state } } } } } }`;

/** States of what rests on need cell by cell. */
function statesOf({ totals, edges, sets }: Overlaps): ReadonlySet<string> {
  const figures = [
    totals.duplicateSpend,
    ...edges.map(({ node }) => node.sharedDemand),
    ...sets.flatMap(({ overlapSurplus, duplicateSpend, reductions }) => [
      overlapSurplus,
      duplicateSpend,
      ...reductions.flatMap(({ units, saving }) => [units, saving]),
    ]),
  ];
  expect(sets.length).toBeGreaterThan(2);
  return new Set(figures.map(({ state }) => state));
}

test("readers are told that what overlapping services could spare is estimated, and which spend is known", async () => {
  const { overlaps: recorded } = await askAs<{ overlaps: Overlaps }>("COMMISSIONER", OVERLAPS);
  const { overlaps: published } = await askAs<{ overlaps: Overlaps }>("READER", OVERLAPS);
  expect(statesOf(recorded)).toEqual(new Set(["KNOWN"]));
  expect(statesOf(published)).toEqual(new Set(["UNRELIABLE"]));
  expect([recorded, published].map(({ totals }) => totals.sharedSpend.state)).toEqual(["KNOWN", "KNOWN"]);
});
