/** One need × area × age segment × layer × function of a line; positions in the snapshot's lists. */
export interface Cell {
  readonly key: string;
  readonly area: number;
  readonly need: number;
  readonly layer: number;
  readonly function: number;
  readonly ageFrom: number;
  readonly ageTo: number;
}
