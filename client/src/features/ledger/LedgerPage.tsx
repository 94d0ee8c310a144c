import { ArrangementPageDocument, LedgerDocument, PoolsPageDocument } from "@tandem/schema/operations";
import { Link, useParams } from "react-router";
import { useAnswer } from "../../app/answer.ts";
import { useFrame, useYear } from "../../app/frame.ts";
import { PARTNERSHIP } from "../../app/partnership.ts";
import { isLetThrough, useViewer } from "../../app/viewer.ts";
import { Answered } from "../../parts/Answered.tsx";
import { DataTable } from "../../parts/DataTable.tsx";
import { FilterBar } from "../../parts/FilterBar.tsx";
import { yearFilter } from "../../parts/filters.ts";
import { PageHead } from "../../parts/PageHead.tsx";
import { TakeAway } from "../../parts/TakeAway.tsx";
import { formatExactMoney } from "../../words/figure.ts";
import { yearsAround } from "../../words/period.ts";
import { countText, FORM_WORDS, monthText } from "../../words/text.ts";
import { BooksForm, PostForm, ReverseForm } from "./EntryForms.tsx";
import { type EntryRow, KIND_WORDS, type PoolRow } from "./ledger-words.ts";
import { CloseForm, ContributionForm, SchemePlans } from "./PlanForms.tsx";

/** Most entries that the page holds. */
const MOST = 1_000;

function aboutText({ scheme, organisation, fundingSource, form, commission }: EntryRow): string {
  const parts = [scheme?.name, organisation?.name, fundingSource?.name, form ? FORM_WORDS[form] : null, commission];
  return parts.filter(Boolean).join(", ") || "the pool";
}

function noteText({ description, adjustsYear, reverses }: EntryRow): string {
  return [description, adjustsYear ? `puts right ${adjustsYear}` : "", reverses ? `takes back ${reverses}` : ""]
    .filter(Boolean)
    .join("; ");
}

const isOut = ({ kind }: EntryRow) => kind === "SPEND" || kind === "ACCRUAL" || kind === "RETURN";

/** An entry's amount on its own side, and nothing on the other. */
const sideText = (row: EntryRow, side: boolean) => (isOut(row) === side ? formatExactMoney(row.amount) : "");
const sideOrder = (row: EntryRow, side: boolean) => (isOut(row) === side ? (row.amount.pence ?? null) : null);

function Entries({ rows, sums, count }: { rows: readonly EntryRow[]; sums: readonly [string, string]; count: number }) {
  if (rows.length === 0)
    return (
      <p>No entry is posted for this year yet. Entries are posted below, or loaded from a file on the Data page.</p>
    );
  return (
    <>
      {count > rows.length ? (
        <p>
          These are the first {rows.length.toLocaleString("en-GB")} of {count.toLocaleString("en-GB")} entries; ask the
          API for the rest.
        </p>
      ) : null}
      <DataTable
        caption={`Ledger: ${countText(count, "entry", "entries")}`}
        parameter="sort"
        columns={[
          { label: "Voucher", show: ({ reference }) => reference, sortBy: ({ reference }) => reference },
          { label: "Month", show: ({ month }) => monthText(month), sortBy: ({ month }) => month },
          { label: "What it is", show: ({ kind }) => KIND_WORDS[kind] ?? kind, sortBy: ({ kind }) => kind },
          { label: "Of", show: aboutText, sortBy: aboutText },
          { label: "For", show: noteText },
          { label: "Entered by", show: ({ enteredBy }) => enteredBy ?? "from a file" },
          {
            label: "Money in",
            show: (row) => sideText(row, false),
            sortBy: (row) => sideOrder(row, false),
            isNumber: true,
          },
          {
            label: "Money out",
            show: (row) => sideText(row, true),
            sortBy: (row) => sideOrder(row, true),
            isNumber: true,
          },
        ]}
        rows={rows}
        totals={["All entries", "", "", "", "", "", ...sums]}
        keyOf={({ id }) => id}
      />
    </>
  );
}

