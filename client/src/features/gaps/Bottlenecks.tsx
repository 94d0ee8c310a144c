import type { GapsPageQuery } from "@tandem/schema/operations";
import { formatFigure, formatMoney, formatNumber, formatShare } from "../../words/figure.ts";
import { agesText, listText, unitText } from "../../words/text.ts";

type Bottleneck = GapsPageQuery["partnership"]["byLine"]["bottlenecks"][number];

/** Cards shown at first; the rest follow on demand. */
const FIRST_CARDS = 6;

function placesText({ cells }: Bottleneck): string {
  const wards = [...new Set(cells.map(({ area }) => area.name))];
  const ages = cells.flatMap(({ ageBand }) => [ageBand.from, ageBand.to]);
  const range = agesText({ from: Math.min(...ages), to: Math.max(...ages) });
  return `${wards.length > 5 ? `${wards.length} wards` : listText(wards)}, ages ${range}`;
}

function NextUnit({ bottleneck }: { bottleneck: Bottleneck }) {
  const useful = bottleneck.nextUnit.filter(
    ({ breakpoint, unitCost }) => (breakpoint.value ?? 0) > 0 && (unitCost.pence ?? 0) > 0,
  );
  const [cheapest] = [...useful].sort((a, b) => (a.unitCost.pence ?? 0) - (b.unitCost.pence ?? 0));
  if (cheapest === undefined) return null;
  const bought = 1_000_000 / (cheapest.unitCost.pence ?? 1);
  return (
    <p>
      Next: {cheapest.service.name} at {formatMoney(cheapest.unitCost)} each; each £10,000 buys {formatNumber(bought)},
      up to {formatFigure(cheapest.breakpoint)}.
    </p>
  );
}

function Card({ bottleneck }: { bottleneck: Bottleneck }) {
  const { serviceLine, services, committedElsewhere, coverage, shortfall, demand } = bottleneck;
  const percent = Math.round((coverage.value ?? 0) * 100);
  return (
    <li>
      <h3 className="nhsuk-heading-xs">{serviceLine.name}</h3>
      <p>{placesText(bottleneck)}</p>
      <div className="tandem-bar" role="img" aria-label={`${percent} % covered`}>
        <span style={{ width: `${percent}%` }} />
      </div>
      <p>
        Linked by {services.length === 0 ? "no service" : listText(services.map(({ name }) => name))}:{" "}
        {formatShare(coverage)} covered, {formatFigure(shortfall)} of {formatFigure(demand)}{" "}
        {unitText(serviceLine.unitOfCare)} short, however capacity is shared.
      </p>
      {committedElsewhere.length === 0 ? null : (
        <p>
          {listText(committedElsewhere.map(({ name }) => name))} could reach them too, but worse-covered children take
          all they have.
        </p>
      )}
      <NextUnit bottleneck={bottleneck} />
    </li>
  );
}

/** What limits supply: linked places and services whose capacity cannot meet the need, least covered first. */
export function Bottlenecks({ bottlenecks }: { bottlenecks: readonly Bottleneck[] }) {
  const rest = bottlenecks.slice(FIRST_CARDS);
  return (
    <section className="tandem-card" aria-label="What limits it">
      <h2 className="nhsuk-heading-s">What limits it</h2>
      <p className="tandem-finding">
        {bottlenecks.length} groups of linked places cannot be covered by their services, least covered first. Equal
        cover is a yardstick, not a clinical priority.
      </p>
      <ul className="tandem-bottlenecks">
        {bottlenecks.slice(0, FIRST_CARDS).map((bottleneck) => (
          <Card key={bottleneck.id} bottleneck={bottleneck} />
        ))}
      </ul>
      {rest.length === 0 ? null : (
        <details className="nhsuk-details nhsuk-u-margin-top-4">
          <summary className="nhsuk-details__summary">
            <span className="nhsuk-details__summary-text">Show the other {rest.length}</span>
          </summary>
          <ul className="tandem-bottlenecks nhsuk-u-margin-top-3">
            {rest.map((bottleneck) => (
              <Card key={bottleneck.id} bottleneck={bottleneck} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
