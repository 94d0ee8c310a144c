import { type Explanation, type Figure, known, type Money, missing } from "./figure.ts";
import type { Pool } from "./pool.ts";

const DEFINITION =
  "Where the pool stands to the penny, and who bears what it is over or under by the agreement's own rule. " +
  "The order: schemes at one party's own risk, offsets inside the pool, the reserve, then the parties' shares up to their caps; what is above the caps is unallocated.";

const FORMULA =
  "variance = forecast − budget until the year is closed, then actual − budget; " +
  "closing balance = opening balance + contributions + other income + settlements − spend − returns; " +
  "shares in whole pence by largest remainder, ties by code";

/** How a pool's position was made. */
export function explainPool(
  { provenance }: Pool,
  position: { readonly budget: Money; readonly actual: Money; readonly forecast: Money; readonly variance: Money },
): Explanation {
  const inPence = ({ pence, state }: Money): Figure =>
    pence === null || state !== "KNOWN"
      ? missing(state === "KNOWN" ? "UNDEFINED" : state, "pence", provenance)
      : known(pence, "pence", provenance);
  return {
    definition: DEFINITION,
    formula: FORMULA,
    inputs: [
      { label: "Budget", figure: inPence(position.budget), source: null },
      { label: "Spent", figure: inPence(position.actual), source: null },
      { label: "Forecast", figure: inPence(position.forecast), source: null },
      { label: "Variance", figure: inPence(position.variance), source: null },
    ],
  };
}
