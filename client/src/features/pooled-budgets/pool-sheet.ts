import type { Sheet } from "../../words/sheet.ts";
import type { PoolRow } from "./pool-rows.ts";
import { schemeVariance } from "./pool-series.ts";

/** Schemes of all pools in whole pence; what is no amount is its state. */
export function poolSheet(pools: readonly PoolRow[]): Sheet {
  const cell = ({ pence, state }: { readonly pence?: number | null; readonly state: string }) => pence ?? state;
  return {
    name: "pooled-budgets",
    columns: [
      "pool",
      "scheme",
      "scheme_name",
      "budget_pence",
      "committed_pence",
      "actual_pence",
      "forecast_pence",
      "variance_pence",
      "own_risk",
    ],
    rows: pools.flatMap((pool) =>
      pool.schemes.map((scheme) => [
        pool.arrangement.code,
        scheme.code,
        scheme.name,
        cell(scheme.budget),
        cell(scheme.committed),
        cell(scheme.actual),
        cell(scheme.forecast),
        cell(schemeVariance(scheme, pool.isClosed)),
        scheme.ownRisk?.code ?? "",
      ]),
    ),
  };
}
