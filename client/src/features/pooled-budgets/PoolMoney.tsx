import { Link } from "react-router";
import { DataTable } from "../../parts/DataTable.tsx";
import { SummaryList } from "../../parts/SummaryList.tsx";
import { formatExactMoney, formatPounds } from "../../words/figure.ts";
import { monthText } from "../../words/text.ts";
import type { PoolRow } from "./pool-rows.ts";

/** Where to go on from a pool: its ledger, its returns and its agreement. */
export function PoolLinks({ pool, year }: { pool: PoolRow; year: string }) {
  const { code } = pool.arrangement;
  return (
    <p>
      <Link to={`/pooled-budgets/${code}/ledger?year=${year}`}>Ledger and plan</Link> ·{" "}
      <Link to={`/pooled-budgets/${code}/returns?year=${year}`}>Quarterly returns</Link> ·{" "}
      <Link to={`/arrangements/${code}`}>The agreement</Link>
    </p>
  );
}

/** Where the year's money came from and went, each pound once. */
export function LedgerSums({ pool }: { pool: PoolRow }) {
  const { ledger } = pool;
  return (
    <section className="tandem-card" aria-labelledby={`ledger-${pool.arrangement.code}`}>
      <h3 id={`ledger-${pool.arrangement.code}`} className="nhsuk-heading-s">
        Where the money came from and went
      </h3>
      <SummaryList
        lines={[
          ["Brought forward", formatExactMoney(ledger.opening)],
          ["+ contributions paid", formatExactMoney(ledger.contributions)],
          ["+ other income", formatExactMoney(ledger.otherIncome)],
          ["+ settlements by parties", formatExactMoney(ledger.settlements)],
          ["− spend, paid and owed", formatExactMoney(ledger.spend)],
          ["− given back to parties", formatExactMoney(ledger.returns)],
          ["= in the fund now", formatExactMoney(ledger.balance)],
        ]}
      />
      <p className="tandem-scope">
        {pool.booksTo
          ? `The ledger is complete to ${monthText(pool.booksTo)}.`
          : "No month of the ledger is complete yet."}{" "}
        Every entry has two sides, so the sums always agree.
      </p>
    </section>
  );
}

/** What each scheme's year may come to, beside the manager's own figure. */
export function Outturns({ pool }: { pool: PoolRow }) {
  if (pool.isClosed) return null;
  return (
    <section className="tandem-card" aria-label="What the year may come to">
      <DataTable
        caption="What the year may come to, scheme by scheme"
        parameter="outturn"
        columns={[
          { label: "Scheme", show: ({ name }) => name, sortBy: ({ name }) => name },
          { label: "Budget", show: ({ budget }) => formatPounds(budget), isNumber: true },
          { label: "Manager's own forecast", show: ({ forecast }) => formatPounds(forecast), isNumber: true },
          { label: "Like the months so far", show: ({ estimate }) => formatPounds(estimate.runRate), isNumber: true },
          { label: "By the budget's phasing", show: ({ estimate }) => formatPounds(estimate.phased), isNumber: true },
          { label: "On a straight line", show: ({ estimate }) => formatPounds(estimate.trend), isNumber: true },
          {
            label: "Range",
            show: ({ estimate }) =>
              estimate.low.state === "KNOWN"
                ? `${formatPounds(estimate.low)} to ${formatPounds(estimate.high)}`
                : formatPounds(estimate.low),
            isNumber: true,
          },
        ]}
        rows={pool.schemes}
        keyOf={({ code }) => code}
      />
      {pool.outlook.length === 0 ? null : (
        <DataTable
          caption="What that means for each party"
          parameter="outlook"
          columns={[
            { label: "Party", show: ({ organisation }) => organisation.name },
            { label: "Bears, as forecast", show: ({ stated }) => formatExactMoney(stated), isNumber: true },
            { label: "At the low end", show: ({ low }) => formatPounds(low), isNumber: true },
            { label: "At the high end", show: ({ high }) => formatPounds(high), isNumber: true },
          ]}
          rows={pool.outlook}
          keyOf={({ organisation }) => organisation.code}
        />
      )}
      <p className="tandem-scope">
        The range is the least and the most of the three ways; it is no interval of chance. A minus is money a party
        gets back.
      </p>
    </section>
  );
}
