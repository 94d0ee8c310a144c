import {
  type GraphQLObjectType,
  type GraphQLOutputType,
  getNamedType,
  getNullableType,
  isListType,
  type SelectionSetNode,
} from "graphql";
import type { ColumnKind, TableCell, TableColumn } from "../../export/table/table-file.ts";
import { badInput } from "../../graphql/shared/errors.ts";
import { objectTypeOf, type Reading, type SelectedField, selectedFields, selectionsOf } from "./selection.ts";

/** A column, and where its cells stand in the object that is a row. */
export interface PlacedColumn extends TableColumn {
  readonly keys: readonly string[];
}

const KINDS: Readonly<Record<string, ColumnKind>> = {
  Int: "INTEGER",
  Pence: "INTEGER",
  Float: "NUMBER",
  Boolean: "BOOLEAN",
};

/** What stands between the entries of a list that is one cell. */
const LIST_SIGN = "; ";

/** Fields of an answer that say how it ends, and nothing of a row. */
const PAGING = new Set(["complete", "rowCount", "totalCount", "warnings", "pageInfo", "cursor"]);

/** A name as columns have it: serviceLine as service_line. */
function columnName(...words: readonly string[]): string {
  return words.map((word) => word.replaceAll(/(?<=[a-z0-9])[A-Z]/g, "_$&").toLowerCase()).join("_");
}

/** Whether a field answers with a list. */
export function isList(type: GraphQLOutputType): boolean {
  return isListType(getNullableType(type));
}

/** Where in a row a selection stands, and what the fields around it mean. */
interface Place {
  readonly names: readonly string[];
  readonly keys: readonly string[];
  readonly meanings: readonly string[];
}

/** The row itself. */
const ROW: Place = { names: [], keys: [], meanings: [] };

function within({ names, keys, meanings }: Place, { key, field }: SelectedField): Place {
  const meaning = field.description ? [field.description] : [];
  return { names: [...names, key], keys: [...keys, key], meanings: [...meanings, ...meaning] };
}

function leafColumn({ names, keys, meanings }: Place, { field }: SelectedField, isJoined: boolean): PlacedColumn {
  const kind = isJoined ? "TEXT" : (KINDS[getNamedType(field.type).name] ?? "TEXT");
  const sign = isJoined ? [`Several are parted by "${LIST_SIGN.trim()}".`] : [];
  return { name: columnName(...names), kind, keys, description: [...meanings, ...sign].join(" ") };
}

/** The one column that a list within a row may be. */
function joinedColumn(reading: Reading, type: GraphQLObjectType, selected: SelectedField, place: Place): PlacedColumn {
  const [only, ...others] = selectedFields(reading, type, selectionsOf(selected));
  if (only === undefined || others.length > 0 || objectTypeOf(only) !== null || isList(only.field.type))
    throw badInput(
      "query",
      `${place.keys.join(".")} is a list within each row, which is a column only where one plain field of it is asked for; ask for one, or name the list by path to have it as the table.`,
    );
  return leafColumn(within(place, only), only, true);
}

function columnsOf(reading: Reading, selected: SelectedField, around: Place): readonly PlacedColumn[] {
  const place = within(around, selected);
  const type = objectTypeOf(selected);
  if (type === null) return [leafColumn(place, selected, isList(selected.field.type))];
  if (isList(selected.field.type)) return [joinedColumn(reading, type, selected, place)];
  return rowColumns(reading, type, selectionsOf(selected), place);
}

/** The columns of a row: every plain field asked for, those of objects within it by the names of both. */
export function rowColumns(
  reading: Reading,
  type: GraphQLObjectType,
  selections: readonly SelectionSetNode[],
  place: Place = ROW,
): readonly PlacedColumn[] {
  return selectedFields(reading, type, selections).flatMap((selected) => columnsOf(reading, selected, place));
}

/** What every row of a list says of an object around it: its plain fields and those of objects in it, no lists. */
export function aroundColumns(
  reading: Reading,
  type: GraphQLObjectType,
  selections: readonly SelectionSetNode[],
  path: SelectedField,
): readonly PlacedColumn[] {
  const place: Place = { names: [type.name], keys: [], meanings: type.description ? [`${type.name}:`] : [] };
  return selectedFields(reading, type, selections)
    .filter((selected) => selected.key !== path.key && !isAside(reading, selected))
    .flatMap((selected) => columnsOf(reading, selected, place));
}

/** Whether a field is no column of the rows within: how an answer ends, or another answer with lists of its own. */
function isAside(reading: Reading, selected: SelectedField): boolean {
  const type = objectTypeOf(selected);
  if (PAGING.has(selected.field.name)) return true;
  if (type === null) return false;
  if (isList(selected.field.type)) return true;
  return selectedFields(reading, type, selectionsOf(selected)).some(
    (inner) => objectTypeOf(inner) !== null && isAside(reading, inner),
  );
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : String(value);
}

function entriesOf(value: unknown, keys: readonly string[]): unknown {
  const [key, ...rest] = keys;
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return value.map((entry) => entriesOf(entry, keys));
  return key === undefined ? value : entriesOf((value as Readonly<Record<string, unknown>>)[key], rest);
}

/** The cell of a column in an object. */
export function readCell({ keys }: PlacedColumn, object: unknown): TableCell {
  const value = entriesOf(object, keys);
  if (value === null || typeof value === "string" || typeof value === "number" || typeof value === "boolean")
    return value;
  return Array.isArray(value) ? value.flat().map(textOf).join(LIST_SIGN) : String(value);
}
