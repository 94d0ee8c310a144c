import type { Pool } from "pg";

/** How many connections to the database there are, and how they are used. */
export interface PoolUse {
  readonly working: number;
  readonly idle: number;
  /** Pieces of work that wait for a connection. */
  readonly waiting: number;
}

/** How a pool is used now. */
export function poolUseOf({ totalCount, idleCount, waitingCount }: Pool): PoolUse {
  return { working: totalCount - idleCount, idle: idleCount, waiting: waitingCount };
}
