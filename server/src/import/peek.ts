import { readFile } from "node:fs/promises";
import type { Peek, PeekedSheet } from "./formats/format.ts";
import { openCsv, type Sheet, type SheetFile, UnreadableFile } from "./sheets.ts";
import { openText, type SourceFile } from "./source-file.ts";
import { openArchive } from "./workbook/archive.ts";
import { openOds } from "./workbook/ods.ts";
import { openXlsx } from "./workbook/xlsx.ts";

/** Rows of each sheet that are looked at. */
const PEEKED_ROWS = 25;

/** Largest JSON file, which is held in memory whole. */
const LARGEST_JSON = 64 * 1024 ** 2;

async function peekSheet({ name, rows }: Sheet): Promise<PeekedSheet> {
  const found: (readonly string[])[] = [];
  for await (const { cells } of rows) {
    found.push(cells);
    if (found.length >= PEEKED_ROWS) break;
  }
  return { name, rows: found };
}

/** Keys that reach into what all objects share. */
const HOSTILE_KEYS = new Set(["__proto__", "constructor", "prototype"]);

/** Parses JSON, refusing keys that would change what all objects share, and text with a NUL, which no database keeps. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text, (key, value: unknown) => {
      if (HOSTILE_KEYS.has(key))
        throw new UnreadableFile(
          "HOSTILE_KEY",
          `The file has the key ${key}, which no data set needs.`,
          "Take the key out.",
        );
      if (`${key}${typeof value === "string" ? value : ""}`.includes("\u0000"))
        throw new UnreadableFile("BAD_VALUE", "The file has a NUL character in a text.", "Take out what is not text.", {
          column: key.replaceAll("\u0000", "\u2400"),
        });
      return value;
    });
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    throw new UnreadableFile(
      "BROKEN_JSON",
      "The file is not well-formed JSON.",
      "Save it again from where it comes from.",
    );
  }
}

async function readJson(file: SourceFile): Promise<unknown> {
  if (file.sizeBytes > LARGEST_JSON)
    throw new UnreadableFile(
      "JSON_TOO_LARGE",
      "The JSON file is larger than 64 MiB.",
      "Ask its publisher for pages, and load them one by one.",
    );
  const bytes = await readFile(file.path);
  return parseJson(new TextDecoder(file.encoding).decode(bytes));
}

/** How to open the file's tables, by what it is. */
async function tablesOf(file: SourceFile): Promise<PeekedFile["open"]> {
  if (!file.isArchive) return (onBytes) => openCsv(file, onBytes);
  const archive = await openArchive(file.path);
  archive.close();
  if (archive.has("xl/workbook.xml")) return () => openXlsx(file.path);
  if (archive.has("content.xml")) return () => openOds(file.path);
  throw new UnreadableFile(
    "NOT_A_WORKBOOK",
    archive.names.some((name) => name.startsWith("xl/"))
      ? "The workbook is of a kind that cannot be read, as .xlsb."
      : "The archive is no workbook.",
    "Load .csv, .xlsx, .ods or .json files; take others out of their archive first.",
  );
}

/** A file looked into: its beginning, and how to read its tables. */
export interface PeekedFile {
  readonly peek: Peek;
  readonly open: (onBytes?: (bytes: number) => void) => SheetFile;
}

const looksLikeJson = (text: string) => /^[\s\uFEFF]*[[{]/.test(text);

async function startsLikeJson(file: SourceFile): Promise<boolean> {
  if (file.isArchive) return false;
  for await (const chunk of openText(file)) return looksLikeJson(String(chunk).slice(0, 1_000));
  return false;
}

/** Looks into a file; throws what cannot be read at all. */
export async function peekFile(file: SourceFile): Promise<PeekedFile> {
  if (file.sizeBytes === 0)
    throw new UnreadableFile("EMPTY_FILE", "The file is empty.", "Start from the template.", { row: 1 });
  if (await startsLikeJson(file)) {
    const none = () => ({ sheets: (async function* () {})() });
    return { peek: { kind: "json", document: await readJson(file) }, open: none };
  }
  const open = await tablesOf(file);
  const sheets: PeekedSheet[] = [];
  for await (const sheet of open().sheets) sheets.push(await peekSheet(sheet));
  return { peek: { kind: "tables", sheets }, open };
}