function sheetOf(code: string, year: string, rows: readonly EntryRow[]) {
  return {
    name: `ledger-${code}-${year}`,
    columns: [
      "reference",
      "month",
      "kind",
      "organisation",
      "funding_source",
      "form",
      "scheme",
      "commission",
      "pence",
      "adjusts_year",
      "reverses",
      "description",
    ],
    rows: rows.map((row) => [
      row.reference,
      row.month,
      row.kind,
      row.organisation?.code ?? "",
      row.fundingSource?.code ?? "",
      row.form ?? "",
      row.scheme?.code ?? "",
      row.commission ?? "",
      row.amount.pence ?? row.amount.state,
      row.adjustsYear ?? "",
      row.reverses ?? "",
      row.description,
    ]),
  };
}

/** Changes of a pool's year that the viewer may make. */
function Keeping({ pool, year, onSaved }: { pool: PoolRow; year: string; onSaved: () => void }) {
  const { fundingSources } = useFrame();
  const viewer = useViewer();
  const code = pool.arrangement.code;
  const answer = useAnswer(ArrangementPageDocument, { partnership: PARTNERSHIP, code });
  if (!isLetThrough(viewer, "KEEP_MONEY") || pool.isClosed) return null;
  const arrangement = answer.data?.partnership.arrangement;
  if (!arrangement) return null;
  const parties = arrangement.parties.map(({ organisation }) => organisation);
  const forms = { pool, year, parties, onSaved, sources: fundingSources, schemes: arrangement.schemes };
  return (
    <section className="tandem-card" aria-labelledby="keeping">
      <h2 id="keeping" className="nhsuk-heading-s">
        Keep this pool
      </h2>
      <PostForm {...forms} />
      <ReverseForm {...forms} />
      <BooksForm {...forms} />
      <ContributionForm {...forms} />
      <SchemePlans {...forms} />
      <CloseForm {...forms} />
    </section>
  );
}

/** Every pound of a pool's year: its ledger, its plan, and changes of them. */
export function LedgerPage() {
  const { code = "" } = useParams();
  const { year, years } = useYear(yearsAround);
  const filters = [yearFilter(years)];
  const variables = { partnership: PARTNERSHIP, arrangement: code, financialYear: year, first: MOST };
  const answer = useAnswer(LedgerDocument, variables);
  const pools = useAnswer(PoolsPageDocument, { partnership: PARTNERSHIP, financialYear: year });
  const pool = pools.data?.partnership.pooledBudgets.pools.find(({ arrangement }) => arrangement.code === code);
  const again = () => {
    answer.retry();
    pools.retry();
  };
  return (
    <>
      <PageHead
        question="Where did every pound come from and go?"
        scope={pool?.arrangement.name ?? code}
        filters={filters}
        ofYear={year}
        provenance={pool?.provenance ?? null}
      />
      <FilterBar
        filters={filters}
        left={
          pool
            ? pool.isClosed
              ? "The year is closed."
              : `Books complete to ${pool.booksTo ? monthText(pool.booksTo) : "no month yet"}.`
            : "No such year is open."
        }
      />
      <p>
        <Link to={`/pooled-budgets?year=${year}`}>Position</Link> ·{" "}
        <Link to={`/pooled-budgets/${code}/returns?year=${year}`}>Quarterly returns</Link> ·{" "}
        <Link to={`/arrangements/${code}`}>The agreement</Link>
      </p>
      <Answered answer={answer}>
        {({ partnership: { ledger } }) => {
          const rows = ledger.edges.map(({ node }) => node);
          return (
            <>
              <section className="tandem-card" aria-label="Ledger">
                <Entries
                  rows={rows}
                  count={ledger.totalCount}
                  sums={[formatExactMoney(ledger.moneyIn), formatExactMoney(ledger.moneyOut)]}
                />
              </section>
              <TakeAway document={LedgerDocument} variables={variables} sheet={() => sheetOf(code, year, rows)} />
            </>
          );
        }}
      </Answered>
      {pool === undefined ? null : <Keeping pool={pool} year={year} onSaved={again} />}
    </>
  );
}
