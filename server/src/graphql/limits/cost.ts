import {
  type DocumentNode,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  getOperationAST,
  isCompositeType,
  isInterfaceType,
  isIntrospectionType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  type SelectionSetNode,
  TypeMetaFieldDef,
  type ValueNode,
} from "graphql";
import { type Fragments, fragmentsOf } from "./document-shape.ts";
import {
  CHANGE_POINTS,
  FIELD_POINTS,
  LEAF_POINTS,
  LIST_ROWS,
  NAMED_LISTS,
  OBJECT_POINTS,
  PAGE_SIZE_ARGUMENT,
  PAGED_LISTS,
  SCHEMA_OBJECT_POINTS,
  USUAL_ROWS,
} from "./weights.ts";

/** How many rows a list has: a number, or what a variable says by its value or its length. */
type Rows = number | { readonly variable: string; readonly otherwise: number };

/** Points of a part of an operation: a number, or one that variables decide. */
type Points = number | { readonly times: Rows; readonly own: number; readonly parts: readonly Points[] };

/** What an operation costs, ready to be told for any variables. */
export interface CostPlan {
  readonly points: Points;
  /** Page sizes asked for. */
  readonly pages: readonly Rows[];
}

type Variables = Readonly<Record<string, unknown>> | null | undefined;

/** Adds up what is known already, so that only what variables decide is left to be worked out. */
function combine(times: Rows, own: number, parts: readonly Points[]): Points {
  const open = parts.filter((part) => typeof part !== "number");
  const sum = parts.reduce<number>((total, part) => (typeof part === "number" ? total + part : total), own);
  return open.length === 0 && typeof times === "number" ? times * sum : { times, own: sum, parts: open };
}

function fieldOf(schema: GraphQLSchema, type: GraphQLCompositeType, name: string) {
  if (type === schema.getQueryType()) {
    if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
    if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
  }
  return isObjectType(type) || isInterfaceType(type) ? (type.getFields()[name] ?? null) : null;
}

/** Builds the plan of one operation. */
class Planner {
  readonly pages: Rows[] = [];
  readonly #schema: GraphQLSchema;
  readonly #fragments: Fragments;
  readonly #operation: OperationDefinitionNode;
  readonly #open = new Set<string>();

  constructor(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode) {
    this.#schema = schema;
    this.#fragments = fragmentsOf(document);
    this.#operation = operation;
  }

  plan(): Points {
    const type = this.#schema.getRootType(this.#operation.operation);
    return combine(1, 0, type ? this.#selections(this.#operation.selectionSet, type, null) : []);
  }

  /** `page` is the page size that the parent was asked for, which its rows have. */
  #selections(set: SelectionSetNode | undefined, type: GraphQLCompositeType, page: Rows | null): Points[] {
    return (set?.selections ?? []).flatMap((selection) => {
      if (selection.kind === Kind.FIELD) return [this.#field(selection, type, page)];
      if (selection.kind === Kind.INLINE_FRAGMENT)
        return this.#selections(selection.selectionSet, this.#typeOf(selection.typeCondition?.name.value, type), page);
      return this.#fragment(selection.name.value, type, page);
    });
  }

  #fragment(name: string, type: GraphQLCompositeType, page: Rows | null): Points[] {
    const fragment = this.#fragments.get(name);
    if (fragment === undefined || this.#open.has(name)) return [];
    this.#open.add(name);
    const parts = this.#selections(fragment.selectionSet, this.#typeOf(fragment.typeCondition.name.value, type), page);
    this.#open.delete(name);
    return parts;
  }

  #typeOf(name: string | undefined, otherwise: GraphQLCompositeType): GraphQLCompositeType {
    const type = name === undefined ? otherwise : this.#schema.getType(name);
    return isCompositeType(type) ? type : otherwise;
  }

