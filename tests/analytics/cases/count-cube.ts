import type { CountTable } from "../../../server/src/analytics/disclosure/count-table.ts";

/** Draws whole numbers from 0 up to a bound (Numerical Recipes' linear congruences), the same for the same seed. */
export function drawer(seed: number): (bound: number) => number {
  let state = (seed * 2_654_435_761) % 4_294_967_296;
  return (bound) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * bound);
  };
}

/** Children by ward and age band; besides, the same children by need and by month. */
export interface CountCube {
  /** Rows are wards, columns age bands. */
  readonly leaves: readonly (readonly number[])[];
  /** Other classifications, each of which adds up to the same. */
  readonly margins: readonly (readonly number[])[];
  readonly localityCount: number;
}

const sumOf = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0);

/** The counts of a classification with some more children or fewer, put where they are drawn. */
function moved(counts: readonly number[], more: number, draw: (bound: number) => number): number[] {
  const result = [...counts];
  for (let left = Math.abs(more); left > 0; ) {
    // The lesser of two draws favours the first parts, so that sizes differ.
    const at = Math.min(draw(result.length), draw(result.length));
    const next = (result[at] ?? 0) + Math.sign(more);
    if (next < 0) continue;
    result[at] = next;
    left -= 1;
  }
  return result;
}

/** A cube of a drawn size, dense or sparse. */
export function countCube(seed: number): CountCube {
  const draw = drawer(seed);
  const [wards, bands, spread, zeros] = [3 + draw(8), 2 + draw(4), 4 + draw(40), 1 + draw(5)];
  const drawCount = () => (draw(5) < zeros - 1 ? 0 : draw(draw(3) === 0 ? 6 : spread));
  const leaves = Array.from({ length: wards }, () => Array.from({ length: bands }, drawCount));
  const margins = [2 + draw(6), 12].map((parts) => moved(new Array(parts).fill(0), sumOf(leaves.flat()), draw));
  return { leaves, margins, localityCount: 1 + draw(3) };
}

/** The cube after some leaves have changed. */
export function changedCube({ leaves, margins, localityCount }: CountCube, seed: number): CountCube {
  const draw = drawer(seed);
  const rarity = 1 + draw(6);
  const change = (count: number) => (draw(rarity) === 0 ? Math.max(0, count + draw(7) - 2) : count);
  const next = leaves.map((row) => row.map(change));
  const more = sumOf(next.flat()) - sumOf(leaves.flat());
  return { leaves: next, margins: margins.map((counts) => moved(counts, more, draw)), localityCount };
}

/** The cube with every total that is published. */
export function tableOf({ leaves, margins, localityCount }: CountCube): CountTable {
  const counts: number[] = [];
  const sums: { total: number; parts: number[] }[] = [];
  const add = (count: number) => counts.push(count) - 1;
  const addTotal = (parts: number[]) => {
    const total = add(sumOf(parts.map((part) => counts[part] ?? 0)));
    sums.push({ total, parts });
    return total;
  };
  const cells = leaves.map((row) => row.map(add));
  const wards = cells.map(addTotal);
  const bands = (cells[0] ?? []).map((_, band) => addTotal(cells.map((row) => row[band] as number)));
  const grand = addTotal(bands);
  const localities = Array.from({ length: localityCount }, (_, group) =>
    addTotal(wards.filter((__, at) => at % localityCount === group)),
  );
  sums.push({ total: grand, parts: localities });
  for (const margin of margins) sums.push({ total: grand, parts: margin.map(add) });
  return { counts: Float64Array.from(counts), sums };
}
