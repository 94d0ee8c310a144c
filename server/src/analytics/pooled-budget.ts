import { type Money, noMoney, pounds } from "./figure.ts";
import { totalLedger } from "./ledger.ts";
import { addMoney, minusMoney, recorded, sumRecorded } from "./money.ts";
import { sumPence } from "./pence.ts";
import type { Pool, PoolContribution } from "./pool.ts";
import { checkPool } from "./pool-checks.ts";
import { contractPositions } from "./pool-contracts.ts";
import { explainPool } from "./pool-explanation.ts";
import { booksTo } from "./pool-months.ts";
import type {
  ContributionPosition,
  LedgerPosition,
  PartyOutlook,
  PoolPosition,
  QuarterPosition,
  SchemePosition,
} from "./pool-position.ts";
import { ratioOf } from "./ratio.ts";
import { type SharedVariance, shareVariance } from "./risk-share.ts";
import { actualSpend, schemePosition } from "./scheme-position.ts";

const keyOf = (row: Pick<PoolContribution, "organisationCode" | "fundingSourceCode" | "form">) =>
  `${row.organisationCode}|${row.fundingSourceCode}|${row.form}`;

/** What was paid in, by party, source and form. */
function paidIn({ entries }: Pool): ReadonlyMap<string, { readonly row: PoolContribution; readonly pence: number }> {
  const paid = new Map<string, { row: PoolContribution; pence: number }>();
  for (const { kind, organisationCode, fundingSourceCode, form, pence } of entries) {
    if (kind !== "CONTRIBUTION" || organisationCode === null || fundingSourceCode === null || form === null) continue;
    const nothing = { plannedPence: null, variedPence: null, forecastPence: null, ringFences: [], version: 0 };
    const row = { organisationCode, fundingSourceCode, form, isRecurrent: false, ...nothing };
    const before = paid.get(keyOf(row))?.pence ?? 0;
    paid.set(keyOf(row), { row, pence: sumPence([before, pence]) });
  }
  return paid;
}

/** Contributions as planned, with what was paid of each, and those that came without a plan. */
function contributionPositions(pool: Pool): ContributionPosition[] {
  const paid = paidIn(pool);
  const planned = new Set(pool.contributions.map(keyOf));
  const unplanned = [...paid.values()].filter(({ row }) => !planned.has(keyOf(row))).map(({ row }) => row);
  const total = sumPence(pool.contributions.map(({ plannedPence }) => plannedPence ?? 0));
  return [...pool.contributions, ...unplanned].map((row) => {
    const { plannedPence, variedPence, forecastPence, ...rest } = row;
    return {
      ...rest,
      planned: recorded(plannedPence),
      varied: recorded(variedPence),
      paid: pool.entries.length === 0 ? noMoney("NOT_SUBMITTED") : pounds(paid.get(keyOf(row))?.pence ?? 0),
      forecast: recorded(forecastPence ?? variedPence ?? plannedPence ?? paid.get(keyOf(row))?.pence ?? null),
      shareOfPlan: plannedPence === null ? null : ratioOf(plannedPence, total),
    };
  });
}

function quarterPosition(
  pool: Pool,
  schemes: readonly SchemePosition[],
  quarter: number,
  cumulative: boolean,
): QuarterPosition {
  const rows = schemes.flatMap(({ quarters }) =>
    quarters.filter((row) => (cumulative ? row.quarter <= quarter : row.quarter === quarter)),
  );
  const editions = pool.quarters.filter((entry) => entry.quarter === quarter).sort((a, b) => b.edition - a.edition);
  const [last] = editions;
  const sum = (amounts: readonly Money[]) => (amounts.length === 0 ? noMoney("NOT_SUBMITTED") : addMoney(amounts));
  return {
    quarter,
    cumulative,
    edition: last?.edition ?? null,
    status: last?.status ?? "NOT_STARTED",
    budget: sum(rows.map(({ budget }) => budget)),
    actual: sum(rows.map(({ actual }) => actual)),
    forecast: sum(rows.map(({ forecast }) => forecast)),
    signOffs: last?.signOffs ?? [],
  };
}

/** Each scheme's amount less its budget; null where one is no number. */
function variancesOf(
  schemes: readonly SchemePosition[],
  amountOf: (scheme: SchemePosition) => Money,
): ReadonlyMap<string, number> | null {
  const variances = new Map<string, number>();
  for (const scheme of schemes) {
    const { pence } = minusMoney(amountOf(scheme), scheme.budget);
    if (pence === null) return null;
    variances.set(scheme.code, pence);
  }
  return variances;
}

