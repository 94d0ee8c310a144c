import { type DocumentNode, GraphQLError, type GraphQLSchema, parse, validate } from "graphql";

const coded = ({ message, nodes, source, positions }: GraphQLError, code: string) =>
  new GraphQLError(message, {
    nodes: nodes ?? null,
    source: source ?? null,
    positions: positions ?? null,
    extensions: { code },
  });

function parseCoded(text: string, maxTokens: number): DocumentNode {
  try {
    return parse(text, { maxTokens });
  } catch (error) {
    throw error instanceof GraphQLError ? coded(error, "GRAPHQL_PARSE_FAILED") : error;
  }
}

/**
 * Reads a document of at most so many words and marks, and holds it against the schema, for addresses that carry answers in
 * another way than /graphql does. Its first fault is thrown, with the code and place that /graphql tells.
 */
export function readDocument(schema: GraphQLSchema, text: string, maxTokens: number): DocumentNode {
  const document = parseCoded(text, maxTokens);
  const [fault] = validate(schema, document, undefined, { maxErrors: 1 });
  if (fault !== undefined) throw coded(fault, "GRAPHQL_VALIDATION_FAILED");
  return document;
}
