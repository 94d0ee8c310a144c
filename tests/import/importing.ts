import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ImportOptions, importFile } from "@tandem/server/import/import-file";
import { openOrm } from "@tandem/server/persistence/orm";
import { Client } from "pg";
import { afterAll, beforeAll } from "vitest";
import { createDatabase, type TestDatabase } from "../database.ts";

/** A seeded database of a test file's own, files of its own, and the importer at both. */
export interface Importing {
  readonly orm: Awaited<ReturnType<typeof openOrm>>;
  /** Imports a file as the first partnership's steward would. */
  load(path: string, options?: Partial<ImportOptions>): ReturnType<typeof importFile>;
  /** Writes a file and imports it. */
  loadText(name: string, content: string | Uint8Array, options?: Partial<ImportOptions>): ReturnType<typeof importFile>;
  /** Where a file of the test's own may lie. */
  path(name: string): string;
  /** Rows a statement returns to the owner of the database. */
  rows<T = Record<string, unknown>>(text: string, values?: readonly unknown[]): Promise<T[]>;
}

const ACTOR = { actor: "command", actorName: "A test" };

/** Opens them before a file's tests, and closes them after. */
export function openImporting(): Importing {
  let database: TestDatabase;
  let orm: Importing["orm"];
  let client: Client;
  let folder: string;

  beforeAll(async () => {
    database = await createDatabase("seeded");
    orm = await openOrm(database.url, "tandem_app");
    client = new Client({ connectionString: database.url });
    await client.connect();
    folder = mkdtempSync(join(tmpdir(), "tandem-import-"));
  });

  afterAll(async () => {
    await client.end();
    await orm.close(true);
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  const path = (name: string) => join(folder, name);
  const load: Importing["load"] = (file, options) =>
    importFile(orm, file, { partnershipId: 1, actor: ACTOR, isLocalDataOpen: false, ...options });
  return {
    get orm() {
      return orm;
    },
    load,
    loadText: (name, content, options) => {
      writeFileSync(path(name), content);
      return load(path(name), options);
    },
    path,
    rows: async (text, values = []) => (await client.query(text, [...values])).rows,
  };
}
