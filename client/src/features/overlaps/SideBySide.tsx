import { ServiceFiguresDocument } from "@tandem/schema/operations";
import { useAnswer } from "../../app/answer.ts";
import { useYear } from "../../app/frame.ts";
import { PARTNERSHIP } from "../../app/partnership.ts";
import { Answered } from "../../parts/Answered.tsx";
import { ScrollRegion } from "../../parts/ScrollRegion.tsx";
import { yearPeriod } from "../../words/period.ts";
import { useServices } from "../services/ServiceCards.tsx";
import { type Comparison, compareServices } from "./comparison-series.ts";
import type { OverlapRow } from "./overlap-rows.ts";

function Table({ comparison: { services, rows } }: { comparison: Comparison }) {
  return (
    <ScrollRegion label="The services side by side">
      <table className="tandem-table tandem-compared">
        <caption className="nhsuk-u-visually-hidden">The services side by side</caption>
        <thead>
          <tr>
            <td />
            {services.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ label, cells }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {cells.map((cell, at) => (
                <td key={services[at]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

/** The services of an overlap side by side: whom they reach, what they cost, can do and did, and what is not recorded. */
export function SideBySide({ overlap }: { overlap: OverlapRow }) {
  const { year } = useYear();
  const codes = [...new Set(overlap.commissions.map(({ service }) => service.code))].sort();
  const known = useServices(codes);
  const figures = useAnswer(ServiceFiguresDocument, {
    partnership: PARTNERSHIP,
    period: yearPeriod(year),
    services: codes,
  });
  return (
    <Answered answer={known}>
      {({ partnership }) => (
        <Answered answer={figures}>
          {(data) => (
            <Table
              comparison={compareServices({
                services: partnership.services.edges.map(({ node }) => node).filter(({ code }) => codes.includes(code)),
                figures: data.partnership.serviceFigures.rows,
                waits: partnership.waits.rows,
                line: overlap.serviceLine,
                year,
              })}
            />
          )}
        </Answered>
      )}
    </Answered>
  );
}
