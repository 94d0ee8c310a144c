import type { LedgerEntry } from "./ledger.ts";
import { sumPence } from "./pence.ts";
import { type MonthRange, periodOf, type TimeGrain } from "./period.ts";
import type { MonthIndex } from "./snapshot.ts";

/** Entries of the ledgers of pools that share a month and all that they name, added up. */
export interface MoneyEntry {
  readonly month: MonthIndex;
  readonly kind: LedgerEntry["kind"];
  readonly arrangementCode: string;
  readonly schemeCode: string | null;
  readonly schemeName: string | null;
  readonly organisationCode: string | null;
  readonly fundingSourceCode: string | null;
  readonly pence: number;
  readonly entries: number;
}

/** What pool money may be grouped by. */
export type MoneyDimension = "ARRANGEMENT" | "SCHEME" | "ORGANISATION" | "FUNDING_SOURCE" | "KIND";

export interface MoneyRequest {
  readonly months: MonthRange;
  readonly grain: TimeGrain;
  readonly by: readonly MoneyDimension[];
}

/** Money of one group in one period. */
export interface MoneyRow {
  readonly key: string;
  readonly period: string;
  /** Codes of what is grouped by; UNKNOWN where the entries name none. */
  readonly codes: ReadonlyMap<MoneyDimension, string>;
  /** Σ of contributions, other income and settlements. */
  readonly inPence: number;
  /** Σ of spend, paid and owed, and of returns. */
  readonly outPence: number;
  readonly entries: number;
}

const DIMENSIONS: readonly MoneyDimension[] = ["ARRANGEMENT", "SCHEME", "ORGANISATION", "FUNDING_SOURCE", "KIND"];
const OUT = new Set<LedgerEntry["kind"]>(["SPEND", "ACCRUAL", "RETURN"]);

function codeIn(entry: MoneyEntry, dimension: MoneyDimension): string {
  switch (dimension) {
    case "ARRANGEMENT":
      return entry.arrangementCode;
    case "SCHEME":
      return entry.schemeCode ?? "UNKNOWN";
    case "ORGANISATION":
      return entry.organisationCode ?? "UNKNOWN";
    case "FUNDING_SOURCE":
      return entry.fundingSourceCode ?? "UNKNOWN";
    case "KIND":
      return entry.kind;
  }
}

/** Codes of the periods that a range of months is cut into, in order. */
export function periodsOf({ months, grain }: Pick<MoneyRequest, "months" | "grain">): string[] {
  const length = months.to - months.from + 1;
  return [...new Set(Array.from({ length }, (_, at) => periodOf(grain, months.from + at)))];
}

/** Money by group and period, in order of key, then time: every period of a group that has entries in any. */
export function groupMoney(entries: readonly MoneyEntry[], request: MoneyRequest): MoneyRow[] {
  const { months, grain } = request;
  const asked = DIMENSIONS.filter((dimension) => request.by.includes(dimension));
  const within = entries.filter(({ month }) => months.from <= month && month <= months.to);
  const keyOf = (entry: MoneyEntry) => asked.map((dimension) => codeIn(entry, dimension)).join("|");
  const groups = [...Map.groupBy(within, keyOf)].sort(([a], [b]) => (a < b ? -1 : 1));
  const periods = periodsOf(request);
  return groups.flatMap(([key, own]) => {
    const [first] = own;
    const codes = new Map(asked.map((dimension) => [dimension, first ? codeIn(first, dimension) : "UNKNOWN"]));
    const byPeriod = Map.groupBy(own, ({ month }) => periodOf(grain, month));
    return periods.map((period): MoneyRow => {
      const found = byPeriod.get(period) ?? [];
      const sumOf = (isOut: boolean) =>
        sumPence(found.filter(({ kind }) => OUT.has(kind) === isOut).map(({ pence }) => pence));
      const counted = found.reduce((sum, row) => sum + row.entries, 0);
      return { key: `${key}|${period}`, period, codes, inPence: sumOf(false), outPence: sumOf(true), entries: counted };
    });
  });
}
