import { packArchive } from "./archive.ts";
import { poundsText, type SheetCell, type WrittenSheet, xmlText } from "./sheet.ts";

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

function tableXml({ name, rows }: WrittenSheet): string {
  const lines = rows.map((cells) => `<table:table-row>${cells.map(cellXml).join("")}</table:table-row>`);
  return `<table:table table:name="${xmlText(name)}">${lines.join("")}</table:table>`;
}

/** Sheets as an OpenDocument spreadsheet (ISO/IEC 26300); sums of money are amounts in GBP, texts are never formulas. */
export function writeOds(sheets: readonly WrittenSheet[]): Promise<Buffer> {
  const head = '<?xml version="1.0" encoding="UTF-8"?>\n';
  const content = `${head}<office:document-content xmlns:office="${NAMES}:office:1.0" xmlns:table="${NAMES}:table:1.0" xmlns:text="${NAMES}:text:1.0" office:version="1.3"><office:body><office:spreadsheet>${sheets.map(tableXml).join("")}</office:spreadsheet></office:body></office:document-content>`;
  const manifest = `${head}<manifest:manifest xmlns:manifest="${NAMES}:manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:media-type="${KIND}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>`;
  return packArchive([
    { path: "mimetype", text: KIND, isPlain: true },
    { path: "content.xml", text: content },
    { path: "META-INF/manifest.xml", text: manifest },
  ]);
}
