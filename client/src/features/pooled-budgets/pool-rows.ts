import type { PoolsPageQuery } from "@tandem/schema/operations";

/** Where one pool stands in a year. */
export type PoolRow = PoolsPageQuery["partnership"]["pooledBudgets"]["pools"][number];

/** What the pool's money is spent on. */
export type SchemeRow = PoolRow["schemes"][number];
