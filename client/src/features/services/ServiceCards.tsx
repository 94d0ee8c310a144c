import { ServiceMoneyDocument, type ServiceMoneyQuery } from "@tandem/schema/operations";
import { useAnswer } from "../../app/answer.ts";
import { useFrame, useYear } from "../../app/frame.ts";
import { PARTNERSHIP } from "../../app/partnership.ts";
import { Answered } from "../../parts/Answered.tsx";
import { type SummaryLine, SummaryList } from "../../parts/SummaryList.tsx";
import { formatFigure, formatMoney, formatShare } from "../../words/figure.ts";
import { lastMonthOf } from "../../words/period.ts";
import { dateText, listText } from "../../words/text.ts";
import { capacityText, commissionsIn, type PaidService, payersIn, spendIn } from "./service-series.ts";

type Wait = ServiceMoneyQuery["partnership"]["waits"]["rows"][number];

/** Asks who pays for services, how much, and who waits for them; nothing where there is none to ask for. */
export function useServices(codes: readonly string[]) {
  const { year } = useYear();
  const { today } = useFrame();
  const month = lastMonthOf(year, today);
  return useAnswer(
    ServiceMoneyDocument,
    codes.length === 0 ? null : { partnership: PARTNERSHIP, codes: [...codes].sort(), month },
  );
}

function contractText(service: PaidService, year: string): string {
  return commissionsIn(service, year)
    .map(({ end, noticeBy }) =>
      end ? `to ${dateText(end)}${noticeBy ? `, notice by ${dateText(noticeBy)}` : ""}` : "open-ended",
    )
    .join("; ");
}

function waitLines(waits: readonly Wait[], code: string): readonly SummaryLine[] {
  const own = waits.filter(({ service }) => service.code === code);
  if (own.length === 0) return [["Children waiting", "nobody has recorded who waits"]];
  return own.flatMap(({ clock, queue, withinTarget, targetWeeks, weeksToTarget }): readonly SummaryLine[] => [
    [`Children waiting (${clock.name.toLowerCase()})`, formatFigure(queue)],
    [`Of them within ${targetWeeks} weeks`, formatShare(withinTarget)],
    [
      "Weeks until the queue meets its standard",
      weeksToTarget.state === "NOT_APPLICABLE" ? "never, with today's capacity" : formatFigure(weeksToTarget),
    ],
  ]);
}

function ServiceCard({ service, waits, year }: { service: PaidService; waits: readonly Wait[]; year: string }) {
  const { capacityPerMonth } = service;
  const payers = payersIn(service, year);
  const contract = contractText(service, year);
  return (
    <li className="tandem-service">
      <h4 className="nhsuk-heading-xs">{service.name}</h4>
      <SummaryList
        lines={[
          ["Provider", service.provider.name],
          ["Paid for by", payers.length === 0 ? "nobody in this year" : listText(payers)],
          [`Spend in ${year}, forecast: whole contract, all places`, formatMoney(spendIn(service, year))],
          ["Contract", contract === "" ? "none in this year" : contract],
          ["Latest capacity", capacityText(capacityPerMonth)],
          ...waitLines(waits, service.code),
        ]}
      />
    </li>
  );
}

/** Services with who pays, how much, until when, and who waits. */
export function ServiceCards({ codes }: { codes: readonly string[] }) {
  const { year } = useYear();
  const answer = useServices(codes);
  if (codes.length === 0) return <p>No service that is paid for reaches these children.</p>;
  return (
    <Answered answer={answer}>
      {({ partnership }) => (
        <ul className="tandem-services">
          {partnership.services.edges
            .filter(({ node }) => codes.includes(node.code))
            .map(({ node }) => (
              <ServiceCard key={node.code} service={node} waits={partnership.waits.rows} year={year} />
            ))}
        </ul>
      )}
    </Answered>
  );
}
