import { useYear } from "../../app/frame.ts";
import { AddressLink } from "../../parts/AddressLink.tsx";
import { Badge, weakest } from "../../parts/Badge.tsx";
import { ScrollRegion } from "../../parts/ScrollRegion.tsx";
import { SidePanel } from "../../parts/SidePanel.tsx";
import { SummaryList } from "../../parts/SummaryList.tsx";
import { quarterText } from "../../words/published-period.ts";
import { CARE } from "./adulthood-address.ts";
import { type CareMeasure, careRows, careSentence } from "./care-series.ts";

const SHOWN = 4;

function provenanceOf(measures: readonly CareMeasure[]): string | null {
  return weakest(
    measures.flatMap(({ series }) => series.flatMap(({ observations }) => observations[0]?.figure.provenance ?? [])),
  );
}

function Quarters({ measures, most }: { measures: readonly CareMeasure[]; most?: number }) {
  const { year } = useYear();
  const names = CARE.map((code) => measures.find((measure) => measure.code === code)?.name ?? code);
  const rows = careRows(measures, CARE, year).slice(0, most);
  return (
    <ScrollRegion label={most === undefined ? "All quarters" : "The newest quarters"}>
      <table className="tandem-table tandem-cards">
        <caption>Young people in care who turn 18, newest quarter first</caption>
        <thead>
          <tr>
            <th scope="col">Quarter</th>
            {names.map((name) => (
              <th key={name} scope="col" className="is-number">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ quarter, cells }) => (
            <tr key={quarter}>
              <th scope="row">{quarterText(quarter)}</th>
              {cells.map((cell, index) => (
                <td key={names[index]} data-label={names[index]} className="is-number">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

/** Young people in care who become adults: what is recorded of how their move is prepared. */
export function CareTable({ measures }: { measures: readonly CareMeasure[] }) {
  const { year } = useYear();
  const provenance = provenanceOf(measures);
  const title = "Children in care who move on";
  return (
    <section
      className={`tandem-card${provenance === "ILLUSTRATIVE" ? " tandem-card--illustrative" : ""}`}
      aria-label={title}
    >
      <div className="tandem-card__head">
        <h2 className="nhsuk-heading-s">{title}</h2>
        <Badge provenance={provenance} />
      </div>
      <p className="tandem-finding">{careSentence(measures, year)}</p>
      {measures.length === 0 ? (
        <p>The templates “own_measure” and “own_observation” take what partners count.</p>
      ) : (
        <>
          <Quarters measures={measures} most={SHOWN} />
          <p>
            <AddressLink changes={{ open: "care" }}>All quarters, and what each figure means</AddressLink>
          </p>
        </>
      )}
      <p className="tandem-source">
        Source: the partnership's own count, as loaded by the partners. Numbers are small: one young person more or less
        changes a share a lot.
      </p>
    </section>
  );
}

/** All quarters, with the meaning of each figure. */
export function CarePanel({ measures, onClose }: { measures: readonly CareMeasure[]; onClose: () => void }) {
  const { year } = useYear();
  return (
    <SidePanel title="Children in care who move on" provenance={provenanceOf(measures)} onClose={onClose}>
      <p className="nhsuk-body-l">{careSentence(measures, year)}</p>
      <Quarters measures={measures} />
      <h3 className="nhsuk-heading-s">What each figure means</h3>
      <SummaryList isText lines={measures.map(({ name, definition }) => [name, definition] as const)} />
    </SidePanel>
  );
}
