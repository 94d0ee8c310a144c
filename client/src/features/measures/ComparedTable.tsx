import { AddressLink } from "../../parts/AddressLink.tsx";
import { Badge } from "../../parts/Badge.tsx";
import { DataTable } from "../../parts/DataTable.tsx";
import { Explained } from "../../parts/Term.tsx";
import { publishedText } from "../../words/published-period.ts";
import { PEOPLE_COUNTED } from "../../words/text.ts";
import { type ComparedRow, measureText, spanText } from "./compared-series.ts";

/** Whom measures count and where they come from, each said once. */
function originText(rows: readonly ComparedRow[]): string {
  const sources = rows.map(({ measure: { source } }) =>
    [source.publisher, source.dataset, source.release].filter(Boolean).join(", "),
  );
  const counted = rows.map(({ measure }) => PEOPLE_COUNTED[measure.populationBasis] ?? measure.populationBasis);
  return `Source: ${[...new Set(sources)].join("; ")}. Counted: ${[...new Set(counted)].join("; ")}.`;
}

/** The region by its name; as such where no figure of it is loaded. */
const regionOf = (rows: readonly ComparedRow[]) =>
  rows.find(({ regionName }) => regionName !== undefined)?.regionName ?? "The region";

/** Published measures beside statistical neighbours, region and England; each opens its panel. */
export function ComparedTable({
  title,
  finding,
  rows,
}: {
  title: string;
  finding: string;
  rows: readonly ComparedRow[];
}) {
  return (
    <section className="tandem-card" aria-label={title}>
      <div className="tandem-card__head">
        <h2 className="nhsuk-heading-s">{title}</h2>
        <Badge provenance="OFFICIAL" />
      </div>
      <p className="tandem-finding">
        <Explained text={finding} />
      </p>
      <DataTable
        caption={`${title}: published figures, each for its newest period`}
        parameter="rates"
        columns={[
          {
            label: "Measure",
            show: ({ measure, period }) => (
              <AddressLink changes={{ open: `measure:${measure.code}` }}>
                {measure.name}, {publishedText(period)}
              </AddressLink>
            ),
          },
          { label: "Here", show: ({ measure, own }) => measureText(measure, own), isNumber: true },
          {
            label: "The period before",
            show: ({ measure, before }) =>
              before === null
                ? "not published"
                : `${measureText(measure, before.figure)} (${publishedText(before.period)})`,
            isNumber: true,
          },
          { label: "Neighbours, lowest to highest", show: spanText, isNumber: true },
          { label: regionOf(rows), show: ({ measure, region }) => measureText(measure, region), isNumber: true },
          { label: "England", show: ({ measure, england }) => measureText(measure, england), isNumber: true },
          { label: "Unit", show: ({ measure }) => measure.unit },
        ]}
        rows={rows}
        keyOf={({ measure }) => measure.code}
      />
      <p className="tandem-source">
        {originText(rows)} Neighbours are the councils most like this one; they are not ranked.
      </p>
    </section>
  );
}
