import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isRunning } from "../persistence/running-process.ts";

const PREFIX = "tandem-uploads-";

/** Removes what servers that were killed left of files sent to them; how many folders. */
export function clearLeftovers(): number {
  let cleared = 0;
  for (const name of readdirSync(tmpdir())) {
    const pid = Number(name.startsWith(PREFIX) ? name.slice(PREFIX.length) : Number.NaN);
    if (!Number.isInteger(pid) || pid === process.pid || isRunning(pid)) continue;
    rmSync(join(tmpdir(), name), { recursive: true, force: true });
    cleared += 1;
  }
  return cleared;
}

/** This server's own folder for files while they are loaded; nobody else at the machine may look into it. */
export function openUploadFolder(): string {
  clearLeftovers();
  const folder = join(tmpdir(), `${PREFIX}${process.pid}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}
