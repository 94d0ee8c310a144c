/** Rounds of fitting; the margins are rounded, so that more would not bring them nearer. */
const ROUNDS = 30;

/**
 * Numbers for all cells of a grid from what is published of it: shown cells as they are, hidden ones so that rows and columns add
 * up as nearly as they can to the totals shown (iterative proportional fitting, Deming & Stephan 1940). NaN is hidden.
 */
export function fillGrid(
  cells: readonly (readonly number[])[],
  rowTotals: readonly number[],
  columnTotals: readonly number[],
  guess: number,
): number[][] {
  const isHidden = cells.map((row) => row.map(Number.isNaN));
  const filled = cells.map((row) => row.map((value) => (Number.isNaN(value) ? guess : value)));
  const fit = (places: readonly (readonly [number, number])[], total: number) => {
    if (Number.isNaN(total)) return;
    const at = ([row, column]: readonly [number, number]) => filled[row]?.[column] ?? 0;
    const open = places.filter(([row, column]) => isHidden[row]?.[column]);
    const fixed = places.reduce((sum, place) => sum + at(place), 0) - open.reduce((sum, place) => sum + at(place), 0);
    const now = open.reduce((sum, place) => sum + at(place), 0);
    const scale = now > 0 ? Math.max(0, total - fixed) / now : 0;
    for (const [row, column] of open) (filled[row] as number[])[column] = at([row, column]) * scale;
  };
  const rows = cells.map((row, at) => row.map((_, column) => [at, column] as const));
  const columns = columnTotals.map((_, column) => cells.map((__, row) => [row, column] as const));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [row, places] of rows.entries()) fit(places, rowTotals[row] ?? Number.NaN);
    for (const [column, places] of columns.entries()) fit(places, columnTotals[column] ?? Number.NaN);
  }
  return filled;
}

/** Parts of a total as shares that add up to 1: shown parts as they are, hidden ones alike of what is left. */
export function fillShares(parts: readonly number[], total: number, guess: number): number[] {
  const shown = parts.reduce((sum, part) => sum + (Number.isNaN(part) ? 0 : part), 0);
  const hidden = parts.filter(Number.isNaN).length;
  const rest = Number.isNaN(total) ? guess * hidden : Math.max(0, total - shown);
  const filled = parts.map((part) => (Number.isNaN(part) ? rest / hidden : part));
  const all = filled.reduce((sum, part) => sum + part, 0);
  return filled.map((part) => (all > 0 ? part / all : 0));
}
