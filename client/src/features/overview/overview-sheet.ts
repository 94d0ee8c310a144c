import type { Sheet } from "../../words/sheet.ts";
import type { OverviewRows } from "./overview-series.ts";

/** Gaps by line with all decimals; what is no number is its state. */
export function overviewSheet({ gaps }: OverviewRows): Sheet {
  return {
    name: "gaps-by-line",
    columns: [
      "service_line",
      "name",
      "unit",
      "need",
      "met",
      "not_met",
      "not_met_lower",
      "not_met_upper",
      "covered",
      "remedy",
    ],
    rows: gaps.rows.map((row) => [
      row.serviceLine.code,
      row.serviceLine.name,
      row.serviceLine.unitOfCare,
      row.demand.value ?? row.demand.state,
      row.met.value ?? row.met.state,
      row.unmet.value ?? row.unmet.state,
      row.unmet.lower ?? "",
      row.unmet.upper ?? "",
      row.coverage.value ?? row.coverage.state,
      row.remedy,
    ]),
  };
}
