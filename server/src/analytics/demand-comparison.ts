import { holdsMonths } from "./cell-figures.ts";
import { computeDemand, type DemandRequest, type DemandRow } from "./demand.ts";
import { type Figure, known, missing } from "./figure.ts";
import type { MonthIndex, Snapshot } from "./snapshot.ts";

/** A row's figures in the period it is compared with. */
export interface ComparedDemand {
  readonly period: string;
  readonly units: Figure;
  readonly children: Figure;
  /** Units now − units then, in the unit of care. */
  readonly change: Figure;
  /** That ÷ units then. */
  readonly changeShare: Figure;
}

/** Rows of as many months from another one on, to be found by their group and the place of their period. */
export interface ComparedTable {
  readonly of: (row: DemandRow) => ComparedDemand;
}

const groupOf = ({ key, period }: DemandRow) => key.slice(0, key.length - period.length - 1);

/** The place of each row's period among those of its group. */
function placesOf(rows: readonly DemandRow[]): ReadonlyMap<string, number> {
  const periods = [...new Set(rows.map(({ period }) => period))].sort();
  return new Map(periods.map((period, at) => [period, at]));
}

/** A − B where both are numbers; else why there is none. */
export function difference(now: Figure, then: Figure): Pick<ComparedDemand, "change" | "changeShare"> {
  const lacking = [now, then].find(({ state }) => state !== "KNOWN");
  if (lacking !== undefined || now.value === null || then.value === null) {
    const state = (lacking?.state ?? "NOT_LOADED") as "NOT_LOADED";
    return { change: missing(state, now.unit, now.provenance), changeShare: missing(state, "share", now.provenance) };
  }
  const change = now.value - then.value;
  return {
    change: known(change, now.unit, now.provenance),
    changeShare:
      then.value === 0
        ? missing("UNDEFINED", "share", now.provenance)
        : known(change / then.value, "share", now.provenance),
  };
}

/** Why a group without rows in the compared months has no figure there, or that it is nought. */
function nothing(
  snapshot: Snapshot,
  { basis }: DemandRequest,
  months: DemandRequest["months"],
  figure: Figure,
): Figure {
  if (basis === "EXPRESSED" && !holdsMonths(snapshot.demand, months))
    return missing("NOT_LOADED", figure.unit, figure.provenance);
  if (snapshot.published !== undefined) return missing("SUPPRESSED", figure.unit, figure.provenance);
  return known(0, figure.unit, figure.provenance);
}

/** Demand of as many months from another month on; null where they are cut into another number of periods. */
export function compareDemand(
  snapshot: Snapshot,
  request: DemandRequest,
  rows: readonly DemandRow[],
  from: MonthIndex,
): ComparedTable | null {
  const months = { from, to: from + request.months.to - request.months.from };
  const then = computeDemand(snapshot, { ...request, months }).rows;
  const [placesNow, placesThen] = [placesOf(rows), placesOf(then)];
  if (then.length > 0 && rows.length > 0 && placesNow.size !== placesThen.size) return null;
  const found = new Map(then.map((row) => [`${groupOf(row)}|${placesThen.get(row.period)}`, row]));
  const periods = [...placesThen.keys()];
  return {
    of: (row) => {
      const at = placesNow.get(row.period) ?? 0;
      const other = found.get(`${groupOf(row)}|${at}`);
      const units = other?.units ?? nothing(snapshot, request, months, row.units);
      const children = other?.children ?? nothing(snapshot, request, months, row.children);
      return { period: other?.period ?? periods[at] ?? "", units, children, ...difference(row.units, units) };
    },
  };
}
