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

/** An amount as a whole number of 2⁻¹⁰⁰ units: nothing is lost. */
const exactly = (amount: number) => BigInt(amount * 2 ** 100);

const total = (amounts: readonly { readonly exact: bigint }[]) => amounts.reduce((sum, { exact }) => sum + exact, 0n);

/** The largest set of cells, as a bit mask, with the least capacity for its demand among the services that reach it. */
function worstCovered(cells: readonly { readonly exact: bigint; readonly services: number }[], capacity: bigint[]) {
  let best = { mask: 0, capacity: 1n, demand: 0n };
  for (let mask = 1; mask < 2 ** cells.length; mask += 1) {
    const chosen = cells.filter((_, index) => (mask >> index) & 1);
    const reaching = chosen.reduce((services, cell) => services | cell.services, 0);
    const found = {
      mask,
      capacity: capacity.reduce((sum, amount, index) => ((reaching >> index) & 1 ? sum + amount : sum), 0n),
      demand: total(chosen),
    };
    const excess = found.capacity * best.demand - best.capacity * found.demand;
    // Tied sets have a tied union, which comes last of them.
    if (excess <= 0n || best.mask === 0) best = found;
  }
  return best;
}

/**
 * Coverages by trying every set of cells: repeatedly the largest set X that minimises K(N(X)) ÷ D(X), in whole numbers,
 * so that ties are ties. An independent and slow reading of the definition.
 */
export function coverageByTrying({ cells, services }: SupplyCase): Map<string, number> {
  const coverage = new Map<string, number>();
  const capacity = services.map((service) => exactly(service.capacity));
  const reachersAsMask = (id: string) =>
    services.reduce((mask, { reaches }, index) => (reaches.includes(id) ? mask | (1 << index) : mask), 0);
  let open = cells
    .map(({ id, demand }) => ({ id, exact: exactly(demand), services: reachersAsMask(id) }))
    .filter((cell) => cell.services !== 0);
  while (open.length > 0) {
    const worst = worstCovered(open, capacity);
    const chosen = open.filter((_, index) => (worst.mask >> index) & 1);
    for (const { id } of chosen) coverage.set(id, Number(worst.capacity) / Number(worst.demand));
    const taken = chosen.reduce((mask, cell) => mask | cell.services, 0);
    open = open.filter((cell) => !chosen.includes(cell)).map((cell) => ({ ...cell, services: cell.services & ~taken }));
  }
  return coverage;
}
