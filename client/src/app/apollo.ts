import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from "@apollo/client";
import { RetryLink } from "@apollo/client/link/retry";
import { isUnreachable, watchConnection } from "./connection.ts";

/** The API of the same server; a question that gets no answer is asked three times, then the page is told. */
export function makeClient(): ApolloClient {
  const retry = new RetryLink({
    delay: { initial: 300, max: 2_000, jitter: true },
    attempts: { max: 3, retryIf: isUnreachable },
  });
  return new ApolloClient({
    link: ApolloLink.from([watchConnection(), retry, new HttpLink({ uri: "/graphql" })]),
    cache: new InMemoryCache({
      // Ids are unique in an answer only, and codes are not unique over types, so nothing below the partnership is merged.
      dataIdFromObject: () => false,
      typePolicies: { Query: { fields: { partnership: { merge: true } } } },
    }),
    // What a change came to is read once; the pages ask anew for what it changed.
    defaultOptions: { watchQuery: { fetchPolicy: "cache-and-network" }, mutate: { fetchPolicy: "no-cache" } },
  });
}
