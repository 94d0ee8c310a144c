/** What a cell holds; null where the row has nothing there, which a state beside it explains for every figure. */
export type TableCell = string | number | boolean | null;

/** One cell for each column. */
export type TableRow = readonly TableCell[];

/** What the cells of a column are. */
export type ColumnKind = "TEXT" | "INTEGER" | "NUMBER" | "BOOLEAN";

/** A column of a table. */
export interface TableColumn {
  readonly name: string;
  readonly kind: ColumnKind;
  /** What it means, as the schema says. */
  readonly description: string;
}

/** What a table is and where it comes from, to be read apart from Tandem. */
export interface TableAbout {
  readonly table: string;
  readonly partnership: string | null;
  /** What was asked for, by name. */
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly dataVersion: number | null;
  readonly referenceVersion: number | null;
  /** Whether the answer holds all there is; null where the question does not say. */
  readonly complete: boolean | null;
  /** Rows of all pages of the answer; null where the question does not say. */
  readonly rowCount: number | null;
  readonly warnings: readonly { readonly code: string; readonly message: string }[];
}

/** How a table ended. */
export interface TableEnding {
  /** Rows that were written. */
  readonly rowsWritten: number;
  /** Whether rows follow that were not asked for. */
  readonly hasMore: boolean;
  /** Cursor after which they follow; null where the table has none. */
  readonly endCursor: string | null;
}

/** A table on its way out. */
export interface TableFile {
  readonly name: string;
  readonly columns: readonly TableColumn[];
  readonly about: TableAbout;
  /** Its rows, some at a time, each part read when the one before is written. */
  readonly parts: AsyncIterable<readonly TableRow[]>;
  /** How it ended, once all parts are read. */
  ending(): TableEnding;
}
