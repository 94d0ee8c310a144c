import type { Readable } from "node:stream";
import { type Entry, openPromise, type ZipFile } from "yauzl";
import { UnreadableFile } from "../sheets.ts";

/** A ZIP archive whose parts are read as streams; nothing of it is ever written to disk. */
export interface Archive {
  has(name: string): boolean;
  /** Names of all parts. */
  readonly names: readonly string[];
  /** Bytes of a part once unpacked. */
  sizeOf(name: string): number;
  open(name: string): Promise<Readable>;
  close(): void;
}

/** Most bytes of all parts together, once unpacked; a larger archive is no workbook that people made. */
const MOST_BYTES = 1024 ** 3;

/** Most parts. */
const MOST_PARTS = 10_000;

/** How many times its own size a part may grow to when unpacked; deflate cannot exceed about a thousand. */
const MOST_GROWTH = 400;

/** Growth is no sign of an attack in parts smaller than this. */
const SMALL_PART = 8 * 1024 ** 2;

const refuse = (code: string, message: string, mend: string) => new UnreadableFile(code, message, mend);

function checkPart({ uncompressedSize, compressedSize, generalPurposeBitFlag }: Entry): void {
  if ((generalPurposeBitFlag & 1) !== 0)
    throw refuse("ENCRYPTED", "The workbook is protected by a password.", "Save it without a password.");
  if (uncompressedSize > SMALL_PART && uncompressedSize > MOST_GROWTH * Math.max(1, compressedSize))
    throw refuse(
      "ZIP_BOMB",
      "A part of the workbook unpacks to far more than such files hold.",
      "Save the table as CSV and load that.",
    );
}

/** Reads the list of parts; names that lead out of the archive are refused by the reader of the format itself. */
async function readParts(zip: ZipFile): Promise<Map<string, Entry>> {
  const parts = new Map<string, Entry>();
  let bytes = 0;
  for await (const entry of zip.eachEntry()) {
    checkPart(entry);
    bytes += entry.uncompressedSize;
    if (bytes > MOST_BYTES || parts.size > MOST_PARTS)
      throw refuse("ZIP_BOMB", "The workbook unpacks to more than 1 GiB.", "Save the table as CSV and load that.");
    parts.set(entry.fileName, entry);
  }
  return parts;
}

/** What the archive reader throws at an archive that is damaged or hostile, as a plain refusal. */
function refuseBroken(error: unknown): never {
  if (error instanceof UnreadableFile || !(error instanceof Error)) throw error;
  if (/relative path|absolute path|invalid characters in fileName/i.test(error.message))
    throw refuse(
      "ARCHIVE_PATH",
      "A part of the workbook has a name that leads out of it.",
      "Open the file in a spreadsheet program and save it anew.",
    );
  throw refuse(
    "BROKEN_ARCHIVE",
    "The workbook is damaged and cannot be unpacked.",
    "Open it in a spreadsheet program and save it anew.",
  );
}

/** Opens an archive; sizes are checked before anything is unpacked, and kept to while it is. */
export async function openArchive(path: string): Promise<Archive> {
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false, validateEntrySizes: true }).catch(
    refuseBroken,
  );
  const parts = await readParts(zip).catch((error: unknown) => {
    zip.close();
    return refuseBroken(error);
  });
  return {
    names: [...parts.keys()],
    has: (name) => parts.has(name),
    sizeOf: (name) => parts.get(name)?.uncompressedSize ?? 0,
    open: (name) => zip.openReadStreamPromise(parts.get(name) as Entry).catch(refuseBroken),
    close: () => zip.close(),
  };
}
