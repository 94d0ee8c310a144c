import { closeSync, existsSync, fsyncSync, linkSync, openSync, readdirSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { isRunning } from "../running-process.ts";
import { BackupError } from "./backup-lines.ts";

/** A file that may not be written over. */
export const isThere = (path: string) => new BackupError(`${path} is there already; name a file that is not.`);

const ENDING = ".partial";

/** Removes what backups to a file left that were killed; one under way writes on. */
function clearLeftovers(path: string): void {
  const [folder, start] = [dirname(path), `${basename(path)}.`];
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const pid = /^\d+$/.exec(
      name.startsWith(start) && name.endsWith(ENDING) ? name.slice(start.length, -ENDING.length) : "",
    );
    if (pid !== null && !isRunning(Number(pid[0]))) rmSync(join(folder, name), { force: true });
  }
}

/** Where a file is written until it is whole: a place of this process's own, so that two backups at once write two files. */
export function partialOf(path: string): string {
  clearLeftovers(path);
  const partial = `${path}.${process.pid}${ENDING}`;
  rmSync(partial, { force: true });
  return partial;
}

/** Codes of disks on which a file has one name only. */
const WITHOUT_LINKS = new Set(["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS"]);

/** Gives a whole file its name, which nothing may have yet, however long writing it took. */
export function publish(partial: string, path: string): void {
  const handle = openSync(partial, "r");
  fsyncSync(handle);
  closeSync(handle);
  try {
    linkSync(partial, path);
  } catch (fault) {
    if (!(fault instanceof Error && "code" in fault && WITHOUT_LINKS.has(String(fault.code)))) throw fault;
    if (existsSync(path)) throw isThere(path);
    renameSync(partial, path);
  }
}
