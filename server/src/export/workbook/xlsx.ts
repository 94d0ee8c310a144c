import type { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { type ArchivedFile, packArchive } from "./archive.ts";
import {
  LONGEST_NAME,
  poundsText,
  type SheetCell,
  type SheetRow,
  sheetParts,
  type WrittenSheet,
  type WrittenSheets,
  xmlText,
} from "./sheet.ts";

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";

/** Styles by number: 0 plain, 1 money with two decimals, 2 heading. */
const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Arial"/></font><font><b/><sz val="11"/><name val="Arial"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0"/><xf numFmtId="4" fontId="0" applyNumberFormat="1"/><xf numFmtId="0" fontId="1" applyFont="1"/></cellXfs></styleSheet>`;

/** A column by its letters, A for the first. */
function columnName(at: number): string {
  return at < 26 ? String.fromCharCode(65 + at) : `${columnName(Math.floor(at / 26) - 1)}${columnName(at % 26)}`;
}

function cellXml(cell: SheetCell, row: number, column: number): string {
  if (cell === null) return "";
  const place = `${columnName(column)}${row + 1}`;
  if (typeof cell === "number") return `<c r="${place}"><v>${cell}</v></c>`;
  if (typeof cell !== "string") return `<c r="${place}" s="1"><v>${poundsText(cell.pence)}</v></c>`;
  const style = row === 0 ? ' s="2"' : "";
  return `<c r="${place}" t="inlineStr"${style}><is><t xml:space="preserve">${xmlText(cell)}</t></is></c>`;
}

const rowXml = (cells: SheetRow, row: number) =>
  `<row r="${row + 1}">${cells.map((cell, column) => cellXml(cell, row, column)).join("")}</row>`;

const SHEET_OPENING = `${HEAD}<worksheet xmlns="${MAIN}"><sheetFormatPr defaultRowHeight="15"/><cols><col min="1" max="1" width="48" customWidth="1"/><col min="2" max="20" width="18" customWidth="1"/></cols><sheetData>`;

/** Excel cuts names of sheets at 31 letters and refuses some signs. */
const sheetName = (name: string) => xmlText(name.replaceAll(/[[\]*?:/\\]/g, " ").slice(0, LONGEST_NAME));

function workbookFiles(names: readonly string[]): ArchivedFile[] {
  const entries = names.map((name, at) => `<sheet name="${sheetName(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`);
  const links = names.map(
    (_, at) => `<Relationship Id="rId${at + 1}" Type="${LINKS}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
  );
  const styles = `<Relationship Id="rId${names.length + 1}" Type="${LINKS}/styles" Target="styles.xml"/>`;
  return [
    {
      path: "xl/workbook.xml",
      text: `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${LINKS}"><sheets>${entries.join("")}</sheets></workbook>`,
    },
    {
      path: "xl/_rels/workbook.xml.rels",
      text: `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${links.join("")}${styles}</Relationships>`,
    },
    { path: "xl/styles.xml", text: STYLES },
  ];
}

function packageFiles(names: readonly string[]): ArchivedFile[] {
  const main = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  const types = names.map(
    (_, at) => `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="${main}.worksheet+xml"/>`,
  );
  return [
    {
      path: "[Content_Types].xml",
      text: `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${main}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${main}.styles+xml"/>${types.join("")}</Types>`,
    },
    {
      path: "_rels/.rels",
      text: `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${LINKS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
  ];
}

/** Sheets first, then what says how many there are, which is known once they are written. */
async function* xlsxFiles(sheets: WrittenSheets): AsyncGenerator<ArchivedFile> {
  const names: string[] = [];
  for await (const { name, rows } of sheets) {
    names.push(name);
    const text = sheetParts(SHEET_OPENING, rows, rowXml, "</sheetData></worksheet>");
    yield { path: `xl/worksheets/sheet${names.length}.xml`, text };
  }
  yield* workbookFiles(names);
  yield* packageFiles(names);
}

/** Sheets as an Excel workbook (ECMA-376), as they come; sums of money are numbers, texts are never formulas. */
export function streamXlsx(sheets: WrittenSheets): Readable {
  return packArchive(xlsxFiles(sheets));
}

/** Sheets as a whole Excel workbook. */
export function writeXlsx(sheets: readonly WrittenSheet[]): Promise<Buffer> {
  return buffer(streamXlsx(sheets));
}
