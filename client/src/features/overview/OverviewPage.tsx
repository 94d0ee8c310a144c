import { useQuery } from "@apollo/client/react";
import { OverviewDocument, type OverviewQuery } from "@tandem/schema/operations";
import { useAddress } from "../../app/address.ts";
import { PARTNERSHIP, YEARS } from "../../app/partnership.ts";
import { ChartFrame } from "../../charts/ChartFrame.tsx";
import { LazyBars } from "../../charts/LazyBars.tsx";
import { GAP_PARTS } from "../../charts/palette.ts";
import { DataTable } from "../../parts/DataTable.tsx";
import { FilterBar } from "../../parts/FilterBar.tsx";
import { Findings } from "../../parts/Findings.tsx";
import { PageHead } from "../../parts/PageHead.tsx";
import { Loading, QueryState } from "../../parts/QueryState.tsx";
import { Sources } from "../../parts/Sources.tsx";
import { TakeAway } from "../../parts/TakeAway.tsx";
import { formatFigure, formatMoney, formatShare } from "../../words/figure.ts";
import { GAP_TABLE_COLUMNS, gapShares, gapTable, lineSentence, widestLines } from "../gaps/gap-series.ts";
import { varianceText } from "../pooled-budgets/pool-series.ts";
import { waitSentence, worstWaits } from "./overview-series.ts";

type Partnership = OverviewQuery["partnership"];

/** Queues listed; all of them are in the API. */
const LISTED = 10;

const percent = (value: number) => `${Math.round(value * 100)} %`;

function findingLines({ gaps, overlaps, pooledBudgets }: Partnership) {
  const [widest] = widestLines(gaps.rows);
  const [pool] = pooledBudgets.pools;
  return [
    ...(widest === undefined
      ? []
      : [{ text: lineSentence(widest), to: `/gaps?line=${widest.serviceLine.code}`, evidence: "See where" }]),
    ...(pool === undefined
      ? []
      : [
          {
            text: `${pool.arrangement.name} ${varianceText(pool.variance, pool.isClosed)}.`,
            to: "/pooled-budgets",
            evidence: "See who bears it",
          },
        ]),
    {
      text: `${overlaps.totalCount} pairs of commissions reach the same children; up to ${formatMoney(overlaps.totals.duplicateSpend)} a year pays for more than they need.`,
      to: "/overlaps",
      evidence: "See which",
    },
  ];
}

function Figures({ partnership }: { partnership: Partnership }) {
  const { gaps, overlaps, pooledBudgets, waits } = partnership;
  const short = gaps.rows.filter(({ coverage }) => (coverage.value ?? 1) < 1).length;
  const [pool] = pooledBudgets.pools;
  const waiting = waits.rows.reduce((sum, { queue }) => sum + (queue.value ?? 0), 0);
  const silent = waits.rows.filter(({ queue }) => queue.state !== "KNOWN").length;
  return (
    <dl className="tandem-figures">
      <div>
        <dt>Lines that cannot meet their need</dt>
        <dd>
          {short} of {gaps.rows.length}
        </dd>
      </div>
      <div>
        <dt>Children in queues</dt>
        <dd>{formatFigure({ value: waiting, state: "KNOWN" })}</dd>
        <dd className="tandem-figures__note">{silent} queues not submitted; a child in two queues counts twice</dd>
      </div>
      <div>
        <dt>Spend where two reach the same children</dt>
        <dd>{formatMoney(overlaps.totals.sharedSpend)}</dd>
      </div>
      <div>
        <dt>Pool over or under budget</dt>
        <dd>{pool === undefined ? "no pool recorded" : formatMoney(pool.variance)}</dd>
      </div>
    </dl>
  );
}

