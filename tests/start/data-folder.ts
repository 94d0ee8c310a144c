import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { until } from "./waiting.ts";

/** A new folder for a server's data, removed when the test ends; run by root, PostgreSQL is another user and passes through. */
export function makeDataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "tandem-data-"));
  chmodSync(folder, 0o711);
  onTestFinished(async () => {
    await until("PostgreSQL ended", () => postgresIn(folder) === null);
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** Folder of the cluster in a folder of data. */
export const clusterIn = (dataDir: string) => join(dataDir, "postgresql-18", "cluster");

/** Number of the PostgreSQL process that runs on a folder of data; null when none does. */
export function postgresIn(dataDir: string): number | null {
  const file = join(clusterIn(dataDir), "postmaster.pid");
  if (!existsSync(file)) return null;
  const pid = Number.parseInt(readFileSync(file, "utf8"), 10);
  return isRunning(pid) ? pid : null;
}

/** Whether a process runs; one that has ended but was never asked how it ended does not. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !readFileSync(`/proc/${pid}/stat`, "utf8").includes(") Z ");
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
