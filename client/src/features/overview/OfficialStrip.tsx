import { OfficialFiguresDocument } from "@tandem/schema/operations";
import { useAnswer } from "../../app/answer.ts";
import { useComparedAreas } from "../../app/compared-areas.ts";
import { Answered } from "../../parts/Answered.tsx";
import { Badge } from "../../parts/Badge.tsx";
import { PEOPLE_COUNTED } from "../../words/text.ts";
import { officialSteps, PLAN_WAY } from "./official-series.ts";

/** Published figures on the whole way to a plan, so that no single one of them misleads. */
export function OfficialStrip() {
  const areas = useComparedAreas();
  const answer = useAnswer(OfficialFiguresDocument, {
    codes: [...PLAN_WAY],
    areas: [areas.own, areas.england],
  });
  return (
    <section className="tandem-card" aria-label="From request to plan">
      <div className="tandem-card__head">
        <h2 className="nhsuk-heading-s">From request to plan, beside the register</h2>
        <Badge provenance="OFFICIAL" />
      </div>
      <p className="tandem-finding">
        Published figures, each for its calendar year. One good figure alone can mislead: look at the whole way.
      </p>
      <Answered answer={answer}>
        {({ measures }) => (
          <>
            <ol className="tandem-way">
              {officialSteps(measures, areas).map(({ code, name, period, value, before, england }) => (
                <li key={code}>
                  <span className="tandem-way__name">
                    {name}, {period}
                  </span>
                  <strong>{value}</strong>
                  <span>Before: {before === "" ? "not published" : before}</span>
                  <span>England {england}</span>
                </li>
              ))}
            </ol>
            <p className="tandem-source">
              Source: {[...new Set(measures.map(({ source }) => `${source.publisher}, ${source.dataset}`))].join("; ")}.
              Counted: {[...new Set(measures.map((entry) => PEOPLE_COUNTED[entry.populationBasis]))].join("; ")}. These
              are other children and other periods than the register's.
            </p>
          </>
        )}
      </Answered>
    </section>
  );
}
