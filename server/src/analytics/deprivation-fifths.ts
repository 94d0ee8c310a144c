import { OLDEST_AGE } from "./age-band.ts";
import type { MonthRange } from "./period.ts";
import { populationOf } from "./population-table.ts";
import type { Area, Snapshot } from "./snapshot.ts";
import { assignQuantiles } from "./statistics/quantile.ts";

/** A fifth of the partnership's wards by deprivation: 1 the most deprived. */
export interface DeprivationFifth {
  readonly fifth: number;
  /** Wards by code. */
  readonly wards: readonly Area[];
  /** Children and young people of 0 to 25 who live there; null where some ward's are not known. */
  readonly persons: number | null;
}

/** Fifths of the wards that exist in a period's first month, and the wards whose deprivation is not known. */
export interface DeprivationFifths {
  readonly index: string | null;
  readonly fifths: readonly DeprivationFifth[];
  readonly unranked: readonly Area[];
}

const FIFTHS = [1, 2, 3, 4, 5];

/** Ranks the wards by their deprivation score (`assignQuantiles`); none where fewer than five have one. */
export function deprivationFifths(snapshot: Snapshot, period: MonthRange): DeprivationFifths {
  const { areas, deprivation } = snapshot;
  const year = Math.floor(period.from / 12);
  const wards = areas.filter(
    ({ level, fromMonth, toMonth }) =>
      level === "WARD" && (fromMonth ?? period.from) <= period.from && period.from <= (toMonth ?? period.from),
  );
  const scores = new Map(deprivation.map(({ areaCode, score }) => [areaCode, score]));
  const assigned = assignQuantiles(
    wards.map(({ code }) => scores.get(code) ?? null),
    FIFTHS.length,
  );
  const fifths = FIFTHS.map((fifth): DeprivationFifth => {
    const inside = wards.filter((_, index) => assigned[index] === fifth);
    const persons = inside.map(({ code }) => populationOf(snapshot).persons(code, 0, OLDEST_AGE, year));
    return {
      fifth,
      wards: inside,
      persons: persons.includes(null) ? null : persons.reduce<number>((sum, count) => sum + (count ?? 0), 0),
    };
  });
  return {
    index: deprivation[0]?.index ?? null,
    fifths: fifths.every((fifth) => fifth.wards.length > 0) ? fifths : [],
    unranked: wards.filter((_, index) => assigned[index] === null),
  };
}
