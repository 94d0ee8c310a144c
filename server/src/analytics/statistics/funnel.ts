import {
  aggregateGroups,
  type FunnelDataType,
  type FunnelMethod,
  funnelScores,
  truncate,
  winsorise,
} from "./funnel-score.ts";
import { proportionInterval } from "./proportion.ts";
import { chiSquaredChance, chiSquaredQuantile, normalQuantile } from "./quantile-function.ts";
import { countInterval } from "./rate.ts";
import { requireMultiplier, requireNotNegative } from "./require.ts";

/** How an area lies to the average of all: its own interval at 99.8 % or 95 % leaves it out. */
export type FunnelSignificance = "Low (0.001)" | "Low (0.025)" | "Not significant" | "High (0.025)" | "High (0.001)";

export interface FunnelPoint {
  readonly events: number;
  readonly n: number;
}

/** Limits of the funnel at a point's n, in the unit of the values. */
export interface FunnelLimits {
  readonly lower95: number;
  readonly upper95: number;
  readonly lower998: number;
  readonly upper998: number;
  /** Σ events ÷ Σ n of all points. */
  readonly baseline: number;
}

export interface JudgedPoint extends FunnelLimits {
  readonly significance: FunnelSignificance;
}

const CONFIDENCES = { warning: 0.95, alarm: 0.998 } as const;

interface Ends {
  readonly lower: number;
  readonly upper: number;
}

function checkPoints(points: readonly FunnelPoint[], isProportion: boolean): void {
  if (points.length === 0) throw new RangeError("points must not be empty");
  for (const { events, n } of points) {
    requireNotNegative("events", events);
    if (!(Number.isFinite(n) && n > 0)) throw new RangeError("n must be greater than zero");
    if (isProportion && events > n) throw new RangeError("events must be between zero and n");
  }
}

/** Σ events ÷ Σ n. */
function baselineOf(points: readonly FunnelPoint[]): number {
  return points.reduce((sum, { events }) => sum + events, 0) / points.reduce((sum, { n }) => sum + n, 0);
}

/** Compares an area's own intervals with the average. */
function judge(intervalAt: (confidence: number) => Ends, baseline: number): FunnelSignificance {
  const [warning, alarm] = [intervalAt(CONFIDENCES.warning), intervalAt(CONFIDENCES.alarm)];
  if (alarm.lower > baseline) return "High (0.001)";
  if (alarm.upper < baseline) return "Low (0.001)";
  if (warning.lower > baseline) return "High (0.025)";
  return warning.upper < baseline ? "Low (0.025)" : "Not significant";
}

/**
 * Proportions between which an area of n lies when chance alone tells it from the average: those whose Wilson interval ends
 * at the average, by the quadratic that Wilson's limits solve (PHEindicatormethods `calculate_funnel_limits`). The peer's
 * formula may leave 0 to 1, where it is cut.
 */
export function proportionLimits(baseline: number, n: number, confidence: number): Ends {
  const square = normalQuantile(confidence + (1 - confidence) / 2) ** 2;
  const middle = baseline * (n / square + 1);
  const divisor = 1 / square + 1 / n;
  const rest = baseline * (n * (baseline * (n / square + 2) - 1) + square * (baseline - 1));
  const width = Math.sqrt(Math.max(0, (8 * middle) ** 2 - 64 * divisor * rest)) / 8;
  return { lower: Math.max(0, (middle - width) / divisor / n), upper: Math.min(1, (middle + width) / divisor / n) };
}

/** Funnel of proportions: limits, and each area's significance by its Wilson interval; times `multiplier`. */
export function proportionFunnel(points: readonly FunnelPoint[], multiplier = 100): JudgedPoint[] {
  requireMultiplier(multiplier);
  checkPoints(points, true);
  const baseline = baselineOf(points);
  return points.map(({ events, n }) => {
    const warning = proportionLimits(baseline, n, CONFIDENCES.warning);
    const alarm = proportionLimits(baseline, n, CONFIDENCES.alarm);
    return {
      lower95: warning.lower * multiplier,
      upper95: warning.upper * multiplier,
      lower998: alarm.lower * multiplier,
      upper998: alarm.upper * multiplier,
      baseline: baseline * multiplier,
      significance: judge((confidence) => proportionInterval(events, n, confidence), baseline),
    };
  });
}

