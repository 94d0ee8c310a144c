/** Shown until the first answer is there; it keeps the room the answer will take. */
export function Loading() {
  return (
    <div className="tandem-loading">
      <p role="status" className="nhsuk-hint">
        Fetching the figures…
      </p>
      <div aria-hidden="true" className="tandem-loading__shape" />
      <div aria-hidden="true" className="tandem-loading__shape tandem-loading__shape--tall" />
    </div>
  );
}
