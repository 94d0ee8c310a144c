import type { MikroORM } from "@mikro-orm/postgresql";
import { ProblemList } from "../persistence/stores/problem.ts";
import { type ReferenceOutcome, saveReference } from "../persistence/stores/reference.store.ts";
import type { TableRows } from "../persistence/stores/staging.ts";
import type { Table } from "../persistence/table.ts";
import { catchUnreadable, openCsv } from "./sheets.ts";
import { scanFile } from "./source-file.ts";
import { readTemplateRows } from "./template-rows.ts";

/** Loads one file of shared reference data, or of partnerships: whole or not at all. */
export async function loadReferenceFile(ownerOrm: MikroORM, table: Table, path: string): Promise<ReferenceOutcome> {
  const problems = new ProblemList();
  const source = await scanFile(path);
  async function* read(): AsyncGenerator<TableRows> {
    for await (const sheet of openCsv(source).sheets) yield* readTemplateRows(sheet, table, problems);
  }
  return saveReference(ownerOrm, table, source.contentHash, { rows: catchUnreadable(read(), problems), problems });
}
