import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from "graphql";
import { ruleOf } from "../../graphql/rule.ts";
import type { RuleName } from "../../security/rules.ts";
import { isList } from "./table-columns.ts";

type Field = GraphQLField<unknown, unknown>;

/** A parameter of a table: an argument of a field on the way to its rows. */
export interface TableArgument {
  /** Its name in the document's variables and among parameters. */
  readonly name: string;
  readonly argument: GraphQLArgument;
}

/** A step on the way from a partnership to the rows of a table. */
export interface TableStep {
  readonly field: Field;
  readonly arguments: readonly TableArgument[];
}

/** A table of a partnership: a list of objects that the schema has. */
export interface CatalogTable {
  /** Its name and address, as gaps or services/commissions. */
  readonly name: string;
  readonly description: string;
  /** Who may read it. */
  readonly rule: RuleName;
  /** What a partnership itself may be asked with, besides its code. */
  readonly entrance: readonly TableArgument[];
  readonly steps: readonly TableStep[];
}

/** Types that explain an answer and are no table of theirs. */
const ASIDES = new Set(["Warning", "Explanation", "PageInfo"]);

/** Fields that are taken away at addresses of their own: the audit log, which keeps that it was. */
export const TAKEN_ELSEWHERE = new Set(["auditLog"]);

/** Most lists that lie within each other in one table. */
const DEEPEST = 3;

const isOptional = ({ args }: Field) => !args.some(isRequiredArgument);

/** Fields of an object that lead to tables: each with the type of objects it answers with. */
function objectFields(type: GraphQLObjectType): readonly (readonly [Field, GraphQLObjectType])[] {
  return Object.values(type.getFields()).flatMap((field) => {
    const inner = getNamedType(field.type);
    return isObjectType(inner) && !ASIDES.has(inner.name) ? [[field, inner] as const] : [];
  });
}

const listsOf = (type: GraphQLObjectType) => objectFields(type).filter(([field]) => isList(field.type));

/** The list of an answer that bears its name: its edges, its rows, or the only one it has. */
function mainList(type: GraphQLObjectType): Field | null {
  const lists = listsOf(type).map(([field]) => field);
  const named = lists.find(({ name }) => name === "edges" || name === "rows");
  return named ?? (lists.length === 1 ? (lists[0] ?? null) : null);
}

/** Where a walk through the schema stands. */
interface Walk {
  readonly entrance: readonly TableArgument[];
  readonly address: readonly string[];
  readonly steps: readonly TableStep[];
  readonly types: readonly GraphQLObjectType[];
  readonly lists: number;
}

/** The walk a step further; an argument that another has the name of is told apart by its field. */
function stepInto(
  { address, entrance, steps, types, lists }: Walk,
  field: Field,
  inner: GraphQLObjectType,
  isMain: boolean,
): Walk {
  const taken = new Set([...entrance, ...steps.flatMap((step) => step.arguments)].map(({ name }) => name));
  const step = {
    field,
    arguments: field.args.map((argument) => ({
      name: taken.has(argument.name) ? `${field.name}_${argument.name}` : argument.name,
      argument,
    })),
  };
  return {
    entrance,
    address: isMain ? address : [...address, field.name],
    steps: [...steps, step],
    types: [...types, inner],
    lists: lists + (isList(field.type) ? 1 : 0),
  };
}

/** All lists at and below an object, those nearer first; a type never lies within itself. */
function tablesWithin(walk: Walk, type: GraphQLObjectType): readonly Walk[] {
  if (walk.lists >= DEEPEST) return [];
  const main = walk.lists === 0 ? mainList(type) : null;
  const node = type.getFields().node;
  const fields = objectFields(type).filter(([, inner]) => !walk.types.includes(inner));
  const ahead = fields.map(([field, inner]) => ({
    isTable: isList(field.type),
    inner,
    next: stepInto(walk, field, inner, field === main || field === node),
  }));
  return [
    ...ahead.filter(({ isTable }) => isTable).map(({ next }) => next),
    ...ahead.flatMap(({ next, inner }) => tablesWithin(next, inner)),
  ];
}

/** The walk on to the node of an edge. */
function toNode(walk: Walk): Walk {
  const edge = walk.types.at(-1);
  const node = edge?.getFields().node;
  const inner = node === undefined ? null : getNamedType(node.type);
  if (node === undefined || edge?.name.endsWith("Edge") !== true || !isObjectType(inner)) return walk;
  return stepInto(walk, node, inner, true);
}

function tablesOf(field: Field, entrance: readonly TableArgument[]): readonly CatalogTable[] {
  const inner = getNamedType(field.type);
  const rule = ruleOf(field);
  if (!isObjectType(inner) || rule === null || TAKEN_ELSEWHERE.has(field.name)) return [];
  const start = stepInto({ entrance, address: [], steps: [], types: [], lists: 0 }, field, inner, false);
  const walks = [...(isList(field.type) ? [start] : []), ...tablesWithin(start, inner)];
  return walks.map(toNode).map(({ address, steps }) => ({
    name: address.join("/"),
    description: [field.description, ...(steps.length > 1 ? [steps.at(-1)?.field.description] : [])]
      .filter((text) => text)
      .join(" "),
    rule,
    entrance,
    steps,
  }));
}

/** Arguments of the way into a partnership, besides its code. */
function entranceOf(schema: GraphQLSchema): readonly TableArgument[] {
  const { args = [] } = schema.getQueryType()?.getFields().partnership ?? {};
  return args.filter(({ name }) => name !== "code").map((argument) => ({ name: argument.name, argument }));
}

/** Every table of a partnership by its name; a name goes to the list that is nearest. */
export function catalogOf(schema: GraphQLSchema): ReadonlyMap<string, CatalogTable> {
  const partnership = schema.getType("Partnership");
  const fields = isObjectType(partnership) ? Object.values(partnership.getFields()) : [];
  const tables = new Map<string, CatalogTable>();
  const entrance = entranceOf(schema);
  for (const table of fields.flatMap((field) => tablesOf(field, entrance)))
    if (!tables.has(table.name)) tables.set(table.name, table);
  return tables;
}

/** Whether a field of a row can be asked for without saying more. */
export function isPlain(field: Field): boolean {
  return isOptional(field) && isLeafType(getNamedType(field.type));
}

/** Whether a field answers with an object that can be asked for without saying more. */
export function isOpenObject(field: Field): boolean {
  const type = getNamedType(field.type);
  return isOptional(field) && isObjectType(type) && !ASIDES.has(type.name);
}