/** Each scheme's variance: forecast less budget until the year is closed, then actual less budget; null where one is no number. */
export function schemeVariances(pool: Pool): ReadonlyMap<string, number> | null {
  const schemes = pool.schemes.map((scheme) => schemePosition(pool, scheme));
  return variancesOf(schemes, (scheme) => (pool.isClosed ? scheme.actual : scheme.forecast));
}

/** What each party bears in all. */
function borneBy({ shares }: SharedVariance): ReadonlyMap<string, number> {
  const borne = new Map<string, number>();
  for (const { organisationCode, pence } of shares)
    borne.set(organisationCode, sumPence([borne.get(organisationCode) ?? 0, pence]));
  return borne;
}

/** What each party would bear at both ends of the schemes' ranges. */
function partyOutlook(pool: Pool, schemes: readonly SchemePosition[], stated: SharedVariance | null): PartyOutlook[] {
  const low = variancesOf(schemes, ({ estimate }) => estimate.low);
  const high = variancesOf(schemes, ({ estimate }) => estimate.high);
  if (pool.isClosed || low === null || high === null) return [];
  const [atLow, atHigh] = [borneBy(shareVariance(pool, low)), borneBy(shareVariance(pool, high))];
  const asStated = stated === null ? null : borneBy(stated);
  const parties = [...new Set([...atLow.keys(), ...atHigh.keys(), ...(asStated?.keys() ?? [])])].sort();
  return parties.map((organisationCode) => ({
    organisationCode,
    stated: asStated === null ? noMoney("NOT_SUBMITTED") : pounds(asStated.get(organisationCode) ?? 0),
    low: pounds(atLow.get(organisationCode) ?? 0),
    high: pounds(atHigh.get(organisationCode) ?? 0),
  }));
}

function ledgerPosition({ openingBalancePence, entries }: Pool): LedgerPosition {
  const totals = totalLedger(openingBalancePence ?? 0, entries);
  const unless = (pence: number) => (openingBalancePence === null ? noMoney("NOT_SUBMITTED") : pounds(pence));
  return {
    opening: recorded(openingBalancePence),
    contributions: pounds(totals.contributionsPence),
    otherIncome: pounds(totals.otherIncomePence),
    settlements: pounds(totals.settlementsPence),
    spend: pounds(totals.spendPence),
    returns: pounds(totals.returnsPence),
    balance: unless(totals.closingPence),
  };
}

/** What is left at the end: as the ledger says once closed, else as expected. */
function closingBalance(pool: Pool, ledger: LedgerPosition, income: Money, spend: Money): Money {
  if (pool.isClosed) return spend.pence === null ? spend : ledger.balance;
  return minusMoney(
    addMoney([ledger.opening, income, ledger.otherIncome, ledger.settlements]),
    addMoney([spend, ledger.returns]),
  );
}

const sumOf = (amounts: readonly Money[]): Money =>
  amounts.length === 0 ? noMoney("NOT_SUBMITTED") : addMoney(amounts);

/** Where the pool stands, who bears the variance, and whether its figures hold together. */
export function computePoolPosition(pool: Pool): PoolPosition {
  const schemes = pool.schemes.map((scheme) => schemePosition(pool, scheme));
  const budget = sumRecorded(pool.schemes.flatMap(({ quarters }) => quarters.map(({ budgetPence }) => budgetPence)));
  const actual = actualSpend(pool, pool.entries);
  const forecast = sumOf(schemes.map((scheme) => scheme.forecast));
  const spend = pool.isClosed ? actual : forecast;
  const variances = variancesOf(schemes, (scheme) => (pool.isClosed ? scheme.actual : scheme.forecast));
  const shared = variances === null ? null : shareVariance(pool, variances);
  const contributions = contributionPositions(pool);
  const ledger = ledgerPosition(pool);
  const position = {
    pool,
    booksTo: booksTo(pool),
    openingBalance: ledger.opening,
    contributions,
    quarters: [1, 2, 3, 4].flatMap((quarter) => [
      quarterPosition(pool, schemes, quarter, false),
      quarterPosition(pool, schemes, quarter, true),
    ]),
    schemes,
    contracts: contractPositions(pool),
    ledger,
    budget,
    actual,
    forecast,
    variance: minusMoney(spend, budget),
    varianceShares: (shared?.shares ?? []).map(({ pence, ...share }) => ({ ...share, share: pounds(pence) })),
    unallocatedVariance: shared === null ? noMoney("NOT_SUBMITTED") : pounds(shared.unallocatedPence),
    outlook: partyOutlook(pool, schemes, shared),
    closingBalance: closingBalance(pool, ledger, sumOf(contributions.map((row) => row.forecast)), spend),
  };
  return { ...position, checks: checkPool(pool, position), explanation: explainPool(pool, position) };
}
