import { GraphQLError } from "graphql";

/** Characters of a caller's value that are told back. */
const TOLD_LENGTH = 80;

/** An argument that cannot be used: its name, the rule and the accepted form. */
export function badInput(argument: string, message: string): GraphQLError {
  return new GraphQLError(`${argument}: ${message}`, { extensions: { code: "BAD_USER_INPUT", argument } });
}

/** A code that names nothing. */
export function notFound(argument: string, message: string): GraphQLError {
  return new GraphQLError(`${argument}: ${message}`, { extensions: { code: "NOT_FOUND", argument } });
}

/** A partnership that is not there, or not for this viewer: the answer is the same, and tells nothing of which. */
export function noPartnership(argument: string, code: string): GraphQLError {
  return notFound(
    argument,
    `there is no partnership ${quote(code)} for you; use the code of one you belong to, as walsall.`,
  );
}

/** A partnership with partners' own data, where nobody signs in. */
export function needsSignIn(): GraphQLError {
  const message =
    "This partnership holds partners' own data, which is not shown without signing in; name a sign-in service in the settings.";
  return new GraphQLError(message, { extensions: { code: "FORBIDDEN" } });
}

/** Counts as published, of an earlier data version: the two together could give counts away. */
export function noPastCounts(): GraphQLError {
  const message =
    "asOf: counts as published are those of the current data version only; leave asOf out, or state a purpose and read them as recorded.";
  return new GraphQLError(message, { extensions: { code: "VERSION_NOT_PUBLISHED", argument: "asOf" } });
}

/** A caller's value as it is told back, cut where it is long. */
export function quote(value: string): string {
  return JSON.stringify(value.length > TOLD_LENGTH ? `${value.slice(0, TOLD_LENGTH)}…` : value);
}

/** Refuses text that PostgreSQL cannot take. */
export function checkText(argument: string, text: string | null | undefined): void {
  if (text?.includes("\0")) throw badInput(argument, "must not have a NUL character; leave it out.");
}

/** Refuses a list that selects nothing: one left out selects all. */
export function checkNotEmpty(argument: string, list: readonly unknown[] | null | undefined): void {
  if (list?.length === 0) throw badInput(argument, "must not be empty; leave it out to select all.");
}

/** Checks that a filter's codes are some, and that each names something. */
export function checkCodes(
  argument: string,
  codes: readonly string[] | null | undefined,
  known: { has(code: string): boolean },
  form: string,
): void {
  checkNotEmpty(argument, codes);
  const unknown = codes?.find((code) => !known.has(code));
  if (unknown !== undefined) throw badInput(argument, `${quote(unknown)} is not known; ${form}.`);
}
