import { AuditPageDocument, type AuditPageQuery } from "@tandem/schema/operations";
import { Link } from "react-router";
import { useAddress } from "../../app/address.ts";
import { useAnswer } from "../../app/answer.ts";
import { PARTNERSHIP } from "../../app/partnership.ts";
import { Answered } from "../../parts/Answered.tsx";
import { DataTable } from "../../parts/DataTable.tsx";
import { FilterBar } from "../../parts/FilterBar.tsx";
import { ALL, type Filter } from "../../parts/filters.ts";
import type { TableColumn } from "../../parts/sorting.ts";
import { ACTION_WORDS, changesText, momentText } from "./audit-words.ts";

/** An entry as the page lists it. */
type EntryRow = AuditPageQuery["partnership"]["auditLog"]["edges"][number]["node"];

const PAGE = 100;

const COLUMNS: readonly TableColumn<EntryRow>[] = [
  { label: "Entry", show: ({ number }) => number, isNumber: true },
  { label: "When", show: ({ at }) => momentText(at) },
  { label: "Who", show: ({ actorName }) => actorName },
  { label: "What", show: ({ action }) => ACTION_WORDS[action] ?? action },
  { label: "To what", show: ({ object }) => object },
  { label: "Why, or what changed", show: (row) => row.purpose ?? changesText(row.changes) },
];

const ACTIONS: Filter = {
  parameter: "action",
  label: "What was done",
  choices: [ALL, ...Object.entries(ACTION_WORDS).map(([value, label]) => ({ value, label }))],
};

/** Days of the filter, as date fields in the address. */
function DayField({ parameter, label }: { parameter: string; label: string }) {
  const { get, set } = useAddress();
  return (
    <div>
      <label htmlFor={`audit-${parameter}`}>{label}</label>
      <input
        id={`audit-${parameter}`}
        type="date"
        className="nhsuk-input"
        value={get(parameter) ?? ""}
        onChange={(event) => set({ [parameter]: event.target.value, after: null })}
      />
    </div>
  );
}

function useQuestion() {
  const { get } = useAddress();
  const action = ACTIONS.choices.find(({ value }) => value !== "" && value === get("action"))?.value;
  const day = (parameter: string) => (/^\d{4}-\d{2}-\d{2}$/.test(get(parameter) ?? "") ? get(parameter) : null);
  return { action, from: day("from"), to: day("to"), after: get("after") };
}

function exportAddress({ action, from, to }: ReturnType<typeof useQuestion>): string {
  const asked = Object.entries({ partnership: PARTNERSHIP, action, from, to });
  const given = asked.flatMap(([key, value]): [string, string][] => (value ? [[key, value]] : []));
  return `/audit-log.csv?${new URLSearchParams(given)}`;
}

/** What was done here, by whom, when and why. */
export function AuditPage() {
  const question = useQuestion();
  const { to } = useAddress();
  const { action, from, to: last, after } = question;
  const answer = useAnswer(AuditPageDocument, {
    partnership: PARTNERSHIP,
    first: PAGE,
    after,
    filter: { actions: action === undefined ? null : [action], from, to: last },
  });
  const total = answer.data?.partnership.auditLog.totalCount;
  return (
    <>
      <h1 className="nhsuk-heading-l">What was done here, by whom, when and why?</h1>
      <p>Entries are only ever added. Each holds the fingerprint of the one before, so that a changed one shows.</p>
      <FilterBar filters={[ACTIONS]} left={total === undefined ? "" : `${total} entries`} />
      <div className="tandem-days">
        <DayField parameter="from" label="From day" />
        <DayField parameter="to" label="To day" />
      </div>
      <Answered answer={answer}>
        {({ partnership: { auditLog } }) => (
          <section className="tandem-card" aria-label="Audit log">
            {auditLog.edges.length === 0 ? (
              <p>Nothing of this kind was done in these days.</p>
            ) : (
              <DataTable
                caption="Audit log, newest first"
                columns={COLUMNS}
                rows={auditLog.edges.map(({ node }) => node)}
                keyOf={({ id }) => id}
                parameter="sort"
              />
            )}
            <div className="tandem-actions">
              {auditLog.pageInfo.hasNextPage ? (
                <Link to={to({ after: auditLog.pageInfo.endCursor ?? null })}>Older entries</Link>
              ) : null}
              <a href={exportAddress(question)} download>
                Save these entries (CSV)
              </a>
            </div>
          </section>
        )}
      </Answered>
    </>
  );
}