function Waits({ rows }: { rows: Partnership["waits"]["rows"] }) {
  const worst = worstWaits(rows);
  const [first] = worst;
  return (
    <section className="tandem-card tandem-card--illustrative" aria-label="Waits under most pressure">
      <p className="tandem-finding">{first === undefined ? "No queue is past its standard." : waitSentence(first)}</p>
      <DataTable
        caption={`Waits under most pressure: ${Math.min(LISTED, worst.length)} of ${worst.length} queues past what their standard allows`}
        columns={[
          { label: "Service", show: ({ service }) => service.name, sortBy: ({ service }) => service.name },
          {
            label: "Waiting",
            show: ({ queue }) => formatFigure(queue),
            sortBy: ({ queue }) => queue.value ?? -1,
            isNumber: true,
          },
          {
            label: "Standard, weeks",
            show: ({ targetWeeks }) => targetWeeks,
            sortBy: ({ targetWeeks }) => targetWeeks,
            isNumber: true,
          },
          {
            label: "Within it",
            show: ({ withinTarget }) => formatShare(withinTarget),
            sortBy: ({ withinTarget }) => withinTarget.value ?? -1,
            isNumber: true,
          },
          {
            label: "Pressure",
            show: ({ pressure }) => formatFigure(pressure),
            sortBy: ({ pressure }) => pressure.value ?? -1,
            isNumber: true,
          },
        ]}
        rows={worst.slice(0, LISTED)}
        keyOf={({ service, clock }) => `${service.code}|${clock.code}`}
      />
    </section>
  );
}

function Answer({ partnership }: { partnership: Partnership }) {
  const rows = partnership.gaps.rows;
  const [widest] = widestLines(rows);
  return (
    <div className="tandem-page">
      <Findings lines={findingLines(partnership)} none="Nothing stands out in this period." />
      <Figures partnership={partnership} />
      <ChartFrame
        title="How much of each line's need is met"
        finding={widest === undefined ? "Every line meets its need." : lineSentence(widest)}
        source="Each bar is all of a line's need, 100 %. Illustrative register, need as asked for, counted where children live."
        parameter="bars"
        columns={GAP_TABLE_COLUMNS}
        rows={gapTable(rows)}
      >
        <LazyBars rows={gapShares(rows)} parts={GAP_PARTS} isStacked format={percent} />
      </ChartFrame>
      <Waits rows={partnership.waits.rows} />
    </div>
  );
}

/** The month that ends a financial year, as 2026-03. */
const lastMonth = (year: string) => `${Number(year.slice(0, 4)) + 1}-03`;

/** What a board should look at first. */
export function OverviewPage() {
  const { get } = useAddress();
  const year = YEARS.find((entry) => entry === get("year")) ?? YEARS[0] ?? "";
  const variables = {
    partnership: PARTNERSHIP,
    period: { type: "FINANCIAL_YEAR" as const, code: year },
    financialYear: year,
    month: lastMonth(year),
  };
  const query = useQuery(OverviewDocument, { variables });
  const shown = (query.data ?? query.previousData) as OverviewQuery | undefined;
  const filters = [
    { parameter: "year", label: "Year", choices: YEARS.map((entry) => ({ value: entry, label: entry })) },
  ];
  return (
    <>
      <PageHead
        question="What should we look at first?"
        scope={`Walsall, financial year ${year}, children counted where they live`}
      />
      <FilterBar
        filters={filters}
        left={shown === undefined ? "Counting…" : `${shown.partnership.gaps.rows.length} service lines.`}
      />
      <QueryState error={query.error} onRetry={() => void query.refetch()}>
        {shown === undefined ? (
          query.error === undefined && <Loading />
        ) : (
          <div className={query.loading ? "tandem-busy" : undefined}>
            <Answer partnership={shown.partnership} />
            <TakeAway document={OverviewDocument} variables={variables} />
            <Sources
              notes={[
                "Pressure is twice the mean wait over the standard; above 1 too many children will wait too long.",
              ]}
              warnings={
                shown.partnership.waits.warnings.length > 0
                  ? [
                      {
                        code: "QUEUES",
                        message: `${shown.partnership.waits.warnings.length} queues were not submitted.`,
                      },
                    ]
                  : []
              }
            />
          </div>
        )}
      </QueryState>
    </>
  );
}
