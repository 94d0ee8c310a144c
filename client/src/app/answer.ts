import type { OperationVariables, TypedDocumentNode } from "@apollo/client";
import { skipToken, useQuery } from "@apollo/client/react";
import { useCallback, useRef } from "react";

/** An answer of the API, kept on the screen until the next one is there. */
export interface Answer<Data, Variables = unknown> {
  readonly data: Data | undefined;
  /** What the data answers; while the next answer is on its way, that is not what the address asks. */
  readonly variables: Variables | undefined;
  /** What is shown belongs to the question before. */
  readonly isBusy: boolean;
  readonly error: Error | undefined;
  readonly retry: () => void;
}

/** Asks the API; null variables ask nothing yet. */
export function useAnswer<Data, Variables extends OperationVariables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables | null,
): Answer<Data, Variables> {
  const query = useQuery(
    document as TypedDocumentNode<Data, OperationVariables>,
    variables === null ? skipToken : { variables },
  );
  const last = useRef<{ readonly data: Data; readonly variables: Variables } | undefined>(undefined);
  const data = query.data as Data | undefined;
  if (data !== undefined && variables !== null && data !== last.current?.data) last.current = { data, variables };
  const { refetch } = query;
  const retry = useCallback(() => void refetch().catch(() => undefined), [refetch]);
  return {
    data: last.current?.data,
    variables: last.current?.variables,
    isBusy: data === undefined && last.current !== undefined && query.error === undefined,
    error: query.error,
    retry,
  };
}
