import type { Stretch } from "./stretch.ts";

/** How the demand of a cell, or of a sum of cells, is met and missed; all in units of care. */
export interface GapParts {
  demand: number;
  /** Fair share of capacity, which may exceed demand. */
  capacity: number;
  met: number;
  /** Demand nothing reaches. */
  coverageGap: number;
  /** Demand beyond what linked services can do. */
  capacityGap: number;
  /** Demand that is paid for but not met here. */
  distributionGap: number;
  /** The part of the distribution gap that was not delivered at all. */
  deliveryGap: number;
  /** Met beyond the fair share, within demand. */
  ahead: number;
  /** Met beyond demand. */
  beyond: number;
}

export function noParts(): GapParts {
  return {
    demand: 0,
    capacity: 0,
    met: 0,
    coverageGap: 0,
    capacityGap: 0,
    distributionGap: 0,
    deliveryGap: 0,
    ahead: 0,
    beyond: 0,
  };
}

/** Parts of every cell of a stretch, a column each. */
export type PartColumns = { readonly [Part in keyof GapParts]: Float64Array };

/** Adds the parts of one cell × `scale` to `total`. */
export function addParts(total: GapParts, parts: PartColumns, cell: number, scale: number): void {
  total.demand += (parts.demand[cell] as number) * scale;
  total.capacity += (parts.capacity[cell] as number) * scale;
  total.met += (parts.met[cell] as number) * scale;
  total.coverageGap += (parts.coverageGap[cell] as number) * scale;
  total.capacityGap += (parts.capacityGap[cell] as number) * scale;
  total.distributionGap += (parts.distributionGap[cell] as number) * scale;
  total.deliveryGap += (parts.deliveryGap[cell] as number) * scale;
  total.ahead += (parts.ahead[cell] as number) * scale;
  total.beyond += (parts.beyond[cell] as number) * scale;
}

/** Each cell's parts from its demand D, coverage ρ and what was met; the delivery part is set per group afterwards. */
function cellParts({ demand, met, coverage, classOf }: Stretch): PartColumns {
  const column = () => new Float64Array(coverage.length);
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
