import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ConfigError } from "../config.ts";
import { comesTrue, identityOf, processesIn, signal } from "./process.ts";

/** How long a guard may need to end the PostgreSQL of a Tandem that was killed. */
export const GUARD_MILLISECONDS = 15_000;

const END_MILLISECONDS = 15_000;

/** Text of a file; empty where there is none. */
function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

/** Writes a file that only its writer can read, in place of whatever stood there, links included. */
export function writeOwnFile(file: string, text: string): void {
  rmSync(file, { force: true });
  writeFileSync(file, text, { mode: 0o600, flag: "wx" });
}

/** Takes a server's folder for this process; refuses while another Tandem that still runs has it. */
export function takeFolder(path: string, dataDir: string): void {
  const file = join(path, "owner");
  const owner = textOf(file);
  const pid = Number.parseInt(owner, 10);
  if (pid > 0 && pid !== process.pid && identityOf(pid) === owner) {
    throw new ConfigError(
      `DATA_DIR is "${dataDir}", which another Tandem is using (process ${pid}); stop that one or set another folder.`,
    );
  }
  writeOwnFile(file, identityOf(process.pid) ?? "");
}

/** Ends what a killed Tandem or PostgreSQL left running on a cluster, and the mark of one that is gone. */
export async function clearLeftovers(cluster: string, guardMilliseconds: number): Promise<void> {
  const isClear = () => processesIn(cluster)?.length === 0;
  if (processesIn(cluster) === null) return;
  // A killed Tandem's guard is ending PostgreSQL in order at this moment; only where it was killed too must we.
  for (const [name, milliseconds] of [
    [null, guardMilliseconds],
    ["SIGINT", END_MILLISECONDS],
    ["SIGKILL", END_MILLISECONDS],
  ] as const) {
    if (name !== null) for (const pid of processesIn(cluster) ?? []) signal(pid, name);
    if (await comesTrue(isClear, milliseconds)) {
      // PostgreSQL takes any process with the number in this file for its own, but none works here any more.
      rmSync(join(cluster, "postmaster.pid"), { force: true });
      return;
    }
  }
  throw new Error(`processes ${processesIn(cluster)?.join(", ")} still use ${cluster}`);
}
