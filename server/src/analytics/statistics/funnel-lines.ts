import { type FunnelPoint, overdispersion, proportionLimits } from "./funnel.ts";
import { normalQuantile } from "./quantile-function.ts";

/** Ends between which areas of one size lie, 95 % and 99.8 % of them, from 0 to 1. */
export interface FunnelEnds {
  readonly lower95: number;
  readonly upper95: number;
  readonly lower998: number;
  readonly upper998: number;
}

/** The funnel at one size of denominator: by chance alone, and with what areas differ by beyond chance. */
export interface FunnelLine {
  readonly n: number;
  readonly chance: FunnelEnds;
  /** Null below ten areas: the spread between them says little then. */
  readonly widened: FunnelEnds | null;
}

export interface ProportionFunnelLines {
  /** Σ events ÷ Σ n of all areas. */
  readonly baseline: number;
  /** Mean square of the areas' scores: 1 where chance alone tells them apart; null below ten areas. */
  readonly phi: number | null;
  /** Variance between areas on the arcsine scale; null below ten areas. */
  readonly tau2: number | null;
  /** In order of size, from the smallest to the largest asked for. */
  readonly lines: readonly FunnelLine[];
}

/** Fewest areas from which a spread between them is read (Spiegelhalter 2005). */
export const FEWEST_AREAS = 10;

const z95 = normalQuantile(0.975);
const z998 = normalQuantile(0.999);

function endsByChance(baseline: number, n: number): FunnelEnds {
  const [warning, alarm] = [proportionLimits(baseline, n, 0.95), proportionLimits(baseline, n, 0.998)];
  return { lower95: warning.lower, upper95: warning.upper, lower998: alarm.lower, upper998: alarm.upper };
}

/** sin² of an angle held within a quarter turn, so that limits stay from 0 to 1. */
const backFromArcsine = (angle: number) => Math.sin(Math.min(Math.PI / 2, Math.max(0, angle))) ** 2;

/** Limits with additive overdispersion on the arcsine scale (Spiegelhalter 2005; FunnelPlotR `calculate_limits`, PR). */
function endsWidened(baseline: number, n: number, tau2: number): FunnelEnds {
  const middle = Math.asin(Math.sqrt(baseline));
  const spread = Math.sqrt(1 / (4 * n) + tau2);
  return {
    lower95: backFromArcsine(middle - z95 * spread),
    upper95: backFromArcsine(middle + z95 * spread),
    lower998: backFromArcsine(middle - z998 * spread),
    upper998: backFromArcsine(middle + z998 * spread),
  };
}

/** The lines of a funnel of proportions at the sizes asked for, in their order. */
export function proportionFunnelLines(points: readonly FunnelPoint[], sizes: readonly number[]): ProportionFunnelLines {
  if (points.length === 0) throw new RangeError("points must not be empty");
  const total = points.reduce((sum, { n }) => sum + n, 0);
  const baseline = points.reduce((sum, { events }) => sum + events, 0) / total;
  const spread =
    points.length < FEWEST_AREAS
      ? null
      : overdispersion(
          points.map(({ events }) => events),
          points.map(({ n }) => n),
          { dataType: "PR" },
        );
  return {
    baseline,
    phi: spread?.phi ?? null,
    tau2: spread?.tau2 ?? null,
    lines: sizes.map((n) => ({
      n,
      chance: endsByChance(baseline, n),
      widened: spread === null ? null : endsWidened(baseline, n, spread.tau2),
    })),
  };
}
