import type { Figure, Provenance } from "./figure.ts";
import { known, missing } from "./figure.ts";
import { meanWait } from "./queue-clearance.ts";
import { type BandFigure, bandFigures, sizeFigure, withinTarget } from "./queue-counts.ts";
import { queueSize } from "./queue-need.ts";
import type { Clock, Queue, ServiceLine } from "./snapshot.ts";
import { waitingListPressure } from "./statistics/waiting-list.ts";

/** Queues of one line on one clock together, as if they were one. */
export interface WaitLine {
  readonly serviceLine: ServiceLine;
  readonly clock: Clock;
  readonly targetWeeks: number;
  /** Where the standard comes from; null where that is not recorded. */
  readonly standardBasis: string | null;
  /** Queues that should be counted, and how many of them were not submitted. */
  readonly queues: number;
  readonly notSubmitted: number;
  /** Of the queues that were submitted; unreliable where some were not. */
  readonly queue: Figure;
  readonly bands: readonly BandFigure[];
  readonly withinTarget: Figure;
  readonly pressure: Figure;
}

/** A queue with the line and clock it belongs to. */
export interface LineQueue {
  readonly serviceLine: ServiceLine;
  readonly clock: Clock;
  readonly queue: Queue;
}

interface OpenBand {
  readonly fromWeeks: number;
  readonly toWeeks: number | null;
  count: number;
  isHidden: boolean;
}

/** Queues with one standard added up band by band; what is hidden of one is hidden of the sum. */
function addQueues(queues: readonly Queue[], like: Queue): Queue {
  const bands = new Map<string, OpenBand>();
  for (const { bands: own, published } of queues)
    own.forEach(({ fromWeeks, toWeeks, count }, index) => {
      const key = `${fromWeeks}|${toWeeks}`;
      const band = bands.get(key) ?? { fromWeeks, toWeeks, count: 0, isHidden: false };
      band.count += count;
      band.isHidden ||= published?.isBandHidden[index] ?? false;
      bands.set(key, band);
    });
  const sorted = [...bands.values()].sort(
    (a, b) => a.fromWeeks - b.fromWeeks || (a.toWeeks ?? Infinity) - (b.toWeeks ?? Infinity),
  );
  const { published: _, ...rest } = like;
  const sum = { ...rest, bands: sorted };
  if (queues.every(({ published }) => published === undefined)) return sum;
  const size = queues.reduce((total, queue) => total + (queue.published?.size ?? queueSize(queue)), 0);
  return { ...sum, published: { isBandHidden: sorted.map(({ isHidden }) => isHidden), size } };
}

const partly = (figure: Figure, isPartial: boolean): Figure =>
  isPartial && figure.state === "KNOWN" ? { ...figure, state: "UNRELIABLE" } : figure;

function pressureOf(queue: Queue, size: Figure, provenance: Provenance): Figure {
  if (size.value === null) return { ...size, unit: "ratio" };
  return known(waitingListPressure(meanWait(queue), queue.targetWeeks), "ratio", provenance);
}

function lineOf(entries: readonly LineQueue[], provenance: Provenance): WaitLine | null {
  const [first] = entries;
  if (first === undefined) return null;
  const { serviceLine, clock, queue: like } = first;
  const submitted = entries.map(({ queue }) => queue).filter((queue) => !Number.isNaN(queueSize(queue)));
  const isSilent = submitted.length === 0;
  const isPartial = !isSilent && submitted.length < entries.length;
  const sum = isSilent ? like : addQueues(submitted, like);
  const size = isSilent ? missing("NOT_SUBMITTED", "child", provenance) : sizeFigure(sum, provenance);
  return {
    serviceLine,
    clock,
    targetWeeks: like.targetWeeks,
    standardBasis: like.standardBasis ?? null,
    queues: entries.length,
    notSubmitted: entries.length - submitted.length,
    queue: partly(size, isPartial),
    bands: bandFigures(sum, provenance).map((band) => ({ ...band, count: partly(band.count, isPartial) })),
    withinTarget: partly(withinTarget(sum, provenance), isPartial),
    pressure: partly(pressureOf(sum, size, provenance), isPartial),
  };
}

/** Queues by line, clock and standard, by code. */
export function waitLines(entries: readonly LineQueue[], provenance: Provenance): readonly WaitLine[] {
  const groups = Map.groupBy(
    entries,
    ({ serviceLine, clock, queue }) => `${serviceLine.code}|${clock.code}|${queue.targetWeeks}`,
  );
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, group]) => lineOf(group, provenance) ?? []);
}
