import { type DocumentNode, GraphQLError, type GraphQLSchema, Kind, parse, validate } from "graphql";
import { readVariables } from "./api-question.ts";
import { missingVariables } from "./ready-questions.ts";

/** Something that stands in a question's way. */
export interface QuestionProblem {
  readonly message: string;
  /** Place in the document, both from 1; null where it has none. */
  readonly at: { readonly line: number; readonly column: number } | null;
}

/** Most problems told at once. */
const MOST = 8;

function problemOf({ message, locations }: GraphQLError): QuestionProblem {
  const [at] = locations ?? [];
  return { message, at: at ?? null };
}

function parsed(query: string): DocumentNode | QuestionProblem {
  try {
    return parse(query);
  } catch (error) {
    return error instanceof GraphQLError ? problemOf(error) : { message: String(error), at: null };
  }
}

/** The operation that is asked: the document's first. */
export function operationOf(document: DocumentNode) {
  const found = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  return found?.kind === Kind.OPERATION_DEFINITION ? found : null;
}

function documentProblems(query: string, schema: GraphQLSchema | null): readonly QuestionProblem[] {
  if (query.trim() === "") return [{ message: "There is no question yet.", at: null }];
  const document = parsed(query);
  if ("message" in document) return [document];
  const operation = operationOf(document);
  if (operation === null) return [{ message: "There is no question, only fragments.", at: null }];
  if (operation.operation !== "query")
    return [
      { message: "This page only asks. Changes are made on their own pages, or by a program of yours.", at: null },
    ];
  return schema === null ? [] : validate(schema, document).slice(0, MOST).map(problemOf);
}

/** What stands in the way of asking, before anything is sent. */
export function questionProblems(
  query: string,
  variables: string,
  schema: GraphQLSchema | null,
): readonly QuestionProblem[] {
  const read = readVariables(variables);
  const problems = documentProblems(query, schema);
  if (typeof read === "string") return [...problems, { message: read, at: null }];
  if (problems.length > 0) return problems;
  return missingVariables({ query, variables: read }).map((name) => ({
    message: `The question needs the variable ${name}; write it under Variables.`,
    at: null,
  }));
}

/** Where a place stands in a text, in characters from its start. */
export function offsetOf(text: string, { line, column }: { readonly line: number; readonly column: number }): number {
  const before = text.split("\n").slice(0, line - 1);
  return before.reduce((sum, { length }) => sum + length + 1, 0) + column - 1;
}
