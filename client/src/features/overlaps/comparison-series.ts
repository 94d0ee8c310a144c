import type { ServiceFiguresQuery, ServiceMoneyQuery } from "@tandem/schema/operations";
import { formatFigure, formatMoney, formatShare } from "../../words/figure.ts";
import { agesText, dateText, listText, unitText } from "../../words/text.ts";
import { commissionsIn, type PaidService, payersIn } from "../services/service-series.ts";

/** What a service can do, does and costs in the year. */
export type ServiceFiguresRow = ServiceFiguresQuery["partnership"]["serviceFigures"]["rows"][number];

type Wait = ServiceMoneyQuery["partnership"]["waits"]["rows"][number];

/** Services side by side: what is compared, and a cell a service. */
export interface Comparison {
  readonly services: readonly string[];
  readonly rows: readonly { readonly label: string; readonly cells: readonly string[] }[];
}

/** What is set side by side, with everything that is known of two services. */
export interface ComparedServices {
  readonly services: readonly PaidService[];
  readonly figures: readonly ServiceFiguresRow[];
  readonly waits: readonly Wait[];
  /** Line on which they overlap, and financial year. */
  readonly line: { readonly code: string; readonly unitOfCare: string };
  readonly year: string;
}

const NO_FIGURE = { value: null, state: "NOT_LOADED" };
const NO_MONEY = { pence: null, state: "NOT_LOADED" };

function contractEnd(service: PaidService, year: string): string {
  const ends = commissionsIn(service, year).map(({ end }) => (end ? dateText(end) : "open-ended"));
  return ends.length === 0 ? "no contract in this year" : listText([...new Set(ends)]);
}

function waiting(waits: readonly Wait[], code: string): string {
  const own = waits.filter(({ service }) => service.code === code);
  if (own.length === 0) return "not recorded";
  return listText(
    own.map(
      ({ queue, withinTarget, targetWeeks }) =>
        `${formatFigure(queue)} (within ${targetWeeks} weeks: ${formatShare(withinTarget)})`,
    ),
  );
}

/** Services side by side, a row for each thing that is compared; what is not recorded is said. */
export function compareServices({ services, figures, waits, line, year }: ComparedServices): Comparison {
  const unit = unitText(line.unitOfCare);
  const of = (code: string) =>
    figures.find(({ service, serviceLine }) => service.code === code && serviceLine.code === line.code);
  const row = (label: string, read: (service: PaidService) => string) => ({ label, cells: services.map(read) });
  return {
    services: services.map(({ name }) => name),
    rows: [
      row("Provider", ({ provider }) => provider.name),
      row("Paid for by", (service) => listText(payersIn(service, year)) || "nobody in this year"),
      row("Ages", ({ ages }) => (ages ? agesText(ages) : "not recorded")),
      row("Wards and areas", ({ areas }) => listText(areas.map(({ name }) => name)) || "not recorded"),
      row("Needs", ({ needs }) => listText(needs.map(({ name }) => name)) || "not recorded"),
      row("Contract ends", (service) => contractEnd(service, year)),
      row(`Spend in ${year}`, ({ code }) => formatMoney(of(code)?.spend ?? NO_MONEY)),
      row(`Can deliver (${unit})`, ({ code }) => formatFigure(of(code)?.capacity ?? NO_FIGURE)),
      row(`Delivered (${unit})`, ({ code }) => formatFigure(of(code)?.activity ?? NO_FIGURE)),
      row(`Cost of a ${line.unitOfCare} it can deliver`, ({ code }) => formatMoney(of(code)?.unitCost ?? NO_MONEY)),
      row(`Cost of a ${line.unitOfCare} delivered`, ({ code }) => formatMoney(of(code)?.deliveredCost ?? NO_MONEY)),
      row("Children waiting", ({ code }) => waiting(waits, code)),
      row("Outcomes for children", () => "not recorded: no return here says what became of the children"),
    ],
  };
}
