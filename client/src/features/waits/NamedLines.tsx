import { Link } from "react-router";
import { useAddress } from "../../app/address.ts";
import { SummaryList } from "../../parts/SummaryList.tsx";
import { Explained } from "../../parts/Term.tsx";
import { formatFigure, isKnown } from "../../words/figure.ts";
import type { NamedLine } from "./named-lines.ts";
import type { WaitLineRow } from "./wait-rows.ts";
import { silenceText, waitingText, withinText } from "./wait-series.ts";

/** The share within the standard as a bar; grey hatches where it is not known. */
function WithinBar({ line }: { line: WaitLineRow }) {
  const { value } = line.withinTarget;
  return (
    <div className={`tandem-bar${value === null ? " tandem-bar--unknown" : ""}`} aria-hidden="true">
      {value === null ? null : <span style={{ width: `${value * 100}%` }} />}
    </div>
  );
}

function OneClock({ line }: { line: WaitLineRow }) {
  const { clock, targetWeeks, standardBasis, pressure } = line;
  const silent = silenceText(line);
  const pressed =
    isKnown(pressure) || pressure.value === null
      ? formatFigure(pressure)
      : formatFigure({ ...pressure, state: "KNOWN" });
  return (
    <>
      <p>
        Standard: {targetWeeks} weeks, {clock.name.toLowerCase()}.{standardBasis === null ? "" : ` ${standardBasis}.`}
      </p>
      <WithinBar line={line} />
      <SummaryList
        lines={[
          ["Within the standard", withinText(line)],
          ["Children waiting", waitingText(line)],
          ["Pressure", pressed],
        ]}
      />
      {silent === "" ? null : (
        <p>
          <strong>{silent}</strong> How many children wait there is not known.
        </p>
      )}
    </>
  );
}

/** The five kinds of help whose delays the inspection named, each by its own standard. */
export function NamedLines({ named, isIllustrative }: { named: readonly NamedLine[]; isIllustrative: boolean }) {
  const { to } = useAddress();
  if (named.length === 0) return null;
  return (
    <section className={`tandem-card${isIllustrative ? " tandem-card--illustrative" : ""}`} aria-labelledby="named">
      <h2 id="named" className="nhsuk-heading-s">
        Delays that the inspection named
      </h2>
      <p className="tandem-source">
        Area inspection, December 2025. Each line has a standard of its own, so shares are not to be ranked.
      </p>
      <ul className="tandem-bottlenecks">
        {named.map(({ code, name, lines }) => (
          <li key={code}>
            <h3 className="nhsuk-heading-xs">
              <Explained text={name} />
            </h3>
            {lines.length === 0 ? (
              <p>No queue is recorded with these filters. That does not mean that nobody waits.</p>
            ) : (
              lines.map((line) => <OneClock key={line.clock.code} line={line} />)
            )}
            <Link to={to({ line: code, open: null })}>
              See its queues<span className="nhsuk-u-visually-hidden">: {name}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
