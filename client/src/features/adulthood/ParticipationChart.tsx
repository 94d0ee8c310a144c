import { useComparedAreas } from "../../app/compared-areas.ts";
import { ChartFrame } from "../../charts/ChartFrame.tsx";
import { StackedBars } from "../../charts/lazy-charts.ts";
import { Badge } from "../../parts/Badge.tsx";
import { ScrollRegion } from "../../parts/ScrollRegion.tsx";
import { formatPercent } from "../../words/figure.ts";
import {
  GROUPS,
  neighbourRows,
  PARTICIPATION_PARTS,
  type Participation,
  participationBars,
  participationSentence,
  participationTwin,
} from "./participation-series.ts";

function sourceText({ source, period }: Participation): string {
  const origin = source ? [source.publisher, source.dataset, source.release].filter(Boolean).join(", ") : "not loaded";
  return `Source: ${origin}, ${period ?? "no year"}: mean of December to February. Counted: young people who live in the area. How many are in each group is worked out from published shares with one decimal.`;
}

/** Young people of 16 and 17 who are NEET or not known, by SEN, here, in the region and in England. */
export function ParticipationChart({ participation }: { participation: Participation }) {
  const title = "Not in education, employment or training, or not known, at 16 and 17";
  const areas = useComparedAreas();
  const bars = participationBars(participation, areas);
  return (
    <ChartFrame
      title={title}
      finding={participationSentence(participation, areas, "EHC_PLAN")}
      source={`In brackets the range that chance alone allows, 19 times in 20. ${sourceText(participation)}`}
      parameter="bars"
      twin={participationTwin(participation, areas)}
      isIllustrative={false}
    >
      <StackedBars
        title={title}
        rows={bars}
        parts={PARTICIPATION_PARTS}
        most={Math.max(...bars.map(({ sizes }) => Math.max(sizes.own ?? 0, sizes.beside ?? 0)))}
        format={formatPercent}
      />
    </ChartFrame>
  );
}

/** The same figure for each statistical neighbour, by name. */
export function NeighbourTable({ participation }: { participation: Participation }) {
  const title = "The same for the councils most like this one";
  const areas = useComparedAreas();
  if (areas.neighbours.length === 0)
    return (
      <section className="tandem-card" aria-label={title}>
        <h2 className="nhsuk-heading-s">{title}</h2>
        <p>No statistical neighbours of this council are loaded, so it stands beside its region and England only.</p>
      </section>
    );
  return (
    <section className="tandem-card" aria-label={title}>
      <div className="tandem-card__head">
        <h2 className="nhsuk-heading-s">{title}</h2>
        <Badge provenance="OFFICIAL" />
      </div>
      <p className="tandem-finding">
        By name, not ranked. Where the range is wide, the figure may change a lot by chance: do not read it alone.
      </p>
      <ScrollRegion label={title}>
        <table className="tandem-table tandem-cards">
          <caption>NEET or not known at 16 and 17, share with its range of chance, of how many</caption>
          <thead>
            <tr>
              <th scope="col">Council</th>
              {GROUPS.map(({ group, words }) => (
                <th key={group} scope="col" className="is-number">
                  {words}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {neighbourRows(participation, areas.neighbours).map(({ code, name, cells }) => (
              <tr key={code}>
                <th scope="row">{name}</th>
                {cells.map((cell, index) => (
                  <td key={GROUPS[index]?.group} data-label={GROUPS[index]?.words} className="is-number">
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <p className="tandem-source">{sourceText(participation)}</p>
    </section>
  );
}
