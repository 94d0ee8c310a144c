import type { ComparedPlace } from "./compared-place.ts";
import { type FunnelEnds, type FunnelLine, proportionFunnelLines } from "./statistics/funnel-lines.ts";

/** Where a council lies to the funnel: beyond 99.8 %, beyond 95 %, or within. */
export type FunnelVerdict = "FAR_BELOW" | "BELOW" | "WITHIN" | "ABOVE" | "FAR_ABOVE";

/** A council in the funnel. */
export interface FunnelPlace {
  readonly code: string;
  /** Against limits of chance alone. */
  readonly byChance: FunnelVerdict;
  /** Against limits that also hold how councils differ; null below ten councils. */
  readonly widened: FunnelVerdict | null;
}

/** Limits by size of the denominator, and each council's place to them; rates in per cent. */
export interface ComparedFunnel {
  readonly baseline: number;
  readonly phi: number | null;
  readonly tau2: number | null;
  readonly lines: readonly FunnelLine[];
  readonly places: readonly FunnelPlace[];
}

/** Sizes at which the limits are drawn. */
const STEPS = 40;

function verdictOf(rate: number, ends: FunnelEnds): FunnelVerdict {
  if (rate < ends.lower998) return "FAR_BELOW";
  if (rate < ends.lower95) return "BELOW";
  if (rate > ends.upper998) return "FAR_ABOVE";
  return rate > ends.upper95 ? "ABOVE" : "WITHIN";
}

/** Sizes from a little below the smallest to a little above the largest, closer together where the funnel is wide. */
function sizesAround(counts: readonly number[]): readonly number[] {
  const [least, most] = [Math.min(...counts) * 0.8, Math.max(...counts) * 1.1];
  return Array.from({ length: STEPS }, (_, index) => least * (most / least) ** (index / (STEPS - 1)));
}

const inPercent = (ends: FunnelEnds): FunnelEnds => ({
  lower95: 100 * ends.lower95,
  upper95: 100 * ends.upper95,
  lower998: 100 * ends.lower998,
  upper998: 100 * ends.upper998,
});

const lineInPercent = ({ n, chance, widened }: FunnelLine): FunnelLine => ({
  n,
  chance: inPercent(chance),
  widened: widened === null ? null : inPercent(widened),
});

/** The funnel of councils whose counts are known; null where fewer than three are. */
export function funnelOf(places: readonly ComparedPlace[]): ComparedFunnel | null {
  const points = places.flatMap(({ code, kind, basis, numerator, denominator }) =>
    kind === "REGION" || kind === "ENGLAND" || basis === null
      ? []
      : [{ code, events: numerator.value ?? 0, n: denominator.value ?? 0 }],
  );
  if (points.length < 3) return null;
  const counts = points.map(({ n }) => n);
  const drawn = proportionFunnelLines(points, sizesAround(counts));
  const atPlaces = proportionFunnelLines(points, counts);
  return {
    baseline: 100 * drawn.baseline,
    phi: drawn.phi,
    tau2: drawn.tau2,
    lines: drawn.lines.map(lineInPercent),
    places: points.flatMap(({ code, events, n }, index) => {
      const line = atPlaces.lines[index];
      if (line === undefined) return [];
      const rate = events / n;
      return [
        {
          code,
          byChance: verdictOf(rate, line.chance),
          widened: line.widened === null ? null : verdictOf(rate, line.widened),
        },
      ];
    }),
  };
}
