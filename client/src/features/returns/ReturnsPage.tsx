import { QuarterReturnsDocument } from "@tandem/schema/operations";
import { Link, useParams } from "react-router";
import { useAddress } from "../../app/address.ts";
import { useAnswer } from "../../app/answer.ts";
import { useYear } from "../../app/frame.ts";
import { PARTNERSHIP } from "../../app/partnership.ts";
import { isLetThrough, useViewer } from "../../app/viewer.ts";
import { Answered } from "../../parts/Answered.tsx";
import { FilterBar } from "../../parts/FilterBar.tsx";
import { yearFilter } from "../../parts/filters.ts";
import { PageHead } from "../../parts/PageHead.tsx";
import { yearsAround } from "../../words/period.ts";
import { countText } from "../../words/text.ts";
import { ReturnCard } from "./ReturnCard.tsx";
import { PrepareForm } from "./ReturnForms.tsx";
import { quarterText, type ReturnRow, STATUS_WORDS } from "./return-words.ts";

/** Every edition, newest first, each with the address that opens it. */
function Editions({ rows, open }: { rows: readonly ReturnRow[]; open: ReturnRow | undefined }) {
  const { to } = useAddress();
  return (
    <ul aria-label="Returns of the year">
      {rows.map((row) => (
        <li key={row.id}>
          <Link
            to={to({ quarter: row.quarter.slice(-2), edition: String(row.edition) })}
            aria-current={row === open ? "true" : undefined}
          >
            {quarterText(row.quarter)}, edition {row.edition}
          </Link>
          : {STATUS_WORDS[row.status] ?? row.status}
        </li>
      ))}
    </ul>
  );
}

/** A form for the first quarter that has no return yet. */
function NextQuarter({
  rows,
  code,
  year,
  onSaved,
}: {
  rows: readonly ReturnRow[];
  code: string;
  year: string;
  onSaved: () => void;
}) {
  const viewer = useViewer();
  const begun = new Set(rows.map(({ quarter }) => quarter));
  const next = [1, 2, 3, 4].map((quarter) => `${year}-Q${quarter}`).find((quarter) => !begun.has(quarter));
  if (next === undefined || !isLetThrough(viewer, "KEEP_MONEY")) return null;
  return (
    <section className="tandem-card" aria-label="The next return">
      <PrepareForm arrangement={code} quarter={next} row={null} onSaved={onSaved} />
    </section>
  );
}

/** What a pool's partners return each quarter: prepared, signed by each party and locked. */
export function ReturnsPage() {
  const { code = "" } = useParams();
  const { get } = useAddress();
  const { year, years } = useYear(yearsAround);
  const filters = [yearFilter(years)];
  const answer = useAnswer(QuarterReturnsDocument, {
    partnership: PARTNERSHIP,
    arrangement: code,
    financialYear: year,
  });
  const arrangement = answer.data?.partnership.arrangement;
  const returns = answer.data?.partnership.quarterReturns;
  return (
    <>
      <PageHead
        question="What have we returned, and who has signed?"
        scope={arrangement?.name ?? code}
        filters={filters}
        ofYear={year}
        provenance={arrangement?.provenance ?? null}
      />
      <FilterBar filters={filters} left={returns === undefined ? "Counting…" : countText(returns.length, "edition")} />
      <p>
        <Link to={`/pooled-budgets?year=${year}`}>Position</Link> ·{" "}
        <Link to={`/pooled-budgets/${code}/ledger?year=${year}`}>Ledger and plan</Link> ·{" "}
        <Link to={`/arrangements/${code}`}>The agreement</Link>
      </p>
      <Answered answer={answer}>
        {({ partnership: { quarterReturns, pooledBudgets } }) => {
          const pool = pooledBudgets.pools.find((one) => one.arrangement.code === code);
          const open =
            quarterReturns.find(
              (row) => row.quarter.endsWith(get("quarter") ?? "") && String(row.edition) === get("edition"),
            ) ?? quarterReturns[0];
          return (
            <>
              {quarterReturns.length === 0 ? (
                <p>No return is begun for this year.</p>
              ) : (
                <Editions rows={quarterReturns} open={open} />
              )}
              <NextQuarter
                key={quarterReturns.length}
                rows={quarterReturns}
                code={code}
                year={year}
                onSaved={answer.retry}
              />
              {open === undefined ? null : (
                <ReturnCard
                  key={open.id}
                  row={open}
                  booksTo={pool?.booksTo}
                  editions={quarterReturns.filter(({ quarter }) => quarter === open.quarter)}
                  onSaved={answer.retry}
                />
              )}
            </>
          );
        }}
      </Answered>
    </>
  );
}
