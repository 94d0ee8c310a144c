import type { ApolloServerPlugin } from "@apollo/server";
import { type DocumentNode, type GraphQLSchema, NoDeprecatedCustomRule, validate } from "graphql";
import type { Context } from "./context.ts";

/** Something of a document that will go, in words, and where it stands. */
interface Deprecation {
  /** Names the field, argument, input field or enum value, and says what to use instead. */
  readonly message: string;
  readonly line: number;
  readonly column: number;
}

const NONE: readonly Deprecation[] = [];

/** What a valid document uses that is deprecated. */
function findDeprecations(schema: GraphQLSchema, document: DocumentNode): readonly Deprecation[] {
  const found = validate(schema, document, [NoDeprecatedCustomRule]);
  if (found.length === 0) return NONE;
  return found.map(({ message, locations }) => ({
    message,
    line: locations?.[0]?.line ?? 0,
    column: locations?.[0]?.column ?? 0,
  }));
}

/**
 * Tells in `extensions.deprecations` what a document uses that is deprecated, looked for once a document; values in variables are
 * not looked at. Answers to other documents are left as they are.
 */
export function tellDeprecations(): ApolloServerPlugin<Context> {
  const known = new WeakMap<DocumentNode, readonly Deprecation[]>();
  return {
    requestDidStart: async () => ({
      willSendResponse: async ({ schema, document, operation, response }) => {
        // Without an operation the document was not valid, and its error says all there is.
        if (document === undefined || operation === undefined || response.body.kind !== "single") return;
        const deprecations = known.get(document) ?? findDeprecations(schema, document);
        known.set(document, deprecations);
        if (deprecations.length === 0) return;
        const { singleResult } = response.body;
        singleResult.extensions = { ...singleResult.extensions, deprecations };
      },
    }),
  };
}
