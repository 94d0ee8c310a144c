import { requireFinite, requireWhole } from "./require.ts";

/** A rule that a point of the chart breaks. */
export type SpcFlag = "outside" | "trend" | "two-of-three" | "run";

export interface XmrOptions {
  /** Which way is better. */
  readonly improvement: "increase" | "decrease" | "neutral";
  readonly target?: number;
  /** First points that fix the limits; defaults to all of a segment. */
  readonly baselinePoints?: number;
  /** Positions at which limits start afresh. */
  readonly rebaseAt?: readonly number[];
  /** Leave moving ranges above 3.267 times their mean out of the limits; Making Data Count does not. */
  readonly screenOutliers?: boolean;
  /** Count points beyond three sigma in the two-of-three rule, as Making Data Count has since 2023. */
  readonly twoOfThreeCountsBeyondThreeSigma?: boolean;
}

export interface XmrSegment {
  /** Positions of the first and last point. */
  readonly from: number;
  readonly to: number;
  readonly mean: number;
  readonly lower: number;
  readonly upper: number;
}

export interface XmrPoint {
  readonly value: number;
  readonly flags: readonly SpcFlag[];
  readonly variation: "common" | "improvement" | "concern" | "neutral";
}

export interface XmrChart {
  readonly segments: readonly XmrSegment[];
  readonly points: readonly XmrPoint[];
  /** Whether the last segment's limits meet the target; null without a target or a better way, and below 13 points. */
  readonly assurance: "pass" | "fail" | "inconsistent" | null;
}

/** Limits lie 2.66 mean moving ranges from the mean: 3 / d2, d2 = 1.128 for pairs (Wheeler). */
const LIMIT = 2.66;
/** Screening bound of moving ranges: D4 for pairs. */
const SCREEN = 3.267;
const RUN_LENGTH = 7;

/** With fewer points the limits are on trial, and no promise is read from them (Making Data Count). */
export const FEWEST_POINTS = 13;

interface Limits {
  readonly mean: number;
  readonly range: number;
}

const average = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

function computeLimits(values: readonly number[], screen: boolean): Limits {
  const ranges = values.slice(1).map((value, index) => Math.abs(value - (values[index] ?? 0)));
  if (ranges.length === 0) return { mean: average(values), range: 0 };
  const range = average(ranges);
  const kept = screen ? ranges.filter((moving) => moving < SCREEN * range) : ranges;
  return { mean: average(values), range: kept.length === 0 ? range : average(kept) };
}

/** Seven or more in a row on one side of the mean; a point on it breaks the run. */
function findRuns(sides: readonly number[]): Set<number> {
  const found = new Set<number>();
  let start = 0;
  for (let end = 1; end <= sides.length; end += 1) {
    if (end < sides.length && sides[end] === sides[start]) continue;
    if (sides[start] !== 0 && end - start >= RUN_LENGTH) for (let i = start; i < end; i += 1) found.add(i);
    start = end;
  }
  return found;
}

/** Seven points that all rise or all fall: six strict changes with one sign; with the direction at each point. */
function findTrends(values: readonly number[]): Map<number, number> {
  const changes = values.slice(1).map((value, index) => Math.sign(value - (values[index] ?? 0)));
  const found = new Map<number, number>();
  let start = 0;
  for (let end = 1; end <= changes.length; end += 1) {
    if (end < changes.length && changes[end] === changes[start]) continue;
    const direction = changes[start] ?? 0;
    if (direction !== 0 && end - start >= RUN_LENGTH - 1) for (let i = start; i <= end; i += 1) found.set(i, direction);
    start = end;
  }
  return found;
}

