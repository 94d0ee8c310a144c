import { useMemo } from "react";
import { AddressLink } from "../../parts/AddressLink.tsx";
import { DataTable } from "../../parts/DataTable.tsx";
import type { TableColumn } from "../../parts/sorting.ts";
import { formatFigure } from "../../words/figure.ts";
import { lastYearText, otherText, shareSentence } from "./pipeline-series.ts";
import type { PipelineRow, StepRow } from "./plan-rows.ts";

function useColumns(year: string, region: string): readonly TableColumn<StepRow>[] {
  return useMemo(
    () => [
      {
        label: "Step",
        show: (step) => <AddressLink changes={{ open: step.code }}>{step.name}</AddressLink>,
        sortBy: ({ name }) => name,
      },
      {
        label: `In ${year}`,
        show: (step) => formatFigure(step.count),
        sortBy: ({ count }) => count.value ?? null,
        isNumber: true,
      },
      { label: "Share", show: (step) => shareSentence(step) ?? "no part of another step" },
      { label: "The year before", show: (step) => lastYearText(step, year) },
      { label: "England", show: (step) => otherText(step.england, step.shareOf, year) },
      { label: region, show: (step) => otherText(step.region, step.shareOf, year) },
      { label: "What not to read into it", show: ({ caution }) => caution ?? "" },
    ],
    [year, region],
  );
}

/** The list to act on: every step, each opening its panel. */
export function StepList({ pipeline, region }: { pipeline: PipelineRow; region: string }) {
  const columns = useColumns(pipeline.year ?? "", region);
  return (
    <section className="tandem-card" aria-label="The list to act on">
      <DataTable
        caption="The list to act on: each step, with what it does not say"
        columns={columns}
        rows={pipeline.steps}
        keyOf={({ code }) => code}
        parameter="sort"
      />
    </section>
  );
}
