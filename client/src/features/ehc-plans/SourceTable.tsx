import { DataTable } from "../../parts/DataTable.tsx";
import type { TableColumn } from "../../parts/sorting.ts";
import { formatFigure, isKnown } from "../../words/figure.ts";
import { formatRate } from "./comparison-series.ts";
import type { PipelineRow } from "./plan-rows.ts";

type Source = PipelineRow["requestSources"][number];

const COLUMNS: readonly TableColumn<Source>[] = [
  { label: "Who asked", show: ({ name }) => name, sortBy: ({ name }) => name },
  {
    label: "Requests",
    show: ({ requests }) => formatFigure(requests),
    sortBy: ({ requests }) => requests.value ?? null,
    isNumber: true,
  },
  {
    label: "Of them refused",
    show: ({ refused }) => (isKnown(refused) ? formatRate(refused.value ?? 0) : formatFigure(refused)),
    sortBy: ({ refused }) => refused.value ?? null,
    isNumber: true,
  },
];

/** Requests by who made them, with the share refused as it is published. */
export function SourceTable({ pipeline }: { pipeline: PipelineRow }) {
  const isPublished = pipeline.requestSources.some(({ requests }) => isKnown(requests));
  return (
    <section className="tandem-card" id="requests-by-source" aria-label="Requests by who asked">
      {isPublished ? (
        <DataTable
          caption={`Requests by who asked, ${pipeline.year ?? ""}`}
          columns={COLUMNS}
          rows={pipeline.requestSources}
          keyOf={({ code }) => code}
          parameter="sources"
        />
      ) : (
        <>
          <h2 className="nhsuk-heading-s">Requests by who asked</h2>
          <p>Not published for {pipeline.year}. Who asked is published from 2025 on.</p>
        </>
      )}
    </section>
  );
}
