import { useMutation, useQuery } from "@apollo/client/react";
import { CancelImportDocument, ImportProgressDocument } from "@tandem/schema/operations";
import { useEffect, useId, useRef } from "react";
import { PARTNERSHIP } from "../../app/partnership.ts";
import { DataTable } from "../../parts/DataTable.tsx";
import type { TableColumn } from "../../parts/sorting.ts";
import { countText, hasEnded, type ImportRow, importSentence } from "./import-words.ts";

/** Milliseconds between two looks at an import under way. */
const LOOK_EVERY = 500;

type Problem = ImportRow["problems"][number];

const COLUMNS: readonly TableColumn<Problem>[] = [
  { label: "Kind", show: ({ severity }) => (severity === "ERROR" ? "Error" : "Warning") },
  { label: "Sheet", show: ({ sheet }) => sheet ?? "" },
  { label: "Row", show: ({ row }) => row ?? "", isNumber: true },
  { label: "Column", show: ({ column }) => column ?? "" },
  { label: "Value", show: ({ value }) => value ?? "" },
  { label: "What is wrong", show: ({ message }) => message },
  { label: "What to do", show: ({ mend }) => mend },
];

function Problems({ row }: { row: ImportRow }) {
  const { id, problems, errorCount, warningCount } = row;
  if (problems.length === 0) return null;
  const numbered = problems.map((problem, at) => ({ ...problem, at }));
  return (
    <>
      <p>
        {countText(errorCount, "error")} and {countText(warningCount, "warning")}. An error refuses the file; a warning
        is worth a second look.
      </p>
      <DataTable
        caption={`Problems of ${row.fileName}`}
        columns={COLUMNS}
        rows={numbered}
        keyOf={(problem) => String((problem as (typeof numbered)[number]).at)}
        parameter={`problems-${id}`}
      />
      <div className="tandem-actions">
        <a href={`/import-problems.csv?${new URLSearchParams({ partnership: PARTNERSHIP, import: id })}`} download>
          Save all problems (CSV)
        </a>
      </div>
    </>
  );
}

/** Follows one import: how far it is, what came of it and what is wrong with the file. */
export function ImportCard({ id, onEnded }: { id: string; onEnded: () => void }) {
  const heading = useId();
  const variables = { partnership: PARTNERSHIP, id };
  const { data, stopPolling } = useQuery(ImportProgressDocument, { variables, pollInterval: LOOK_EVERY });
  const [cancel, { loading }] = useMutation(CancelImportDocument, { variables });
  const row = data?.partnership.imports[0];
  const isEnded = row !== undefined && hasEnded(row);
  const told = useRef(false);
  useEffect(() => {
    if (!isEnded || told.current) return;
    told.current = true;
    stopPolling();
    onEnded();
  }, [isEnded, stopPolling, onEnded]);
  if (row === undefined) return null;
  return (
    <section className="tandem-card" aria-labelledby={heading}>
      <h2 id={heading} className="nhsuk-heading-s">
        {row.fileName}
      </h2>
      <p role="status">{importSentence(row)}</p>
      {isEnded ? null : (
        <>
          <progress
            aria-label={`How much of ${row.fileName} is read`}
            max={1}
            {...(row.share == null ? {} : { value: row.share })}
          />
          <div className="tandem-actions">
            <button
              type="button"
              className="tandem-action"
              disabled={loading}
              onClick={() => void cancel().catch(() => undefined)}
            >
              Stop
            </button>
          </div>
        </>
      )}
      <Problems row={row} />
    </section>
  );
}
