import { DataSetsDocument, OverviewStripsDocument } from "@tandem/schema/operations";
import { Link } from "react-router";
import { useAnswer } from "../../app/answer.ts";
import { useFrame, useYear } from "../../app/frame.ts";
import { PARTNERSHIP } from "../../app/partnership.ts";
import { Answered } from "../../parts/Answered.tsx";
import { DataTable } from "../../parts/DataTable.tsx";
import { Fault } from "../../parts/Fault.tsx";
import { SummaryList } from "../../parts/SummaryList.tsx";
import { formatExactMoney, formatMoney } from "../../words/figure.ts";
import { dateText, listText } from "../../words/text.ts";
import { bearerSentence, varianceText } from "../pooled-budgets/pool-series.ts";
import { type NoticeRow, noticeGroups, noticeRows, noticeSentence } from "./contract-series.ts";
import { dataSetRows, freshnessSentence, missingLines, monthlyLacks, unloadedNames } from "./freshness-series.ts";
import type { OverviewRows } from "./overview-series.ts";

function Contracts({ rows }: { rows: readonly NoticeRow[] }) {
  return (
    <section className="tandem-card" aria-label="Contracts that need notice">
      <h2 className="nhsuk-heading-s">Contracts that need notice</h2>
      <p className="tandem-finding">{noticeSentence(noticeGroups(rows))}</p>
      {rows.length === 0 ? null : (
        <details className="tandem-details">
          <summary>Which contracts</summary>
          <DataTable
            caption="Contracts that need notice, the first due first"
            parameter="notice"
            columns={[
              { label: "Service", show: ({ service }) => service, sortBy: ({ service }) => service },
              { label: "Bought by", show: ({ commissioner }) => commissioner, sortBy: (row) => row.commissioner },
              {
                label: "Notice by",
                show: ({ noticeBy, isPast }) => `${dateText(noticeBy)}${isPast ? ": passed, still running" : ""}`,
                sortBy: ({ noticeBy }) => noticeBy,
              },
              {
                label: "Ends",
                show: ({ end }) => (end === null ? "no end agreed" : dateText(end)),
                sortBy: ({ end }) => end,
              },
              {
                label: "This year",
                show: ({ cost }) => formatMoney(cost),
                sortBy: ({ cost }) => cost.pence ?? null,
                isNumber: true,
              },
            ]}
            rows={rows}
            keyOf={({ code }) => code}
          />
        </details>
      )}
    </section>
  );
}

function Money({ pools, year }: { pools: OverviewRows["pooledBudgets"]["pools"]; year: string }) {
  return (
    <section className="tandem-card" aria-label="Where the money stands">
      <h2 className="nhsuk-heading-s">Where the money stands</h2>
      {pools.length === 0 ? <p>No pool is recorded for {year}.</p> : null}
      {pools.map((pool) => (
        <div key={pool.arrangement.code}>
          <p className="tandem-finding">
            {pool.arrangement.name} {varianceText(pool.variance, pool.isClosed)}. {bearerSentence(pool)}{" "}
            <Link to={`/pooled-budgets?year=${year}`}>See every scheme</Link>
          </p>
          <SummaryList
            lines={[
              ["Budget", formatExactMoney(pool.budget)],
              ["Spent and owed so far", formatExactMoney(pool.actual)],
              [pool.isClosed ? "Outturn" : "Forecast", formatExactMoney(pool.isClosed ? pool.actual : pool.forecast)],
            ]}
          />
        </div>
      ))}
    </section>
  );
}

/** What this page and partners' monthly returns lack; returns are counted later than the rest, and never hold it up. */
function Missing({ lines }: { lines: readonly string[] }) {
  const { data, error, retry } = useAnswer(DataSetsDocument, { partnership: PARTNERSHIP });
  const all = [...lines, ...monthlyLacks(data?.partnership.dataSets ?? [])];
  return (
    <>
      {error === undefined ? null : <Fault error={error} onRetry={retry} />}
      {all.length === 0 && data !== undefined ? <p>Nothing that this page needs.</p> : null}
      {all.length === 0 ? null : (
        <ul>
          {all.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </>
  );
}

interface FreshnessProps {
  readonly loads: Parameters<typeof dataSetRows>[0];
  readonly missing: readonly string[];
  readonly unloaded: readonly string[];
}

function Freshness({ loads, missing, unloaded }: FreshnessProps) {
  const rows = dataSetRows(loads);
  return (
    <section className="tandem-card" aria-label="How fresh the data are">
      <h2 className="nhsuk-heading-s">How fresh the data are</h2>
      <p className="tandem-finding">
        {freshnessSentence(rows)} <Link to="/data">See every load</Link>
      </p>
      <h3 className="nhsuk-heading-xs">What is missing</h3>
      <Missing lines={missing} />
      {unloaded.length === 0 ? null : (
        <details className="tandem-details">
          <summary>Measures without a figure</summary>
          <p>{listText(unloaded)}.</p>
        </details>
      )}
      <details className="tandem-details">
        <summary>Each data set</summary>
        <DataTable
          caption="Data sets by their newest load, the oldest first"
          parameter="sets"
          columns={[
            { label: "Data set", show: ({ name }) => name, sortBy: ({ name }) => name },
            { label: "From", show: ({ publisher }) => publisher, sortBy: ({ publisher }) => publisher },
            { label: "Release", show: ({ release }) => release },
            { label: "Loaded", show: ({ loadedOn, isRefused }) => `${loadedOn}${isRefused ? ": refused" : ""}` },
          ]}
          rows={rows}
          keyOf={({ name }) => name}
        />
      </details>
    </section>
  );
}

/** What a board asks after the exceptions: which contracts need notice, where the money stands, how old the data are. */
export function Strips({ partnership }: { partnership: OverviewRows }) {
  const { year } = useYear();
  const { today } = useFrame();
  const answer = useAnswer(OverviewStripsDocument, { partnership: PARTNERSHIP });
  return (
    <>
      <Money pools={partnership.pooledBudgets.pools} year={year} />
      <Answered answer={answer}>
        {({ partnership: { services, loads, measures } }) => (
          <>
            <Contracts
              rows={noticeRows(
                services.edges.map(({ node }) => node),
                today,
                year,
              )}
            />
            <Freshness
              loads={loads.edges.map(({ node }) => node)}
              missing={missingLines(partnership, measures)}
              unloaded={unloadedNames(measures)}
            />
          </>
        )}
      </Answered>
    </>
  );
}
