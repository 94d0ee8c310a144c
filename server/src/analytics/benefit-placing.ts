import { bandOf } from "./age-band.ts";
import { apportion } from "./apportionment.ts";
import type { BenefitGroup } from "./benefit.ts";
import { type Figure, known, type Money, missing, noMoney, type Provenance, pounds } from "./figure.ts";
import { nearestPenny, sumPence } from "./pence.ts";
import { spendOf } from "./pool-months.ts";
import type { PoolPosition } from "./pool-position.ts";
import type { Snapshot } from "./snapshot.ts";

export type Dimension = "area" | "need" | "ageFrom";

/** A month as year × 12 + month − 1. */
export const monthIndex = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;

/** Units of a service in a stretch of months by one dimension, by its code. */
export function unitsBy(
  snapshot: Snapshot,
  service: string,
  from: number,
  to: number,
  by: Dimension,
): Map<string, number> {
  const { activity } = snapshot;
  const at = snapshot.services.findIndex(({ code }) => code === service);
  const width = activity.monthCount + 1;
  const clamp = (month: number) => Math.min(Math.max(month - activity.firstMonth, 0), activity.monthCount);
  const codeOf = (row: number) => {
    const value = activity[by][row] ?? -1;
    if (by === "ageFrom") return bandOf(value).code;
    return (by === "area" ? snapshot.areas : snapshot.needs)[value]?.code ?? "UNKNOWN";
  };
  const found = new Map<string, number>();
  for (let row = 0; row < activity.rowCount; row += 1) {
    if (activity.service[row] !== at) continue;
    const sums = activity.cumulativeUnits;
    const units = (sums[row * width + clamp(to + 1)] ?? 0) - (sums[row * width + clamp(from)] ?? 0);
    const code = codeOf(row);
    found.set(code, (found.get(code) ?? 0) + units);
  }
  return found;
}

/** Spend and units of one scheme, as far as they can be told. */
export interface SchemeUse {
  readonly code: string;
  readonly name: string;
  readonly serviceCode: string | null;
  readonly unit: string;
  readonly pence: number;
  readonly units: number | null;
}

/** Pence of one unit, to the nearest penny. */
export const costOf = (pence: number, units: number | null): Money =>
  units === null || units <= 0
    ? noMoney("UNDEFINED")
    : pounds(nearestPenny(BigInt(pence) * 1000n, BigInt(Math.round(units * 1000))));

/** Spend and units of every scheme in the months from April to the last complete one. */
export function schemeUses(
  { pool, schemes, booksTo }: PoolPosition,
  snapshot: Snapshot,
  from: number,
  to: number,
): SchemeUse[] {
  return schemes.map(({ code, name, serviceCode }) => {
    const entries = pool.entries.filter(
      (entry) => entry.schemeCode === code && booksTo !== null && entry.month <= booksTo,
    );
    const service = snapshot.services.find((entry) => entry.code === serviceCode);
    const line = snapshot.lines.find((entry) => entry.code === service?.lineCode);
    const delivered = service === undefined ? null : [...unitsBy(snapshot, service.code, from, to, "area").values()];
    const units = delivered === null || delivered.length === 0 ? null : delivered.reduce((sum, part) => sum + part, 0);
    return { code, name, serviceCode, unit: line?.unitOfCare ?? "unit", pence: spendOf(entries), units };
  });
}

/** Spend of all schemes placed by one dimension, whole pence by largest remainder. */
export class Placing {
  readonly spend = new Map<string, Map<string, { pence: number; units: number }>>();
  unplacedPence = 0;

  add(use: SchemeUse, units: ReadonlyMap<string, number>): void {
    const weights = [...units].map(([code, amount]) => ({ code, weight: Math.max(0, Math.round(amount)) }));
    const shares = use.pence < 0 ? null : apportion(use.pence, weights);
    if (shares === null) {
      this.unplacedPence = sumPence([this.unplacedPence, use.pence]);
      return;
    }
    for (const [code, pence] of shares) {
      const byUnit = this.spend.get(code) ?? new Map<string, { pence: number; units: number }>();
      const before = byUnit.get(use.unit) ?? { pence: 0, units: 0 };
      byUnit.set(use.unit, { pence: sumPence([before.pence, pence]), units: before.units + (units.get(code) ?? 0) });
      this.spend.set(code, byUnit);
    }
  }

  pence(code: string): number {
    return sumPence([...(this.spend.get(code)?.values() ?? [])].map(({ pence }) => pence));
  }
}

/** Persons of a group; undefined where its persons are not to be counted. */
type Persons = number | null | undefined;

function personsFigure(persons: Persons, provenance: Provenance): Figure {
  if (persons === undefined) return missing("NOT_APPLICABLE", "person", provenance);
  return persons === null ? missing("NOT_LOADED", "person", provenance) : known(persons, "person", provenance);
}

function perHead(pence: number, persons: Persons): Money {
  if (persons === undefined) return noMoney("NOT_APPLICABLE");
  return persons === null || persons === 0 ? noMoney("NOT_LOADED") : costOf(pence, persons);
}

/** Spend by group, with what it comes to a head and a unit. */
export function groups(placing: Placing, provenance: Provenance, personsOf: (code: string) => Persons): BenefitGroup[] {
  return [...placing.spend]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, byUnit]) => {
      const pence = placing.pence(code);
      const persons = personsOf(code);
      return {
        code,
        spend: pounds(pence),
        persons: personsFigure(persons, provenance),
        spendPerHead: perHead(pence, persons),
        units: [...byUnit].map(([unit, sums]) => ({
          unit,
          units: known(Math.round(sums.units), unit, provenance),
          spend: pounds(sums.pence),
          costPerUnit: costOf(sums.pence, sums.units),
        })),
      };
    });
}
