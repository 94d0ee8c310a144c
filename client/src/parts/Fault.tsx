import { CombinedGraphQLErrors, ServerError } from "@apollo/client";
import { isUnreachable } from "../app/connection.ts";

/** What went wrong, in words, with a number to quote where there is one. */
function faultWords(error: Error): string {
  if (isUnreachable(error))
    return "Tandem's server does not answer just now. It may be starting, or the network may be down.";
  if (ServerError.is(error) && error.statusCode === 401)
    return "You are no longer signed in. Load this page again, and sign in.";
  if (!CombinedGraphQLErrors.is(error)) return error.message;
  return error.errors
    .map(({ message, extensions }) => {
      const id = extensions?.id;
      return typeof id === "string" && !message.includes(id) ? `${message} Quote ${id} when you report it.` : message;
    })
    .join(" ");
}

/** Says that an answer did not come: what happened, what is safe, what to do. */
export function Fault({ error, onRetry }: { error: Error; onRetry: () => void }) {
  return (
    <div className="nhsuk-error-summary" role="alert">
      <h2 className="nhsuk-error-summary__title">The figures could not be fetched</h2>
      <div className="nhsuk-error-summary__body">
        <p>{faultWords(error)}</p>
        <p>Nothing is lost. Figures below, if there are any, are the last answer.</p>
        <button type="button" className="nhsuk-button nhsuk-button--secondary" onClick={onRetry}>
          Try again
        </button>
      </div>
    </div>
  );
}
