import { type BrokenRule, broken } from "./broken-rule.ts";
import { sumPence } from "./pence.ts";

/** What a party plans to put in, as it is checked before it is saved. */
export interface PlannedContribution {
  readonly form: "CASH" | "IN_KIND" | "NOTIONAL";
  readonly plannedPence: number;
  readonly variedPence: number | null;
  readonly forecastPence: number | null;
  readonly ringFences: readonly { readonly scheme: string; readonly pence: number }[];
}

/** The first rule a planned contribution breaks by itself; null where it is sound. */
export function findBrokenContribution(given: PlannedContribution): BrokenRule | null {
  const { form, plannedPence, variedPence, forecastPence, ringFences } = given;
  const below = Object.entries({ plannedPence, variedPence, forecastPence }).find(([, pence]) => (pence ?? 0) < 0);
  if (below !== undefined)
    return broken(
      "AMOUNT",
      below[0],
      "A contribution is 0 or more.",
      "Money that goes back is a RETURN in the ledger.",
    );
  if (ringFences.some(({ pence }) => pence < 0))
    return broken("AMOUNT", "ringFences", "What is kept for a scheme is 0 or more.", "Give it in whole pence.");
  if (ringFences.length > 0 && form !== "CASH")
    return broken(
      "RING_FENCE_IS_CASH",
      "ringFences",
      "Only cash is kept for one scheme.",
      "Leave ringFences empty for other forms.",
    );
  if (new Set(ringFences.map(({ scheme }) => scheme)).size < ringFences.length)
    return broken(
      "RING_FENCE_TWICE",
      "ringFences",
      "A scheme is named twice.",
      "Name each scheme once, with all that is kept for it.",
    );
  if (sumPence(ringFences.map(({ pence }) => pence)) > (variedPence ?? plannedPence))
    return broken(
      "RING_FENCES_FIT",
      "ringFences",
      "More is kept for single schemes than the contribution is.",
      "Lower what is kept, or raise the contribution.",
    );
  return null;
}
