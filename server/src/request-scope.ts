import { AsyncLocalStorage } from "node:async_hooks";
import type { Span } from "@opentelemetry/api";

/** What is known of a request while it is answered. */
export interface RequestScope {
  /** Number by which its caller and the log know it. */
  readonly id: string;
  /** The span that what is done for it belongs to; null where no traces are made. */
  span: Span | null;
}

const scopes = new AsyncLocalStorage<RequestScope>();

/** The request that is being answered; undefined outside of any. */
export const currentRequest = (): RequestScope | undefined => scopes.getStore();

/** The number of the request that is being answered, under which its faults are logged. */
export const requestId = (): string | undefined => currentRequest()?.id;

/** Goes on with a request as the current one. */
export const inRequest = (scope: RequestScope, goOn: () => void): void => scopes.run(scope, goOn);
