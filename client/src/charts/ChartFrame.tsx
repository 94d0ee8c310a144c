import { memo, type ReactNode, Suspense, useRef } from "react";
import { useAddress } from "../app/address.ts";
import { ScrollRegion } from "../parts/ScrollRegion.tsx";
import { SavePicture } from "./SavePicture.tsx";

/** A chart's table twin: its columns, and a row of words and figures for each bar. */
export interface Twin {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Columns of sentences, which run from the left and over several lines. */
  readonly inWords?: readonly string[];
}

export interface ChartFrameProps {
  readonly title: string;
  /** One sentence computed from the data, which the picture proves. */
  readonly finding: string;
  readonly source: string;
  /** Address parameter that keeps how it is shown. */
  readonly parameter: string;
  readonly twin: Twin;
  /** Some of what is shown is made up. */
  readonly isIllustrative: boolean;
  /** How it is shown until the reader chooses; defaults to picture. */
  readonly start?: "picture" | "both";
  readonly children: ReactNode;
}

const VIEWS = [
  { value: "picture", label: "Picture" },
  { value: "table", label: "Table" },
  { value: "both", label: "Both" },
] as const;

/** How a column stands: its name first, then numbers, sentences apart. */
function columnClass(column: string | undefined, inWords: readonly string[]): string {
  return column !== undefined && inWords.includes(column) ? "is-words" : "is-number";
}

/** Drawn again only for other numbers, not at each change of the address. */
const TwinTable = memo(({ title, twin: { columns, rows, inWords = [] } }: { title: string; twin: Twin }) => {
  return (
    <ScrollRegion label={`${title}, as a table`}>
      <table className="tandem-table">
        <caption>{title}: the same numbers</caption>
        <thead>
          <tr>
            {columns.map((column, index) => (
              <th key={column} scope="col" className={index === 0 ? undefined : columnClass(column, inWords)}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...cells]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {cells.map((cell, index) => (
                <td key={columns[index + 1]} className={columnClass(columns[index + 1], inWords)}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
});

/** A picture with its title, finding, source and the same numbers as a table one key away; both in print. */
export function ChartFrame(props: ChartFrameProps) {
  const { title, finding, source, parameter, twin, isIllustrative, start = "picture", children } = props;
  const { get, replace } = useAddress();
  const frame = useRef<HTMLElement>(null);
  const view = VIEWS.find(({ value }) => value === get(parameter))?.value ?? start;
  return (
    <section
      ref={frame}
      className={`tandem-card${isIllustrative ? " tandem-card--illustrative" : ""}`}
      aria-label={title}
    >
      <div className="tandem-card__head">
        <h2 className="nhsuk-heading-s">{title}</h2>
        <fieldset className="tandem-switch" aria-label={`How to show: ${title}`}>
          {VIEWS.map(({ value, label }) => (
            <button
              key={value}
              type="button"
              aria-pressed={view === value}
              onClick={() => replace({ [parameter]: value === start ? null : value })}
            >
              {label}
            </button>
          ))}
        </fieldset>
      </div>
      <p className="tandem-finding">{finding}</p>
      {view === "table" ? null : <Suspense fallback={<p role="status">Drawing…</p>}>{children}</Suspense>}
      <div className={view === "picture" ? "tandem-print-only" : undefined}>
        <TwinTable title={title} twin={twin} />
      </div>
      <p className="tandem-source">{source}</p>
      <SavePicture frame={frame} words={{ title, finding, source, isIllustrative }} twin={twin} />
    </section>
  );
}
