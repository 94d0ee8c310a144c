import { type MeasurePart, TOTAL } from "./published-figure.ts";

/** Published counts that a published rate is made of. */
export interface RateParts {
  readonly numerator: MeasurePart;
  readonly denominator: MeasurePart;
}

const count = (measure: string, part = TOTAL): MeasurePart => ({ measure, part });

/** Rates by their measure, with the counts they divide (DfE, SEN2 data guidance 2025; MoJ, appeal rate table 1). */
const RATES: Readonly<Record<string, RateParts>> = {
  "ehc-requests-refused": { numerator: count("ehc-requests-refused-number"), denominator: count("ehc-requests") },
  "ehc-assessments-ending-in-a-plan": {
    numerator: count("ehc-assessments", "OUTCOME_ISSUED"),
    denominator: count("ehc-assessments"),
  },
  "ehcp-within-20-weeks": {
    numerator: count("ehcp-within-20-weeks-number"),
    denominator: count("ehc-plans-issued", "WITHOUT_EXCEPTION"),
  },
  "ehcp-within-20-weeks-all": {
    numerator: count("ehc-plans-issued", "WEEKS_UP_TO_20"),
    denominator: count("ehc-plans-issued"),
  },
  "send-tribunal-appeal-rate": {
    numerator: count("send-tribunal-appeals"),
    denominator: count("send-tribunal-appealable-decisions"),
  },
};

/** Rates whose parts divide the same part of one measure of counts by all of it. */
const SHARES: Readonly<Record<string, string>> = {
  "ehc-plan-need-share": "ehc-plans-maintained",
  "ehc-plan-placement-share": "ehc-plans-maintained",
};

/** The counts a rate divides; null where they are not published as such. */
export function ratePartsOf(measure: string, part: string): RateParts | null {
  const whole = SHARES[measure];
  if (whole !== undefined && part !== TOTAL) return { numerator: count(whole, part), denominator: count(whole) };
  return part === TOTAL ? (RATES[measure] ?? null) : null;
}

/** Decimals a number is written with. */
function decimalsOf(value: number): number {
  const text = String(value);
  return text.includes("e") || !text.includes(".") ? 0 : text.length - text.indexOf(".") - 1;
}

/** How far a rate in per cent may lie from the true one by rounding alone; at least the decimals it is published to. */
function roundingOf(rate: number, decimals: number): number {
  return 0.5 * 10 ** -Math.max(decimals, decimalsOf(rate)) + 1e-9;
}

/** Whether two counts make a published rate, but for its rounding. */
export function makesRate(numerator: number, denominator: number, rate: number, decimals: number): boolean {
  return Math.abs((100 * numerator) / denominator - rate) <= roundingOf(rate, decimals);
}

/** The only whole number whose share of the denominator rounds to the published rate; null where none or several do. */
export function numeratorOf(rate: number, denominator: number, decimals: number): number | null {
  const reach = roundingOf(rate, decimals);
  const least = Math.max(0, Math.ceil(((rate - reach) * denominator) / 100 - 1e-9));
  const most = Math.min(denominator, Math.floor(((rate + reach) * denominator) / 100 + 1e-9));
  return least === most ? least : null;
}
