import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from "graphql";

/** A scalar written as text of one form. */
function textScalar(
  name: string,
  description: string,
  pattern: RegExp,
  example: string,
  isReal: (text: string) => boolean = () => true,
): GraphQLScalarType<string, string> {
  const parse = (value: unknown): string => {
    if (typeof value === "string" && pattern.test(value) && isReal(value)) return value;
    throw new GraphQLError(`${name} must be written as ${example}.`, { extensions: { code: "BAD_USER_INPUT" } });
  };
  return new GraphQLScalarType<string, string>({
    name,
    description,
    serialize: (value) => String(value),
    parseValue: parse,
    parseLiteral: (node: ValueNode) => parse(node.kind === Kind.STRING ? node.value : null),
  });
}

export const MonthScalar = textScalar("Month", "A calendar month, as 2025-04.", /^\d{4}-(0[1-9]|1[0-2])$/, "2025-04");

export const FinancialYearScalar = textScalar(
  "FinancialYear",
  "A financial year, April to March, as 2025-26.",
  /^\d{4}-\d{2}$/,
  "2025-26",
);

/** A day of the calendar, as 30 February is none. */
function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

export const DateScalar = textScalar(
  "Date",
  "A calendar day, as 2026-03-31.",
  /^[12]\d{3}-\d{2}-\d{2}$/,
  "a day that exists, as 2026-03-31",
  isDay,
);

export const DateTimeScalar = textScalar(
  "DateTime",
  "A moment in UTC, as 2026-03-31T09:30:00.000Z.",
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z$/,
  "2026-03-31T09:30:00.000Z",
);

/** Pence must be exact, so a number that cannot be is refused. */
function exactPence(value: unknown): number {
  if (typeof value === "number" && Number.isSafeInteger(value)) return value;
  throw new GraphQLError("Pence must be a whole number between −(2^53 − 1) and 2^53 − 1.", {
    extensions: { code: "BAD_USER_INPUT" },
  });
}

export const PenceScalar = new GraphQLScalarType<number, number>({
  name: "Pence",
  description: "An amount of money in whole pence, an exact JSON integer.",
  serialize: exactPence,
  parseValue: exactPence,
  parseLiteral: (node: ValueNode) => exactPence(node.kind === Kind.INT ? Number(node.value) : null),
});
