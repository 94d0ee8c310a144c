import { type Comparison, compareCounts } from "./agency-comparison.ts";
import { type Figure, known, missing, type Provenance } from "./figure.ts";
import { AGENCIES, type AgencyCounts, type KnownCells, type KnownPlace } from "./known-cells.ts";
import type { Agency } from "./snapshot.ts";
import { ruzicka } from "./statistics/concentration.ts";
import { proportionInterval } from "./statistics/proportion.ts";

/** How alike two agencies' pictures of a need are over all wards and ages: Ruzicka index of their shares, 0 apart, 1 alike. */
export interface Agreement {
  readonly need: KnownPlace["need"];
  readonly first: Agency;
  readonly second: Agency;
  readonly agreement: Figure;
}

/** What part one need is of the children each of two agencies knows, of the needs, wards and ages both gave a number for. */
export interface NeedMix {
  readonly need: KnownPlace["need"];
  readonly first: Agency;
  readonly second: Agency;
  readonly firstChildren: Figure;
  readonly secondChildren: Figure;
  readonly firstShare: Figure;
  readonly secondShare: Figure;
}

/** Children of two agencies. */
export interface PairCounts {
  readonly first: number;
  readonly second: number;
}

/** Sums of two agencies by need, age band and pair. */
export type PairTotals = ReadonlyMap<string, PairCounts>;

/** Two agencies in one place: their children there, and in all other wards of the same need and ages. */
export interface PairPlace {
  readonly first: Agency;
  readonly second: Agency;
  readonly own: PairCounts;
  readonly elsewhere: PairCounts;
}

/** The two agencies of each comparison. */
const PAIRS = AGENCIES.flatMap((first, index) => AGENCIES.slice(index + 1).map((second) => ({ first, second })));

const totalKey = (place: KnownPlace, first: Agency, second: Agency) =>
  `${place.need.code}|${place.ageBand.code}|${first}|${second}`;

/** Children of an agency in a place; NaN where some list is no number or it returned nothing. */
export function childrenOf(counts: AgencyCounts | undefined): number {
  if (counts === undefined || counts.lists.length === 0) return Number.NaN;
  return counts.lists.reduce((sum, { children }) => sum + children, 0);
}

function ownCounts(cells: KnownCells, place: KnownPlace, first: Agency, second: Agency): PairCounts | null {
  const counts = cells.counts.get(place.key);
  const own = { first: childrenOf(counts?.get(first)), second: childrenOf(counts?.get(second)) };
  return Number.isNaN(own.first + own.second) ? null : own;
}

/** Sums of two agencies over the places of one need and age band where both are known. */
export function pairTotals(cells: KnownCells): PairTotals {
  const totals = new Map<string, PairCounts>();
  for (const place of cells.places) {
    for (const { first, second } of PAIRS) {
      const own = ownCounts(cells, place, first, second);
      if (own === null) continue;
      const key = totalKey(place, first, second);
      const total = totals.get(key) ?? { first: 0, second: 0 };
      totals.set(key, { first: total.first + own.first, second: total.second + own.second });
    }
  }
  return totals;
}

/** Each two agencies that both gave a number in a place. */
export function pairsAt(cells: KnownCells, place: KnownPlace, totals: PairTotals): PairPlace[] {
  return PAIRS.flatMap(({ first, second }) => {
    const own = ownCounts(cells, place, first, second);
    const total = totals.get(totalKey(place, first, second));
    if (own === null || total === undefined) return [];
    // Places are split by population, so that sums may leave rounding dust behind.
    const elsewhere = {
      first: Math.max(0, total.first - own.first),
      second: Math.max(0, total.second - own.second),
    };
    return [{ first, second, own, elsewhere }];
  });
}

/** How each two agencies compare in a place. */
export function comparisonsOf(cells: KnownCells, place: KnownPlace, totals: PairTotals): Comparison[] {
  return pairsAt(cells, place, totals).flatMap(({ first, second, own, elsewhere }) => {
    const found = compareCounts(own, elsewhere);
    return found === null ? [] : [{ first, second, ...found }];
  });
}

/** How alike each two agencies' pictures of every need are. */
export function agreementsOf(cells: KnownCells, provenance: Provenance): Agreement[] {
  const byNeed = Map.groupBy(cells.places, ({ need }) => need);
  return [...byNeed].flatMap(([need, places]) =>
    PAIRS.flatMap(({ first, second }) => {
      const both = places.flatMap((place) => ownCounts(cells, place, first, second) ?? []);
      const sums = sumOf(both);
      if (both.length === 0 || sums.first === 0 || sums.second === 0) return [];
      const index = ruzicka(
        both.map((own) => own.first / sums.first),
        both.map((own) => own.second / sums.second),
      );
      const agreement = index === null ? missing("UNDEFINED", "share", provenance) : known(index, "share", provenance);
      return [{ need, first, second, agreement }];
    }),
  );
}

function sumOf(counts: readonly PairCounts[]): PairCounts {
  return counts.reduce((sum, { first, second }) => ({ first: sum.first + first, second: sum.second + second }), {
    first: 0,
    second: 0,
  });
}

/** A part of a whole with its 95 % interval (Wilson 1927). */
function shareOf(part: number, whole: number, provenance: Provenance): Figure {
  if (whole === 0) return missing("UNDEFINED", "share", provenance);
  // Places are split by population, so that a part may exceed its whole by rounding dust.
  const { lower, upper } = proportionInterval(Math.min(part, whole), whole);
  return known(part / whole, "share", provenance, { lower, upper });
}

/** What part each need is of the children two agencies know, pair by pair, by need. */
export function needMixes(cells: KnownCells, provenance: Provenance): NeedMix[] {
  const byNeed = [...Map.groupBy(cells.places, ({ need }) => need)];
  return PAIRS.flatMap(({ first, second }) => {
    const sums = byNeed.flatMap(([need, places]) => {
      const both = places.flatMap((place) => ownCounts(cells, place, first, second) ?? []);
      return both.length === 0 ? [] : [{ need, own: sumOf(both) }];
    });
    const all = sumOf(sums.map(({ own }) => own));
    return sums.map(({ need, own }) => ({
      need,
      first,
      second,
      firstChildren: known(own.first, "child", provenance),
      secondChildren: known(own.second, "child", provenance),
      firstShare: shareOf(own.first, all.first, provenance),
      secondShare: shareOf(own.second, all.second, provenance),
    }));
  });
}
