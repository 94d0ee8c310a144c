import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from "@apollo/client";
import { RetryLink } from "@apollo/client/link/retry";
import { isUnreachable, watchConnection } from "./connection.ts";
import { keepEarlyAnswers } from "./early-answers.ts";

/** The API of the same server; a question that gets no answer is asked three times, then the page is told. */
export function makeClient(): ApolloClient {
  const retry = new RetryLink({
    delay: { initial: 300, max: 2_000, jitter: true },
    attempts: { max: 3, retryIf: isUnreachable },
  });
  return new ApolloClient({
    link: ApolloLink.from([keepEarlyAnswers(), watchConnection(), retry, new HttpLink({ uri: "/graphql" })]),
    // An answer is kept by the page that shows it: taking whole tables apart for a cache took longer than asking anew.
    cache: new InMemoryCache(),
    defaultOptions: { watchQuery: { fetchPolicy: "no-cache" }, mutate: { fetchPolicy: "no-cache" } },
  });
}
