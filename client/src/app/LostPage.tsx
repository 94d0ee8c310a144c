import { Link } from "react-router";

/** Shown where an address leads nowhere or a page cannot be drawn. */
export function LostPage() {
  return (
    <div className="nhsuk-width-container">
      <h1>This page cannot be shown</h1>
      <p>
        The address may be mistyped, or something went wrong while drawing the page. Nothing has been changed. Go to the{" "}
        <Link to="/">overview</Link>.
      </p>
    </div>
  );
}
