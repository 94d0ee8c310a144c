import type { PartnershipRow } from "../../persistence/queries/partnership.query.ts";
import type { RuleName } from "../../security/rules.ts";
import type { Context } from "../context.ts";

/** A thing as `node` answers it: it says itself of which type it is. */
export interface FoundNode {
  readonly __typename: string;
  /** Relay id by which it was found; a row's own id may be another. */
  readonly nodeId: string;
}

/** How things of one type are found by their codes. */
export interface NodeReader {
  /** The rule that reading them in any other way is behind. */
  readonly rule: RuleName;
  /** Those of a partnership with some codes, in any order; codes that name nothing are left out. */
  read(context: Context, partnership: PartnershipRow, codes: readonly string[]): Promise<readonly FoundNode[]>;
}

/** Things of a type, as `node` answers them. */
export function nodesOf(typeName: string, rows: readonly { readonly id: string }[]): FoundNode[] {
  return rows.map((row) => ({ ...row, __typename: typeName, nodeId: row.id }));
}

/** Rows that are asked for by their code. */
export function withCodes<T>(rows: readonly T[], codes: readonly string[], codeOf: (row: T) => string): T[] {
  const asked = new Set(codes);
  return rows.filter((row) => asked.has(codeOf(row)));
}

/** Largest number a row may have: PostgreSQL's largest integer. */
const LARGEST_NUMBER = 2_147_483_647;

/** Codes that are numbers of rows, written as ids write them. */
export function numbersOf(codes: readonly string[]): number[] {
  return codes
    .map(Number)
    .filter((number, at) => Number.isInteger(number) && String(number) === codes[at])
    .filter((number) => number > 0 && number <= LARGEST_NUMBER);
}
