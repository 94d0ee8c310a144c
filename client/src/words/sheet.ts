/** A table to save as a file: all its rows, all decimals. */
export interface Sheet {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

/** The sheet with a mark on its name and on every row, so that no part of it goes on without. */
export function marked({ name, columns, rows }: Sheet, mark: string): Sheet {
  return {
    name: `${name}-contains-small-counts`,
    columns: [...columns, "handling"],
    rows: rows.map((row) => [...row, mark]),
  };
}
