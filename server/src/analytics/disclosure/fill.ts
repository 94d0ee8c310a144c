/** Rounds of fitting; the margins are rounded, so that more would not bring them nearer. */
const ROUNDS = 30;

/** A row or column of a grid: its cells by position, those of them that are hidden, and the total shown. */
interface Margin {
  readonly places: readonly number[];
  readonly open: readonly number[];
  readonly total: number;
}

function sumOf(values: Float64Array, places: readonly number[]): number {
  let sum = 0;
  for (const place of places) sum += values[place] as number;
  return sum;
}

/** Scales the hidden cells of a margin so that all of it adds up to its total. */
function fit(filled: Float64Array, { places, open, total }: Margin): void {
  const now = sumOf(filled, open);
  const fixed = sumOf(filled, places) - now;
  const scale = now > 0 ? Math.max(0, total - fixed) / now : 0;
  for (const place of open) filled[place] = (filled[place] as number) * scale;
}

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
  const width = columnTotals.length;
  const recorded = Float64Array.from(cells.flat());
  const filled = recorded.map((value) => (Number.isNaN(value) ? guess : value));
  const margin = (places: readonly number[], total = Number.NaN): Margin => {
    const open = places.filter((place) => Number.isNaN(recorded[place]));
    return { places, open, total };
  };
  const margins = [
    ...cells.map((row, at) =>
      margin(
        row.map((_, column) => at * width + column),
        rowTotals[at],
      ),
    ),
    ...columnTotals.map((total, column) =>
      margin(
        cells.map((_, row) => row * width + column),
        total,
      ),
    ),
  ].filter(({ open, total }) => open.length > 0 && !Number.isNaN(total));
  for (let round = 0; round < ROUNDS; round += 1) for (const entry of margins) fit(filled, entry);
  return cells.map((row, at) => Array.from(filled.subarray(at * width, at * width + row.length)));
}

/** What a part that nobody could serve is likely beside one that somebody could. */
const UNLIKELY = 1e-12;

/** Rounds of fitting parts to places: moving what finds no likely place takes more of them. */
const PART_ROUNDS = 100;

/** Scales a part in all places to its share of the total. */
function fitPart(fitted: readonly Float64Array[], part: number, share: number, total: number): void {
  let sum = 0;
  for (const row of fitted) sum += row[part] as number;
  for (const row of fitted) row[part] = sum > 0 ? ((row[part] as number) * share * total) / sum : 0;
}

/** Scales the parts of a place to what it holds. */
function fitPlace(row: Float64Array, weight: number): void {
  let sum = 0;
  for (const value of row) sum += value;
  for (let part = 0; part < row.length; part += 1) row[part] = sum > 0 ? ((row[part] as number) * weight) / sum : 0;
}

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
    Float64Array.from(shares, (share, part) => weight * share * Math.max(UNLIKELY, likely[place]?.[part] ?? 0)),
  );
  for (let round = 0; round < PART_ROUNDS; round += 1) {
    shares.forEach((share, part) => {
      fitPart(fitted, part, share, total);
    });
    fitted.forEach((row, place) => {
      fitPlace(row, weights[place] ?? 0);
    });
  }
  return fitted.map((row, place) => {
    const weight = weights[place] ?? 0;
    return weight > 0 ? Array.from(row, (value) => value / weight) : [...shares];
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
