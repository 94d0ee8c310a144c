import { NavLink, useLocation } from "react-router";
import { useIsNarrow } from "./narrow.ts";
import { PAGES, pageAt } from "./pages.ts";
import { isLetThrough, useViewer } from "./viewer.ts";

function PageLinks() {
  const { search } = useLocation();
  const year = new URLSearchParams(search).get("year");
  const viewer = useViewer();
  return (
    <ul>
      {PAGES.filter(({ rule }) => isLetThrough(viewer, rule)).map(({ to, label }) => (
        <li key={to}>
          <NavLink to={{ pathname: to, search: year === null ? "" : `?year=${year}` }} end={to === "/"}>
            {label}
          </NavLink>
        </li>
      ))}
    </ul>
  );
}

/** The pages the viewer may see; on a phone behind a button that names the one that is open. */
export function Navigation() {
  const { pathname } = useLocation();
  const isNarrow = useIsNarrow();
  return (
    <nav className="tandem-nav" aria-label="Pages">
      <div className="nhsuk-width-container">
        {isNarrow ? (
          <details key={pathname}>
            <summary>Pages{pageAt(pathname) === undefined ? "" : `: ${pageAt(pathname)?.label}`}</summary>
            <PageLinks />
          </details>
        ) : (
          <PageLinks />
        )}
      </div>
    </nav>
  );
}
