import type { AgeBand } from "./age-band.ts";
import { type Comparison, compareCounts } from "./agency-comparison.ts";
import { type PairPlace, type PairTotals, pairsAt } from "./agency-pairs.ts";
import type { KnownCells } from "./known-cells.ts";
import type { Area, Need } from "./snapshot.ts";
import type { UnderstandingRow } from "./understanding-row.ts";

/** Two agencies in one need and ward, the ages asked for together, and the ages among them where they differ most. */
export interface PlaceComparison {
  /** Need, ward and the two agencies, by code. */
  readonly key: string;
  readonly need: Need;
  readonly area: Area;
  readonly comparison: Comparison;
  readonly widest: { readonly key: string; readonly ageBand: AgeBand; readonly comparison: Comparison };
}

interface Part {
  readonly row: UnderstandingRow;
  readonly pair: PairPlace;
  readonly comparison: Comparison;
}

const isApart = ({ verdict }: Comparison) => verdict === "FIRST_KNOWS_MORE" || verdict === "SECOND_KNOWS_MORE";

/** Those that differ by more than chance first, the most children lacking first; then the most children. */
function widestOf(parts: readonly Part[]): Part | undefined {
  const size = ({ pair: { own } }: Part) => own.first + own.second;
  return [...parts].sort(
    (a, b) =>
      Number(isApart(b.comparison)) - Number(isApart(a.comparison)) ||
      b.comparison.shortfall - a.comparison.shortfall ||
      size(b) - size(a) ||
      (a.row.key < b.row.key ? -1 : 1),
  )[0];
}

function addUp(parts: readonly Part[], side: "own" | "elsewhere") {
  return {
    first: parts.reduce((sum, { pair }) => sum + pair[side].first, 0),
    second: parts.reduce((sum, { pair }) => sum + pair[side].second, 0),
  };
}

/** Compares each two agencies need by need and ward by ward, only over ages for which both gave a number there. */
export function placeComparisons(
  cells: KnownCells,
  rows: readonly UnderstandingRow[],
  totals: PairTotals,
): PlaceComparison[] {
  const parts = rows.flatMap((row) =>
    pairsAt(cells, row, totals).flatMap((pair): Part[] => {
      const comparison = row.comparisons.find(({ first, second }) => first === pair.first && second === pair.second);
      return comparison === undefined ? [] : [{ row, pair, comparison }];
    }),
  );
  const groups = Map.groupBy(
    parts,
    ({ row, pair }) => `${row.need.code}|${row.area.code}|${pair.first}|${pair.second}`,
  );
  return [...groups].flatMap(([key, own]): PlaceComparison[] => {
    const found = compareCounts(addUp(own, "own"), addUp(own, "elsewhere"));
    const widest = widestOf(own);
    if (found === null || widest === undefined) return [];
    const { row, pair, comparison } = widest;
    return [
      {
        key,
        need: row.need,
        area: row.area,
        comparison: { first: pair.first, second: pair.second, ...found },
        widest: { key: row.key, ageBand: row.ageBand, comparison },
      },
    ];
  });
}
