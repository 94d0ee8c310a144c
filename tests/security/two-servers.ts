import { startTestApp, type TestApp } from "../app.ts";
import { createDatabase } from "../database.ts";

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;

/** How long a process goes by what it asked of a key. */
export const LEASE = 15 * SECOND;

/** A clock that stands still until it is told to go on. */
export class TestClock {
  /** Milliseconds since 1970. */
  time = Date.parse("2026-11-28T10:00:20Z");

  readonly now = (): Date => new Date(this.time);

  /** Goes on to the next minute, so that each test has one of its own. */
  goOn(): void {
    this.time = Math.ceil((this.time + 1) / MINUTE) * MINUTE + 20 * SECOND;
  }
}

/** Two servers on one database of their own, which go by one clock; the first removes the database when it stops. */
export async function startTwoServers({ now }: TestClock): Promise<readonly [one: TestApp, two: TestApp]> {
  const database = await createDatabase("seeded");
  const one = await startTestApp({ database, now });
  const two = await startTestApp({ database: { url: database.url, drop: async () => undefined }, now });
  return [one, two];
}
