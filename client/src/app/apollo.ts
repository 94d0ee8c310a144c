import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from "@apollo/client";
import { RetryLink } from "@apollo/client/link/retry";
import type { DocumentNode } from "graphql";
import { isUnreachable, watchConnection } from "./connection.ts";
import { keepEarlyAnswers } from "./early-answers.ts";
import { keepNewestAnswers } from "./newest-answers.ts";

/** A cache that holds no answers, so that questions need not ask for the type of everything: a third of a large answer. */
class EmptyCache extends InMemoryCache {
  override transformDocument(document: DocumentNode): DocumentNode {
    return document;
  }
}

/** The API of the same server; a question that gets no answer is asked three times, then the page is told. */
export function makeClient(): ApolloClient {
  const retry = new RetryLink({
    delay: { initial: 300, max: 2_000, jitter: true },
    attempts: { max: 3, retryIf: isUnreachable },
  });
  return new ApolloClient({
    link: ApolloLink.from([
      keepEarlyAnswers(),
      keepNewestAnswers(),
      watchConnection(),
      retry,
      new HttpLink({ uri: "/graphql" }),
    ]),
    queryDeduplication: false,
    // An answer is kept by the page that shows it: taking whole tables apart for a cache took longer than asking anew.
    cache: new EmptyCache(),
    defaultOptions: {
      watchQuery: { fetchPolicy: "no-cache" },
      query: { fetchPolicy: "no-cache" },
      mutate: { fetchPolicy: "no-cache" },
    },
  });
}
