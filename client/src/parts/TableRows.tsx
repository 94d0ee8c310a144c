import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { memo, type Ref, useRef } from "react";
import type { TableColumn } from "./sorting.ts";

interface TableRowsProps<Row> {
  readonly columns: readonly TableColumn<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
}

interface RowProps<Row> {
  readonly row: Row;
  readonly columns: readonly TableColumn<Row>[];
  /** Place among all rows, where not all are on the page. */
  readonly index?: number;
  readonly measure?: Ref<HTMLTableRowElement>;
}

function Row<Row>({ row, columns, index, measure }: RowProps<Row>) {
  return (
    <tr ref={measure} data-index={index} aria-rowindex={index === undefined ? undefined : index + 2}>
      {columns.map((column, at) =>
        at === 0 ? (
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

function Rows<Row>({ columns, rows, keyOf }: TableRowsProps<Row>) {
  return (
    <tbody>
      {rows.map((row) => (
        <Row key={keyOf(row)} row={row} columns={columns} />
      ))}
    </tbody>
  );
}

/** Rows of a table, all of them; drawn again only for other rows, not at each change of the address. */
export const AllRows = memo(Rows) as typeof Rows;

/** Room for rows that are not drawn. */
function Spacer({ height, width }: { height: number; width: number }) {
  return height <= 0 ? null : (
    <tr className="tandem-spacer">
      <td colSpan={width} style={{ height }} />
    </tr>
  );
}

/** A row's height before it is measured, in pixels. */
const ROW_HEIGHT = 41;

/** Rows of a long table: only those near the window are drawn, at the place they have among all. */
export function NearRows<Row>({ columns, rows, keyOf }: TableRowsProps<Row>) {
  const body = useRef<HTMLTableSectionElement>(null);
  const virtualizer = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
    scrollMargin: body.current === null ? 0 : body.current.getBoundingClientRect().top + window.scrollY,
    // Cards of a phone stand apart from each other.
    measureElement: (row) => row.getBoundingClientRect().height + Number.parseFloat(getComputedStyle(row).marginBottom),
    getItemKey: (index) => (rows[index] === undefined ? index : keyOf(rows[index])),
  });
  const items = virtualizer.getVirtualItems();
  const margin = virtualizer.options.scrollMargin;
  const [first, last] = [items[0], items.at(-1)];
  return (
    <tbody ref={body}>
      <Spacer height={(first?.start ?? margin) - margin} width={columns.length} />
      {items.map(({ index, key }) => {
        const row = rows[index];
        return row === undefined ? null : (
          <Row key={key} row={row} columns={columns} index={index} measure={virtualizer.measureElement} />
        );
      })}
      <Spacer height={virtualizer.getTotalSize() - ((last?.end ?? margin) - margin)} width={columns.length} />
    </tbody>
  );
}
