import type { ShownFigure } from "../../words/figure.ts";
import type { Sheet } from "../../words/sheet.ts";
import type { PipelineRow, StepRow } from "./plan-rows.ts";

/** A figure with all its decimals, or its state. */
const cell = ({ value, state }: ShownFigure) => value ?? state;

const otherCells = ({ year, count, share }: StepRow["england"]) => [year ?? "", cell(count), cell(share)];

/** The list of steps with all decimals; what is no number is its state. */
export function planSheet({ steps, year }: Pick<PipelineRow, "steps" | "year">): Sheet {
  return {
    name: `ehc-plans-${year ?? "none"}`,
    columns: [
      "step",
      "step_name",
      "measure",
      "part",
      "unit",
      "year",
      "count",
      "share",
      "share_of",
      "count_year_before",
      "share_year_before",
      "year_before_counted_another_way",
      "england_year",
      "england_count",
      "england_share",
      "region_year",
      "region_count",
      "region_share",
    ],
    rows: steps.map((step) => [
      step.code,
      step.name,
      step.measure,
      step.part,
      step.unit,
      year ?? "",
      cell(step.count),
      cell(step.share),
      step.shareOf ?? "",
      cell(step.lastYear),
      cell(step.shareLastYear),
      step.isBroken ? "yes" : "no",
      ...otherCells(step.england),
      ...otherCells(step.region),
    ]),
  };
}
