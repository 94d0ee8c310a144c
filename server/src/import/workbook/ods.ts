import { checkWidth, type Sheet, type SheetFile, type SheetRow, UnreadableFile } from "../sheets.ts";
import { openArchive } from "./archive.ts";
import { parseXml } from "./xml.ts";

/** Most rows a spreadsheet has. */
const MOST_ROWS = 1_048_576;

type Attributes = Readonly<Record<string, string>>;

/** What a cell's attributes say it holds; null where only its text does. */
function typedText(attributes: Attributes): string | null {
  const type = attributes["office:value-type"] ?? "";
  if (["float", "percentage", "currency"].includes(type)) {
    const number = Number(attributes["office:value"]);
    return Number.isNaN(number) ? null : String(Number(number.toPrecision(15)));
  }
  if (type === "date") {
    const day = attributes["office:date-value"] ?? "";
    return day.includes("T") && !day.endsWith("T00:00:00") ? `${day.slice(0, 19)}Z` : day.slice(0, 10);
  }
  return type === "boolean"
    ? (attributes["office:boolean-value"] ?? null)
    : (attributes["office:string-value"] ?? null);
}

/** A row or sheet found, in the order of the file. */
type Found = { readonly kind: "sheet"; readonly name: string } | { readonly kind: "row"; readonly row: SheetRow };

/** Collects sheets and rows as the content is parsed. */
class OdsCollector {
  found: Found[] = [];
  #sheet = "";
  #row = 0;
  #repeats = 1;
  #cells: string[] = [];
  #formulas: number[] = [];
  #cell: {
    readonly repeats: number;
    readonly typed: string | null;
    readonly hasFormula: boolean;
    text: string[];
  } | null = null;
  #inText = 0;
  #inNote = 0;

  open(tag: string, attributes: Attributes): void {
    if (tag === "annotation") this.#inNote += 1;
    if (this.#inNote > 0) return;
    if (tag === "table") this.#startSheet(attributes);
    if (tag === "table-row") this.#startRow(attributes);
    if (tag === "table-cell" || tag === "covered-table-cell") this.#startCell(attributes);
    if (tag === "p") {
      this.#inText += 1;
      this.#cell?.text.push("");
    }
    if (tag === "s" && this.#inText > 0) this.text(" ".repeat(Math.min(100, Number(attributes["text:c"] ?? 1))));
  }

  text(text: string): void {
    const lines = this.#cell?.text;
    if (this.#inText > 0 && this.#inNote === 0 && lines !== undefined) lines[lines.length - 1] += text;
  }

  close(tag: string): void {
    if (tag === "annotation") this.#inNote -= 1;
    if (this.#inNote > 0) return;
    if (tag === "p") this.#inText -= 1;
    if (tag === "table-cell" || tag === "covered-table-cell") this.#endCell();
    if (tag === "table-row") this.#endRow();
  }

  #startSheet(attributes: Attributes): void {
    this.#sheet = attributes["table:name"] ?? "";
    this.#row = 0;
    this.found.push({ kind: "sheet", name: this.#sheet });
  }

  #startRow(attributes: Attributes): void {
    this.#repeats = Math.max(1, Number(attributes["table:number-rows-repeated"] ?? 1) || 1);
    this.#cells = [];
    this.#formulas = [];
  }

  #startCell(attributes: Attributes): void {
    const repeats = Math.max(1, Number(attributes["table:number-columns-repeated"] ?? 1) || 1);
    const hasFormula = attributes["table:formula"] !== undefined;
    this.#cell = { repeats, typed: typedText(attributes), hasFormula, text: [] };
  }

  #endCell(): void {
    const cell = this.#cell;
    this.#cell = null;
    if (cell === null) return;
    const text = cell.typed ?? cell.text.join("\n");
    if (cell.hasFormula) this.#formulas.push(this.#cells.length);
    // The rest of a row is one empty cell repeated to the edge of the sheet.
    if (text === "" && cell.repeats > 1_000) return;
    checkWidth({ length: this.#cells.length + cell.repeats } as string[], { sheet: this.#sheet, row: this.#row + 1 });
    for (let at = 0; at < cell.repeats; at += 1) this.#cells.push(text);
  }

  #endRow(): void {
    const isEmpty = this.#cells.every((cell) => cell === "");
    const first = this.#row + 1;
    this.#row += this.#repeats;
    if (isEmpty) return;
    if (this.#row > MOST_ROWS)
      throw new UnreadableFile(
        "TOO_MANY_ROWS",
        "The sheet has more rows than a spreadsheet holds.",
        "Save the table as CSV and load that.",
        { sheet: this.#sheet },
      );
    const formulas = this.#formulas.length === 0 ? {} : { formulas: this.#formulas };
    for (let row = first; row <= this.#row; row += 1)
      this.found.push({ kind: "row", row: { row, cells: this.#cells, ...formulas } });
  }
}

async function* readContent(path: string): AsyncGenerator<Found> {
  const archive = await openArchive(path);
  try {
    const collector = new OdsCollector();
    const parsing = parseXml(await archive.open("content.xml"), {
      open: (tag, attributes) => collector.open(tag, attributes),
      text: (text) => collector.text(text),
      close: (tag) => collector.close(tag),
    });
    for await (const _ of parsing) {
      const { found } = collector;
      collector.found = [];
      yield* found;
    }
  } finally {
    archive.close();
  }
}

/** Reads an OpenDocument spreadsheet sheet by sheet, row by row; a sheet's rows not taken are passed over. */
export function openOds(path: string): SheetFile {
  async function* sheets(): AsyncGenerator<Sheet> {
    const content = readContent(path);
    let next = await content.next();
    async function* rows(): AsyncGenerator<SheetRow> {
      while (next.done !== true && next.value.kind === "row") {
        const { row } = next.value;
        next = await content.next();
        yield row;
      }
    }
    try {
      while (next.done !== true) {
        const { value } = next;
        next = await content.next();
        if (value.kind === "sheet") yield { name: value.name, rows: rows() };
      }
    } finally {
      await content.return(undefined);
    }
  }
  return { sheets: sheets() };
}
