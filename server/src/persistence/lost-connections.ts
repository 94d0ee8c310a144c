import type { Pool, PoolClient } from "pg";

/** How long whoever uses a lost connection has to give it back. */
const GRACE_MILLISECONDS = 250;

/**
 * Gives lost connections back to their pool. Kysely keeps one whose transaction cannot be rolled back any more (0.29.6:
 * `ControlledTransaction.rollback` releases only after the statement), so that each loss would leave the pool one smaller for ever.
 */
export function releaseLostConnections(pool: Pool): void {
  const held = new Set<PoolClient>();
  pool.on("acquire", (client) => held.add(client));
  pool.on("release", (_, client) => held.delete(client));
  pool.on("connect", (client) => {
    client.on("end", () => {
      if (!held.has(client)) return;
      setTimeout(() => {
        if (held.has(client)) client.release(true);
      }, GRACE_MILLISECONDS);
    });
  });
}
