import { columnsOf } from "./columns.ts";
import type { Stretch } from "./stretch.ts";

/** How the demand of a cell, or of a sum of cells, is met and missed; all in units of care. */
export interface GapParts {
  readonly demand: number;
  /** Fair share of capacity, which may exceed demand. */
  readonly capacity: number;
  readonly met: number;
  /** Demand nothing reaches. */
  readonly coverageGap: number;
  /** Demand beyond what linked services can do. */
  readonly capacityGap: number;
  /** Demand that is paid for but not met here. */
  readonly distributionGap: number;
  /** The part of the distribution gap that was not delivered at all. */
  readonly deliveryGap: number;
  /** Met beyond the fair share, within demand. */
  readonly ahead: number;
  /** Met beyond demand. */
  readonly beyond: number;
}

/** Parts of every cell of a stretch, a column each. */
export type PartColumns = { readonly [Part in keyof GapParts]: Float64Array };

/** Sums of the parts of some cells over the stretches of a period, × `scale`. */
export function sumParts(stretches: readonly PartColumns[], cells: readonly number[], scale: number): GapParts {
  let [demand, capacity, met] = [0, 0, 0];
  let [coverageGap, capacityGap, distributionGap, deliveryGap] = [0, 0, 0, 0];
  let [ahead, beyond] = [0, 0];
  for (let at = 0; at < cells.length; at += 1) {
    const cell = cells[at] as number;
    for (let index = 0; index < stretches.length; index += 1) {
      const parts = stretches[index] as PartColumns;
      demand += (parts.demand[cell] as number) * scale;
      capacity += (parts.capacity[cell] as number) * scale;
      met += (parts.met[cell] as number) * scale;
      coverageGap += (parts.coverageGap[cell] as number) * scale;
      capacityGap += (parts.capacityGap[cell] as number) * scale;
      distributionGap += (parts.distributionGap[cell] as number) * scale;
      deliveryGap += (parts.deliveryGap[cell] as number) * scale;
      ahead += (parts.ahead[cell] as number) * scale;
      beyond += (parts.beyond[cell] as number) * scale;
    }
  }
  return { demand, capacity, met, coverageGap, capacityGap, distributionGap, deliveryGap, ahead, beyond };
}

/** Each cell's parts from its demand D, coverage ρ and what was met; the delivery part is set per group afterwards. */
function cellParts({ demand, met, coverage, classOf }: Stretch): PartColumns {
  const column = columnsOf(7, coverage.length);
  const parts = {
    demand: demand.units,
    capacity: column(),
    met: met.units,
    coverageGap: column(),
    capacityGap: column(),
    distributionGap: column(),
    deliveryGap: column(),
    ahead: column(),
    beyond: column(),
  };
  for (let cell = 0; cell < coverage.length; cell += 1) {
    const units = demand.units[cell] as number;
    const done = met.units[cell] as number;
    const ratio = coverage[cell] as number;
    const fair = Math.min(1, ratio) * units;
    parts.capacity[cell] = ratio * units;
    if ((classOf[cell] as number) < 0) parts.coverageGap[cell] = units;
    else parts.capacityGap[cell] = Math.max(0, 1 - ratio) * units;
    parts.distributionGap[cell] = Math.max(0, fair - done);
    parts.ahead[cell] = Math.max(0, Math.min(done, units) - fair);
    parts.beyond[cell] = Math.max(0, done - units);
  }
  return parts;
}

/**
 * Parts of every cell of a stretch. A group's delivery gap max(0, Σ fair − Σ met) is laid on its cells in proportion to
 * their distribution gaps; the rest of those is the targeting gap.
 */
export function stretchParts(stretch: Stretch): PartColumns {
  const parts = cellParts(stretch);
  for (const { cells } of stretch.groups) {
    let distribution = 0;
    let short = 0;
    for (const cell of cells) {
      distribution += parts.distributionGap[cell] as number;
      const fair = Math.min(parts.capacity[cell] as number, parts.demand[cell] as number);
      short = short + fair - (parts.met[cell] as number);
    }
    const delivery = Math.min(Math.max(0, short), distribution);
    if (!(distribution > 0)) continue;
    for (const cell of cells) {
      parts.deliveryGap[cell] = ((parts.distributionGap[cell] as number) / distribution) * delivery;
    }
  }
  return parts;
}
