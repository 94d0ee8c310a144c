import { useTable } from "@tanstack/react-table";
import { useEffect, useMemo, useRef, useState } from "react";
import { useAddress } from "../app/address.ts";
import { useIsNarrow } from "../app/narrow.ts";
import { useIsPrinting } from "../app/printing.ts";
import { formatNumber } from "../words/figure.ts";
import { ScrollRegion } from "./ScrollRegion.tsx";
import {
  readSorting,
  type Sorting,
  sortableColumns,
  TABLE_FEATURES,
  type TableColumn,
  writeSorting,
} from "./sorting.ts";
import { AllRows, NearRows } from "./TableRows.tsx";

/** Rows shown at first, on a screen and on a phone. */
const FIRST = { wide: 20, narrow: 6 } as const;

/** Rows past which only those near the window are drawn. */
const MOST_DRAWN = 200;

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

function More({ shown, all, onMore }: { shown: number; all: number; onMore: () => void }) {
  return shown >= all ? null : (
    <p className="tandem-more">
      {formatNumber(shown)} of {formatNumber(all)} shown.{" "}
      <button type="button" className="tandem-action" onClick={onMore}>
        Show all {formatNumber(all)}
      </button>
    </p>
  );
}

/** Puts the focus on a row: on what it leads to, else on its name. */
function focusRow(table: HTMLTableElement | null, index: number): void {
  const drawn = table?.querySelector<HTMLTableRowElement>(`tr[data-index="${index}"]`);
  const name = (drawn ?? table?.tBodies[0]?.rows[index])?.cells[0];
  if (name === undefined) return;
  const target = name.querySelector<HTMLElement>("a, button") ?? name;
  if (target === name) name.tabIndex = -1;
  target.focus({ preventScroll: true });
}

/** Rows in the order of a column, those without a value last; as given where no column is named. */
function useSorted<Row>(rows: readonly Row[], columns: readonly TableColumn<Row>[], sorting: Sorting | null) {
  const { column, isDescending } = sorting ?? {};
  const table = useTable({
    features: TABLE_FEATURES,
    columns: useMemo(() => sortableColumns(columns), [columns]),
    data: useMemo(() => rows.map((row) => ({ row })), [rows]),
    state: {
      sorting: useMemo(
        () =>
          column === undefined || columns[column]?.sortBy === undefined
            ? []
            : [{ id: String(column), desc: isDescending === true }],
        [column, columns, isDescending],
      ),
    },
  });
  const { rows: ordered } = table.getRowModel();
  return useMemo(() => ordered.map(({ original }) => original.row), [ordered]);
}

/** A sortable table, its order kept in the address; on a phone each row is a card with the same figures. Paper gets every row. */
export function DataTable<Row>({ caption, columns, rows, keyOf, parameter, totals }: DataTableProps<Row>) {
  const { get, replace } = useAddress();
  const first = useIsNarrow() ? FIRST.narrow : FIRST.wide;
  const isPrinting = useIsPrinting();
  const [isWhole, setIsWhole] = useState(false);
  const body = useRef<HTMLTableElement>(null);
  // The button that showed the rest is gone with it, so the focus goes to the first row that was not there.
  const isAsked = useRef(false);
  useEffect(() => {
    if (isWhole && isAsked.current) focusRow(body.current, first);
    isAsked.current = false;
  }, [isWhole, first]);
  const onMore = () => {
    isAsked.current = true;
    setIsWhole(true);
  };
  const sorting = readSorting(get(parameter));
  const sorted = useSorted(rows, columns, sorting);
  // A list that is only a little longer is not cut.
  const isCut = !(isPrinting || isWhole || sorted.length <= first * 1.25);
  const shown = useMemo(() => (isCut ? sorted.slice(0, first) : sorted), [isCut, sorted, first]);
  const isLong = shown.length > MOST_DRAWN && !isPrinting;
  const Rows = isLong ? NearRows : AllRows;
  return (
    <>
      <ScrollRegion label={caption}>
        <table ref={body} className="tandem-table tandem-cards" aria-rowcount={isLong ? shown.length + 1 : undefined}>
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
          <Rows columns={columns} rows={shown} keyOf={keyOf} />
          {totals === undefined ? null : <Totals columns={columns} totals={totals} />}
        </table>
      </ScrollRegion>
      <More shown={shown.length} all={sorted.length} onMore={onMore} />
    </>
  );
}
