import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ConfigError } from "../config-error.ts";
import { comesTrue, identityOf, processesIn, signal } from "./process.ts";

const PREDECESSOR_MILLISECONDS = 2_000;
const END_MILLISECONDS = 15_000;
const ORPHAN_MILLISECONDS = 5_000;

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

/** Takes a server's folder for this process; refuses while another Tandem has it that does not end either. */
export async function takeFolder(path: string, dataDir: string): Promise<void> {
  const file = join(path, "owner");
  const owner = textOf(file);
  const pid = Number.parseInt(owner, 10);
  const isFree = () => !(pid > 0) || pid === process.pid || identityOf(pid) !== owner;
  // One that was just told to end may need a moment.
  if (!(await comesTrue(isFree, PREDECESSOR_MILLISECONDS))) {
    throw new ConfigError(
      `DATA_DIR is "${dataDir}", which another Tandem is using (process ${pid}); stop that one or set another folder.`,
    );
  }
  writeOwnFile(file, identityOf(process.pid) ?? "");
}

/** The server's main process, which alone may be asked to end the others; null when it has ended. */
function mainProcessOf(cluster: string, pids: readonly number[]): number | null {
  const pid = Number.parseInt(textOf(join(cluster, "postmaster.pid")), 10);
  return pids.includes(pid) ? pid : null;
}

/** Ends what a killed Tandem or PostgreSQL left running on a cluster, and removes the mark of one that is gone. */
export async function clearLeftovers(cluster: string): Promise<void> {
  const pids = processesIn(cluster);
  if (pids === null) return;
  const isClear = () => processesIn(cluster)?.length === 0;
  const main = mainProcessOf(cluster, pids);
  if (main !== null) signal(main, "SIGINT");
  // Without their main process the others end by themselves, as soon as they look for it.
  if (!(await comesTrue(isClear, main === null ? ORPHAN_MILLISECONDS : END_MILLISECONDS))) {
    for (const pid of processesIn(cluster) ?? []) signal(pid, "SIGKILL");
    if (!(await comesTrue(isClear, ORPHAN_MILLISECONDS))) {
      throw new Error(`processes ${processesIn(cluster)?.join(", ")} still use ${cluster}`);
    }
  }
  // PostgreSQL takes any process with the number in this file for its own, but none works here any more.
  rmSync(join(cluster, "postmaster.pid"), { force: true });
}
