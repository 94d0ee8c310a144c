import { Badge } from "../../parts/Badge.tsx";
import { ScrollRegion } from "../../parts/ScrollRegion.tsx";
import { Explained } from "../../parts/Term.tsx";
import { formatFigure, formatPercent } from "../../words/figure.ts";
import { monthText } from "../../words/text.ts";
import { type PlanMeasure, type SettingRow, settingSentence } from "./plan-settings.ts";

const TITLE = "Where children with plans are taught outside ordinary classes";

/** Children with plans in alternative provision, resource provision, units and EOTAS, from published counts. */
export function SettingsTable({ rows, measures }: { rows: readonly SettingRow[]; measures: readonly PlanMeasure[] }) {
  const sources = measures.map(({ source }) =>
    [source.publisher, source.dataset, source.release].filter(Boolean).join(", "),
  );
  return (
    <section className="tandem-card" aria-label={TITLE}>
      <div className="tandem-card__head">
        <h2 className="nhsuk-heading-s">{TITLE}</h2>
        <Badge provenance="OFFICIAL" />
      </div>
      <p className="tandem-finding">
        <Explained text={settingSentence(rows)} />
      </p>
      <ScrollRegion label={TITLE}>
        <table className="tandem-table tandem-cards">
          <caption>Children with EHC plans by where they are taught</caption>
          <thead>
            <tr>
              <th scope="col">Where</th>
              <th scope="col" className="is-number">
                Children
              </th>
              <th scope="col" className="is-number">
                A year before
              </th>
              <th scope="col" className="is-number">
                Of all plans here
              </th>
              <th scope="col" className="is-number">
                The region
              </th>
              <th scope="col" className="is-number">
                England
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, period, plans, before, share, region, england }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td data-label="Children" className="is-number">
                  {formatFigure(plans)} ({monthText(period)})
                </td>
                <td data-label="A year before" className="is-number">
                  {before === null ? "not published" : `${formatFigure(before.plans)} (${monthText(before.period)})`}
                </td>
                <td data-label="Of all plans here" className="is-number">
                  {share === null ? "cannot be worked out" : formatPercent(share)}
                </td>
                <td data-label="The region" className="is-number">
                  {region}
                </td>
                <td data-label="England" className="is-number">
                  {england}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <p className="tandem-source">
        Source: {sources.join("; ")}. Counted: children the council is responsible for, on the census day in January. A
        return on each child since 2023 makes earlier years hard to compare.
      </p>
    </section>
  );
}
