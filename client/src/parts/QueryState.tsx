import type { ReactNode } from "react";

/** What a page shows while its answer is on the way, or when it does not come. */
export function QueryState({
  error,
  onRetry,
  children,
}: {
  error: Error | undefined;
  onRetry: () => void;
  children: ReactNode;
}) {
  return (
    <>
      {error === undefined ? null : (
        <div className="nhsuk-error-summary" role="alert">
          <h2 className="nhsuk-error-summary__title">The figures could not be fetched</h2>
          <div className="nhsuk-error-summary__body">
            <p>{error.message}</p>
            <p>Nothing is lost. What you see below, if anything, is the last answer.</p>
            <button type="button" className="nhsuk-button nhsuk-button--secondary" onClick={onRetry}>
              Try again
            </button>
          </div>
        </div>
      )}
      {children}
    </>
  );
}

/** Shown until the first answer is there. */
export function Loading() {
  return (
    <p role="status" className="nhsuk-hint">
      Fetching the figures…
    </p>
  );
}
