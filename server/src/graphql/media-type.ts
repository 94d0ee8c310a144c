import Negotiator from "negotiator";

/** The media type of GraphQL answers whose status tells what happened. */
const GRAPHQL = "application/graphql-response+json; charset=utf-8";

/** The older media type, under which every answer to a well-formed request has status 200. */
const JSON_TYPE = "application/json; charset=utf-8";

/** The media type a caller prefers; the older one where it names none, null where it accepts neither. */
export function mediaTypeOf(accept: string | undefined): string | null {
  if (accept === undefined || accept === "") return JSON_TYPE;
  return new Negotiator({ headers: { accept } }).mediaType([JSON_TYPE, GRAPHQL]) ?? null;
}

/** Whether statuses may tell of faults in a well-formed request. */
export function doesStatusTell(accept: string | undefined): boolean {
  return mediaTypeOf(accept) === GRAPHQL;
}
