import type { OperationVariables, TypedDocumentNode } from "@apollo/client";
import { skipToken, useQuery } from "@apollo/client/react";
import { useRef } from "react";

/** An answer of the API, kept on the screen until the next one is there. */
export interface Answer<Data> {
  readonly data: Data | undefined;
  /** What is shown belongs to the question before. */
  readonly isBusy: boolean;
  readonly error: Error | undefined;
  readonly retry: () => void;
}

/** Asks the API; null variables ask nothing yet. */
export function useAnswer<Data, Variables extends OperationVariables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables | null,
): Answer<Data> {
  const query = useQuery(
    document as TypedDocumentNode<Data, OperationVariables>,
    variables === null ? skipToken : { variables },
  );
  const last = useRef<Data | undefined>(undefined);
  if (query.data !== undefined) last.current = query.data as Data;
  return {
    data: last.current,
    isBusy: query.data === undefined && last.current !== undefined && query.error === undefined,
    error: query.error,
    retry: () => void query.refetch().catch(() => undefined),
  };
}
