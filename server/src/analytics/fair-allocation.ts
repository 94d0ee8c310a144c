import { type CoverageGroup, decompose } from "./principal-decomposition.ts";
import { collapseCells, type SupplyGraph } from "./supply-graph.ts";

/** A cell with its demand in units of care. */
export interface AllocationCell {
  readonly id: string;
  readonly demand: number;
}

/** A service with its capacity in the same unit and the ids of the cells it reaches. */
export interface AllocationService {
  readonly id: string;
  readonly capacity: number;
  readonly reaches: readonly string[];
}

/** One set of linked cells with equal coverage, and the services whose capacity it takes. */
export interface AllocationGroup {
  readonly cells: readonly string[];
  readonly services: readonly string[];
  readonly demand: number;
  readonly capacity: number;
  /** Capacity over demand; above 1 where there is more than is needed. */
  readonly coverage: number;
}

/** The fair allocation: everything in it is unique, whatever the order of the input. */
export interface FairAllocation {
  /** Coverage of each reached cell. */
  readonly coverage: ReadonlyMap<string, number>;
  /** Groups, least covered first, ties by smallest cell id. */
  readonly groups: readonly AllocationGroup[];
  /** Cells no service reaches. */
  readonly unreached: readonly string[];
  /** Services that reach no cell. */
  readonly idle: readonly string[];
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function indexCells(cells: readonly AllocationCell[]): Map<string, number> {
  const positions = new Map<string, number>();
  cells.forEach(({ id, demand }, position) => {
    if (positions.has(id)) throw new RangeError(`cell id ${id} is repeated`);
    if (!(Number.isFinite(demand) && demand > 0))
      throw new RangeError(`demand of cell ${id} must be a positive number`);
    positions.set(id, position);
  });
  return positions;
}

function indexReach(service: AllocationService, positions: ReadonlyMap<string, number>): Int32Array {
  const reach = service.reaches.map((id) => {
    const position = positions.get(id);
    if (position === undefined) throw new RangeError(`service ${service.id} reaches an unknown cell ${id}`);
    return position;
  });
  if (new Set(reach).size !== reach.length) throw new RangeError(`service ${service.id} reaches a repeated cell`);
  return Int32Array.from(reach);
}

function checkServices(services: readonly AllocationService[]): void {
  const ids = new Set<string>();
  for (const { id, capacity } of services) {
    if (ids.has(id)) throw new RangeError(`service id ${id} is repeated`);
    if (!(Number.isFinite(capacity) && capacity >= 0)) {
      throw new RangeError(`capacity of service ${id} must be a number and not negative`);
    }
    ids.add(id);
  }
}

/** Coverages this close, relative to their size, are a tie. */
const TIE = 1e-12;

/** Least covered first, ties by smallest cell id; rounding in a last digit does not break a tie. */
function sortGroups(groups: readonly AllocationGroup[]): AllocationGroup[] {
  const byCell = (a: AllocationGroup, b: AllocationGroup) => compare(a.cells[0] ?? "", b.cells[0] ?? "");
  const sorted = [...groups].sort((a, b) => a.coverage - b.coverage || byCell(a, b));
  const ties: AllocationGroup[][] = [];
  for (const group of sorted) {
    const open = ties.at(-1);
    const least = open?.[0]?.coverage ?? 0;
    if (open !== undefined && group.coverage - least <= TIE * group.coverage) open.push(group);
    else ties.push([group]);
  }
  return ties.flatMap((tie) => tie.sort(byCell));
}

function nameGroup(
  group: CoverageGroup,
  cells: readonly AllocationCell[],
  services: readonly AllocationService[],
): AllocationGroup {
  return {
    cells: group.cells.map((cell) => cells[cell]?.id ?? "").sort(compare),
    services: group.services.map((service) => services[service]?.id ?? "").sort(compare),
    demand: group.demand,
    capacity: group.capacity,
    coverage: group.coverage,
  };
}

/**
 * Shares each service's capacity over the cells it reaches so that coverages are lexicographically max-min fair
 * (Megiddo 1974): no cell can have more without a worse-covered one having less. Equal coverage is a yardstick,
 * not clinical priority.
 *
 * @example allocateFairly([{ id: "a", demand: 4 }], [{ id: "s", capacity: 3, reaches: ["a"] }]).coverage.get("a") // 0.75
 */
export function allocateFairly(
  cells: readonly AllocationCell[],
  services: readonly AllocationService[],
): FairAllocation {
  // Sorted by id, so that rounding cannot depend on the order of the input.
  const sortedCells = [...cells].sort((a, b) => compare(a.id, b.id));
  const sortedServices = [...services].sort((a, b) => compare(a.id, b.id));
  const positions = indexCells(sortedCells);
  checkServices(sortedServices);
  const graph: SupplyGraph = {
    demand: Float64Array.from(sortedCells, (cell) => cell.demand),
    capacity: Float64Array.from(sortedServices, (service) => service.capacity),
    reaches: sortedServices.map((service) => indexReach(service, positions).sort()),
  };
  const found = decompose(collapseCells(graph));
  const groups = sortGroups(found.map((group) => nameGroup(group, sortedCells, sortedServices)));
  const coverage = new Map(groups.flatMap((group) => group.cells.map((id) => [id, group.coverage] as const)));
  return {
    coverage,
    groups,
    unreached: sortedCells.filter(({ id }) => !coverage.has(id)).map(({ id }) => id),
    idle: sortedServices.filter(({ reaches }) => reaches.length === 0).map(({ id }) => id),
  };
}
