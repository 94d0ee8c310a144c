import { type BrokenRule, broken } from "./broken-rule.ts";
import type { Money } from "./figure.ts";
import { lastMonth, quarterOfMonth } from "./financial-year.ts";
import type { LedgerSum } from "./ledger.ts";
import { sumPence } from "./pence.ts";
import type { PoolPosition } from "./pool-position.ts";

/** A figure of a return, in pence: of the quarter, from April on, and of the whole year as planned and as expected; null where there is none. */
export interface ReturnLine {
  readonly section: "INCOME" | "EXPENDITURE" | "POSITION" | "SHARES";
  /** Stable code within its section. */
  readonly code: string;
  readonly label: string;
  readonly plannedPence: number | null;
  readonly quarterPence: number | null;
  readonly toDatePence: number | null;
  readonly forecastPence: number | null;
}

/** What the parties sign: a quarter's income, expenditure and position, as they stood when it was sent for signature. */
export interface ReturnContent {
  readonly arrangement: string;
  readonly name: string;
  readonly quarter: string;
  readonly dataVersion: number;
  readonly lines: readonly ReturnLine[];
}

/** Names of codes, as a return shows them. */
export interface ReturnNames {
  readonly organisation: (code: string) => string;
  readonly fundingSource: (code: string) => string;
}

const INCOME_WORDS = {
  OTHER_INCOME: "Other income",
  SETTLEMENT: "Settlements by parties",
  RETURN: "Returned to parties",
} as const;

/** Rules that place a variance, as a return names them. */
const BASIS_WORDS = {
  OWN_RISK: "at its own risk",
  RISK_RESERVE: "the fund's own balance",
  CONTRIBUTION: "by contribution",
  WEIGHTS: "by agreed weights",
  LIES_WHERE_IT_FALLS: "for schemes it runs",
  KEPT_IN_POOL: "kept in the fund",
} as const;

interface Times {
  readonly quarterPence: number;
  readonly toDatePence: number;
}

/** Σ of entries in a quarter, and from April to its end. */
function sumTimes(entries: readonly LedgerSum[], quarter: number): Times {
  const until = entries.filter(({ month }) => quarterOfMonth(month) <= quarter);
  const within = until.filter(({ month }) => quarterOfMonth(month) === quarter);
  const sum = (rows: readonly LedgerSum[]) => sumPence(rows.map(({ pence }) => pence));
  return { quarterPence: sum(within), toDatePence: sum(until) };
}

function incomeLines(
  { pool, contributions, openingBalance }: PoolPosition,
  quarter: number,
  names: ReturnNames,
): ReturnLine[] {
  const put = contributions.map((row): ReturnLine => {
    const { organisationCode, fundingSourceCode, form } = row;
    const own = pool.entries.filter(
      (entry) =>
        entry.kind === "CONTRIBUTION" &&
        entry.organisationCode === organisationCode &&
        entry.fundingSourceCode === fundingSourceCode &&
        entry.form === form,
    );
    return {
      section: "INCOME",
      code: `${organisationCode}|${fundingSourceCode}|${form}`,
      label: `${names.organisation(organisationCode)}, ${names.fundingSource(fundingSourceCode)}${form === "CASH" ? "" : `, ${form === "IN_KIND" ? "in kind" : "notional"}`}`,
      plannedPence: row.varied.pence ?? row.planned.pence,
      ...sumTimes(own, quarter),
      forecastPence: row.forecast.pence,
    };
  });
  const opening: ReturnLine = {
    section: "INCOME",
    code: "OPENING",
    label: "Brought forward",
    plannedPence: openingBalance.pence,
    quarterPence: null,
    toDatePence: openingBalance.pence,
    forecastPence: openingBalance.pence,
  };
  const others = (["OTHER_INCOME", "SETTLEMENT", "RETURN"] as const).flatMap((kind): ReturnLine[] => {
    const own = pool.entries.filter((entry) => entry.kind === kind);
    if (own.length === 0) return [];
    const times = sumTimes(own, quarter);
    return [
      {
        section: kind === "RETURN" ? "EXPENDITURE" : "INCOME",
        code: kind,
        label: INCOME_WORDS[kind],
        plannedPence: null,
        ...times,
        forecastPence: times.toDatePence,
      },
    ];
  });
  return [opening, ...put, ...others];
}

function schemeLines({ schemes, pool }: PoolPosition, quarter: number): ReturnLine[] {
  return schemes.map(({ code, name, budget, forecast }) => ({
    section: "EXPENDITURE",
    code,
    label: name,
    plannedPence: budget.pence,
    ...sumTimes(
      pool.entries.filter(({ schemeCode, kind }) => schemeCode === code && (kind === "SPEND" || kind === "ACCRUAL")),
      quarter,
    ),
    forecastPence: forecast.pence,
  }));
}

