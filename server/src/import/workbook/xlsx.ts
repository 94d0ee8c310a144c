import { posix } from "node:path";
import { checkWidth, type Sheet, type SheetFile, type SheetRow, UnreadableFile } from "../sheets.ts";
import { type Archive, openArchive } from "./archive.ts";
import { parseAll, parseXml } from "./xml.ts";

/** Most bytes of the list of texts, which is held in memory. */
const MOST_SHARED_TEXT = 128 * 1024 ** 2;

/** Days between 30 December 1899, day 0 of spreadsheets, and 1 January 1970. */
const EPOCH_1900 = 25_569;
/** The same from 1 January 1904, day 0 of old Macintosh workbooks. */
const EPOCH_1904 = 24_107;

/** Built-in number formats of days and months (ECMA-376 part 1, 18.8.30). */
const isBuiltInDay = (id: number) => (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);

/** Whether a number format shows a day: its code has letters of days or years outside quotes, colours and conditions. */
const isDayFormat = (code: string) => /[dmy]/i.test(code.replaceAll(/"[^"]*"|\[[^\]]*\]|\\./g, ""));

interface Workbook {
  readonly sheets: readonly { readonly name: string; readonly part: string }[];
  readonly epoch: number;
  readonly texts: readonly string[];
  /** Whether a cell of each style shows a day. */
  readonly isDay: readonly boolean[];
}

async function readRelations(archive: Archive): Promise<Map<string, string>> {
  const targets = new Map<string, string>();
  const name = "xl/_rels/workbook.xml.rels";
  if (!archive.has(name)) return targets;
  await parseAll(await archive.open(name), {
    open: (tag, { Id, Target }) => {
      if (tag === "Relationship" && Id !== undefined && Target !== undefined)
        targets.set(Id, Target.startsWith("/") ? Target.slice(1) : posix.join("xl", Target));
    },
  });
  return targets;
}

async function readTexts(archive: Archive): Promise<string[]> {
  const texts: string[] = [];
  const name = "xl/sharedStrings.xml";
  if (!archive.has(name)) return texts;
  if (archive.sizeOf(name) > MOST_SHARED_TEXT)
    throw new UnreadableFile(
      "TOO_MUCH_TEXT",
      "The workbook has more text than can be read at once.",
      "Save the table as CSV and load that.",
    );
  let current = "";
  let isText = false;
  let inPhonetic = false;
  await parseAll(await archive.open(name), {
    open: (tag) => {
      if (tag === "si") current = "";
      if (tag === "rPh") inPhonetic = true;
      isText = tag === "t" && !inPhonetic;
    },
    text: (text) => {
      if (isText) current += text;
    },
    close: (tag) => {
      if (tag === "t") isText = false;
      if (tag === "rPh") inPhonetic = false;
      if (tag === "si") texts.push(current);
    },
  });
  return texts;
}

async function readStyles(archive: Archive): Promise<boolean[]> {
  const styles: boolean[] = [];
  const name = "xl/styles.xml";
  if (!archive.has(name)) return styles;
  const codes = new Map<string, string>();
  let inCells = false;
  await parseAll(await archive.open(name), {
    open: (tag, { numFmtId = "0", formatCode = "" }) => {
      if (tag === "numFmt") codes.set(numFmtId, formatCode);
      if (tag === "cellXfs") inCells = true;
      if (tag !== "xf" || !inCells) return;
      const code = codes.get(numFmtId);
      styles.push(code === undefined ? isBuiltInDay(Number(numFmtId)) : isDayFormat(code));
    },
    close: (tag) => {
      if (tag === "cellXfs") inCells = false;
    },
  });
  return styles;
}

async function readWorkbook(archive: Archive): Promise<Workbook> {
  const targets = await readRelations(archive);
  const sheets: { name: string; part: string }[] = [];
  let epoch = EPOCH_1900;
  await parseAll(await archive.open("xl/workbook.xml"), {
    open: (tag, attributes) => {
      if (tag === "workbookPr" && ["1", "true"].includes(attributes.date1904 ?? "")) epoch = EPOCH_1904;
      const part = tag === "sheet" ? targets.get(attributes["r:id"] ?? "") : undefined;
      // Charts stand among the sheets, and some publishers' files name parts that are not there.
      if (part !== undefined && archive.has(part) && part.includes("worksheets"))
        sheets.push({ name: attributes.name ?? "", part });
    },
  });
  return { sheets, epoch, texts: await readTexts(archive), isDay: await readStyles(archive) };
}

/** Position of a column by its letters, as in AB12; -1 where there are none. */
function columnOf(reference: string): number {
  let column = 0;
  for (const letter of reference) {
    const digit = letter.charCodeAt(0) - 64;
    if (digit < 1 || digit > 26) break;
    column = column * 26 + digit;
  }
  return column - 1;
}

/** A day number as 2025-04-01; with its time where it has one. */
function dayText(serial: number, epoch: number): string {
  const moment = new Date(Math.round((serial - epoch) * 86_400_000));
  if (Number.isNaN(moment.getTime())) return String(serial);
  const text = moment.toISOString();
  return Number.isInteger(serial) ? text.slice(0, 10) : `${text.slice(0, 19)}Z`;
}

/** A cell under construction. */
interface Cell {
  readonly column: number;
  readonly type: string;
  readonly style: number;
  text: string;
  hasFormula: boolean;
}

function cellText({ type, style, text }: Cell, { texts, isDay, epoch }: Workbook): string {
  if (type === "s") return texts[Number(text)] ?? "";
  if (type === "b") return text === "1" ? "true" : "false";
  if (type !== "n" || text === "") return text;
  const number = Number(text);
  if (Number.isNaN(number)) return text;
  // As spreadsheets show it: 0.1 + 0.2 is kept as 0.30000000000000004.
  return isDay[style] === true ? dayText(number, epoch) : String(Number(number.toPrecision(15)));
}

/** Collects rows of one sheet as its part is parsed. */
class RowCollector {
  rows: SheetRow[] = [];
  readonly #workbook: Workbook;
  readonly #sheet: string;
  #row = 0;
  #cells: string[] = [];
  #formulas: number[] = [];
  #cell: Cell | null = null;
  #isText = false;

  constructor(workbook: Workbook, sheet: string) {
    this.#workbook = workbook;
    this.#sheet = sheet;
  }

  open(tag: string, attributes: Readonly<Record<string, string>>): void {
    if (tag === "row") this.#startRow(attributes);
    else if (tag === "c") this.#startCell(attributes);
    else if (tag === "f" && this.#cell !== null) this.#cell.hasFormula = true;
    this.#isText = tag === "v" || tag === "t";
  }

  text(text: string): void {
    if (this.#isText && this.#cell !== null) this.#cell.text += text;
  }

  close(tag: string): void {
    if (tag === "v" || tag === "t") this.#isText = false;
    if (tag === "c") this.#endCell();
    if (tag !== "row") return;
    const formulas = this.#formulas.length === 0 ? {} : { formulas: this.#formulas };
    this.rows.push({ row: this.#row, cells: this.#cells, ...formulas });
  }

  #startRow({ r }: Readonly<Record<string, string>>): void {
    this.#row = r === undefined ? this.#row + 1 : Number(r);
    this.#cells = [];
    this.#formulas = [];
  }

  #startCell({ r = "", t = "n", s = "0" }: Readonly<Record<string, string>>): void {
    const named = columnOf(r);
    const column = named < 0 ? this.#cells.length : named;
    checkWidth({ length: column + 1 } as string[], { sheet: this.#sheet, row: this.#row });
    this.#cell = { column, type: t, style: Number(s), text: "", hasFormula: false };
  }

  #endCell(): void {
    const cell = this.#cell;
    if (cell === null) return;
    while (this.#cells.length < cell.column) this.#cells.push("");
    this.#cells[cell.column] = cellText(cell, this.#workbook);
    if (cell.hasFormula) this.#formulas.push(cell.column);
    this.#cell = null;
  }
}

async function* readRows(archive: Archive, workbook: Workbook, name: string, part: string): AsyncGenerator<SheetRow> {
  const collector = new RowCollector(workbook, name);
  const parsing = parseXml(await archive.open(part), {
    open: (tag, attributes) => collector.open(tag, attributes),
    text: (text) => collector.text(text),
    close: (tag) => collector.close(tag),
  });
  for await (const _ of parsing) {
    const { rows } = collector;
    collector.rows = [];
    yield* rows;
  }
}

/** Reads an .xlsx workbook sheet by sheet, row by row; drawings, charts and links to other files are never opened. */
export function openXlsx(path: string): SheetFile {
  async function* sheets(): AsyncGenerator<Sheet> {
    const archive = await openArchive(path);
    try {
      const workbook = await readWorkbook(archive);
      for (const { name, part } of workbook.sheets) yield { name, rows: readRows(archive, workbook, name, part) };
    } finally {
      archive.close();
    }
  }
  return { sheets: sheets() };
}
