/** A recorded row's part in a cell. */
export interface Part {
  readonly row: number;
  readonly share: number;
}

/** Parts of all cells of a line: those of cell c stand from `start[c]` to `start[c + 1] − 1`. */
export interface RowParts {
  readonly start: Int32Array;
  readonly row: Int32Array;
  readonly share: Float64Array;
}

/** The parts of cells, each with its list. */
export function toRowParts(lists: readonly (readonly Part[])[]): RowParts {
  const start = new Int32Array(lists.length + 1);
  lists.forEach((list, cell) => {
    start[cell + 1] = (start[cell] as number) + list.length;
  });
  const row = new Int32Array(start[lists.length] as number);
  const share = new Float64Array(row.length);
  lists.forEach((list, cell) => {
    for (let at = 0; at < list.length; at += 1) {
      const part = list[at] as Part;
      row[(start[cell] as number) + at] = part.row;
      share[(start[cell] as number) + at] = part.share;
    }
  });
  return { start, row, share };
}
