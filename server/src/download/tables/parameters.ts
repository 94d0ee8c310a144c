import { type GraphQLInputType, getNullableType, isInputObjectType, isRequiredArgument } from "graphql";
import { badInput } from "../../graphql/shared/errors.ts";
import type { CatalogTable, TableArgument } from "./table-catalog.ts";
import { argumentsOf } from "./table-document.ts";
import { readValue, writtenForm } from "./written-value.ts";

/** A parameter of a table's address. */
export interface TableParameter {
  readonly name: string;
  readonly isRequired: boolean;
  /** How its values are written. */
  readonly form: string;
  readonly description: string;
}

/** A parameter with where its value goes in the variables of the document. */
interface PlacedParameter extends TableParameter {
  readonly type: GraphQLInputType;
  readonly variable: string;
  /** The field of the variable it is; null where it is the whole. */
  readonly inner: string | null;
}

/** Parameters of every table, besides the arguments of its fields. */
const OWN: readonly TableParameter[] = [
  {
    name: "dataVersion",
    isRequired: false,
    form: "a whole number, as 20",
    description: "Data version the table must be of; another is refused with 409, so that parts never mix.",
  },
  {
    name: "cursors",
    isRequired: false,
    form: "true or false",
    description: "Adds a last column row_cursor: after a break, ask for the rest with after= the last one received.",
  },
];

const PAGE_ARGUMENTS = new Set(["first", "after"]);

function placed(
  name: string,
  isRequired: boolean,
  of: { readonly type: GraphQLInputType; readonly description?: string | null | undefined },
) {
  return { name, isRequired, form: writtenForm(of.type), description: of.description ?? "", type: of.type };
}

/** Parameters of one argument: itself, and where it is a filter its fields by their own names. */
function parametersOfArgument({ name, argument }: TableArgument, taken: ReadonlySet<string>): PlacedParameter[] {
  const whole = { ...placed(name, isRequiredArgument(argument), argument), variable: name, inner: null };
  const type = getNullableType(argument.type);
  if (!isInputObjectType(type) || !whole.form.startsWith("JSON")) return [whole];
  const fields = Object.values(type.getFields()).map((field) => ({
    ...placed(taken.has(field.name) ? `${name}.${field.name}` : field.name, false, field),
    variable: name,
    inner: field.name,
  }));
  return [...fields, whole];
}

function placedParameters(table: CatalogTable, isPaged: boolean): readonly PlacedParameter[] {
  const all = argumentsOf(table);
  const isPaging = all.some(({ name }) => name === "after");
  const shown = isPaging && !isPaged ? all.filter(({ name }) => !PAGE_ARGUMENTS.has(name)) : all;
  const taken = new Set(all.map(({ name }) => name));
  return shown
    .flatMap((argument) => parametersOfArgument(argument, taken))
    .map((parameter) =>
      isPaging && PAGE_ARGUMENTS.has(parameter.name) ? { ...parameter, isRequired: false } : parameter,
    );
}

/** The parameters of a table's address, as its index tells them. */
export function parametersOf(table: CatalogTable, isPaged: boolean): readonly TableParameter[] {
  const told = placedParameters(table, isPaged).map(({ name, isRequired, form, description }) => ({
    name,
    isRequired,
    form,
    description: name === "first" && isPaged ? `${description} All rows where it is left out.` : description,
  }));
  return [...told, ...OWN.filter(({ name }) => name !== "cursors" || isPaged)];
}

/** What an address asks for. */
export interface TableQuestion {
  readonly variables: Readonly<Record<string, unknown>>;
  readonly dataVersion: number | null;
  readonly hasCursors: boolean;
  /** Whether one page was asked for, by its size. */
  readonly isOnePage: boolean;
}

type Given = Readonly<Record<string, string>>;

/** Each parameter given, once; lists may be given in parts. */
function givenOnce(query: Readonly<Record<string, unknown>>, parameters: readonly TableParameter[]): Given {
  const known = parameters.map(({ name }) => name);
  const entries = Object.entries(query).map(([name, value]): [string, string] => {
    const parameter = parameters.find((entry) => entry.name === name);
    if (parameter === undefined)
      throw badInput(name.slice(0, 80), `is no parameter of this table; use ${known.join(", ")}.`);
    if (!Array.isArray(value)) return [name, String(value)];
    if (!parameter.form.endsWith("commas")) throw badInput(name, "is given more than once; give it once.");
    return [name, value.join(",")];
  });
  return Object.fromEntries(entries);
}

function checkRequired(parameters: readonly TableParameter[], given: Given): void {
  const missing = parameters.find(({ name, isRequired }) => isRequired && given[name] === undefined);
  if (missing === undefined) return;
  const { name, form, description } = missing;
  throw badInput(
    name,
    `is needed: ${description} Write ${form}; this table's parameters are ${parameters.map((entry) => entry.name).join(", ")}.`,
  );
}

function readOwn(given: Given): Omit<TableQuestion, "variables"> {
  const { dataVersion, cursors = "false" } = given;
  if (dataVersion !== undefined && !/^\d{1,9}$/.test(dataVersion))
    throw badInput("dataVersion", "must be a whole number, as 20.");
  if (cursors !== "true" && cursors !== "false") throw badInput("cursors", "must be true or false.");
  return {
    dataVersion: dataVersion === undefined ? null : Number(dataVersion),
    hasCursors: cursors === "true",
    isOnePage: given.first !== undefined,
  };
}

/** Reads what an address asks of a table; refuses a parameter that is unknown, missing or wrong. */
export function readQuestion(
  table: CatalogTable,
  isPaged: boolean,
  query: Readonly<Record<string, unknown>>,
): TableQuestion {
  const told = parametersOf(table, isPaged);
  const given = givenOnce(query, told);
  checkRequired(told, given);
  const variables: Record<string, unknown> = {};
  for (const { name, type, variable, inner } of placedParameters(table, isPaged).toReversed()) {
    const text = given[name];
    if (text === undefined) continue;
    const value = readValue(name, text, type);
    variables[variable] = inner === null ? value : { ...(variables[variable] as object | undefined), [inner]: value };
  }
  return { variables, ...readOwn(given) };
}
