import fc from "fast-check";
import type { AllocationCell, AllocationService } from "../../../server/src/analytics/fair-allocation.ts";

export interface SupplyCase {
  readonly cells: AllocationCell[];
  readonly services: AllocationService[];
}

/** Small whole amounts, where many coverages tie. */
export const WHOLE = { demand: fc.integer({ min: 1, max: 4 }), capacity: fc.integer({ min: 0, max: 4 }) };

/** Amounts from a millionth to a thousand million side by side. */
const wide = fc.double({ min: -6, max: 9, noNaN: true }).map((exponent) => 10 ** exponent);
export const WIDE = { demand: wide, capacity: fc.oneof({ weight: 4, arbitrary: wide }, fc.constant(0)) };

/** A few cells and services that reach any of the cells, also none. */
export function supplyCases(
  amounts: { readonly demand: fc.Arbitrary<number>; readonly capacity: fc.Arbitrary<number> },
  maxCells = 7,
  maxServices = 6,
): fc.Arbitrary<SupplyCase> {
  return fc.integer({ min: 1, max: maxCells }).chain((cellCount) => {
    const ids = Array.from({ length: cellCount }, (_, index) => `cell-${index}`);
    return fc.record({
      cells: fc.tuple(...ids.map((id) => amounts.demand.map((demand) => ({ id, demand })))),
      services: fc
        .array(fc.record({ capacity: amounts.capacity, reaches: fc.subarray(ids) }), { maxLength: maxServices })
        .map((list) => list.map((service, index) => ({ id: `service-${index}`, ...service }))),
    });
  });
}

/** Services that reach any of the cells. */
export function reachersOf(services: readonly AllocationService[], cells: ReadonlySet<string>): AllocationService[] {
  return services.filter(({ reaches }) => reaches.some((id) => cells.has(id)));
}

const total = (amounts: readonly number[]) => amounts.reduce((sum, amount) => sum + amount, 0);

/**
 * Coverages by trying every set of cells: repeatedly the largest set X that minimises K(N(X)) ÷ D(X).
 * An independent and slow reading of the definition.
 */
export function coverageByTrying({ cells, services }: SupplyCase): Map<string, number> {
  const coverage = new Map<string, number>();
  let open = cells.filter(({ id }) => services.some(({ reaches }) => reaches.includes(id)));
  let free = services;
  while (open.length > 0) {
    let best = { ratio: Number.POSITIVE_INFINITY, cells: new Set<string>() };
    for (let mask = 1; mask < 2 ** open.length; mask += 1) {
      const chosen = open.filter((_, index) => (mask >> index) & 1);
      const ids = new Set(chosen.map(({ id }) => id));
      const capacity = total(reachersOf(free, ids).map((service) => service.capacity));
      const ratio = capacity / total(chosen.map(({ demand }) => demand));
      const isTie = Math.abs(ratio - best.ratio) <= 1e-12 * ratio || ratio === best.ratio;
      if (isTie ? ids.size > best.cells.size : ratio < best.ratio) best = { ratio, cells: ids };
    }
    for (const id of best.cells) coverage.set(id, best.ratio);
    const taken = new Set(reachersOf(free, best.cells));
    free = free.filter((service) => !taken.has(service));
    open = open.filter(({ id }) => !best.cells.has(id));
  }
  return coverage;
}
