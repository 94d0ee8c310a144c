import { type ApolloClient, ApolloLink, type Observable, type OperationVariables } from "@apollo/client";
import type { DocumentNode } from "graphql";
import { shareReplay } from "rxjs";

/** Milliseconds for which an answer waits for whoever asks; a later one asks anew. */
const WAITS = 10_000;

/** Gives the first who asks a question the answer to what was asked early. */
export function keepEarlyAnswers(): ApolloLink {
  const kept = new Map<string, Observable<ApolloLink.Result>>();
  return new ApolloLink((operation, forward) => {
    const key = `${operation.operationName} ${JSON.stringify(operation.variables)}`;
    if (operation.getContext().isEarly !== true) {
      const early = kept.get(key);
      kept.delete(key);
      return early ?? forward(operation);
    }
    const answer = forward(operation).pipe(shareReplay(1));
    kept.set(key, answer);
    setTimeout(() => kept.delete(key), WAITS);
    return answer;
  });
}

/** Asks what every page needs while its script is still on its way. */
export function askEarly(
  client: ApolloClient,
  documents: readonly DocumentNode[],
  variables: OperationVariables,
): void {
  for (const query of documents)
    client
      .query({ query, variables, context: { isEarly: true } })
      // Told to whoever asks.
      .catch(() => undefined);
}
