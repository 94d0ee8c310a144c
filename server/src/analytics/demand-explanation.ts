import { type Explanation, type Figure, sourceOf } from "./figure.ts";
import type { DemandBasis } from "./line-cells.ts";
import type { Snapshot } from "./snapshot.ts";

const DEFINITIONS: Readonly<Record<DemandBasis, string>> = {
  EXPRESSED: "New need asked for in the period, refused requests included, the backlog left aside.",
  EXPECTED: "New need that the population leads one to expect in the period, whoever asked for it.",
};

const FORMULAS: Readonly<Record<DemandBasis, string>> = {
  EXPRESSED: "Σ units of care recorded; interval: Byar's on children counted, widened for children with several units",
  EXPECTED: "Σ population × children with new need per 1,000 a year ÷ 12 × units per child; interval as for a count",
};

/** How a row of demand was made. */
export function explainDemand(
  { loads, demand: { loads: ids } }: Snapshot,
  basis: DemandBasis,
  figures: { readonly units: Figure; readonly children: Figure },
): Explanation {
  const source = basis === "EXPRESSED" ? sourceOf(loads, ids.at(-1)) : null;
  return {
    definition: DEFINITIONS[basis],
    formula: FORMULAS[basis],
    inputs: [
      { label: "Children counted", figure: figures.children, source },
      { label: "Units of care", figure: figures.units, source },
    ],
  };
}
