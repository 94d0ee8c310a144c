import { PARTNERSHIP } from "../../app/partnership.ts";
import { DataTable } from "../../parts/DataTable.tsx";
import { formatExactMoney } from "../../words/figure.ts";
import { countText, dateText, listText } from "../../words/text.ts";
import { Comparison } from "./Comparison.tsx";
import { ReturnForms } from "./ReturnForms.tsx";
import { quarterText, type ReturnRow, SECTIONS, STATUS_WORDS, unfinishedText } from "./return-words.ts";

type Line = ReturnRow["lines"][number];

/** A figure; nothing where lines of the kind have none. */
const cell = (money: Line["planned"]) => (money.state === "NOT_APPLICABLE" ? "" : formatExactMoney(money));

const COLUMNS = {
  line: { label: "Line", show: ({ label }: Line) => label },
  planned: { label: "Planned for the year", show: ({ planned }: Line) => cell(planned), isNumber: true },
  quarter: { label: "Quarter", show: ({ quarter }: Line) => cell(quarter), isNumber: true },
  toDate: { label: "From April on", show: ({ toDate }: Line) => cell(toDate), isNumber: true },
  forecast: { label: "Expected for the year", show: ({ forecast }: Line) => cell(forecast), isNumber: true },
} as const;

function Lines({ row }: { row: ReturnRow }) {
  return SECTIONS.map(([section, title]) => {
    const lines = row.lines.filter((line) => line.section === section);
    return lines.length === 0 ? null : (
      <DataTable
        key={section}
        caption={title}
        parameter={`${section}-${row.quarter}-${row.edition}`}
        columns={section === "SHARES" ? [COLUMNS.line, COLUMNS.forecast] : Object.values(COLUMNS)}
        rows={lines}
        keyOf={({ code }) => code}
      />
    );
  });
}

function Statements({ row }: { row: ReturnRow }) {
  if (row.statements.length === 0) return null;
  return (
    <ul>
      {row.statements.map(({ term, condition, isMet, comment }) => (
        <li key={term}>
          {condition}{" "}
          <strong>{isMet === null || isMet === undefined ? "Not stated yet." : isMet ? "Met." : "Not met."}</strong>{" "}
          {comment}
        </li>
      ))}
    </ul>
  );
}

function signText({ signatures, unsigned }: ReturnRow): string {
  const signed = signatures.map(({ organisation, by, at }) => `${organisation.name} (${by}, ${dateText(at)})`);
  const open = unsigned.length === 0 ? "" : `Not yet: ${listText(unsigned.map(({ name }) => name))}.`;
  return [signed.length === 0 ? "" : `Signed by ${listText(signed)}.`, open].filter(Boolean).join(" ");
}

/** Which figures are shown. */
function figuresText({ status, figuresVersion }: ReturnRow): string {
  if (figuresVersion !== null && figuresVersion !== undefined)
    return ` Figures as they stood at data version ${figuresVersion}.`;
  return status === "DRAFT"
    ? " Figures as they stand now."
    : " The return came from a file, without the figures that were signed; these are the figures as they stand now.";
}

const EXPORTS = [
  ["xlsx", "Excel workbook"],
  ["ods", "OpenDocument"],
  ["csv", "CSV"],
] as const;

function TakeReturn({ row }: { row: ReturnRow }) {
  const { arrangement, quarter, edition } = row;
  const query = new URLSearchParams({ partnership: PARTNERSHIP, arrangement, quarter, edition: String(edition) });
  return (
    <div className="tandem-actions">
      {EXPORTS.map(([format, label]) => (
        <a key={format} className="tandem-action" href={`/return.${format}?${query}`}>
          Save as {label}
        </a>
      ))}
      <button type="button" className="tandem-action" onClick={() => window.print()}>
        Print
      </button>
    </div>
  );
}

/** One edition of a return: its figures, conditions, comments and signatures, and the steps that can be taken. */
export function ReturnCard({
  row,
  editions,
  booksTo,
  onSaved,
}: {
  row: ReturnRow;
  editions: readonly ReturnRow[];
  /** Last month whose spend is all in the ledger. */
  booksTo: string | null | undefined;
  onSaved: () => void;
}) {
  const name = `${quarterText(row.quarter)}, edition ${row.edition}`;
  const unfinished = unfinishedText(row, booksTo);
  return (
    <section className="tandem-card" aria-label={name}>
      <h2 className="nhsuk-heading-s">
        {name}: {STATUS_WORDS[row.status] ?? row.status}
      </h2>
      {row.reason ? <p>Changed after signing: {row.reason}</p> : null}
      <p>{row.commentary || "Nothing is said of the quarter yet."}</p>
      <p className="tandem-scope">
        {row.preparedBy ? `Prepared by ${row.preparedBy}. ` : ""}
        {signText(row)}
        {figuresText(row)}
      </p>
      {row.changesSince > 0 && row.isNewest ? (
        <p>
          <strong>
            {countText(row.changesSince, "figure")} of the ledger changed since it was sent for signature.
          </strong>{" "}
          A new edition would tell them.
        </p>
      ) : null}
      {unfinished === null ? null : (
        <p>
          <strong>Not whole yet.</strong> {unfinished}
        </p>
      )}
      <Statements row={row} />
      <Lines row={row} />
      {row.comments.length === 0 ? null : (
        <ul aria-label="Comments">
          {row.comments.map(({ by, at, comment }) => (
            <li key={at}>
              {by}, {dateText(at)}: {comment}
            </li>
          ))}
        </ul>
      )}
      <TakeReturn row={row} />
      <Comparison row={row} editions={editions} />
      {row.isNewest ? <ReturnForms key={row.version} row={row} onSaved={onSaved} /> : null}
    </section>
  );
}
