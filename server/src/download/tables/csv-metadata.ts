import type { ColumnKind } from "../../export/table/table-file.ts";
import type { StoredTable } from "./stored-table.ts";

const DATATYPES: Readonly<Record<ColumnKind, string>> = {
  TEXT: "string",
  INTEGER: "integer",
  NUMBER: "number",
  BOOLEAN: "boolean",
};

/** What the columns of a table mean, as CSV on the Web has it (W3C Recommendation, 2015). */
export function csvMetadata({ table, plan }: StoredTable, partnership: string): object {
  return {
    "@context": ["http://www.w3.org/ns/csvw", { "@language": "en" }],
    url: `/v1/${partnership}/${table.name}.csv`,
    "dc:title": table.name,
    "dc:description": table.description,
    dialect: { encoding: "utf-8", header: true },
    tableSchema: {
      columns: plan.columns.map(({ name, kind, description }) => ({
        name,
        titles: name,
        datatype: DATATYPES[kind],
        "dc:description": description,
      })),
    },
  };
}
