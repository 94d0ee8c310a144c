import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from "@apollo/client";
import { RetryLink } from "@apollo/client/link/retry";

/** The API of the same server; asked again, later each time, while it cannot be reached. */
export function makeClient(): ApolloClient {
  const retry = new RetryLink({ delay: { initial: 500, max: 8_000, jitter: true }, attempts: { max: 4 } });
  return new ApolloClient({
    link: ApolloLink.from([retry, new HttpLink({ uri: "/graphql" })]),
    cache: new InMemoryCache({
      // Ids are unique in an answer only, and codes are not unique over types, so nothing is merged across answers.
      dataIdFromObject: () => false,
    }),
    defaultOptions: { watchQuery: { fetchPolicy: "cache-and-network" } },
  });
}
