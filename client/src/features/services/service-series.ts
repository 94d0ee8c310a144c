import type { ServiceMoneyQuery } from "@tandem/schema/operations";
import { formatFigure, type ShownFigure, type ShownMoney } from "../../words/figure.ts";

/** A service with who buys it and for how much. */
export type PaidService = ServiceMoneyQuery["partnership"]["services"]["edges"][number]["node"];

interface Dated {
  readonly start: string;
  readonly end?: string | null;
}

/** Commissions in force in a financial year. */
export function commissionsIn<Commission extends Dated>(
  { commissions }: { readonly commissions: readonly Commission[] },
  year: string,
): readonly Commission[] {
  const start = Number(year.slice(0, 4));
  return commissions.filter(
    (commission) => commission.start <= `${start + 1}-03-31` && (commission.end ?? "9999") >= `${start}-04-01`,
  );
}

/** What a service costs in a financial year: the forecast of all its funding, or why that is not known. */
export function spendIn(service: Pick<PaidService, "commissions">, year: string): ShownMoney {
  const lines = service.commissions.flatMap(({ funding }) =>
    funding.filter(({ financialYear }) => financialYear === year),
  );
  if (lines.length === 0)
    return { pence: null, state: commissionsIn(service, year).length === 0 ? "NOT_APPLICABLE" : "NOT_LOADED" };
  let pence = 0;
  for (const { forecast } of lines) {
    if (forecast.pence === null || forecast.pence === undefined) return { pence: null, state: forecast.state };
    pence += forecast.pence;
  }
  return { pence, state: "KNOWN" };
}

/** Who pays for a service in a financial year. */
export function payersIn(service: Pick<PaidService, "commissions">, year: string): readonly string[] {
  return [...new Set(commissionsIn(service, year).map(({ commissioner }) => commissioner.name))];
}

/** What a service can deliver: places and plans are held, anything else is done month by month. */
export function capacityText(capacity: ShownFigure & { readonly unit: string }): string {
  if (capacity.value === null || capacity.value === undefined) return formatFigure(capacity);
  const { unit } = capacity;
  const units = `${formatFigure(capacity)} ${capacity.value === 1 ? unit : `${unit}s`}`;
  return unit === "place" || unit === "plan" ? units : `${units} a month`;
}
