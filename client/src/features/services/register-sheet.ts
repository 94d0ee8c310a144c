import type { ShownFigure, ShownMoney } from "../../words/figure.ts";
import type { Sheet } from "../../words/sheet.ts";
import { buyersOf, type RegisterRow } from "./register-rows.ts";

const amount = ({ pence, state }: ShownMoney) => pence ?? state;
const number = ({ value, state }: ShownFigure) => value ?? state;
const codes = (things: readonly { readonly code: string }[]) => things.map(({ code }) => code).join(" ");

const COLUMNS = [
  "as_at",
  "service",
  "service_name",
  "service_line",
  "unit",
  "provider",
  "provider_name",
  "layer",
  "function",
  "age_from",
  "age_to",
  "needs",
  "wards",
  "capacity_per_month",
  "annual_value_pence",
  "commissioners",
  "commissions",
  "notice_by",
  "ends",
  "ehcp_section",
  "duty_holder",
  "provenance",
] as const;

/** The list of services as they stand on a day, with codes and whole pence; what is no number is its state. */
export function registerSheet(rows: readonly RegisterRow[], today: string): Sheet {
  return {
    name: "services",
    columns: COLUMNS,
    rows: rows.map((row) => {
      const { service, current, noticeBy, ends } = row;
      return [
        today,
        service.code,
        service.name,
        service.serviceLine.code,
        service.serviceLine.unitOfCare,
        service.provider.code,
        service.provider.name,
        service.layer.code,
        service.function.code,
        service.ages?.from ?? "NOT_COLLECTED",
        service.ages?.to ?? "NOT_COLLECTED",
        codes(service.needs),
        codes(service.wards),
        number(service.capacityPerMonth),
        amount(service.annualValue),
        codes(buyersOf(row)),
        codes(current),
        noticeBy ?? "",
        ends ?? "",
        service.ehcpSection ?? "",
        service.dutyHolder?.code ?? "",
        service.provenance,
      ];
    }),
  };
}
