import { Link } from "react-router";

/** Shown where a page could not be fetched or drawn. */
export function BrokenPage() {
  return (
    <div className="nhsuk-width-container nhsuk-main-wrapper">
      <h1 className="nhsuk-heading-l">This page cannot be shown</h1>
      <p>
        It could not be fetched or drawn. Nothing has been changed. A newer version may have been put in place
        meanwhile; loading the page again fetches it.
      </p>
      <div className="tandem-actions">
        <button type="button" className="tandem-action" onClick={() => window.location.reload()}>
          Load the page again
        </button>
        <Link to="/">Go to the overview</Link>
      </div>
    </div>
  );
}
