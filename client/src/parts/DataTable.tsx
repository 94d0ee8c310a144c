import { useState } from "react";
import { useAddress } from "../app/address.ts";
import { useIsNarrow } from "../app/narrow.ts";
import { ScrollRegion } from "./ScrollRegion.tsx";
import { readSorting, type Sorting, sortRows, type TableColumn, writeSorting } from "./sorting.ts";

/** Rows shown at first, on a screen and on a phone. */
const FIRST = { wide: 20, narrow: 6 } as const;

interface DataTableProps<Row> {
  readonly caption: string;
  readonly columns: readonly TableColumn<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** Parameter of the address that keeps the order. */
  readonly parameter: string;
  /** Totals under the rows, a cell a column. */
  readonly totals?: readonly string[];
}

function Totals<Row>({ columns, totals }: { columns: readonly TableColumn<Row>[]; totals: readonly string[] }) {
  return (
    <tfoot>
      <tr>
        {columns.map(({ label, isNumber }, index) =>
          index === 0 ? (
            <th key={label} scope="row">
              {totals[index]}
            </th>
          ) : (
            <td key={label} data-label={label} className={isNumber ? "is-number" : undefined}>
              {totals[index]}
            </td>
          ),
        )}
      </tr>
    </tfoot>
  );
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
  const next = { column: index, isDescending: isSorted ? !sorting.isDescending : column.isNumber === true };
  return (
    <th scope="col" className={className} aria-sort={order}>
      <button type="button" onClick={() => onSort(next)}>
        {column.label}
        <span aria-hidden="true">{isSorted ? (sorting.isDescending ? " ▼" : " ▲") : " ↕"}</span>
      </button>
    </th>
  );
}

function Row<Row>({ row, columns }: { row: Row; columns: readonly TableColumn<Row>[] }) {
  return (
    <tr>
      {columns.map((column, index) =>
        index === 0 ? (
          <th key={column.label} scope="row">
            {column.show(row)}
          </th>
        ) : (
          <td key={column.label} data-label={column.label} className={column.isNumber ? "is-number" : undefined}>
            {column.show(row)}
          </td>
        ),
      )}
    </tr>
  );
}

function More({ shown, all, onMore }: { shown: number; all: number; onMore: () => void }) {
  return shown >= all ? null : (
    <p className="tandem-more">
      {shown} of {all} shown.{" "}
      <button type="button" className="tandem-action" onClick={onMore}>
        Show all {all}
      </button>
    </p>
  );
}

/** A sortable table, its order kept in the address; on a phone each row is a card with the same figures. */
export function DataTable<Row>({ caption, columns, rows, keyOf, parameter, totals }: DataTableProps<Row>) {
  const { get, replace } = useAddress();
  const first = useIsNarrow() ? FIRST.narrow : FIRST.wide;
  const [isWhole, setIsWhole] = useState(false);
  const sorting = readSorting(get(parameter));
  const sorted = sortRows(rows, columns, sorting);
  // A list that is only a little longer is not cut.
  const shown = isWhole || sorted.length <= first * 1.25 ? sorted : sorted.slice(0, first);
  return (
    <>
      <ScrollRegion label={caption}>
        <table className="tandem-table tandem-cards">
          <caption>{caption}</caption>
          <thead>
            <tr>
              {columns.map((column, index) => (
                <Heading
                  key={column.label}
                  column={column}
                  index={index}
                  sorting={sorting}
                  onSort={(next) => replace({ [parameter]: writeSorting(next) })}
                />
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <Row key={keyOf(row)} row={row} columns={columns} />
            ))}
          </tbody>
          {totals === undefined ? null : <Totals columns={columns} totals={totals} />}
        </table>
      </ScrollRegion>
      <More shown={shown.length} all={sorted.length} onMore={() => setIsWhole(true)} />
    </>
  );
}
