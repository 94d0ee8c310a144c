import { type ApolloClient, ApolloLink, makeVar, ServerError } from "@apollo/client";
import { useApolloClient, useReactiveVar } from "@apollo/client/react";
import { useEffect } from "react";
import { tap } from "rxjs";

/** Seconds between two attempts while the server does not answer. */
const RETRY_SECONDS = 10;

const answers = makeVar(true);

/** Whether a fault means that the server cannot be asked just now. */
export function isUnreachable(error: unknown): boolean {
  if (ServerError.is(error)) return error.statusCode >= 500;
  return error instanceof TypeError;
}

/** Notes whether the server answers. */
export function watchConnection(): ApolloLink {
  return new ApolloLink((operation, forward) =>
    forward(operation).pipe(
      tap({
        next: () => void answers(true),
        error: (error) => void answers(!isUnreachable(error)),
      }),
    ),
  );
}

/** Asks anew for everything that is on the page. */
export function askAgain(client: ApolloClient): void {
  client.refetchQueries({ include: "active" }).catch(() => undefined);
}

/** Whether the server answers; while it does not, everything on the page is asked for again and again. */
export function useConnection(): { readonly doesAnswer: boolean; readonly retrySeconds: number } {
  const client = useApolloClient();
  const doesAnswer = useReactiveVar(answers);
  useEffect(() => {
    if (doesAnswer) return;
    const retry = () => askAgain(client);
    const timer = setInterval(retry, RETRY_SECONDS * 1000);
    window.addEventListener("online", retry);
    return () => {
      clearInterval(timer);
      window.removeEventListener("online", retry);
    };
  }, [doesAnswer, client]);
  return { doesAnswer, retrySeconds: RETRY_SECONDS };
}
