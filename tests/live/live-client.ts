import { createClient } from "graphql-sse";

/** Events of one subscription, as graphql-sse's own client hears them. */
export interface Heard<T> {
  readonly events: T[];
  /** Settles when the stream has ended for good. */
  readonly ended: Promise<void>;
  stop(): void;
}

/** Listens with graphql-sse's client, a connection for this subscription alone. */
export function listen<T>(
  address: string,
  query: string,
  variables: Record<string, unknown> = {},
  headers: Record<string, string> = {},
): Heard<T> {
  const client = createClient({
    url: `${address}/graphql/stream`,
    headers,
    retryAttempts: 20,
    retry: async () => undefined,
  });
  const events: T[] = [];
  const iterator = client.iterate<T>({ query, variables });
  const hear = async () => {
    for await (const event of iterator) events.push(event as T);
  };
  return { events, ended: hear().catch(() => undefined), stop: () => client.dispose() };
}
