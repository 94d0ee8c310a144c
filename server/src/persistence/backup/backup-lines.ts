import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";

/** What a file of a backup says of itself, in its first line. */
export interface BackupHeader {
  readonly format: "tandem-backup";
  readonly version: 1;
  /** ISO 8601, UTC. */
  readonly takenAt: string;
  /** Migrations its database had had, oldest first. */
  readonly migrations: readonly string[];
}

/** A table within a file: its rows follow in COPY's text form, a line each, up to a line `\.`. */
export interface BackupTable {
  readonly table: string;
  readonly columns: readonly string[];
}

/** What a table should have come to: told after its rows. */
export interface TableSum {
  readonly rows: number;
  /** SHA-256 over its rows in the file's order, in hexadecimal. */
  readonly hash: string;
}

/** A file that is no whole backup; its message names the fault and the mend. */
export class BackupError extends Error {}

/** Ends the rows of a table, as in COPY's own files. */
export const END_OF_ROWS = "\\.";

const NEWLINE = 10;
const CUT = "is cut off or altered, and nothing of it is restored; use another copy of it";

/** The lines of a packed file without their ends, by the part of it that was unpacked. */
async function* unpackLines(file: string): AsyncGenerator<Buffer> {
  const unpacked = createReadStream(file).on("error", (fault) => gunzip.destroy(fault));
  const gunzip = createGunzip();
  let rest: Buffer = Buffer.alloc(0);
  for await (const part of unpacked.pipe(gunzip) as AsyncIterable<Buffer>) {
    const block = rest.length === 0 ? part : Buffer.concat([rest, part]);
    let start = 0;
    for (let end = block.indexOf(NEWLINE); end >= 0; end = block.indexOf(NEWLINE, start)) {
      yield block.subarray(start, end);
      start = end + 1;
    }
    rest = block.subarray(start);
  }
  if (rest.length > 0) throw new BackupError(CUT);
}

function faultOf(fault: unknown, file: string): Error {
  const code = fault instanceof Error && "code" in fault ? String(fault.code) : "";
  if (code === "ENOENT" || code === "EACCES" || code === "EISDIR")
    return new BackupError(`${file} cannot be read (${code}); name a file that npm run backup wrote.`);
  if (fault instanceof BackupError || /^Z_/.test(code)) return new BackupError(`${file} ${CUT}.`);
  return fault instanceof Error ? fault : new Error(String(fault));
}

/** The lines of a whole backup, but the last, which holds the hash of all before it: a file whose hash differs ends in an error. */
export async function* readBackupLines(file: string): AsyncGenerator<Buffer> {
  const hash = createHash("sha256");
  let held: Buffer | null = null;
  try {
    for await (const line of unpackLines(file)) {
      if (held !== null) {
        hash.update(held).update("\n");
        yield held;
      }
      held = line;
    }
    if (held === null || held.toString("latin1") !== `sha256 ${hash.digest("hex")}`) throw new BackupError(CUT);
  } catch (fault) {
    throw faultOf(fault, file);
  }
}

/** The first line of a backup, once all of it was read and found whole. */
export async function checkBackup(file: string): Promise<BackupHeader> {
  let header: BackupHeader | null = null;
  for await (const line of readBackupLines(file)) {
    if (header !== null) continue;
    const found = parseLine<Partial<BackupHeader>>(line);
    if (found?.format !== "tandem-backup" || found.version !== 1 || !Array.isArray(found.migrations))
      throw new BackupError(`${file} is no backup this version can read; name a file that npm run backup wrote.`);
    header = found as BackupHeader;
  }
  if (header === null) throw new BackupError(`${file} ${CUT}.`);
  return header;
}

/** A line of JSON; null where it is none. */
export function parseLine<T>(line: Buffer): T | null {
  try {
    return JSON.parse(line.toString("utf8")) as T;
  } catch {
    return null;
  }
}
