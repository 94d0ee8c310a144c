import { type ReactNode, useState } from "react";
import { ScrollRegion } from "./ScrollRegion.tsx";

/** One column: its heading, what it shows and what it is sorted by. */
export interface TableColumn<Row> {
  readonly label: string;
  readonly show: (row: Row) => ReactNode;
  readonly sortBy?: (row: Row) => number | string;
  readonly isNumber?: boolean;
}

interface Sorting {
  readonly column: number;
  readonly isDescending: boolean;
}

function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly TableColumn<Row>[],
  sorting: Sorting | null,
): readonly Row[] {
  const sortBy = sorting === null ? undefined : columns[sorting.column]?.sortBy;
  if (sorting === null || sortBy === undefined) return rows;
  const sign = sorting.isDescending ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [x, y] = [sortBy(a), sortBy(b)];
    return x === y ? 0 : x < y ? -sign : sign;
  });
}

function Heading<Row>({
  column,
  index,
  sorting,
  onSort,
}: {
  column: TableColumn<Row>;
  index: number;
  sorting: Sorting | null;
  onSort: (next: Sorting) => void;
}) {
  const isSorted = sorting?.column === index;
  const order = isSorted ? (sorting.isDescending ? "descending" : "ascending") : "none";
  const className = column.isNumber ? "is-number" : undefined;
  if (column.sortBy === undefined) {
    return (
      <th scope="col" className={className}>
        {column.label}
      </th>
    );
  }
  return (
    <th scope="col" className={className} aria-sort={order}>
      <button
        type="button"
        onClick={() =>
          onSort({ column: index, isDescending: isSorted ? !sorting.isDescending : column.isNumber === true })
        }
      >
        {column.label}
        <span aria-hidden="true">{isSorted ? (sorting.isDescending ? " ↓" : " ↑") : ""}</span>
      </button>
    </th>
  );
}

/** A sortable table; on a phone each row is a card in the same order. */
export function DataTable<Row>({
  caption,
  columns,
  rows,
  keyOf,
}: {
  caption: string;
  columns: readonly TableColumn<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
}) {
  const [sorting, setSorting] = useState<Sorting | null>(null);
  return (
    <ScrollRegion label={caption}>
      <table className="tandem-table tandem-cards">
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column, index) => (
              <Heading key={column.label} column={column} index={index} sorting={sorting} onSort={setSorting} />
            ))}
          </tr>
        </thead>
        <tbody>
          {sortRows(rows, columns, sorting).map((row) => (
            <tr key={keyOf(row)}>
              {columns.map((column) => (
                <td key={column.label} data-label={column.label} className={column.isNumber ? "is-number" : undefined}>
                  {column.show(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
