import type { Table } from "../../persistence/table.ts";
import type { Format, Peek } from "./format.ts";
import { ownTemplate } from "./own-template.ts";

/** Every format, the most particular first: a file is of the first that recognises it. */
export const FORMATS: readonly Format[] = [ownTemplate];

/** The format of a file by its beginning; null where it is of none. */
export function findFormat(peek: Peek, tables: ReadonlyMap<string, Table>): Format | null {
  return FORMATS.find((format) => format.recognise(peek, tables)) ?? null;
}
