import type { ShownFigure } from "../../words/figure.ts";
import type { Sheet } from "../../words/sheet.ts";
import type { GapPlaceRow } from "./gap-rows.ts";
import type { GapVariables } from "./gaps-address.ts";

/** A figure with all its decimals, or its state. */
const cell = ({ value, state }: ShownFigure) => value ?? state;
const end = (value: number | null | undefined) => value ?? "";

/** The list of gaps with all decimals; what is no number is its state. Each row says its year and how need was counted. */
export function gapSheet(
  rows: readonly GapPlaceRow[],
  { period, basis }: Pick<GapVariables, "period" | "basis">,
): Sheet {
  return {
    name: "gaps",
    columns: [
      "financial_year",
      "need_counted_as",
      "service_line",
      "service_line_name",
      "unit",
      "ward",
      "ward_name",
      "ages",
      "need",
      "not_met",
      "not_met_lower",
      "not_met_upper",
      "no_service_reaches",
      "too_little_capacity",
      "not_delivered_here",
      "covered",
      "remedy",
    ],
    rows: rows.map((row) => [
      period.code,
      basis,
      row.serviceLine.code,
      row.serviceLine.name,
      row.serviceLine.unitOfCare,
      row.area?.code ?? "",
      row.area?.name ?? "",
      row.ageBand?.code ?? "",
      cell(row.demand),
      cell(row.unmet),
      end(row.unmet.lower),
      end(row.unmet.upper),
      cell(row.coverageGap),
      cell(row.capacityGap),
      cell(row.distributionGap),
      cell(row.coverage),
      row.remedy,
    ]),
  };
}
