import { sayFigure, sayMoney } from "../../words/figure.ts";
import { listText } from "../../words/text.ts";
import { cuts, type OverlapSetRow } from "./overlap-rows.ts";
import { costlySets, spareText } from "./overlap-series.ts";

function Card({ set }: { set: OverlapSetRow }) {
  const spare = cuts(set);
  const { text, nothing } = spareText(set);
  return (
    <li>
      <h3 className="nhsuk-heading-xs">{set.serviceLine.name}</h3>
      <p>{listText(set.services.map(({ name }) => name))}</p>
      <p>
        <strong>{text}</strong>
      </p>
      {spare.length === 0 ? (
        <p>{nothing}</p>
      ) : (
        <ul>
          {spare.map(({ service, units, saving }) => (
            <li key={service.code}>
              {service.name}: {sayFigure(units)} fewer, {sayMoney(saving)}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

/** Services linked by overlaps, and what each could give up with every child still served as now. */
export function SetCards({ sets }: { sets: readonly OverlapSetRow[] }) {
  const costly = costlySets(sets);
  const shown = [...costly, ...sets.filter((set) => !costly.includes(set))];
  if (shown.length === 0) return null;
  return (
    <section className="tandem-card" aria-label="Linked services, and what they could spare">
      <h2 className="nhsuk-heading-s">Linked services, and what they could spare</h2>
      <p className="tandem-finding">
        Overlapping services that share children are looked at together, so that nothing is counted twice. What is
        dearest is given up first.
      </p>
      <ul className="tandem-bottlenecks">
        {shown.map((set) => (
          <Card key={set.id} set={set} />
        ))}
      </ul>
    </section>
  );
}
