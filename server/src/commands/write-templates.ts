import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { writeNamedCsv } from "../export/csv.ts";
import { terminalLog } from "../log.ts";
import { openOrm } from "../persistence/orm.ts";
import { type Column, describeTables, type Table } from "../persistence/table.ts";
import { runCommand } from "./run-command.ts";

/** Where templates go unless the command says otherwise. */
const FOLDER = "templates";

const FORMS: Readonly<Record<Column["kind"], string>> = {
  text: "text",
  integer: "whole number",
  decimal: "number, as 12.5",
  boolean: "true or false",
  date: "day, as 2025-04-01 or 01/04/2025",
  month: "month, as 2025-04",
  datetime: "moment in UTC, as 2025-07-31T09:30:00Z",
  list: "codes with semicolons between",
};

const DICTIONARY = ["template", "column", "meaning", "form", "filled_in", "part_of_key", "accepted_words"] as const;

function describe({ name: template, columns }: Table) {
  return columns.map(({ name, kind, meaning, isRequired, isKey, choices }) => ({
    template,
    column: name,
    meaning,
    form: name.endsWith("_pence") ? "whole pence, or pounds as £638,753.00" : FORMS[kind],
    filled_in: isRequired ? "always" : "may be empty",
    part_of_key: isKey ? "yes" : "no",
    accepted_words: choices?.join(" ") ?? "",
  }));
}

/** Writes an empty file of each own template, and a dictionary of all columns. */
async function writeTemplates(databaseUrl: string): Promise<boolean> {
  const { positionals } = parseArgs({ allowPositionals: true });
  const folder = positionals[0] ?? FOLDER;
  const orm = await openOrm(databaseUrl, "tandem_app", 1);
  try {
    const tables = [...describeTables(orm).values()].filter(({ name }) => name !== "partnership");
    mkdirSync(folder, { recursive: true });
    for (const { name, columns } of tables)
      writeFileSync(
        join(folder, `${name}.csv`),
        writeNamedCsv(
          columns.map((column) => column.name),
          [],
        ),
      );
    writeFileSync(join(folder, "data-dictionary.csv"), writeNamedCsv(DICTIONARY, tables.flatMap(describe)));
    terminalLog("info").info(`Wrote ${tables.length} empty templates and their data dictionary to ${folder}.`);
    return true;
  } finally {
    await orm.close(true);
  }
}

await runCommand(writeTemplates);
