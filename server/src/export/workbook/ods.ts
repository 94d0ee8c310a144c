import type { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { type ArchivedFile, packArchive } from "./archive.ts";
import {
  poundsText,
  type SheetCell,
  type SheetRow,
  sheetParts,
  type WrittenSheet,
  type WrittenSheets,
  xmlText,
} from "./sheet.ts";

const KIND = "application/vnd.oasis.opendocument.spreadsheet";
const NAMES = "urn:oasis:names:tc:opendocument:xmlns";

function cellXml(cell: SheetCell): string {
  if (cell === null) return "<table:table-cell/>";
  if (typeof cell === "number")
    return `<table:table-cell office:value-type="float" office:value="${cell}"><text:p>${cell}</text:p></table:table-cell>`;
  if (typeof cell !== "string") {
    const pounds = poundsText(cell.pence);
    return `<table:table-cell office:value-type="currency" office:currency="GBP" office:value="${pounds}"><text:p>${pounds}</text:p></table:table-cell>`;
  }
  const lines = cell.split("\n").map((line) => `<text:p>${xmlText(line)}</text:p>`);
  return `<table:table-cell office:value-type="string">${lines.join("")}</table:table-cell>`;
}

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';

const rowXml = (cells: SheetRow) => `<table:table-row>${cells.map(cellXml).join("")}</table:table-row>`;

async function* contentParts(sheets: WrittenSheets): AsyncGenerator<string> {
  yield `${HEAD}<office:document-content xmlns:office="${NAMES}:office:1.0" xmlns:table="${NAMES}:table:1.0" xmlns:text="${NAMES}:text:1.0" office:version="1.3"><office:body><office:spreadsheet>`;
  for await (const { name, rows } of sheets)
    yield* sheetParts(`<table:table table:name="${xmlText(name)}">`, rows, rowXml, "</table:table>");
  yield "</office:spreadsheet></office:body></office:document-content>";
}

async function* odsFiles(sheets: WrittenSheets): AsyncGenerator<ArchivedFile> {
  yield { path: "mimetype", text: KIND, isPlain: true };
  yield { path: "content.xml", text: contentParts(sheets) };
  const manifest = `${HEAD}<manifest:manifest xmlns:manifest="${NAMES}:manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:media-type="${KIND}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>`;
  yield { path: "META-INF/manifest.xml", text: manifest };
}

/** Sheets as an OpenDocument spreadsheet (ISO/IEC 26300), as they come; sums of money are amounts in GBP, texts are never formulas. */
export function streamOds(sheets: WrittenSheets): Readable {
  return packArchive(odsFiles(sheets));
}

/** Sheets as a whole OpenDocument spreadsheet. */
export function writeOds(sheets: readonly WrittenSheet[]): Promise<Buffer> {
  return buffer(streamOds(sheets));
}
