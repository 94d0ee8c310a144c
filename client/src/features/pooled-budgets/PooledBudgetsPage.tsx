import { useQuery } from "@apollo/client/react";
import { PoolsPageDocument, type PoolsPageQuery } from "@tandem/schema/operations";
import { useAddress } from "../../app/address.ts";
import { PARTNERSHIP, YEARS } from "../../app/partnership.ts";
import { ChartFrame } from "../../charts/ChartFrame.tsx";
import { LazyBars } from "../../charts/LazyBars.tsx";
import { MONEY_COLOURS } from "../../charts/palette.ts";
import { DataTable } from "../../parts/DataTable.tsx";
import { FilterBar } from "../../parts/FilterBar.tsx";
import { Findings } from "../../parts/Findings.tsx";
import { PageHead } from "../../parts/PageHead.tsx";
import { Loading, QueryState } from "../../parts/QueryState.tsx";
import { Sources } from "../../parts/Sources.tsx";
import { TakeAway } from "../../parts/TakeAway.tsx";
import { formatExactMoney, formatMoney } from "../../words/figure.ts";
import { Checks, Contributions, Quarters } from "./PoolTables.tsx";
import { bearers, poolSentences, schemeBars, schemeTable, varianceText } from "./pool-series.ts";

type Pool = PoolsPageQuery["partnership"]["pooledBudgets"]["pools"][number];

function Position({ pool }: { pool: Pool }) {
  const spend = pool.isClosed ? pool.actual : pool.forecast;
  const figures: readonly (readonly [string, string, string])[] = [
    ["Budget", formatMoney(pool.budget), formatExactMoney(pool.budget)],
    [pool.isClosed ? "Spent" : "Forecast", formatMoney(spend), formatExactMoney(spend)],
    ["Over or under", formatMoney(pool.variance), formatExactMoney(pool.variance)],
    [
      pool.isClosed ? "Closing balance" : "Closing balance, forecast",
      formatMoney(pool.closingBalance),
      formatExactMoney(pool.closingBalance),
    ],
  ];
  return (
    <dl className="tandem-figures">
      {figures.map(([label, short, exact]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{short}</dd>
          <dd className="tandem-figures__note">{exact}</dd>
        </div>
      ))}
    </dl>
  );
}

function Bearers({ pool }: { pool: Pool }) {
  return (
    <section className="tandem-card" aria-label="Who bears it">
      <DataTable
        caption={`Who bears it: the pool ${varianceText(pool.variance, pool.isClosed)}`}
        columns={[
          { label: "Party", show: ({ name }) => name },
          {
            label: "Bears",
            show: ({ pence }) => formatExactMoney({ pence, state: "KNOWN" }),
            sortBy: ({ pence }) => pence,
            isNumber: true,
          },
          { label: "Why", show: ({ reasons }) => reasons.join("; ") },
        ]}
        rows={bearers(pool)}
        keyOf={({ name }) => name}
      />
      <p>Borne by nobody under the agreement: {formatExactMoney(pool.unallocatedVariance)}.</p>
    </section>
  );
}

function PoolSection({ pool }: { pool: Pool }) {
  const { arrangement } = pool;
  return (
    <div className="tandem-page">
      <h2 className="nhsuk-heading-m">{arrangement.name}</h2>
      <p className="nhsuk-hint">
        A section 75 pool hosted by {arrangement.host.name}
        {arrangement.poolManager ? `, managed by the ${arrangement.poolManager.toLowerCase()}` : ""}.{" "}
        {pool.isClosed ? "The year is closed." : "The year is open."}
      </p>
      <Position pool={pool} />
      <Bearers pool={pool} />
      <ChartFrame
        title="Budget, actual and forecast by scheme"
        finding={`The pool ${varianceText(pool.variance, pool.isClosed)}.`}
        source="Actual is what is recorded so far. Illustrative register."
        parameter="bars"
        columns={["Scheme", "Budget", "Actual so far", "Forecast"]}
        rows={schemeTable(pool.schemes)}
      >
        <LazyBars
          rows={schemeBars(pool.schemes)}
          parts={[
            { key: "budget", label: "Budget", colour: MONEY_COLOURS.budget },
            { key: "actual", label: "Actual so far", colour: MONEY_COLOURS.actual },
            { key: "forecast", label: "Forecast", colour: MONEY_COLOURS.forecast },
          ]}
          isStacked={false}
          format={(pence) => formatMoney({ pence, state: "KNOWN" })}
        />
      </ChartFrame>
      <Contributions pool={pool} />
      <Quarters pool={pool} />
      <Checks pool={pool} />
    </div>
  );
}

/** Are we on budget, and who bears it if not. */
export function PooledBudgetsPage() {
  const { get } = useAddress();
  const financialYear = YEARS.find((entry) => entry === get("year")) ?? YEARS[0] ?? "";
  const variables = { partnership: PARTNERSHIP, financialYear };
  const query = useQuery(PoolsPageDocument, { variables });
  const shown = (query.data ?? query.previousData) as PoolsPageQuery | undefined;
  const budgets = shown?.partnership.pooledBudgets;
  const filters = [{ parameter: "year", label: "Year", choices: YEARS.map((year) => ({ value: year, label: year })) }];
  const sentences = budgets?.pools.flatMap(poolSentences) ?? [];
  return (
    <>
      <PageHead
        question="Are we on budget, and who bears it if not?"
        scope={`Walsall, financial year ${financialYear}, section 75 pools only`}
      />
      <FilterBar
        filters={filters}
        left={
          budgets === undefined
            ? "Counting…"
            : `${budgets.pools.length} ${budgets.pools.length === 1 ? "pool" : "pools"}.`
        }
      />
      <QueryState error={query.error} onRetry={() => void query.refetch()}>
        {budgets === undefined ? (
          query.error === undefined && <Loading />
        ) : (
          <div className={query.loading ? "tandem-busy" : undefined}>
            <Findings
              lines={sentences.map((text) => ({ text, to: "#maincontent", evidence: "See below" }))}
              none="No pool is recorded for this year. That does not mean that there is none: a pool appears here once its year is loaded."
            />
            {budgets.pools.map((pool) => (
              <PoolSection key={pool.arrangement.code} pool={pool} />
            ))}
            <TakeAway document={PoolsPageDocument} variables={variables} />
            <Sources
              notes={[
                "A section 75 pool is money that council and NHS put together under section 75 of the National Health Service Act 2006.",
              ]}
              warnings={budgets.warnings}
            />
          </div>
        )}
      </QueryState>
    </>
  );
}
