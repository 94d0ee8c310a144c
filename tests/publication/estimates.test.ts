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

async function rowsFor(role: string): Promise<readonly Row[]> {
  const { data } = await app.ask(GAPS, {}, { cookie: `tandem_evaluation_role=${role}` });
  return (data.partnership as unknown as { gaps: { rows: readonly Row[] } }).gaps.rows;
}

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
