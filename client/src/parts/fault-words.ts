import { CombinedGraphQLErrors, ServerError } from "@apollo/client";
import { isUnreachable } from "../app/connection.ts";

/** What the server said of itself that it refuses, with a number to quote where there is one. */
function refusalWords({ errors }: CombinedGraphQLErrors): string {
  return errors
    .map(({ message, extensions }) => {
      const id = extensions?.id;
      return typeof id === "string" && !message.includes(id) ? `${message} Quote ${id} when you report it.` : message;
    })
    .join(" ");
}

/** A sentence with its full stop, which some already have. */
const sentence = (text: string) => (/[.!?]$/.test(text) ? text : `${text}.`);

/** What went wrong, in whole sentences that name what to do about it. */
export function faultWords(error: unknown): string {
  // A web server in between answers with a page of its own where Tandem does not answer.
  if (isUnreachable(error) || error instanceof SyntaxError)
    return "Tandem's server does not answer just now. It may be starting, or the network may be down.";
  if (ServerError.is(error) && error.statusCode === 401)
    return "You are no longer signed in. Load this page again, and sign in.";
  if (CombinedGraphQLErrors.is(error)) return refusalWords(error);
  return error instanceof Error ? sentence(error.message) : "It is not known why.";
}

/** Why a change was not saved, or that nobody knows whether it was; and what became of what was written. */
export function unsavedWords(error: unknown): string {
  if (isUnreachable(error) || error instanceof SyntaxError)
    return `No answer came, so it is not known whether this was saved. ${faultWords(error)} What you wrote is still here: once the server answers, look whether the change is there, and send it again if not.`;
  return `Not saved: ${faultWords(error)} What you wrote is still here.`;
}
