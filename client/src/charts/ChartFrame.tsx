import { type ReactNode, Suspense } from "react";
import { useAddress } from "../app/address.ts";
import { ScrollRegion } from "../parts/ScrollRegion.tsx";

/** One row of a chart's table twin. */
export type TwinRow = readonly string[];

export interface ChartFrameProps {
  readonly title: string;
  /** One sentence computed from the data. */
  readonly finding: string;
  readonly source: string;
  /** Address parameter that keeps how it is shown. */
  readonly parameter: string;
  readonly columns: readonly string[];
  readonly rows: readonly TwinRow[];
  readonly children: ReactNode;
}

const VIEWS = [
  { value: "picture", label: "Picture" },
  { value: "table", label: "Table" },
  { value: "both", label: "Both" },
] as const;

function Twin({ title, columns, rows }: Pick<ChartFrameProps, "title" | "columns" | "rows">) {
  return (
    <ScrollRegion label={`${title}, as a table`}>
      <table className="tandem-table">
        <caption>{title}, the same numbers</caption>
        <thead>
          <tr>
            {columns.map((column, index) => (
              <th key={column} scope="col" className={index === 0 ? undefined : "is-number"}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row[0]}>
              {row.map((cell, index) =>
                index === 0 ? (
                  <th key={columns[index]} scope="row">
                    {cell}
                  </th>
                ) : (
                  <td key={columns[index]} className="is-number">
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

/** A picture with its title, finding, source and the same numbers as a table one key away. */
export function ChartFrame({ title, finding, source, parameter, columns, rows, children }: ChartFrameProps) {
  const { get, set } = useAddress();
  const view = get(parameter) ?? "picture";
  return (
    <section className="tandem-card tandem-card--illustrative tandem-picture" aria-label={title}>
      <h2 className="nhsuk-heading-s">{title}</h2>
      <p className="tandem-finding">{finding}</p>
      <fieldset className="tandem-switch nhsuk-fieldset" aria-label={`How to show ${title}`}>
        {VIEWS.map(({ value, label }) => (
          <button
            key={value}
            type="button"
            aria-pressed={view === value}
            onClick={() => set({ [parameter]: value === "picture" ? null : value })}
          >
            {label}
          </button>
        ))}
      </fieldset>
      {view === "table" ? null : <Suspense fallback={<p role="status">Drawing…</p>}>{children}</Suspense>}
      {view === "picture" ? null : <Twin title={title} columns={columns} rows={rows} />}
      <p className="nhsuk-hint nhsuk-u-margin-bottom-0">{source}</p>
    </section>
  );
}
