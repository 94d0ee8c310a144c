import type { Warning } from "./figure.ts";
import type { CellSource, DemandBasis } from "./line-cells.ts";
import type { CellTable, PopulationBasis } from "./snapshot.ts";

const basesOfTable = new WeakMap<CellTable, readonly PopulationBasis[]>();

/** Every population a table counts, worked out once. */
function basesIn(table: CellTable): readonly PopulationBasis[] {
  const found = basesOfTable.get(table) ?? [...new Set(table.populationBasis)];
  basesOfTable.set(table, found);
  return found;
}

/** The populations that the demand of some cells counts, the one of most rows first; expected demand counts residents. */
export function basesOf(
  table: CellTable,
  readSources: () => readonly CellSource[],
  basis: DemandBasis,
): readonly [PopulationBasis, ...PopulationBasis[]] {
  if (basis === "EXPECTED") return ["RESIDENT"];
  const [only, ...more] = basesIn(table);
  if (more.length === 0) return [only ?? "RESIDENT"];
  const counts = new Map<PopulationBasis, number>();
  for (const { of, position } of readSources()) {
    const { start, row } = of.demandParts;
    for (let at = start[position] as number; at < (start[position + 1] as number); at += 1) {
      const found = table.populationBasis[row[at] as number] ?? "RESIDENT";
      counts.set(found, (counts.get(found) ?? 0) + 1);
    }
  }
  const [first, ...others] = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([name]) => name);
  return [first ?? "RESIDENT", ...others];
}

/** Said where one row adds up figures of several populations. */
export function basisWarnings(lines: Iterable<string>): Warning[] {
  const names = [...new Set(lines)];
  if (names.length === 0) return [];
  const message = `Figures of different populations (by home, school or GP) are added up on ${names.join(", ")}; a child may count twice.`;
  return [{ code: "MIXED_POPULATION_BASES", message }];
}
