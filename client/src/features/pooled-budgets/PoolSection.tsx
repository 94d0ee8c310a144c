import { ChartFrame } from "../../charts/ChartFrame.tsx";
import { BulletBars, StepBars } from "../../charts/lazy-charts.ts";
import { KeyFigures } from "../../parts/KeyFigures.tsx";
import { PageOrder } from "../../parts/PageOrder.tsx";
import { formatExactMoney, formatMoney, formatPence } from "../../words/figure.ts";
import { dateText, postText } from "../../words/text.ts";
import { BenefitCard } from "./BenefitCard.tsx";
import { LedgerSums, Outturns, PoolLinks } from "./PoolMoney.tsx";
import { Checks, Contributions, Quarters } from "./PoolTables.tsx";
import type { PoolRow } from "./pool-rows.ts";
import {
  bearerSentence,
  overUnder,
  schemeBullets,
  schemeSentence,
  schemeTwin,
  varianceSteps,
  varianceTwin,
} from "./pool-series.ts";
import { SchemeList } from "./SchemeList.tsx";

const SOURCE = "Source: pool return, contributions and agreement as loaded by the partners; amounts in whole pence.";

function Position({ pool }: { pool: PoolRow }) {
  const spend = pool.isClosed ? pool.actual : pool.forecast;
  return (
    <KeyFigures
      figures={[
        { label: "Budget", value: formatMoney(pool.budget), note: formatExactMoney(pool.budget) },
        {
          label: pool.isClosed ? "Spent" : "Forecast for the year",
          value: formatMoney(spend),
          note: formatExactMoney(spend),
        },
        {
          label: "Over or under",
          value: overUnder(pool.variance),
          note: overUnder(pool.variance, (pence) => formatExactMoney({ pence, state: "KNOWN" })),
        },
        {
          label: pool.isClosed ? "Closing balance" : "Closing balance, forecast",
          value: formatMoney(pool.closingBalance),
          note: `${formatExactMoney(pool.closingBalance)}; opened at ${formatExactMoney(pool.openingBalance)}`,
        },
      ]}
    />
  );
}

function Schemes({ pool }: { pool: PoolRow }) {
  const title = "Budget, spend and forecast by scheme";
  return (
    <ChartFrame
      title={title}
      finding={schemeSentence(pool)}
      source={SOURCE}
      parameter="bars"
      twin={schemeTwin(pool)}
      isIllustrative={pool.provenance === "ILLUSTRATIVE"}
    >
      <BulletBars title={title} rows={schemeBullets(pool.schemes, pool.isClosed)} />
    </ChartFrame>
  );
}

/** Why no share is drawn. */
function nothingToShare({ variance }: PoolRow): string {
  return variance.pence === null || variance.pence === undefined
    ? "How much there is to share is not known yet."
    : "There is nothing to share.";
}

function Bearers({ pool }: { pool: PoolRow }) {
  const steps = varianceSteps(pool);
  const title = "Who bears it";
  return (
    <div id={`bears-${pool.arrangement.code}`}>
      <ChartFrame
        title={title}
        finding={bearerSentence(pool)}
        source={SOURCE}
        parameter="bears"
        start="both"
        twin={varianceTwin(pool)}
        isIllustrative={pool.provenance === "ILLUSTRATIVE"}
      >
        {steps.length === 0 ? (
          <p>{nothingToShare(pool)}</p>
        ) : (
          <StepBars title={title} rows={steps} format={formatPence} />
        )}
      </ChartFrame>
    </div>
  );
}

/** One pool: where it stands, who bears it, its schemes, contributions, quarters and checks. */
export function PoolSection({ pool, year }: { pool: PoolRow; year: string }) {
  const { arrangement } = pool;
  return (
    <section aria-label={arrangement.name}>
      <h2 className="nhsuk-heading-m nhsuk-u-margin-bottom-1">{arrangement.name}</h2>
      <p className="tandem-scope">
        A section 75 pool hosted by {arrangement.host.name}
        {arrangement.poolManager ? `, managed by the ${postText(arrangement.poolManager)}` : ""}, from{" "}
        {dateText(arrangement.start)}
        {arrangement.end ? ` to ${dateText(arrangement.end)}` : ""}.{" "}
        {pool.isClosed ? "The year is closed." : "The year is open."}
      </p>
      <PoolLinks pool={pool} year={year} />
      <Position pool={pool} />
      <PageOrder
        picture={
          <>
            <Schemes pool={pool} />
            <Bearers pool={pool} />
          </>
        }
        list={<SchemeList pool={pool} />}
      />
      <Outturns pool={pool} />
      <LedgerSums pool={pool} />
      <Contributions pool={pool} />
      <Quarters pool={pool} />
      <Checks pool={pool} />
      <BenefitCard pool={pool} year={year} />
    </section>
  );
}
