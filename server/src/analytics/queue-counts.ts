import { type Figure, known, missing, type Provenance } from "./figure.ts";
import { queueSize } from "./queue-need.ts";
import type { Queue } from "./snapshot.ts";
import { proportionInterval } from "./statistics/proportion.ts";

/** Children waiting less than the target; null where the target falls inside a band. */
function countWithin(queue: Queue): number | null {
  const isCut = queue.bands.some(
    ({ fromWeeks, toWeeks }) => fromWeeks < queue.targetWeeks && (toWeeks === null || toWeeks > queue.targetWeeks),
  );
  if (isCut) return null;
  return queue.bands
    .filter(({ fromWeeks }) => fromWeeks < queue.targetWeeks)
    .reduce((sum, { count }) => sum + count, 0);
}

/** Share of those waiting who are within the target, with its Wilson interval. */
export function withinTarget(queue: Queue, provenance: Provenance): Figure {
  const n = queueSize(queue);
  if (queue.published?.isBandHidden.some(Boolean)) return missing("SUPPRESSED", "share", provenance);
  if (Number.isNaN(n)) return missing("NOT_SUBMITTED", "share", provenance);
  const events = countWithin(queue);
  if (events === null) return missing("UNAVAILABLE", "share", provenance);
  if (n === 0) return missing("UNDEFINED", "share", provenance);
  const { value, lower, upper } = proportionInterval(events, n);
  return known(value, "share", provenance, { lower, upper });
}

/** A count of a queue: as recorded, or as published where counts are. */
function countFigure(count: number, isHidden: boolean, provenance: Provenance): Figure {
  if (isHidden) return missing("SUPPRESSED", "child", provenance);
  return Number.isNaN(count) ? missing("NOT_SUBMITTED", "child", provenance) : known(count, "child", provenance);
}

/** The whole queue: as recorded, or as published where counts are. */
export function sizeFigure(queue: Queue, provenance: Provenance): Figure {
  const size = queueSize(queue);
  if (queue.published === undefined || Number.isNaN(size)) return countFigure(size, false, provenance);
  return countFigure(queue.published.size, Number.isNaN(queue.published.size), provenance);
}

/** Children who have waited between two numbers of weeks; null for no upper end. */
export interface BandFigure {
  readonly fromWeeks: number;
  readonly toWeeks: number | null;
  readonly count: Figure;
}

/** A queue by bands of weeks waited. */
export function bandFigures(queue: Queue, provenance: Provenance): readonly BandFigure[] {
  const isHidden = (band: number) => queue.published?.isBandHidden[band] ?? false;
  return queue.bands.map(({ fromWeeks, toWeeks, count }, band) => {
    return { fromWeeks, toWeeks, count: countFigure(count, isHidden(band), provenance) };
  });
}
