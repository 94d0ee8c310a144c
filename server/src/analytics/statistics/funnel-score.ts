import { requireNotNegative } from "./require.ts";

/** Kind of indicator: SR standardised ratio, PR proportion, RC ratio of counts. */
export type FunnelDataType = "SR" | "PR" | "RC";

/** How a standardised ratio is transformed: SHMI by logs, CQC by square roots. */
export type FunnelMethod = "SHMI" | "CQC";

/** How far a group lies from the average, in its own standard errors. */
export interface FunnelScore {
  readonly z: number;
  readonly standardError: number;
}

export interface FunnelGroup {
  readonly numerator: number;
  readonly denominator: number;
}

/** Adds up numerators and denominators of each group, groups in the order they first stand. */
export function aggregateGroups(
  numerators: readonly number[],
  denominators: readonly number[],
  groups: readonly (string | number)[],
): FunnelGroup[] {
  const sums = new Map<string | number, { numerator: number; denominator: number }>();
  groups.forEach((group, index) => {
    const sum = sums.get(group) ?? { numerator: 0, denominator: 0 };
    sum.numerator += numerators[index] ?? 0;
    sum.denominator += denominators[index] ?? 0;
    sums.set(group, sum);
  });
  return [...sums.values()];
}

/** A group without any event would lie infinitely low on a log scale: it counts as half an event, as a ratio of counts does. */
const AT_LEAST = 0.5;

type Transform = (group: FunnelGroup) => { readonly y: number; readonly standardError: number };

function transformOf(dataType: FunnelDataType, method: FunnelMethod): Transform {
  if (dataType === "PR")
    return ({ numerator, denominator }) => ({
      y: Math.asin(Math.sqrt(numerator / denominator)),
      standardError: 1 / (2 * Math.sqrt(denominator)),
    });
  if (dataType === "RC")
    return ({ numerator, denominator }) => ({
      y: Math.log((numerator + 0.5) / (denominator + 0.5)),
      standardError: Math.sqrt(numerator / (numerator + 0.5) ** 2 + denominator / (denominator + 0.5) ** 2),
    });
  return method === "SHMI"
    ? ({ numerator, denominator }) => ({
        y: Math.log(Math.max(AT_LEAST, numerator) / denominator),
        standardError: 1 / Math.sqrt(denominator),
      })
    : ({ numerator, denominator }) => ({
        y: Math.sqrt(numerator / denominator),
        standardError: 1 / (2 * Math.sqrt(denominator)),
      });
}

/** What the transformed values are compared with: the standard for ratios, the average of all for the others. */
function targetOf(groups: readonly FunnelGroup[], dataType: FunnelDataType, method: FunnelMethod): number {
  if (dataType === "SR") return method === "SHMI" ? 0 : 1;
  const sum = (read: (group: FunnelGroup) => number) => groups.reduce((total, group) => total + read(group), 0);
  const average = sum(({ numerator }) => numerator) / sum(({ denominator }) => denominator);
  return dataType === "PR" ? Math.asin(Math.sqrt(average)) : Math.log(average);
}

/** Transformed scores of groups (Spiegelhalter 2005; FunnelPlotR). */
export function funnelScores(
  groups: readonly FunnelGroup[],
  dataType: FunnelDataType,
  method: FunnelMethod,
): FunnelScore[] {
  for (const { numerator, denominator } of groups) {
    requireNotNegative("numerators", numerator);
    if (!(Number.isFinite(denominator) && denominator > 0))
      throw new RangeError("denominators must be greater than zero");
    if (dataType === "PR" && numerator > denominator)
      throw new RangeError("numerators must not exceed denominators in proportions");
  }
  const transform = transformOf(dataType, method);
  const target = targetOf(groups, dataType, method);
  return groups.map((group) => {
    const { y, standardError } = transform(group);
    // A ratio of counts without any events on either side has no error and no place.
    return { z: standardError === 0 ? 0 : (y - target) / standardError, standardError };
  });
}

/** Quantile of sorted values between neighbours (type 7 of Hyndman and Fan 1996). */
export function quantileBetween(sorted: readonly number[], p: number): number {
  const place = (sorted.length - 1) * p;
  const below = Math.floor(place);
  const low = sorted[below] ?? Number.NaN;
  return low + (place - below) * ((sorted[below + 1] ?? low) - low);
}

/** Pulls scores beyond the trimmed quantiles in to them. */
export function winsorise(scores: readonly FunnelScore[], trimBy: number): FunnelScore[] {
  const sorted = scores.map(({ z }) => z).sort((a, b) => a - b);
  const [low, high] = [quantileBetween(sorted, trimBy), quantileBetween(sorted, 1 - trimBy)];
  return scores.map((score) => ({ ...score, z: Math.min(Math.max(score.z, low), high) }));
}

/** Leaves out the lowest and the highest of 1 ÷ trimBy groups of ranks (NHS England, SHMI). */
export function truncate(scores: readonly FunnelScore[], trimBy: number): FunnelScore[] {
  if (trimBy === 0) return [...scores];
  const sorted = scores.map(({ z }) => z).sort((a, b) => a - b);
  const count = 1 / trimBy;
  return scores.filter(({ z }) => {
    // The mean of the ranks that equal scores share.
    const rank = (sorted.indexOf(z) + sorted.lastIndexOf(z)) / 2 + 1;
    const group = Math.floor((rank * count) / (sorted.length + 1));
    return group > 0 && group < count - 1;
  });
}
