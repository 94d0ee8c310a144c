import { computePoolPosition } from "../../analytics/pooled-budget.ts";
import type { PartnershipRow } from "../../persistence/queries/partnership.query.ts";
import { readPools } from "../../persistence/queries/pools.query.ts";
import type { PoolYearOf } from "../../persistence/stores/pool-plan.store.ts";
import type { Context } from "../context.ts";
import type { PoolChangeType } from "./pool-change.type.ts";
import { presentPool } from "./pooled-budget.present.ts";
import type { PoolType } from "./pooled-budget.type.ts";

/** Every pool of a partnership in a year, as it is answered. */
export async function presentPools(context: Context, partnership: PartnershipRow, year: string): Promise<PoolType[]> {
  const pools = await readPools(context.orm, partnership, year);
  const words = await context.dimensions.read(partnership);
  return pools.map((pool) => presentPool(partnership.code, computePoolPosition(pool), words));
}

/** A pool's year as a change left it. */
export async function presentChange(
  context: Context,
  partnership: PartnershipRow,
  { arrangement, financialYear }: PoolYearOf,
): Promise<PoolChangeType> {
  const pools = await presentPools(context, partnership, financialYear);
  const pool = pools.find((entry) => entry.arrangement.code === arrangement) ?? null;
  return { __typename: "PoolChange", dataVersion: partnership.dataVersion, pool };
}
