import { DataCatalogueDocument, DataPageDocument, type DataPageQuery } from "@tandem/schema/operations";
import { useState } from "react";
import { Link } from "react-router";
import { useAddress } from "../../app/address.ts";
import { type Answer, useAnswer } from "../../app/answer.ts";
import { useComparedAreas } from "../../app/compared-areas.ts";
import { PARTNERSHIP } from "../../app/partnership.ts";
import { isLetThrough, useViewer } from "../../app/viewer.ts";
import { Answered } from "../../parts/Answered.tsx";
import { DataTable } from "../../parts/DataTable.tsx";
import { Findings } from "../../parts/Findings.tsx";
import { Sources } from "../../parts/Sources.tsx";
import type { TableColumn } from "../../parts/sorting.ts";
import { TakeAway } from "../../parts/TakeAway.tsx";
import { formatNumber } from "../../words/figure.ts";
import { momentText } from "../audit/audit-words.ts";
import { FileForm } from "./FileForm.tsx";
import { ImportCard } from "./ImportCard.tsx";
import { countText, type LoadRow, PROVENANCE_WORDS } from "./import-words.ts";
import { MeasureCatalogue } from "./MeasureCatalogue.tsx";
import { measureSheet } from "./measure-sheet.ts";
import { QualityCard } from "./QualityCard.tsx";
import { qualityFindings } from "./quality-findings.ts";

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

const NOTES = [
  "As at: the newest month or period that a figure is held for, and how long ago it ended.",
  "Stale: a monthly series older than 6 months, a quarterly one older than 9, a yearly one older than 24. A working rule of Tandem, not a publisher’s.",
  "Official figures are shared by all partnerships; a figure that partners load themselves stands before them.",
];

type Loads = DataPageQuery["partnership"]["loads"];

function LoadList({ loads }: { loads: Loads }) {
  const { to } = useAddress();
  return (
    <section className="tandem-card" aria-labelledby="loads">
      <h2 id="loads" className="nhsuk-heading-s">
        What was loaded?
      </h2>
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
  );
}

/** What was loaded, and for those who may a way to load more. */
function LoadedFiles({ answer, onEnded }: { answer: Answer<DataPageQuery>; onEnded: () => void }) {
  const mayLoad = isLetThrough(useViewer(), "LOAD_FILES");
  const [sent, setSent] = useState<readonly string[]>([]);
  return (
    <>
      {mayLoad ? <FileForm onSent={(id) => setSent((before) => [id, ...before])} /> : null}
      {sent.map((id) => (
        <ImportCard key={id} id={id} onEnded={onEnded} />
      ))}
      <Answered answer={answer}>{({ partnership: { loads } }) => <LoadList loads={loads} />}</Answered>
    </>
  );
}

/** Where the figures come from: files go in here, every load is listed, and so is every measure with its age. */
export function DataPage() {
  const { get } = useAddress();
  const answer = useAnswer(DataPageDocument, { partnership: PARTNERSHIP, first: PAGE, after: get("after") });
  // Its newest figures are those of the council's own area.
  const question = { partnership: PARTNERSHIP, area: useComparedAreas().own };
  const catalogue = useAnswer(DataCatalogueDocument, question);
  const onEnded = () => {
    answer.retry();
    catalogue.retry();
  };
  const known = catalogue.data?.partnership;
  return (
    <>
      <h1 className="nhsuk-heading-l">Where do the figures come from?</h1>
      <p>A file is loaded whole or not at all, and each load makes a new version; the one before stays as it was.</p>
      {known === undefined ? null : (
        <Findings
          lines={qualityFindings(known.dataSets, known.measures)}
          none="Every data set is fresh and whole, and every measure has its figures."
        />
      )}
      {known === undefined && catalogue.error === undefined ? null : <LoadedFiles answer={answer} onEnded={onEnded} />}
      <Answered answer={catalogue}>
        {({ partnership: { dataSets, measures } }) => (
          <>
            <QualityCard sets={dataSets} />
            <MeasureCatalogue measures={measures} />
            <TakeAway document={DataCatalogueDocument} variables={question} sheet={() => measureSheet(measures)} />
            <Sources notes={NOTES} warnings={[]} />
          </>
        )}
      </Answered>
    </>
  );
}
