import {
  type FieldNode,
  type GraphQLObjectType,
  getNamedType,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  type SelectionSetNode,
} from "graphql";
import { badInput } from "../../graphql/shared/errors.ts";
import { objectTypeOf, type Reading, type SelectedField, selectedFields, selectionsOf } from "./selection.ts";
import { TAKEN_ELSEWHERE } from "./table-catalog.ts";
import { aroundColumns, isList, type PlacedColumn, rowColumns } from "./table-columns.ts";

/** What is asked besides, under names of its own, to know how an answer ends and what version it is of. */
export const ASIDE = "carrier_";

/** Lists that come in pages, where what they lie in says so. */
const PAGED_LISTS = new Set(["rows", "edges"]);

/** A level of an answer on the way to its rows. */
export interface Level {
  readonly key: string;
  readonly isList: boolean;
  /** Whether the rows come in pages here. */
  readonly isPaged: boolean;
  /** Columns of the object at this level; those of the last are the row's own. */
  readonly columns: readonly PlacedColumn[];
}

/** How a document's answer becomes a table. */
export interface TablePlan {
  /** The document to be executed. */
  readonly query: string;
  readonly levels: readonly Level[];
  readonly columns: readonly PlacedColumn[];
  /** The field of the paged level, with its arguments as written; null where the rows come at once. */
  readonly paged: FieldNode | null;
  /** Whether the rows are those that the paged level counts. */
  readonly isCounted: boolean;
}

/** A way through a document from its root to a list. */
type Way = readonly SelectedField[];

const outermost = (way: Way) => way.slice(0, -1).every(({ field }) => !isList(field.type));

/** Every list of objects that a document asks for, with the way to it. */
function waysToLists(
  reading: Reading,
  type: GraphQLObjectType,
  selections: readonly SelectionSetNode[],
  way: Way,
): readonly Way[] {
  return selectedFields(reading, type, selections).flatMap((selected) => {
    const inner = objectTypeOf(selected);
    if (inner === null || selected.field.name === "warnings") return [];
    const here = [...way, selected];
    return [
      ...(isList(selected.field.type) ? [here] : []),
      ...waysToLists(reading, inner, selectionsOf(selected), here),
    ];
  });
}

/** The words of a path; edges and nodes may be left out. */
const pathOf = (keys: readonly string[]) => keys.filter((key) => key !== "edges" && key !== "node").join(".");
const nameOf = (way: Way) => pathOf(way.map(({ key }) => key));

/** The list that is the table: the one named, or the only one that lies in no other. */
function findWay(ways: readonly Way[], path: string | null): Way {
  const names = ways.map(nameOf).join(", ");
  if (ways.length === 0) throw badInput("query", "asks for no list of objects; ask for one, as gaps { rows { … } }.");
  if (path !== null) {
    const found = ways.find((way) => nameOf(way) === pathOf(path.split(".")));
    if (found === undefined) throw badInput("path", `names no list of the query; use one of ${names}.`);
    return found;
  }
  const [only, ...others] = ways.filter(outermost);
  if (only === undefined || others.length > 0)
    throw badInput("path", `is needed, as the query asks for more than one list; use one of ${names}.`);
  return only;
}

/** The edge of a connection is its node: the way goes on to it. */
function toNode(reading: Reading, way: Way): Way {
  const last = way.at(-1);
  const type = last === undefined ? null : objectTypeOf(last);
  if (last === undefined || type === null || last.field.name !== "edges") return way;
  const node = selectedFields(reading, type, selectionsOf(last)).find(({ field }) => field.name === "node");
  if (node === undefined) throw badInput("query", "asks for edges without their node; ask for edges { node { … } }.");
  return [...way, node];
}

/** A way with every edge of a connection followed by its node, which paths leave out. */
const isEdge = ({ field }: SelectedField) => field.name === "edges";

