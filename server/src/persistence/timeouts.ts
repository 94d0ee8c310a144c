/** How long PostgreSQL works or waits for one request, in milliseconds. */
export interface Timeouts {
  /** One statement. */
  readonly statement: number;
  /** One statement's wait for a lock. */
  readonly lock: number;
  /** A transaction in which nothing happens; its connection is closed. */
  readonly idle: number;
  /** A request's wait for a connection. */
  readonly connection: number;
}

/** What requests get; loads and commands, which run long, set their own. */
export const REQUEST_TIMEOUTS: Timeouts = { statement: 10_000, lock: 4_000, idle: 20_000, connection: 3_000 };

/** PostgreSQL's names of them. */
export function settingsOf({ statement, lock, idle }: Timeouts): Readonly<Record<string, string>> {
  return {
    statement_timeout: String(statement),
    lock_timeout: String(lock),
    idle_in_transaction_session_timeout: String(idle),
  };
}