/** Where a function that rises crosses a target, by halving between two bounds. */
function solveRising(target: number, read: (x: number) => number, from: number, to: number): number {
  let [low, high] = [from, to];
  for (let step = 0; step < 200 && high - low > 1e-12 * Math.max(1, high); step += 1) {
    const middle = (low + high) / 2;
    if (read(middle) < target) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/**
 * Counts, with fractions, whose exact Poisson interval ends at `expected`: below the lower one and above the upper one the
 * expected count is left out (PHEindicatormethods `poisson_funnel`, read the other way round).
 */
function countLimits(expected: number, confidence: number): Ends {
  const tail = (1 - confidence) / 2;
  const reach = expected + 20 * Math.sqrt(expected) + 50;
  // The upper limit of no events at all; an area that expects less has no lower limit.
  const leastUpper = chiSquaredQuantile(1 - tail, 2) / 2;
  return {
    // P(X ≤ x) falls as x, the count, falls: the chance of 2E under 2x + 2 degrees of freedom falls as x grows.
    lower:
      expected <= leastUpper
        ? 0
        : solveRising(tail - 1, (x) => -chiSquaredChance(2 * expected, 2 * x + 2), 0, expected),
    upper: solveRising(-tail, (x) => -chiSquaredChance(2 * expected, 2 * x), expected * 1e-9 + 1e-12, reach),
  };
}

/** Funnel of crude rates: exact Poisson limits, and each area's significance by its exact or Byar interval; per `multiplier`. */
export function rateFunnel(points: readonly FunnelPoint[], multiplier: number): JudgedPoint[] {
  requireMultiplier(multiplier);
  checkPoints(points, false);
  const baseline = baselineOf(points);
  return points.map(({ events, n }) => {
    const expected = baseline * n;
    const [warning, alarm] =
      expected > 0
        ? [countLimits(expected, CONFIDENCES.warning), countLimits(expected, CONFIDENCES.alarm)]
        : [
            { lower: 0, upper: 0 },
            { lower: 0, upper: 0 },
          ];
    const scale = multiplier / n;
    return {
      lower95: warning.lower * scale,
      upper95: warning.upper * scale,
      lower998: alarm.lower * scale,
      upper998: alarm.upper * scale,
      baseline: baseline * multiplier,
      significance: judge((confidence) => countInterval(events, confidence), expected),
    };
  });
}

export interface OverdispersionOptions {
  readonly dataType: FunnelDataType;
  /** Of standardised ratios: SHMI leaves out the extremes, CQC and all other data types pull them in. Defaults to SHMI. */
  readonly method?: FunnelMethod;
  /** Part at each end, from 0 and below 0.5; defaults to 0.1. */
  readonly trimBy?: number;
  /** Group of each point: points of one group are added up first. */
  readonly groups?: readonly (string | number)[];
}

export interface Overdispersion {
  /** Σ z² ÷ N: above 1 the groups differ by more than chance. */
  readonly phi: number;
  /** Variance between groups that explains it (DerSimonian and Laird 1986), on the transformed scale. */
  readonly tau2: number;
}

/**
 * How much more groups differ than chance explains (Spiegelhalter 2005, additive; FunnelPlotR). Below about ten groups τ² says
 * little.
 */
export function overdispersion(
  numerators: readonly number[],
  denominators: readonly number[],
  options: OverdispersionOptions,
): Overdispersion {
  const { dataType, method = "SHMI", trimBy = 0.1, groups } = options;
  if (!["SR", "PR", "RC"].includes(dataType)) throw new RangeError("dataType must be SR, PR or RC");
  if (!["SHMI", "CQC"].includes(method)) throw new RangeError("method must be SHMI or CQC");
  if (!(trimBy >= 0 && trimBy < 0.5)) throw new RangeError("trimBy must be from 0 and below 0.5");
  if (numerators.length === 0) throw new RangeError("numerators must not be empty");
  if (numerators.length !== denominators.length)
    throw new RangeError("numerators and denominators must have the same length");
  if (groups !== undefined && groups.length !== numerators.length)
    throw new RangeError("groups must have the same length as numerators");
  const each = groups ?? [...numerators.keys()];
  const scores = funnelScores(aggregateGroups(numerators, denominators, each), dataType, method);
  const isTruncated = dataType === "SR" && method === "SHMI";
  const kept = isTruncated ? truncate(scores, trimBy) : winsorise(scores, trimBy);
  const n = kept.length;
  if (n === 0) throw new RangeError("trimBy leaves no group");
  const phi = kept.reduce((sum, { z }) => sum + z ** 2, 0) / n;
  const weights = kept.map(({ standardError }) => 1 / standardError ** 2);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const spread = total - weights.reduce((sum, weight) => sum + weight ** 2, 0) / total;
  const isChance = n * phi < n - 1 || !(spread > 0);
  return { phi, tau2: isChance ? 0 : Math.max(0, (n * phi - (n - 1)) / spread) };
}
