import { GraphQLError } from "graphql";

/** An argument that cannot be used: its name, the rule and the accepted form. */
export function badInput(argument: string, message: string): GraphQLError {
  return new GraphQLError(`${argument}: ${message}`, { extensions: { code: "BAD_USER_INPUT", argument } });
}

/** A code that names nothing. */
export function notFound(argument: string, message: string): GraphQLError {
  return new GraphQLError(`${argument}: ${message}`, { extensions: { code: "NOT_FOUND", argument } });
}

/** Checks that every code of a filter names something. */
export function checkCodes(
  argument: string,
  codes: readonly string[] | null | undefined,
  known: { has(code: string): boolean },
  form: string,
): void {
  const unknown = codes?.find((code) => !known.has(code));
  if (unknown !== undefined) throw badInput(argument, `"${unknown}" is not known; ${form}.`);
}