function totalLine(
  code: string,
  label: string,
  planned: Money,
  forecast: Money,
  times: Partial<Times> = {},
): ReturnLine {
  return {
    section: "POSITION",
    code,
    label,
    plannedPence: planned.pence,
    quarterPence: times.quarterPence ?? null,
    toDatePence: times.toDatePence ?? null,
    forecastPence: forecast.pence,
  };
}

const NOTHING: Money = { pence: null, state: "NOT_APPLICABLE" };

function positionLines(position: PoolPosition, quarter: number, names: ReturnNames): ReturnLine[] {
  const { budget, forecast, variance, closingBalance, unallocatedVariance, varianceShares, pool } = position;
  const spend = sumTimes(
    pool.entries.filter(({ kind }) => kind === "SPEND" || kind === "ACCRUAL"),
    quarter,
  );
  const shares = varianceShares.map(
    ({ organisationCode, basis, share }): ReturnLine => ({
      ...totalLine(
        `${organisationCode}|${basis}`,
        `${names.organisation(organisationCode)}, ${BASIS_WORDS[basis]}`,
        NOTHING,
        share,
      ),
      section: "SHARES",
    }),
  );
  return [
    totalLine("EXPENDITURE", "All expenditure", budget, forecast, spend),
    totalLine("VARIANCE", "Over (+) or under (−) budget", NOTHING, variance),
    totalLine("CLOSING", "Closing balance", NOTHING, closingBalance),
    ...shares,
    { ...totalLine("UNALLOCATED", "Borne by no party yet", NOTHING, unallocatedVariance), section: "SHARES" },
  ];
}

/** A quarter's return from where the pool stands. */
export function makeReturn(
  position: PoolPosition,
  quarter: number,
  dataVersion: number,
  names: ReturnNames,
): ReturnContent {
  const { arrangement, financialYear } = position.pool;
  return {
    arrangement: arrangement.code,
    name: arrangement.name,
    quarter: `${financialYear}-Q${quarter}`,
    dataVersion,
    lines: [
      ...incomeLines(position, quarter, names),
      ...schemeLines(position, quarter),
      ...positionLines(position, quarter, names),
    ],
  };
}

/** A quarter's return to be signed, or what is missing for it: every month of the quarter must be in the ledger. */
export function makeSignable(
  position: PoolPosition,
  quarter: number,
  dataVersion: number,
  names: ReturnNames,
): ReturnContent | BrokenRule {
  const last = lastMonth(position.pool.financialYear, quarter);
  return position.booksTo !== null && position.booksTo >= last
    ? makeReturn(position, quarter, dataVersion, names)
    : broken(
        "BOOKS_INCOMPLETE",
        "quarter",
        `The ledger is complete to ${position.booksTo ?? "no month"}, the quarter ends with ${last}.`,
        "Post what is missing and complete the books.",
      );
}

const AMOUNTS = ["plannedPence", "quarterPence", "toDatePence", "forecastPence"] as const;

/** A figure that two editions of a return have differently. */
export interface ReturnChange {
  readonly section: ReturnLine["section"];
  readonly code: string;
  readonly label: string;
  readonly amount: "PLANNED" | "QUARTER" | "TO_DATE" | "FORECAST";
  readonly beforePence: number | null;
  readonly afterPence: number | null;
}

const AMOUNT_WORDS = {
  plannedPence: "PLANNED",
  quarterPence: "QUARTER",
  toDatePence: "TO_DATE",
  forecastPence: "FORECAST",
} as const;

/** Figures that differ between two editions, in the order of the later, then what only the earlier had. */
export function compareReturns(before: ReturnContent, after: ReturnContent): readonly ReturnChange[] {
  const keyOf = ({ section, code }: ReturnLine) => `${section}|${code}`;
  const earlier = new Map(before.lines.map((line) => [keyOf(line), line]));
  const later = new Set(after.lines.map(keyOf));
  const pairs = [
    ...after.lines.map((line) => [earlier.get(keyOf(line)), line] as const),
    ...before.lines.filter((line) => !later.has(keyOf(line))).map((line) => [line, undefined] as const),
  ];
  return pairs.flatMap(([one, two]) => {
    const named = two ?? one;
    if (named === undefined) return [];
    const { section, code, label } = named;
    return AMOUNTS.flatMap((amount): ReturnChange[] => {
      const [beforePence, afterPence] = [one?.[amount] ?? null, two?.[amount] ?? null];
      return beforePence === afterPence
        ? []
        : [{ section, code, label, amount: AMOUNT_WORDS[amount], beforePence, afterPence }];
    });
  });
}
