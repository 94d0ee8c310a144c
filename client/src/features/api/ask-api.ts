import { buildClientSchema, type GraphQLSchema, getIntrospectionQuery, type IntrospectionQuery } from "graphql";
import { useEffect, useState } from "react";
import type { ApiQuestion } from "./api-question.ts";

/** An answer as it came. */
export interface RawAnswer {
  /** Status of the answer. */
  readonly status: number;
  /** Its text, laid out where it is JSON. */
  readonly text: string;
  /** What it says went wrong, in words. */
  readonly errors: readonly string[];
  readonly milliseconds: number;
  /** Characters as they came over the wire. */
  readonly length: number;
}

interface Told {
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly id?: string } }[];
}

function laidOut(text: string): { readonly text: string; readonly errors: readonly string[] } {
  try {
    const read = JSON.parse(text) as Told;
    const errors = (read.errors ?? []).map(({ message, extensions }) =>
      extensions?.id === undefined || message.includes(extensions.id) ? message : `${message} (${extensions.id})`,
    );
    return { text: JSON.stringify(read, null, 2), errors };
  } catch {
    return { text, errors: ["The answer is not JSON; it is shown as it came."] };
  }
}

/** Sends a question as it stands, and brings the answer as it came. */
export async function askRaw(question: ApiQuestion & { readonly operationName?: string }): Promise<RawAnswer> {
  const start = performance.now();
  const response = await fetch("/graphql", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(question),
  });
  const text = await response.text();
  const milliseconds = performance.now() - start;
  return { status: response.status, milliseconds, length: text.length, ...laidOut(text) };
}

async function fetchSchema(): Promise<GraphQLSchema> {
  const { text, errors } = await askRaw({ query: getIntrospectionQuery(), variables: {} });
  if (errors.length > 0) throw new Error(errors.join(" "));
  return buildClientSchema((JSON.parse(text) as { data: IntrospectionQuery }).data);
}

/** What the API says of itself; null while it is on its way. */
export interface KnownSchema {
  readonly schema: GraphQLSchema | null;
  readonly error: Error | null;
  readonly retry: () => void;
}

/** Asks the API for its types and fields. */
export function useApiSchema(): KnownSchema {
  const [known, setKnown] = useState<Omit<KnownSchema, "retry">>({ schema: null, error: null });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let isWanted = true;
    fetchSchema().then(
      (schema) => isWanted && setKnown({ schema, error: null }),
      (error: unknown) => isWanted && setKnown({ schema: null, error: error as Error }),
    );
    return () => {
      isWanted = false;
    };
  }, [attempt]);
  return { ...known, retry: () => setAttempt((before) => before + 1) };
}
