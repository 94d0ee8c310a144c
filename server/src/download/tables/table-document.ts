import { type GraphQLField, type GraphQLObjectType, getNamedType, isEnumType, isObjectType } from "graphql";
import { type CatalogTable, isOpenObject, isPlain, type TableArgument, type TableStep } from "./table-catalog.ts";
import { isList } from "./table-columns.ts";

type Field = GraphQLField<unknown, unknown>;

/** How far objects within a row are asked for. */
const DEEPEST_OBJECT = 4;

/** Fields by which one knows a thing, of which every row within it says so. */
const KNOWN_BY = new Set(["name", "label", "period", "quarter", "year", "key", "unit", "index"]);

/** Types of fields by which one knows a thing. */
const TELLING_TYPES = new Set(["ID", "Int", "Month", "FinancialYear", "Date"]);

const fieldsOf = (type: GraphQLObjectType): readonly Field[] => Object.values(type.getFields());

const inner = (field: Field) => getNamedType(field.type) as GraphQLObjectType;

const hasPlain = (type: GraphQLObjectType, name: string) => {
  const field = type.getFields()[name];
  return field !== undefined && isPlain(field) && !isList(field.type);
};

/** A list within a row, by the codes of what is in it; nothing where they have none. */
function codesOf(field: Field): string {
  return hasPlain(inner(field), "code") ? `${field.name} { code } ` : "";
}

/** All that a row says: its plain fields and those of objects within it. */
function rowSelection(type: GraphQLObjectType, around: readonly GraphQLObjectType[]): string {
  const parts = fieldsOf(type).map((field) => {
    if (isPlain(field)) return `${field.name} `;
    if (!isOpenObject(field)) return "";
    if (isList(field.type)) return codesOf(field);
    if (around.includes(inner(field)) || around.length >= DEEPEST_OBJECT) return "";
    const within = rowSelection(inner(field), [...around, type]);
    return within === "" ? "" : `${field.name} { ${within}} `;
  });
  return parts.join("");
}

function isTelling(field: Field): boolean {
  if (!isPlain(field) || isList(field.type)) return false;
  const type = getNamedType(field.type);
  return KNOWN_BY.has(field.name) || TELLING_TYPES.has(type.name) || isEnumType(type);
}

/** What rows say of a thing around them: what one knows it by. */
function knownSelection(type: GraphQLObjectType, next: Field): string {
  const parts = fieldsOf(type).map((field) => {
    if (field === next || field.name === "rowCount" || field.name === "totalCount") return "";
    if (isTelling(field)) return `${field.name} `;
    const isCoded = isOpenObject(field) && !isList(field.type) && hasPlain(inner(field), "code");
    return isCoded ? `${field.name} { code ${hasPlain(inner(field), "name") ? "name " : ""}} ` : "";
  });
  return parts.join("");
}

function stepText(steps: readonly TableStep[], at: number): string {
  const step = steps[at];
  if (step === undefined) return "";
  const { field } = step;
  const type = getNamedType(field.type);
  if (!isObjectType(type)) return "";
  const given = step.arguments.map(({ name, argument }) => `${argument.name}: $${name}`);
  const next = steps[at + 1]?.field;
  const own =
    next === undefined ? rowSelection(type, []) : type.name.endsWith("Edge") ? "" : knownSelection(type, next);
  return `${field.name}${given.length === 0 ? "" : `(${given.join(", ")})`} { ${own}${stepText(steps, at + 1)} }`;
}

/** The name of a table's operation, as log and errors have it. */
export function operationName({ name }: CatalogTable): string {
  return `Table_${name.replaceAll("/", "_")}`;
}

/** All that a table can be asked with. */
export function argumentsOf({ entrance, steps }: CatalogTable): readonly TableArgument[] {
  return [...entrance, ...steps.flatMap((step) => step.arguments)];
}

/** The stored query of a table: all that its rows say, with every argument as a variable. */
export function tableDocument(table: CatalogTable): string {
  const variables = argumentsOf(table).map(({ name, argument }) => {
    const { defaultValue, type } = argument;
    return `$${name}: ${defaultValue === undefined ? type : String(type).replace(/!$/, "")}`;
  });
  const entered = ["code: $partnership", ...table.entrance.map(({ name }) => `${name}: $${name}`)].join(", ");
  const declared = ["$partnership: ID!", ...variables].join(", ");
  return `query ${operationName(table)}(${declared}) { partnership(${entered}) { ${stepText(table.steps, 0)} } }`;
}

/** The way to a table's rows in its document. */
export function tablePath({ steps }: CatalogTable): string {
  return ["partnership", ...steps.map(({ field }) => field.name)].join(".");
}