/** Points of three neighbours on one side of which two lie beyond two sigma. */
function findTwoOfThree(
  values: readonly number[],
  sides: readonly number[],
  { mean, range }: Limits,
  countOutside: boolean,
): Set<number> {
  const near = (LIMIT * range * 2) / 3;
  const isFar = (index: number) => {
    const distance = Math.abs((values[index] ?? mean) - mean);
    return distance > near && (countOutside || distance <= LIMIT * range);
  };
  const found = new Set<number>();
  for (let i = 0; i + 2 < values.length; i += 1) {
    const three = [i, i + 1, i + 2];
    const far = three.filter(isFar);
    const isOneSided = sides[i] !== 0 && three.every((index) => sides[index] === sides[i]);
    if (isOneSided && far.length >= 2) for (const index of far) found.add(index);
  }
  return found;
}

function judge(direction: number, improvement: XmrOptions["improvement"]): XmrPoint["variation"] {
  if (improvement === "neutral") return "neutral";
  return direction > 0 === (improvement === "increase") ? "improvement" : "concern";
}

function flagSegment(values: readonly number[], limits: Limits, options: XmrOptions): XmrPoint[] {
  const sides = values.map((value) => Math.sign(value - limits.mean));
  if (!(limits.range > 0)) return values.map((value) => ({ value, flags: [], variation: "common" }));
  const runs = findRuns(sides);
  const trends = findTrends(values);
  const pairs = findTwoOfThree(values, sides, limits, options.twoOfThreeCountsBeyondThreeSigma ?? true);
  return values.map((value, index) => {
    const isOutside = Math.abs(value - limits.mean) > LIMIT * limits.range;
    const flags: SpcFlag[] = [
      ...(isOutside ? (["outside"] as const) : []),
      ...(trends.has(index) ? (["trend"] as const) : []),
      ...(pairs.has(index) ? (["two-of-three"] as const) : []),
      ...(runs.has(index) ? (["run"] as const) : []),
    ];
    if (flags.length === 0) return { value, flags, variation: "common" };
    const direction = isOutside ? (sides[index] ?? 0) : (trends.get(index) ?? sides[index] ?? 0);
    return { value, flags, variation: judge(direction, options.improvement) };
  });
}

function assure(last: XmrSegment | undefined, { target, improvement }: XmrOptions): XmrChart["assurance"] {
  if (target === undefined || last === undefined || improvement === "neutral") return null;
  if (last.to - last.from + 1 < FEWEST_POINTS) return null;
  if (target > last.upper) return improvement === "increase" ? "fail" : "pass";
  if (target < last.lower) return improvement === "increase" ? "pass" : "fail";
  return "inconsistent";
}

function checkOptions({ improvement, target, baselinePoints }: XmrOptions): void {
  if (!["increase", "decrease", "neutral"].includes(improvement))
    throw new RangeError("improvement must be increase, decrease or neutral");
  if (target !== undefined && !Number.isFinite(target)) throw new RangeError("target must be a finite number");
  if (baselinePoints !== undefined) requireWhole("baselinePoints", baselinePoints, 1);
}

/** Individuals and moving-range chart with the rules of Making Data Count (NHS England; NHSRplotthedots). */
export function xmrChart(values: readonly number[], options: XmrOptions): XmrChart {
  requireFinite("values", values);
  checkOptions(options);
  const cuts = [...new Set([0, ...(options.rebaseAt ?? [])])].sort((a, b) => a - b);
  if (cuts.some((cut) => !Number.isInteger(cut) || cut < 0 || (cut > 0 && cut >= values.length))) {
    throw new RangeError("rebaseAt must hold positions of values");
  }
  const segments: XmrSegment[] = [];
  const points: XmrPoint[] = [];
  cuts.forEach((from, index) => {
    const part = values.slice(from, cuts[index + 1] ?? values.length);
    if (part.length === 0) return;
    const limits = computeLimits(part.slice(0, options.baselinePoints ?? part.length), options.screenOutliers ?? false);
    const width = LIMIT * limits.range;
    segments.push({
      from,
      to: from + part.length - 1,
      mean: limits.mean,
      lower: limits.mean - width,
      upper: limits.mean + width,
    });
    points.push(...flagSegment(part, limits, options));
  });
  return { segments, points, assurance: assure(segments.at(-1), options) };
}
