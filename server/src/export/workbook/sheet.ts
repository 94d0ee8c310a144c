/** A cell to be written: a text, a number, a sum of money in whole pence, or nothing. */
export type SheetCell = string | number | { readonly pence: number } | null;

/** A row of cells. */
export type SheetRow = readonly SheetCell[];

/** A sheet to be written: its name and its rows, the first being its headings. */
export interface WrittenSheet {
  readonly name: string;
  readonly rows: Iterable<SheetRow> | AsyncIterable<SheetRow>;
}

/** Sheets to be written, each once the one before is. */
export type WrittenSheets = Iterable<WrittenSheet> | AsyncIterable<WrittenSheet>;

/** Most rows a sheet of Excel or LibreOffice has, headings included. */
const MOST_ROWS = 1_048_576;

/** Longest name a sheet may have in Excel. */
export const LONGEST_NAME = 31;

/** Length of the parts that a sheet is written in, in characters. */
const PART_LENGTH = 65_536;

/** Signs that XML keeps for itself, and control characters it does not allow at all. */
const KEPT: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** A text as XML. */
export function xmlText(text: string): string {
  return text.replaceAll(/[^\P{Cc}\t\n]/gu, "").replaceAll(/[&<>"]/g, (sign) => KEPT[sign] ?? sign);
}

/** Whole pence as pounds with two decimals, digit by digit, as -12.50. */
export function poundsText(pence: number): string {
  const digits = String(Math.abs(pence)).padStart(3, "0");
  return `${pence < 0 ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** A sheet's XML in parts of some length: what opens it, its rows, what closes it. */
export async function* sheetParts(
  opening: string,
  rows: WrittenSheet["rows"],
  rowXml: (row: SheetRow, at: number) => string,
  closing: string,
): AsyncGenerator<string> {
  let part = opening;
  let at = 0;
  for await (const row of rows) {
    part += rowXml(row, at);
    at += 1;
    if (part.length < PART_LENGTH) continue;
    yield part;
    part = "";
  }
  yield part + closing;
}

/** One table on as many sheets as its rows need, each with the headings; the sheets are written in turn. */
export async function* continuedSheets(
  name: string,
  headings: SheetRow,
  rows: AsyncIterable<SheetRow>,
  mostRows = MOST_ROWS,
): AsyncGenerator<WrittenSheet> {
  const iterator = rows[Symbol.asyncIterator]();
  let next = await iterator.next();
  async function* rowsOfSheet(): AsyncGenerator<SheetRow> {
    yield headings;
    for (let at = 1; at < mostRows && next.done !== true; at += 1) {
      yield next.value;
      next = await iterator.next();
    }
  }
  try {
    for (let number = 1; number === 1 || next.done !== true; number += 1) {
      const ending = number === 1 ? "" : ` ${number}`;
      yield { name: `${name.slice(0, LONGEST_NAME - ending.length)}${ending}`, rows: rowsOfSheet() };
    }
  } finally {
    await iterator.return?.();
  }
}
