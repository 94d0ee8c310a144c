import { Client } from "pg";

/** What a contender is told when it starts. */
export interface Start {
  readonly databaseUrl: string;
  readonly isCached: boolean;
}

/** Counts statements that reach PostgreSQL from this process. */
function countStatements(): () => number {
  let count = 0;
  const { query } = Client.prototype;
  Client.prototype.query = function counted(this: Client, ...parameters: unknown[]) {
    count += 1;
    return Reflect.apply(query, this, parameters);
  } as typeof query;
  return () => count;
}

/** Starts a server in a process of its own and answers its parent: where it is, its statements so far and the memory it holds. */
export async function serve(start: (databaseUrl: string, isCached: boolean) => Promise<string>): Promise<void> {
  const statements = countStatements();
  const { databaseUrl, isCached } = await new Promise<Start>((resolve) => process.once("message", resolve));
  const address = await start(databaseUrl, isCached);
  process.on("message", () => process.send?.({ statements: statements(), memory: process.memoryUsage().rss }));
  process.send?.({ address });
}
