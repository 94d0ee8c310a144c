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

/** Adds `parts` × `scale` to `total`. */
export function addParts(total: GapParts, parts: GapParts, scale: number): void {
  for (const key of Object.keys(total) as (keyof GapParts)[]) total[key] += parts[key] * scale;
}

/** A cell's parts from its demand D, coverage ρ and what was met; the delivery part is set per group afterwards. */
function cellParts(demand: number, coverage: number, isReached: boolean, met: number): GapParts {
  const fair = Math.min(1, coverage) * demand;
  return {
    demand,
    capacity: coverage * demand,
    met,
    coverageGap: isReached ? 0 : demand,
    capacityGap: isReached ? Math.max(0, 1 - coverage) * demand : 0,
    distributionGap: Math.max(0, fair - met),
    deliveryGap: 0,
    ahead: Math.max(0, Math.min(met, demand) - fair),
    beyond: Math.max(0, met - demand),
  };
}

/**
 * Parts of every cell of a stretch. A group's delivery gap max(0, Σ fair − Σ met) is laid on its cells in proportion to
 * their distribution gaps; the rest of those is the targeting gap.
 */
export function stretchParts(stretch: Stretch): GapParts[] {
  const parts = stretch.demand.map(({ units }, cell) =>
    cellParts(units, stretch.coverage[cell] ?? 0, (stretch.classOf[cell] ?? -1) >= 0, stretch.met[cell]?.units ?? 0),
  );
  for (const group of stretch.groups) {
    const cells = group.cells.flatMap((cell) => parts[cell] ?? []);
    const distribution = cells.reduce((sum, cell) => sum + cell.distributionGap, 0);
    const short = cells.reduce((sum, cell) => sum + Math.min(cell.capacity, cell.demand) - cell.met, 0);
    const delivery = Math.min(Math.max(0, short), distribution);
    for (const cell of cells)
      cell.deliveryGap = distribution > 0 ? (cell.distributionGap / distribution) * delivery : 0;
  }
  return parts;
}
