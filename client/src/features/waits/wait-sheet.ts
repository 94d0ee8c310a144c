import type { ShownFigure } from "../../words/figure.ts";
import type { Sheet } from "../../words/sheet.ts";
import type { StaffRow, WaitQueueRow } from "./wait-rows.ts";

/** A figure with all its decimals, or its state. */
const cell = (figure: ShownFigure | undefined) => (figure === undefined ? "" : (figure.value ?? figure.state));
const end = (value: number | null | undefined) => value ?? "";

const COLUMNS = [
  "month",
  "service",
  "service_name",
  "provider",
  "service_line",
  "unit",
  "clock",
  "standard_weeks",
  "waiting",
  "within_standard",
  "within_standard_lower",
  "within_standard_upper",
  "load",
  "pressure",
  "breach_share",
  "target_queue",
  "relief_capacity_a_month",
  "target_capacity_a_month",
  "weeks_to_target",
  "weeks_to_target_lower",
  "weeks_to_target_upper",
  "variation",
  "assurance",
  "wte_funded",
  "wte_in_post",
  "staff_capacity_a_month",
  "lost_to_vacancies_a_month",
  "lost_to_not_brought_a_month",
  "needed_capacity_a_month",
  "wte_needed",
] as const;

/** The queues at the end of a month, with what they need and who works on them, with all decimals; what is no number is its state. */
export function waitSheet(rows: readonly WaitQueueRow[], staff: readonly StaffRow[], month: string): Sheet {
  return {
    name: "waits",
    columns: COLUMNS,
    rows: rows.map((row) => {
      const figures = staff.find(({ service }) => service.code === row.service.code)?.figures;
      return [
        month,
        row.service.code,
        row.service.name,
        row.service.provider.code,
        row.serviceLine.code,
        row.serviceLine.unitOfCare,
        row.clock.code,
        row.targetWeeks,
        cell(row.queue),
        cell(row.withinTarget),
        end(row.withinTarget.lower),
        end(row.withinTarget.upper),
        cell(row.load),
        cell(row.pressure),
        cell(row.breachShare),
        cell(row.targetQueue),
        cell(row.reliefCapacity),
        cell(row.targetCapacity),
        cell(row.weeksToTarget),
        end(row.weeksToTarget.lower),
        end(row.weeksToTarget.upper),
        row.control.variation ?? "",
        row.control.assurance ?? "",
        cell(figures?.fundedWte),
        cell(figures?.inPostWte),
        cell(figures?.staffCapacity),
        cell(figures?.vacancyEffect),
        cell(figures?.notBroughtEffect),
        cell(figures?.neededCapacity),
        cell(figures?.wteNeeded),
      ];
    }),
  };
}
