import type { Cell } from "./cell.ts";
import type { Snapshot } from "./snapshot.ts";

const UNKNOWN = -1;

/** Rank of each item of a list when their codes, each followed by `ending`, are put in order. */
function ranksOf(list: readonly { readonly code: string }[], ending: string): Int32Array {
  const ends = list.map(({ code }) => code + ending);
  const order = [...ends.keys()].sort((a, b) => ((ends[a] as string) < (ends[b] as string) ? -1 : 1));
  const ranks = new Int32Array(list.length);
  order.forEach((index, rank) => {
    ranks[index] = rank;
  });
  return ranks;
}

/** Numbers the cells of a snapshot in the order of their keys. */
export class CellOrder {
  readonly #snapshot: Snapshot;
  readonly #areas: Int32Array;
  readonly #needs: Int32Array;
  readonly #layers: Int32Array;
  readonly #functions: Int32Array;

  constructor(snapshot: Snapshot) {
    this.#snapshot = snapshot;
    this.#areas = ranksOf(snapshot.areas, "|");
    this.#needs = ranksOf(snapshot.needs, "|");
    this.#layers = ranksOf(snapshot.layers, "|");
    this.#functions = ranksOf(snapshot.functions, "");
  }

  /** Segments do not overlap, so that the first age names the segment. */
  numberOf({ area, need, layer, function: kind, ageFrom }: Omit<Cell, "key">): number {
    const { needs, layers, functions } = this.#snapshot;
    const place = (this.#areas[area] ?? UNKNOWN) * 32 + ageFrom;
    const word = (this.#needs[need] ?? UNKNOWN) * layers.length + (this.#layers[layer] ?? UNKNOWN);
    return (place * needs.length * layers.length + word) * functions.length + (this.#functions[kind] ?? UNKNOWN);
  }

  keyOf({ area, need, layer, function: kind, ageFrom, ageTo }: Omit<Cell, "key">): string {
    const { areas, needs, layers, functions } = this.#snapshot;
    const age = `${String(ageFrom).padStart(2, "0")}-${String(ageTo).padStart(2, "0")}`;
    return `${areas[area]?.code}|${age}|${needs[need]?.code}|${layers[layer]?.code}|${functions[kind]?.code}`;
  }
}
