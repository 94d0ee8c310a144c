import { faultWords } from "./fault-words.ts";

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
