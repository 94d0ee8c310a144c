import type { Sheet } from "../../words/sheet.ts";
import type { PlaceRow } from "./understanding-rows.ts";

const end = (value: number | null | undefined) => value ?? "";

/** Every comparison of two agencies at a month's end, with all decimals: over the ages asked for, and at the ages furthest apart. */
export function understandingSheet(rows: readonly PlaceRow[], month: string): Sheet {
  return {
    name: "shared-understanding",
    columns: [
      "month",
      "need",
      "need_name",
      "ward",
      "ward_name",
      "first",
      "second",
      "ratio",
      "ratio_lower",
      "ratio_upper",
      "verdict",
      "children_lacking",
      "widest_ages",
      "widest_ratio",
      "widest_lower",
      "widest_upper",
      "widest_verdict",
      "widest_children_lacking",
    ],
    rows: rows.map(({ need, area, comparison, widest }) => [
      month,
      need.code,
      need.name,
      area.code,
      area.name,
      comparison.first,
      comparison.second,
      comparison.ratio.value ?? comparison.ratio.state,
      end(comparison.ratio.lower),
      end(comparison.ratio.upper),
      comparison.verdict,
      end(comparison.shortfall.value),
      widest.ageBand.code,
      widest.comparison.ratio.value ?? widest.comparison.ratio.state,
      end(widest.comparison.ratio.lower),
      end(widest.comparison.ratio.upper),
      widest.comparison.verdict,
      end(widest.comparison.shortfall.value),
    ]),
  };
}
