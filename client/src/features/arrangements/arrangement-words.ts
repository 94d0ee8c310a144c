import type { ArrangementPageQuery } from "@tandem/schema/operations";
import { formatExactMoney } from "../../words/figure.ts";
import { listText } from "../../words/text.ts";

/** An arrangement with all that is recorded of it. */
export type ArrangementRow = NonNullable<ArrangementPageQuery["partnership"]["arrangement"]>;

export type RuleRow = ArrangementRow["riskShares"][number];

/** How money is joined, in words. */
export const KIND_WORDS: Readonly<Record<string, string>> = {
  SECTION_75: "pooled fund (section 75)",
  GRANT_TRANSFER: "grant from one side to the other",
  ALIGNED: "budgets planned together, kept apart",
  LEAD_COMMISSIONING: "one side buys for both",
  RECHARGE: "one side buys, the other pays its part",
  SOLE: "one side alone",
};

/** Whose VAT rules apply, in words. */
export const VAT_WORDS: Readonly<Record<string, string>> = {
  COUNCIL: "the council's: VAT is refunded (section 33)",
  NHS: "the NHS body's: VAT is recovered on contracted-out services only",
};

const BASES: Readonly<Record<string, string>> = {
  CONTRIBUTION: "by planned contributions",
  LIES_WHERE_IT_FALLS: "by the party that runs the scheme",
};

type Tier = RuleRow["tiers"][number];

function shareText({ basis, parties }: Tier): string {
  if (basis !== "WEIGHTS") return BASES[basis] ?? basis;
  return `${parties.map(({ organisation }) => organisation.name).join(" to ")} as ${parties.map(({ weight }) => weight).join(" : ")}`;
}

function capsText({ parties }: Tier): string {
  const capped = parties.filter(({ cap }) => cap.pence !== null && cap.pence !== undefined);
  if (capped.length === 0) return "";
  return `, ${listText(capped.map(({ organisation, cap }) => `${organisation.name} at most ${formatExactMoney(cap)}`))}`;
}

/** A rule in sentences. */
export function ruleText(rule: RuleRow): readonly string[] {
  const { direction, isKept, isOffset, barsRingFenced, scope, reserve, tiers } = rule;
  if (direction === "UNDERSPEND" && isKept) return ["An underspend stays in the pool."];
  const stretches = tiers.map((tier, at) => {
    const from = at === 0 ? "" : "what is above is ";
    const end =
      tier.upTo.pence === null || tier.upTo.pence === undefined ? "" : `, up to ${formatExactMoney(tier.upTo)}`;
    return `${from}shared ${shareText(tier)}${capsText(tier)}${end}`;
  });
  return [
    isOffset ? "Underspends in the pool make up for overspends first." : "Each scheme's variance counts by itself.",
    ...((reserve.pence ?? 0) > 0 ? [`The fund's own balance bears the first ${formatExactMoney(reserve)}.`] : []),
    `The ${scope === "POOL" ? "pool's variance" : "variance of each scheme"} is ${stretches.join("; ")}.`,
    ...(barsRingFenced ? ["Ring-fenced money bears no general overspend."] : []),
  ];
}
