import { useQuery } from "@apollo/client/react";
import { FrameDocument } from "@tandem/schema/operations";
import { useEffect } from "react";
import { NavLink, Outlet, useLocation } from "react-router";
import { PARTNERSHIP } from "./partnership.ts";

const PAGES = [
  { to: "/", label: "Overview" },
  { to: "/gaps", label: "Gaps" },
  { to: "/overlaps", label: "Overlaps" },
  { to: "/pooled-budgets", label: "Pooled budgets" },
] as const;

/** Header, navigation and the notice that most of what is shown is made up. */
export function Shell() {
  const { data } = useQuery(FrameDocument, { variables: { partnership: PARTNERSHIP } });
  const { pathname } = useLocation();
  useEffect(() => {
    const page = PAGES.find(({ to }) => to === pathname);
    document.title = `${page?.label ?? "Page"} – Tandem`;
  }, [pathname]);
  return (
    <>
      <a className="nhsuk-skip-link" href="#maincontent">
        Skip to main content
      </a>
      <header className="tandem-header">
        <div className="nhsuk-width-container tandem-header__inner">
          <span className="tandem-header__name">Tandem</span>
          <span className="tandem-header__partnership">{data?.partnership.name ?? "Loading"}</span>
        </div>
      </header>
      <nav className="tandem-nav" aria-label="Pages">
        <div className="nhsuk-width-container">
          <ul>
            {PAGES.map(({ to, label }) => (
              <li key={to}>
                <NavLink to={to} end>
                  {label}
                </NavLink>
              </li>
            ))}
          </ul>
        </div>
      </nav>
      <div className="tandem-notice">
        <div className="nhsuk-width-container">
          <p>
            <strong>Illustrative data.</strong> Services, need, money and waits are made up to show how Tandem works.
            Never quote them.
          </p>
        </div>
      </div>
      <div className="nhsuk-width-container">
        <main className="nhsuk-main-wrapper" id="maincontent">
          <Outlet />
        </main>
      </div>
    </>
  );
}