  #field(node: FieldNode, parent: GraphQLCompositeType, page: Rows | null): Points {
    const field = fieldOf(this.#schema, parent, node.name.value);
    const type = field === null ? null : getNamedType(field.type);
    if (field === null || type === null || !isCompositeType(type)) return LEAF_POINTS;
    const name = `${parent.name}.${field.name}`;
    const isList = isListType(getNullableType(field.type));
    const asked = this.#pageOf(node, field);
    const inner = this.#selections(node.selectionSet, type, isList ? null : asked);
    const object = isIntrospectionType(type) ? SCHEMA_OBJECT_POINTS : OBJECT_POINTS;
    const paged = PAGED_LISTS.has(field.name) ? page : null;
    const rows = isList ? (asked ?? this.#namedBy(node, name) ?? paged ?? LIST_ROWS[name] ?? USUAL_ROWS) : 1;
    const isChange = parent === this.#schema.getMutationType();
    return combine(1, FIELD_POINTS[name] ?? (isChange ? CHANGE_POINTS : 0), [combine(rows, object, inner)]);
  }

  /** The page size a field is asked for; null where it has none. */
  #pageOf(node: FieldNode, field: GraphQLField<unknown, unknown>): Rows | null {
    const argument = field.args.find(({ name }) => name === PAGE_SIZE_ARGUMENT);
    if (argument === undefined) return null;
    const otherwise = typeof argument.defaultValue === "number" ? argument.defaultValue : USUAL_ROWS;
    const value = node.arguments?.find(({ name }) => name.value === PAGE_SIZE_ARGUMENT)?.value;
    const rows =
      value?.kind === Kind.VARIABLE ? this.#variable(value.name.value, otherwise) : numberOf(value, otherwise);
    this.pages.push(rows);
    return rows;
  }

  #defaultOf(variable: string): ValueNode | undefined {
    return this.#operation.variableDefinitions?.find((each) => each.variable.name.value === variable)?.defaultValue;
  }

  #variable(variable: string, otherwise: number): Rows {
    return { variable, otherwise: numberOf(this.#defaultOf(variable), otherwise) };
  }

  /** How many things a list is asked for by naming each; null where it is not asked so. */
  #namedBy(node: FieldNode, name: string): Rows | null {
    const argument = NAMED_LISTS[name];
    const value = node.arguments?.find((each) => each.name.value === argument)?.value;
    if (value?.kind !== Kind.VARIABLE) return value === undefined ? null : lengthOf(value);
    return { variable: value.name.value, otherwise: lengthOf(this.#defaultOf(value.name.value)) };
  }
}

/** How many values are written; one that is no list is a list of one. */
function lengthOf(value: ValueNode | undefined): number {
  return value?.kind === Kind.LIST ? value.values.length : 1;
}

function numberOf(value: { readonly kind: string; readonly value?: unknown } | undefined, otherwise: number): number {
  return value?.kind === Kind.INT ? Math.max(0, Number(value.value)) : otherwise;
}

function rowsOf(rows: Rows, variables: Variables): number {
  if (typeof rows === "number") return rows;
  const value = variables?.[rows.variable];
  if (Array.isArray(value)) return value.length;
  return typeof value === "number" && value >= 0 ? value : rows.otherwise;
}

function pointsOf(points: Points, variables: Variables): number {
  if (typeof points === "number") return points;
  const each = points.parts.reduce<number>((total, part) => total + pointsOf(part, variables), points.own);
  return rowsOf(points.times, variables) * each;
}

/** Plans what one operation of a document costs; the document is within the limits on its shape. */
export function planCost(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): CostPlan {
  const planner = new Planner(schema, document, operation);
  const points = planner.plan();
  return { points, pages: planner.pages };
}

/** Points of a planned operation with these variables, whole and at least 1. */
export function costOf({ points }: CostPlan, variables: Variables): number {
  return Math.max(1, Math.ceil(pointsOf(points, variables)));
}

/** The largest page a planned operation asks for with these variables; 0 where it asks for none. */
export function largestPage({ pages }: CostPlan, variables: Variables): number {
  return Math.max(0, ...pages.map((rows) => rowsOf(rows, variables)));
}

/**
 * Points that an operation of a parsed document costs with these variables, as `Limits` counts them too; null where the document
 * has no such operation. The document is within the limits on its shape.
 */
export function findCost(
  schema: GraphQLSchema,
  document: DocumentNode,
  { variables, operationName }: { readonly variables?: Variables; readonly operationName?: string | null },
): number | null {
  const operation = getOperationAST(document, operationName);
  return operation ? costOf(planCost(schema, document, operation), variables) : null;
}
