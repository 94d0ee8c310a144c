import { type BrokenRule, broken } from "./broken-rule.ts";
import type { RiskShareRule, RiskShareTier } from "./pool.ts";

/** Most stretches of a rule. */
const MOST_TIERS = 10;

/** Largest weight: shares of a penny below it mean nothing. */
const LARGEST_WEIGHT = 1_000_000;

function tierRule({ upToPence, basis, parties }: RiskShareTier, at: number, isLast: boolean): BrokenRule | null {
  const field = `tiers.${at}`;
  if ((upToPence === null) !== isLast)
    return isLast
      ? broken(
          "LAST_TIER_IS_OPEN",
          `${field}.upToPence`,
          "The last stretch must have no end, or what is above it is nobody's.",
          "Leave upToPence out; a cap on each party says where its share ends.",
        )
      : broken(
          "TIER_END",
          `${field}.upToPence`,
          "Only the last stretch has no end.",
          "Say up to what amount the stretch goes.",
        );
  if (new Set(parties.map(({ organisationCode }) => organisationCode)).size < parties.length)
    return broken("PARTY_TWICE", `${field}.parties`, "A party is named twice.", "Name each party once.");
  const isWeight = ({ weight }: { weight: number }) =>
    Number.isInteger(weight) && weight >= 0 && weight <= LARGEST_WEIGHT;
  if (!parties.every(isWeight))
    return broken(
      "WEIGHT",
      `${field}.parties`,
      "A weight is a whole number from 0 to 1,000,000.",
      "Write thirds as 1 : 1 : 1, and 60 % and 40 % as 3 : 2.",
    );
  if (parties.some(({ capPence }) => capPence !== null && capPence < 0))
    return broken("CAP", `${field}.parties`, "A cap is 0 or more.", "Give it in whole pence, or leave it out.");
  if (basis === "WEIGHTS" && !parties.some(({ weight }) => weight > 0))
    return broken(
      "NO_WEIGHT",
      `${field}.parties`,
      "No party has weight, so that nobody bears the stretch.",
      "Give at least one party a weight above 0.",
    );
  return null;
}

/** The first thing that keeps a rule from placing a variance; null where it can place any. */
export function findBrokenRiskShare(rule: RiskShareRule): BrokenRule | null {
  const { tiers, reservePence } = rule;
  if (reservePence < 0) return broken("RESERVE", "reservePence", "A reserve is 0 or more.", "Give it in whole pence.");
  if (tiers.length === 0 || tiers.length > MOST_TIERS)
    return broken(
      "TIERS",
      "tiers",
      "A rule has 1 to 10 stretches.",
      "Give one stretch without an end where all is shared alike.",
    );
  const ends = tiers.flatMap(({ upToPence }) => upToPence ?? []);
  if (ends.some((end, at) => end <= (ends[at - 1] ?? 0)))
    return broken(
      "TIERS_RISE",
      "tiers",
      "Each stretch must end above the one before.",
      "Put them in order, from nothing up.",
    );
  for (const [at, tier] of tiers.entries()) {
    const found = tierRule(tier, at, at === tiers.length - 1);
    if (found !== null) return found;
  }
  return null;
}