function levelOf(reading: Reading, way: Way, at: number): Level {
  const selected = way[at] as SelectedField;
  const type = objectTypeOf(selected) as GraphQLObjectType;
  const next = way[at + 1];
  const columns =
    next === undefined
      ? rowColumns(reading, type, selectionsOf(selected))
      : isEdge(selected)
        ? []
        : aroundColumns(reading, type, selectionsOf(selected), next);
  const isPaged =
    next !== undefined &&
    PAGED_LISTS.has(next.field.name) &&
    type.getFields().pageInfo !== undefined &&
    outermost(way.slice(0, at + 2));
  return { key: selected.key, isList: isList(selected.field.type), isPaged, columns };
}

function checkNames(columns: readonly PlacedColumn[]): void {
  const seen = new Set<string>();
  for (const { name } of columns) {
    if (seen.has(name)) throw badInput("query", `would have two columns ${name}; give one of the fields an alias.`);
    seen.add(name);
  }
  if (columns.length === 0) throw badInput("query", "asks for no plain field of a row; ask for one, as code.");
}

/** What may be said of an answer, and of which types it is; a field of another type says something else. */
const SAYS: Readonly<Record<string, readonly string[]>> = {
  dataVersion: ["Int"],
  referenceVersion: ["Int"],
  code: ["ID"],
  cursor: ["String"],
  complete: ["Boolean"],
  rowCount: ["Int"],
  totalCount: ["Int"],
  warnings: ["Warning"],
  pageInfo: ["PageInfo"],
};

/** What an object on the way can say of the answer, as a selection to be asked besides. */
function asideOf(type: GraphQLObjectType): string {
  const has = (name: string) => SAYS[name]?.includes(getNamedType(type.getFields()[name]?.type)?.name ?? "") ?? false;
  const aside = (name: string, inner = "", as = name) => (has(name) ? `${ASIDE}${as}: ${name}${inner} ` : "");
  if (type.name === "Partnership") return `${aside("dataVersion")}${aside("referenceVersion")}${aside("code")}`;
  if (type.name.endsWith("Edge")) return aside("cursor");
  const count = has("rowCount") ? aside("rowCount") : aside("totalCount", "", "rowCount");
  return `${aside("complete")}${count}${aside("warnings", " { code message }")}${aside("pageInfo", " { hasNextPage endCursor }")}`;
}

/** The way once more, with what is asked besides at each step; where names are the same, GraphQL merges the two. */
function besides(way: Way, at = 0): readonly FieldNode[] {
  const selected = way[at];
  const node = selected?.nodes[0];
  if (selected === undefined || node === undefined) return [];
  const type = objectTypeOf(selected) as GraphQLObjectType;
  const isLast = at === way.length - 1;
  const text = isLast ? "" : asideOf(type);
  const own =
    text === "" ? [] : (parse(`{ ${text}}`).definitions[0] as OperationDefinitionNode).selectionSet.selections;
  const selections = [...own, ...besides(way, at + 1)];
  if (selections.length === 0) return [];
  return [{ ...node, selectionSet: { kind: Kind.SELECTION_SET, selections } }];
}

function queryOf({ document }: Reading, operation: OperationDefinitionNode, way: Way): string {
  const selections = [...operation.selectionSet.selections, ...besides(way)];
  const widened = { ...operation, selectionSet: { ...operation.selectionSet, selections } };
  return print({
    ...document,
    definitions: document.definitions.map((definition) => (definition === operation ? widened : definition)),
  });
}

/** Plans how the answer to a valid document becomes a table. */
export function planTable(reading: Reading, operation: OperationDefinitionNode, path: string | null): TablePlan {
  const root = reading.schema.getQueryType() as GraphQLObjectType;
  const ways = waysToLists(reading, root, [operation.selectionSet], []);
  const way = toNode(reading, findWay(ways, path));
  if (way.some(({ field }) => TAKEN_ELSEWHERE.has(field.name)))
    throw badInput("query", "the audit log is taken away at /audit-log.csv, and keeps that it was.");
  const levels = way.map((_, at) => levelOf(reading, way, at));
  const columns = levels.flatMap((level) => level.columns);
  checkNames(columns);
  const page = levels.findIndex(({ isPaged }) => isPaged);
  const isCounted = page >= 0 && !levels.slice(page + 2).some(({ isList: isInner }) => isInner);
  return { query: queryOf(reading, operation, way), levels, columns, paged: way[page]?.nodes[0] ?? null, isCounted };
}
