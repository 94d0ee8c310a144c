import { Link } from "react-router";

/** Shown where an address leads nowhere. */
export function LostPage() {
  return (
    <>
      <h1 className="nhsuk-heading-l">There is no page at this address</h1>
      <p>The address may be mistyped or out of date. Nothing has been changed.</p>
      <Link to="/">Go to the overview</Link>
    </>
  );
}
