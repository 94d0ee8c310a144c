import {
  coerceInputValue,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLNamedInputType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
} from "graphql";
import { badInput, quote } from "../../graphql/shared/errors.ts";

/** How a value of some kind is written in an address. */
interface Writing {
  /** Whether values of a type are written so. */
  readonly fits: (type: GraphQLInputType) => boolean;
  readonly form: (type: GraphQLInputType) => string;
  /** What was written, as GraphQL takes it; undefined where it is not of the form. */
  readonly read: (text: string, type: GraphQLInputType) => unknown;
}

const hasJust = (type: GraphQLInputType, ...names: readonly string[]) =>
  isInputObjectType(type) && Object.keys(type.getFields()).sort().join() === [...names].sort().join();

const enumNames = (type: GraphQLInputType) => (isEnumType(type) ? type.getValues().map(({ name }) => name) : []);

const fieldType = (type: GraphQLInputType, name: string) =>
  getNullableType((type as GraphQLInputObjectType).getFields()[name]?.type) as GraphQLInputType;

const isNamed = (name: string) => (type: GraphQLInputType) => (type as GraphQLNamedInputType).name === name;

const PERIODS: readonly (readonly [RegExp, string])[] = [
  [/^\d{4}-(0[1-9]|1[0-2])$/, "MONTH"],
  [/^\d{4}-\d{2}-Q[1-4]$/, "QUARTER"],
  [/^\d{4}-\d{2}$/, "FINANCIAL_YEAR"],
  [/^\d{4}\/\d{2}$/, "ACADEMIC_YEAR"],
  [/^\d{4}$/, "CALENDAR_YEAR"],
];

function readPeriod(text: string): unknown {
  const [, type, code = ""] = /^([A-Z_]+):(.+)$/.exec(text) ?? [];
  const found = type ?? PERIODS.find(([pattern]) => pattern.test(text))?.[1];
  return found === undefined ? undefined : { type: found, code: type === undefined ? text : code };
}

function readRange(text: string, type: GraphQLInputType): unknown {
  const [from, to] = text.split("..");
  if (from === undefined || to === undefined) return undefined;
  return { from: readWritten(from, fieldType(type, "from")), to: readWritten(to, fieldType(type, "to")) };
}

function readOrder(text: string): unknown {
  const [field, direction = "ASC"] = text.split(":");
  return { field, direction };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const WRITINGS: readonly Writing[] = [
  {
    fits: (type) => hasJust(type, "type", "code"),
    form: () =>
      "a period, as 2025-04, 2025-26-Q1, 2025-26, 2025/26 or 2025, or with its kind, as FINANCIAL_YEAR:2011-12",
    read: readPeriod,
  },
  {
    fits: (type) => hasJust(type, "from", "to"),
    form: () => "a range with both ends, as 4..11",
    read: readRange,
  },
  {
    fits: (type) => hasJust(type, "field", "direction"),
    form: (type) => `one of ${enumNames(fieldType(type, "field")).join(", ")}, with :DESC for the greatest first`,
    read: readOrder,
  },
  { fits: isInputObjectType, form: () => "JSON, as the schema has it", read: readJson },
  { fits: isEnumType, form: (type) => `one of ${enumNames(type).join(", ")}`, read: (text) => text },
  {
    fits: isNamed("Boolean"),
    form: () => "true or false",
    read: (text) => (text === "true" ? true : text === "false" ? false : undefined),
  },
  {
    fits: (type) => ["Int", "Float", "Pence"].some((name) => isNamed(name)(type)),
    form: (type) => (isNamed("Float")(type) ? "a number, as 1.5" : "a whole number, as 20"),
    read: (text) => (/^-?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined),
  },
  {
    fits: () => true,
    form: (type) => `text of the kind ${(type as GraphQLNamedInputType).name}`,
    read: (text) => text,
  },
];

const writingOf = (type: GraphQLInputType) => WRITINGS.find(({ fits }) => fits(type)) as Writing;

/** How values of a type are written in an address. */
export function writtenForm(given: GraphQLInputType): string {
  const type = getNullableType(given);
  if (!isListType(type)) return writingOf(type).form(type);
  return `${writtenForm(type.ofType)}; several parted by commas`;
}

function readWritten(text: string, given: GraphQLInputType): unknown {
  const type = getNullableType(given);
  if (isListType(type)) return text.split(",").map((part) => readWritten(part, type.ofType));
  return writingOf(type).read(text, type);
}

/** A parameter's value as GraphQL takes it; refuses one that is not of its form. */
export function readValue(name: string, text: string, type: GraphQLInputType): unknown {
  const form = `write ${writtenForm(type)}`;
  if (text === "") throw badInput(name, "is empty; leave it out, or give a value.");
  const value = readWritten(text, type);
  if (value === undefined || value === null) throw badInput(name, `${quote(text)} cannot be read: ${form}.`);
  coerceInputValue(value, type, (_path, _value, { message, originalError }) => {
    const said = originalError instanceof Error ? `${message.replace(/^[^;]*; /, "")} ` : "";
    throw badInput(name, `${quote(text)} cannot be read: ${said}${form}.`);
  });
  return value;
}
