import { AddressLink } from "../../parts/AddressLink.tsx";
import { DataTable } from "../../parts/DataTable.tsx";
import { formatExactMoney } from "../../words/figure.ts";
import type { PoolRow } from "./pool-rows.ts";
import { overUnder, schemeVariance } from "./pool-series.ts";

const exact = (pence: number) => formatExactMoney({ pence, state: "KNOWN" });

/** The list to act on: schemes, each opening its panel, with the pool's sums. */
export function SchemeList({ pool }: { pool: PoolRow }) {
  return (
    <section className="tandem-card" aria-label="The list to act on">
      <DataTable
        caption="The list to act on: schemes of the pool"
        parameter="sort"
        columns={[
          {
            label: "Scheme",
            show: ({ code, name }) => <AddressLink changes={{ open: code }}>{name}</AddressLink>,
            sortBy: ({ name }) => name,
          },
          {
            label: "Budget",
            show: ({ budget }) => formatExactMoney(budget),
            sortBy: ({ budget }) => budget.pence ?? null,
            isNumber: true,
          },
          {
            label: "Committed",
            show: ({ committed }) => formatExactMoney(committed),
            sortBy: ({ committed }) => committed.pence ?? null,
            isNumber: true,
          },
          {
            label: "Spent so far",
            show: ({ actual }) => formatExactMoney(actual),
            sortBy: ({ actual }) => actual.pence ?? null,
            isNumber: true,
          },
          {
            label: "Forecast",
            show: ({ forecast }) => formatExactMoney(forecast),
            sortBy: ({ forecast }) => forecast.pence ?? null,
            isNumber: true,
          },
          {
            label: "Over or under",
            show: (scheme) => overUnder(schemeVariance(scheme, pool.isClosed), exact),
            sortBy: (scheme) => schemeVariance(scheme, pool.isClosed).pence ?? null,
            isNumber: true,
          },
        ]}
        rows={pool.schemes}
        totals={[
          "Whole pool",
          formatExactMoney(pool.budget),
          "",
          formatExactMoney(pool.actual),
          formatExactMoney(pool.forecast),
          overUnder(pool.variance, exact),
        ]}
        keyOf={({ code }) => code}
      />
    </section>
  );
}
