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

/** What a part that nobody could serve is likely beside one that somebody could. */
const UNLIKELY = 1e-12;

/** Rounds of fitting parts to places: moving what finds no likely place takes more of them. */
const PART_ROUNDS = 100;

/**
 * How the parts of a whole are spread over its places, as shares of each place that add up to 1, when only the whole's shares are
 * published: each part as far as it can where it is likely, and no part more or less than its share in all (iterative proportional
 * fitting). So nothing is put where nobody could serve it unless what is published leaves no other way.
 *
 * @param weights what each place holds, zero or more
 * @param shares of the whole, which add up to 1
 * @param likely of each part in each place, 0 to 1
 */
export function fitParts(
  weights: readonly number[],
  shares: readonly number[],
  likely: readonly (readonly number[])[],
): number[][] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const fitted = weights.map((weight, place) =>
    shares.map((share, part) => weight * share * Math.max(UNLIKELY, likely[place]?.[part] ?? 0)),
  );
  const scaleRows = () =>
    fitted.forEach((row, place) => {
      const sum = row.reduce((all, value) => all + value, 0);
      row.forEach((value, part) => {
        row[part] = sum > 0 ? (value * (weights[place] ?? 0)) / sum : 0;
      });
    });
  for (let round = 0; round < PART_ROUNDS; round += 1) {
    shares.forEach((share, part) => {
      const sum = fitted.reduce((all, row) => all + (row[part] ?? 0), 0);
      for (const row of fitted) row[part] = sum > 0 ? ((row[part] ?? 0) * share * total) / sum : 0;
    });
    scaleRows();
  }
  return fitted.map((row, place) => {
    const weight = weights[place] ?? 0;
    return weight > 0 ? row.map((value) => value / weight) : [...shares];
  });
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
