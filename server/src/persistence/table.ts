import type { EntityProperty, MikroORM } from "@mikro-orm/postgresql";
import { partnershipEntities, referenceEntities } from "./entities/entities.ts";

/** What a column holds, as a reader of files needs to know it. */
export type ColumnKind = "text" | "integer" | "decimal" | "boolean" | "date" | "month" | "datetime" | "list";

/** A column that files fill. */
export interface Column {
  readonly name: string;
  readonly kind: ColumnKind;
  /** PostgreSQL type, as int or text[]. */
  readonly sqlType: string;
  readonly isRequired: boolean;
  /** Part of the key by which a later file supersedes a row. */
  readonly isKey: boolean;
  readonly choices: readonly string[] | null;
  readonly meaning: string;
}

/** A table that files fill. */
export interface Table {
  readonly name: string;
  readonly meaning: string;
  /** Shared by all partnerships, or rows of one partnership. */
  readonly scope: "reference" | "partnership";
  /** Rows carry a range of data versions. */
  readonly isVersioned: boolean;
  /** Table of the codes this table's own code column adds to, if it names things. */
  readonly keyTable: string | null;
  readonly columns: readonly Column[];
}

/** Columns the importer fills itself. */
const MANAGED = new Set([
  "partnership_id",
  "version_from",
  "version_to",
  "load_id",
  "provenance",
  "data_version",
  // What only preparing and signing on screen can say.
  "prepared_by",
  "content",
  "content_hash",
  "signer",
  "entered_by",
]);

/** Tables that no file fills. */
const UNFILLED = new Set([
  "reference_release",
  "data_version",
  "load",
  "load_problem",
  "membership",
  "audit_entry",
  "published_table",
  "api_key",
  "api_key_budget",
  "api_key_slots",
]);

function columnKind(name: string, sqlType: string): ColumnKind {
  if (name === "month" || name === "books_to") return "month";
  if (sqlType === "text[]") return "list";
  if (sqlType.startsWith("timestamp")) return "datetime";
  if (sqlType === "date" || sqlType === "boolean") return sqlType;
  if (sqlType === "double precision") return "decimal";
  return sqlType === "text" ? "text" : "integer";
}

function describeColumn(property: EntityProperty): Column {
  const name = property.fieldNames[0] ?? property.name;
  const sqlType = property.columnTypes[0] ?? "text";
  return {
    name,
    kind: columnKind(name, sqlType),
    sqlType,
    isRequired: property.nullable !== true,
    isKey: property.primary === true,
    choices: property.items?.map(String) ?? null,
    meaning: property.comment ?? "",
  };
}

/** Every table that files fill, by name, as the entities define them. */
export function describeTables(orm: MikroORM): ReadonlyMap<string, Table> {
  const tables = new Map<string, Table>();
  const names = new Set([...referenceEntities, ...partnershipEntities].map((entity) => entity.meta.tableName));
  for (const { meta } of [...referenceEntities, ...partnershipEntities]) {
    const { tableName, comment, props } = orm.getMetadata().get(meta.class);
    if (UNFILLED.has(tableName) || tableName.endsWith("_key")) continue;
    const columns = props.map(describeColumn);
    const isReference = referenceEntities.some((entity) => entity.meta.tableName === tableName);
    tables.set(tableName, {
      name: tableName,
      meaning: comment ?? "",
      scope: isReference || tableName === "partnership" ? "reference" : "partnership",
      isVersioned: columns.some((column) => column.name === "version_from"),
      keyTable: names.has(`${tableName}_key`) ? `${tableName}_key` : null,
      columns: columns.filter((column) => !MANAGED.has(column.name)),
    });
  }
  return tables;
}
