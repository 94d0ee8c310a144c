import { type Explanation, type Figure, known, type Money, missing } from "./figure.ts";
import type { Pool } from "./pool.ts";

const DEFINITION =
  "Where the pool stands to the penny, and who bears what it is over or under by the agreement's own rule. " +
  "The order: schemes at one party's own risk, offsets inside the pool, the reserve, then the parties' shares up to their caps; what is above the caps is unallocated.";

const FORMULA =
  "variance = forecast − budget until the year is closed, then actual − budget; " +
  "closing balance = opening balance + contributions − spend; shares in whole pence by largest remainder, ties by code";

/** How a pool's position was made. */
export function explainPool(
  { provenance }: Pool,
  position: { readonly budget: Money; readonly actual: Money; readonly forecast: Money; readonly variance: Money },
): Explanation {
  const inPounds = ({ pence, state }: Money): Figure =>
    pence === null || state !== "KNOWN"
      ? missing(state === "KNOWN" ? "UNDEFINED" : state, "£", provenance)
      : known(pence / 100, "£", provenance);
  return {
    definition: DEFINITION,
    formula: FORMULA,
    inputs: [
      { label: "Budget", figure: inPounds(position.budget), source: null },
      { label: "Spent", figure: inPounds(position.actual), source: null },
      { label: "Forecast", figure: inPounds(position.forecast), source: null },
      { label: "Variance", figure: inPounds(position.variance), source: null },
    ],
  };
}
