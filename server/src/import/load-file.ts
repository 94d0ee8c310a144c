import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { basename } from "node:path";
import type { MikroORM } from "@mikro-orm/postgresql";
import { type LoadFacts, type LoadOutcome, saveLoad } from "../persistence/stores/load.store.ts";
import { type Problem, problemAt } from "../persistence/stores/problem.ts";
import { saveReference } from "../persistence/stores/reference.store.ts";
import type { Table } from "../persistence/table.ts";
import { readTemplateFile, type TemplateRow } from "./template-reader.ts";

/** What a reader of a file is told of its origin. */
export type FileFacts = Omit<LoadFacts, "fileName" | "contentHash">;

/** SHA-256 of a file's bytes, in hexadecimal. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const bytes of createReadStream(path)) hash.update(bytes as Buffer);
  return hash.digest("hex");
}

/** Turns what the CSV parser throws into a problem of the file. */
async function* catchBrokenCsv(rows: AsyncIterable<TemplateRow[]>, problems: Problem[]): AsyncGenerator<TemplateRow[]> {
  try {
    yield* rows;
  } catch (error) {
    if (!(error instanceof Error && "code" in error && String(error.code).startsWith("CSV_"))) throw error;
    const place = "lines" in error ? { row: Number(error.lines) } : {};
    problems.push(
      problemAt(place, "BROKEN_CSV", "The file is not well-formed CSV.", "Check its quotes and save it again as CSV."),
    );
  }
}

function openTemplate(path: string, table: Table): { chunks: AsyncIterable<TemplateRow[]>; problems: Problem[] } {
  const problems: Problem[] = [];
  return { chunks: catchBrokenCsv(readTemplateFile(path, table, problems), problems), problems };
}

/** Loads one file of a partnership's own template: whole, in a new data version, or not at all. */
export async function loadFile(
  orm: MikroORM,
  partnershipId: number,
  table: Table,
  path: string,
  facts: FileFacts,
): Promise<LoadOutcome> {
  const contentHash = await hashFile(path);
  return saveLoad(
    orm,
    partnershipId,
    table,
    { ...facts, fileName: basename(path), contentHash },
    openTemplate(path, table),
  );
}

/** Loads one file of shared reference data, or of partnerships: whole or not at all. */
export async function loadReferenceFile(
  ownerOrm: MikroORM,
  table: Table,
  path: string,
): Promise<{ readonly rowsRead: number; readonly problems: readonly Problem[] }> {
  return saveReference(ownerOrm, table, await hashFile(path), openTemplate(path, table));
}
