import type { Readable } from "node:stream";
import { SaxesParser, type SaxesTagPlain } from "saxes";
import { UnreadableFile } from "../sheets.ts";

/** What a reader of an XML part does at each tag and text; names are without their prefix. */
export interface XmlHandler {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
}

const bare = (name: string) => name.slice(name.indexOf(":") + 1);

/** Deepest nesting of tags. */
const DEEPEST = 100;

const broken = (message: string) =>
  new UnreadableFile("BROKEN_WORKBOOK", message, "Open the file in a spreadsheet program and save it anew.");

function makeParser(handler: XmlHandler): SaxesParser {
  const parser = new SaxesParser({ xmlns: false });
  let depth = 0;
  parser.on("error", () => {
    throw broken("A part of the workbook is not well-formed XML.");
  });
  parser.on("doctype", () => {
    throw broken("A part of the workbook declares a document type, which no spreadsheet program writes.");
  });
  parser.on("opentag", (tag) => {
    depth += 1;
    if (depth > DEEPEST) throw broken("A part of the workbook is nested too deeply.");
    handler.open?.(bare(tag.name), (tag as SaxesTagPlain).attributes);
  });
  parser.on("text", (text) => handler.text?.(text));
  parser.on("cdata", (text) => handler.text?.(text));
  parser.on("closetag", (tag) => {
    depth -= 1;
    handler.close?.(bare(tag.name));
  });
  return parser;
}

/** Parses an XML part, pausing after each chunk of it for whoever takes what was found. */
export async function* parseXml(part: Readable, handler: XmlHandler): AsyncGenerator<void> {
  const parser = makeParser(handler);
  part.setEncoding("utf8");
  try {
    for await (const chunk of part) {
      parser.write(chunk as string);
      yield;
    }
    parser.close();
    yield;
  } catch (error) {
    if (error instanceof UnreadableFile || !(error instanceof Error)) throw error;
    throw broken("A part of the workbook cannot be unpacked.");
  } finally {
    part.destroy();
  }
}

/** Parses an XML part as a whole. */
export async function parseAll(part: Readable, handler: XmlHandler): Promise<void> {
  for await (const _ of parseXml(part, handler));
}
