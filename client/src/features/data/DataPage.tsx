import { DataPageDocument } from "@tandem/schema/operations";
import { useState } from "react";
import { Link } from "react-router";
import { useAddress } from "../../app/address.ts";
import { useAnswer } from "../../app/answer.ts";
import { PARTNERSHIP } from "../../app/partnership.ts";
import { isLetThrough, useViewer } from "../../app/viewer.ts";
import { Answered } from "../../parts/Answered.tsx";
import { DataTable } from "../../parts/DataTable.tsx";
import type { TableColumn } from "../../parts/sorting.ts";
import { formatNumber } from "../../words/figure.ts";
import { momentText } from "../audit/audit-words.ts";
import { FileForm } from "./FileForm.tsx";
import { ImportCard } from "./ImportCard.tsx";
import { countText, type LoadRow, PROVENANCE_WORDS } from "./import-words.ts";

const PAGE = 50;

function resultText({ status, rowsRead, rowsWritten, errorCount, warningCount }: LoadRow): string {
  const warnings = warningCount === 0 ? "" : `, ${countText(warningCount, "warning")}`;
  if (status === "REFUSED") return `refused: ${countText(errorCount, "error")}${warnings}`;
  return `${formatNumber(rowsWritten)} of ${countText(rowsRead, "row")} new or changed${warnings}`;
}

function Result({ row }: { row: LoadRow }) {
  const mayLoad = isLetThrough(useViewer(), "LOAD_FILES");
  if (!mayLoad || row.errorCount + row.warningCount === 0) return resultText(row);
  const address = `/import-problems.csv?${new URLSearchParams({ partnership: PARTNERSHIP, load: row.id })}`;
  return (
    <>
      {resultText(row)}{" "}
      <a href={address} download aria-label={`Save them (CSV): problems of ${row.fileName}`}>
        Save them (CSV)
      </a>
    </>
  );
}

const COLUMNS: readonly TableColumn<LoadRow>[] = [
  { label: "File", show: ({ fileName }) => fileName },
  { label: "Data set", show: ({ dataset, release }) => (release ? `${dataset} (${release})` : dataset) },
  { label: "From", show: ({ publisher, provenance }) => `${publisher}; ${PROVENANCE_WORDS[provenance] ?? provenance}` },
  { label: "Result", show: (row) => <Result row={row} /> },
  { label: "Data version", show: ({ dataVersion }) => dataVersion, isNumber: true },
  { label: "Loaded", show: ({ finishedAt, loadedBy }) => `${momentText(finishedAt)}, ${loadedBy}` },
];

/** Where the figures come from: files go in here, and every load is listed. */
export function DataPage() {
  const { get, to } = useAddress();
  const mayLoad = isLetThrough(useViewer(), "LOAD_FILES");
  const [sent, setSent] = useState<readonly string[]>([]);
  const answer = useAnswer(DataPageDocument, { partnership: PARTNERSHIP, first: PAGE, after: get("after") });
  return (
    <>
      <h1 className="nhsuk-heading-l">Where do the figures come from?</h1>
      <p>A file is loaded whole or not at all, and each load makes a new version; the one before stays as it was.</p>
      {mayLoad ? <FileForm onSent={(id) => setSent((before) => [id, ...before])} /> : null}
      {sent.map((id) => (
        <ImportCard key={id} id={id} onEnded={answer.retry} />
      ))}
      <Answered answer={answer}>
        {({ partnership: { loads } }) => (
          <section className="tandem-card" aria-label="Loads">
            {loads.edges.length === 0 ? (
              <p>Nothing has been loaded yet.</p>
            ) : (
              <DataTable
                caption={`Loads, newest first: ${formatNumber(loads.totalCount)} in all`}
                columns={COLUMNS}
                rows={loads.edges.map(({ node }) => node)}
                keyOf={({ id }) => id}
                parameter="sort"
              />
            )}
            {loads.pageInfo.hasNextPage ? (
              <div className="tandem-actions">
                <Link to={to({ after: loads.pageInfo.endCursor ?? null })}>Older loads</Link>
              </div>
            ) : null}
          </section>
        )}
      </Answered>
    </>
  );
}
