import { EXPECTED_POOL } from "@tandem/seeds/pool";
import { apportion } from "@tandem/server/analytics/apportionment";
import { expect, test } from "vitest";
import { drawnRows, sumBy } from "./rows.ts";

const YEARS = ["2023-24", "2024-25", "2025-26"];
const year = (row: { readonly financial_year?: unknown }) => String(row.financial_year);
const pence = (cell: unknown) => Number(cell);
const schemeQuarters = drawnRows("scheme-quarters.csv");
const ledger = drawnRows("ledger-entries.csv");
const isSpend = ({ kind }: { readonly kind?: unknown }) => kind === "SPEND" || kind === "ACCRUAL";

test("a commission that runs all year has a budget of its annual value, source by source", () => {
  const lastYear = drawnRows("funding-lines.csv").filter(({ financial_year }) => financial_year === "2025-26");
  const budgets = sumBy(
    lastYear,
    ({ commission_code }) => String(commission_code),
    (row) => pence(row.budget_pence),
  );
  const allYear = drawnRows("commissions.csv").filter(
    ({ starts_on, ends_on }) =>
      String(starts_on) <= "2025-04-01" && (ends_on === null || String(ends_on) >= "2026-03-31"),
  );
  expect(allYear.length).toBeGreaterThan(100);
  for (const { code, annual_value_pence } of allYear) {
    expect(budgets.get(String(code)), String(code)).toBe(annual_value_pence);
  }
});

test("actual spend is known in closed years and not before", () => {
  for (const row of drawnRows("funding-lines.csv")) {
    expect(row.actual_pence === null).toBe(row.financial_year === "2025-26");
    expect(pence(row.budget_pence)).toBeGreaterThan(0);
  }
});

test("contributions to the pool add up to its schemes' budgets each year", () => {
  const planned = sumBy(drawnRows("contributions.csv"), year, (row) => pence(row.planned_pence));
  const budgets = sumBy(schemeQuarters, year, (row) => pence(row.budget_pence));
  expect([...planned.keys()]).toEqual(YEARS);
  expect(planned).toEqual(budgets);
});

test("each year opens with what the year before left", () => {
  const paid = sumBy(
    ledger.filter(({ kind }) => kind === "CONTRIBUTION"),
    year,
    (row) => pence(row.pence),
  );
  const spent = sumBy(ledger.filter(isSpend), year, (row) => pence(row.pence));
  const opening = new Map(drawnRows("pool-years.csv").map((row) => [year(row), pence(row.opening_balance_pence)]));
  for (const [index, closed] of YEARS.slice(0, -1).entries()) {
    const left = (opening.get(closed) ?? 0) + (paid.get(closed) ?? 0) - (spent.get(closed) ?? 0);
    expect(opening.get(YEARS[index + 1] ?? ""), closed).toBe(left);
  }
});

test("the open year's budget, forecast and shares of the overspend are the expected ones, to the penny", () => {
  const open = schemeQuarters.filter(({ financial_year }) => financial_year === EXPECTED_POOL.financialYear);
  const total = (column: string) => open.reduce((sum, row) => sum + pence(row[column]), 0);
  expect(total("budget_pence")).toBe(EXPECTED_POOL.budget);
  expect(total("forecast_pence")).toBe(EXPECTED_POOL.forecast);
  expect(EXPECTED_POOL.forecast - EXPECTED_POOL.budget).toBe(EXPECTED_POOL.variance);
  const shared = EXPECTED_POOL.shares.reduce((sum, share) => sum + share.pence, 0);
  expect(shared + EXPECTED_POOL.unallocated).toBe(EXPECTED_POOL.variance);
});

test("a quarter's forecast is what the ledger has once it is known, and only the open year's last has nothing", () => {
  const quarterOf = (month: unknown) => Math.floor(((Number(String(month).slice(5)) + 8) % 12) / 3) + 1;
  const spent = sumBy(
    ledger.filter(isSpend),
    (row) => `${row.scheme_code} ${row.financial_year} ${quarterOf(row.month)}`,
    (row) => pence(row.pence),
  );
  for (const { scheme_code, financial_year, quarter, forecast_pence } of schemeQuarters) {
    const actual = spent.get(`${scheme_code} ${financial_year} ${quarter}`);
    expect(actual).toBe(financial_year === "2025-26" && quarter === 4 ? undefined : forecast_pence);
  }
});

test("a contract of several places is shared by weights to the penny", () => {
  const shared = drawnRows("commissions.csv").filter((row) => row.whole_value_pence !== null);
  expect(shared.length).toBeGreaterThan(0);
  const weights = drawnRows("commission-shares.csv");
  for (const { code, whole_value_pence, annual_value_pence } of shared) {
    const own = weights.filter(({ commission_code }) => commission_code === code);
    const places = own.map(({ area_code, weight }) => ({ code: String(area_code), weight: pence(weight) }));
    const shares = apportion(pence(whole_value_pence), places);
    expect(shares?.get("E08000030")).toBe(annual_value_pence);
    expect([...(shares?.values() ?? [])].reduce((sum, share) => sum + share, 0)).toBe(whole_value_pence);
  }
});

test("therapies that an EHC plan's section F names are paid for by both sides, as are some others", () => {
  const sources = new Set(drawnRows("funding-lines.csv").map((row) => row.funding_source_code));
  expect([...sources].sort()).toEqual(
    ["BCF", "COUNCIL_BASE", "HIGH_NEEDS_BLOCK", "ICB_COMMUNITY", "ICB_MENTAL_HEALTH", "PUBLIC_HEALTH"].sort(),
  );
  const therapy = drawnRows("funding-lines.csv").filter((row) => row.commission_code === "C-SLT-1N-24");
  expect(new Set(therapy.map((row) => row.funding_source_code))).toEqual(
    new Set(["ICB_COMMUNITY", "HIGH_NEEDS_BLOCK"]),
  );
});
