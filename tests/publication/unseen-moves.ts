import { type PublishedSnapshot, publishSnapshot } from "@tandem/server/analytics/disclosure/publish-snapshot";
import { LABELS } from "@tandem/server/analytics/disclosure/published-year";
import type { CellTable, Snapshot } from "@tandem/server/analytics/snapshot";
import { drawer } from "../analytics/cases/count-cube.ts";

/** A snapshot with a child more, and its units, in some rows of demand in one month. */
export function withMoved(
  snapshot: Snapshot,
  month: number,
  moves: readonly (readonly [row: number, more: number])[],
): Snapshot {
  const { demand } = snapshot;
  const moved = (column: Float64Array) => {
    const next = column.slice();
    for (const [row, more] of moves)
      for (let at = month + 1; at <= demand.monthCount; at += 1) {
        const place = row * (demand.monthCount + 1) + at;
        next[place] = (next[place] ?? 0) + more;
      }
    return next;
  };
  const changed: CellTable = {
    ...demand,
    cumulativeChildren: moved(demand.cumulativeChildren),
    cumulativeUnits: moved(demand.cumulativeUnits),
  };
  return { ...snapshot, demand: changed };
}

/** Rows by line, kind and place, to find those between which a child can move unseen. */
function rowIndex({ demand }: Snapshot): Map<string, number> {
  const keyOf = (row: number) =>
    [demand.line, demand.need, demand.layer, demand.function, demand.area, demand.ageFrom].map((c) => c[row]).join("|");
  return new Map(Array.from({ length: demand.rowCount }, (_, row) => [keyOf(row), row]));
}

/** Four rows of two areas and two bands, of one line and kind, at random. */
function drawSquare(snapshot: Snapshot, rows: Map<string, number>, draw: (bound: number) => number): number[] | null {
  const { demand } = snapshot;
  const [one, other] = [draw(demand.rowCount), draw(demand.rowCount)];
  const common = [demand.line, demand.need, demand.layer, demand.function];
  if (common.some((column) => column[one] !== column[other])) return null;
  const at = (area: number, band: number) =>
    rows.get([...common.map((column) => column[one]), demand.area[area], demand.ageFrom[band]].join("|"));
  const square = [one, other, at(one, other), at(other, one)];
  return new Set(square).size === 4 && square.every((row) => row !== undefined) ? (square as number[]) : null;
}

/** Whether the count a row belongs to is hidden in the year of a month. */
function isRowHidden(
  { demand, areas }: Snapshot,
  { snapshot }: PublishedSnapshot,
  row: number,
  month: number,
): boolean {
  const at = demand.firstMonth + month;
  const year = snapshot.published?.demand.find(
    ({ line, months, isStock }) => line === demand.line[row] && months.from <= at && at <= months.to && !isStock,
  );
  const band = year?.bands.find(({ from, to }) => (demand.ageFrom[row] ?? 0) >= from && (demand.ageTo[row] ?? 0) <= to);
  return Number.isNaN(year?.childrenOf(LABELS.leaf(areas[demand.area[row] ?? 0]?.code ?? "", band?.code ?? "")) ?? 0);
}

/** A child more or less, and a unit of care, in a row of demand in a month counted from the table's first. */
export interface Move {
  readonly month: number;
  readonly rows: readonly (readonly [row: number, more: number])[];
  readonly recorded: Snapshot;
  readonly published: PublishedSnapshot;
}

/** Children moved around four hidden counts so that every total, and what is hidden, stays as it was. */
export function* unseenMoves(recorded: Snapshot, published: PublishedSnapshot, most: number): Generator<Move> {
  const draw = drawer(11);
  const index = rowIndex(recorded);
  const patterns = ({ releases }: PublishedSnapshot) => JSON.stringify([...releases.values()].map((r) => r.isHidden));
  const { cumulativeChildren, monthCount } = recorded.demand;
  const hasChild = (row: number, month: number) => {
    const at = row * (monthCount + 1) + month;
    return (cumulativeChildren[at + 1] ?? 0) > (cumulativeChildren[at] ?? 0);
  };
  let found = 0;
  for (let attempt = 0; attempt < 2_000_000 && found < most; attempt += 1) {
    const square = drawSquare(recorded, index, draw);
    const month = draw(monthCount);
    if (square === null || !square.slice(2).every((row) => hasChild(row, month))) continue;
    if (!square.every((row) => isRowHidden(recorded, published, row, month))) continue;
    const rows = square.map((row, at) => [row, at < 2 ? 1 : -1] as const);
    const moved = withMoved(recorded, month, rows);
    const other = publishSnapshot(moved, new Map());
    // Where the move made a count small, or large, another pattern is published: that is a change anybody may see.
    if (patterns(other) !== patterns(published)) continue;
    found += 1;
    yield { month, rows, recorded: moved, published: other };
  }
}
