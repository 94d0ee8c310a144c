import { sumExactly } from "./double-double.ts";

/** Cells, services and who reaches whom, by position. */
export interface SupplyGraph {
  readonly demand: Float64Array;
  readonly capacity: Float64Array;
  /** Positions of the cells each service reaches, ascending. */
  readonly reaches: readonly Int32Array[];
}

/** Cells that the same services reach are one: equal reach means equal coverage. */
export interface CollapsedGraph {
  /** Demand of each class of cells. */
  readonly demand: Float64Array;
  readonly capacity: Float64Array;
  /** Cells in each class. */
  readonly members: readonly (readonly number[])[];
  /** Services that reach each class, ascending. */
  readonly servicesOf: readonly Int32Array[];
}

/** Groups the cells of a graph by the set of services that reach them; cells without any are left out. */
export function collapseCells({ demand, capacity, reaches }: SupplyGraph): CollapsedGraph {
  const servicesOfCell: number[][] = Array.from(demand, () => []);
  reaches.forEach((reach, service) => {
    for (const cell of reach) servicesOfCell[cell]?.push(service);
  });
  const classes = new Map<string, number[]>();
  servicesOfCell.forEach((services, cell) => {
    if (services.length === 0) return;
    const key = services.join(",");
    const members = classes.get(key);
    if (members === undefined) classes.set(key, [cell]);
    else members.push(cell);
  });
  const members = [...classes.values()];
  return {
    demand: Float64Array.from(members, (cells) => sumExactly(cells.map((cell) => demand[cell] ?? 0)).high),
    capacity,
    members,
    servicesOf: members.map(([first]) => Int32Array.from(servicesOfCell[first ?? 0] ?? [])),
  };
}
