import { Link } from "react-router";
import { FOOTER_PAGES, PAGES } from "./pages.ts";
import { isLetThrough, useViewer } from "./viewer.ts";

/** What stands under every page: the statement on accessibility, the API, and the licence of published figures. */
export function Footer() {
  const viewer = useViewer();
  const pages = [...FOOTER_PAGES, ...PAGES.filter(({ to }) => to === "/api-guide")];
  const shown = pages.filter(({ rule }) => isLetThrough(viewer, rule));
  return (
    <footer className="tandem-footer">
      <div className="nhsuk-width-container">
        {shown.length === 0 ? null : (
          <ul>
            {shown.map(({ to, label }) => (
              <li key={to}>
                <Link to={to}>{label}</Link>
              </li>
            ))}
          </ul>
        )}
        <p>Contains public sector information licensed under the Open Government Licence v3.0.</p>
      </div>
    </footer>
  );
}
