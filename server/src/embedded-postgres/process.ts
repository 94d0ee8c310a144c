import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, readlinkSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const hasProcessFolder = existsSync("/proc/self/stat");

/** Whether a process exists. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** Waits for a condition; false when it does not come true in the time given. */
export async function comesTrue(condition: () => boolean, milliseconds: number): Promise<boolean> {
  const end = Date.now() + milliseconds;
  while (!condition()) {
    if (Date.now() > end) return false;
    await sleep(20);
  }
  return true;
}

/** Sends a signal, unless the process has ended meanwhile. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (isAlive(pid)) throw error;
  }
}

/** A name that no other process ever has: its number and the moment it began; null when it has ended. */
export function identityOf(pid: number): string | null {
  try {
    if (!hasProcessFolder) {
      return `${pid} ${execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim()}`;
    }
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // Fields from the third on; the second, the name in brackets, may hold spaces.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    // A zombie has ended, only nobody has asked how; in a container nobody may ever ask.
    return fields[0] === "Z" ? null : `${pid} ${fields[19]}`;
  } catch {
    return null;
  }
}

function workingFolder(pid: string): string | null {
  try {
    return readlinkSync(join("/proc", pid, "cwd"));
  } catch {
    return null;
  }
}

/** Numbers of the processes that work in a folder, as every process of a PostgreSQL server does in its data; null where the system does not tell. */
export function processesIn(folder: string): readonly number[] | null {
  if (!hasProcessFolder) return null;
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name) && workingFolder(name) === folder)
    .map(Number);
}
