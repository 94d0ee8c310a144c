import { cuts, type OverlapRow, type OverlapSetRow } from "./overlap-rows.ts";

/** A commissioner or a line, by code and name. */
export interface MatrixName {
  readonly code: string;
  readonly name: string;
}

/** Overlaps a commissioner has on a line, and how much its services there could give up. */
export interface MatrixCell {
  readonly count: number;
  readonly sparePence: number;
}

/** Commissioners down, lines across. */
export interface CommissionerMatrix {
  readonly commissioners: readonly MatrixName[];
  readonly lines: readonly MatrixName[];
  readonly cells: ReadonlyMap<string, MatrixCell>;
}

/** Where a service has several buyers, what it could give up belongs to none of them alone. */
const SEVERAL: MatrixName = { code: "SEVERAL", name: "Several together" };

/** Key of a cell. */
export const matrixKey = (commissioner: string, line: string) => `${commissioner}|${line}`;

function buyersByService(rows: readonly OverlapRow[]): ReadonlyMap<string, ReadonlySet<string>> {
  const buyers = new Map<string, Set<string>>();
  for (const { service, commissioner } of rows.flatMap(({ commissions }) => commissions)) {
    buyers.set(service.code, (buyers.get(service.code) ?? new Set()).add(commissioner.code));
  }
  return buyers;
}

function byName(names: ReadonlyMap<string, string>): readonly MatrixName[] {
  return [...names].map(([code, name]) => ({ code, name })).sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Adds to a cell. */
function addTo(cells: Map<string, MatrixCell>, key: string, count: number, sparePence: number): void {
  const cell = cells.get(key) ?? { count: 0, sparePence: 0 };
  cells.set(key, { count: cell.count + count, sparePence: cell.sparePence + sparePence });
}

/** How many overlaps each commissioner has on each line. */
function countPairs(rows: readonly OverlapRow[]): Map<string, MatrixCell> {
  const cells = new Map<string, MatrixCell>();
  for (const { serviceLine, commissions } of rows) {
    for (const code of new Set(commissions.map(({ commissioner }) => commissioner.code)))
      addTo(cells, matrixKey(code, serviceLine.code), 1, 0);
  }
  return cells;
}

/** How many overlaps each commissioner has on each line, and the pounds its services could give up, each pound once. */
export function commissionerMatrix(rows: readonly OverlapRow[], sets: readonly OverlapSetRow[]): CommissionerMatrix {
  const lines = new Map(rows.map(({ serviceLine }) => [serviceLine.code, serviceLine.name]));
  const commissioners = new Map(
    rows.flatMap(({ commissions }) =>
      commissions.map(({ commissioner }) => [commissioner.code, commissioner.name] as const),
    ),
  );
  const cells = countPairs(rows);
  const buyers = buyersByService(rows);
  for (const set of sets.filter(({ serviceLine }) => lines.has(serviceLine.code))) {
    for (const { service, saving } of cuts(set)) {
      const [buyer, ...more] = buyers.get(service.code) ?? [];
      const isOne = buyer !== undefined && more.length === 0;
      if (!isOne) commissioners.set(SEVERAL.code, SEVERAL.name);
      addTo(cells, matrixKey(isOne ? buyer : SEVERAL.code, set.serviceLine.code), 0, saving.pence ?? 0);
    }
  }
  return { commissioners: byName(commissioners), lines: byName(lines), cells };
}
