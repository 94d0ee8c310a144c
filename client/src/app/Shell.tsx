import { FrameDocument } from "@tandem/schema/operations";
import { type RefObject, useEffect, useRef } from "react";
import { NavLink, Outlet, ScrollRestoration, useLocation } from "react-router";
import { Fault } from "../parts/Fault.tsx";
import { Loading } from "../parts/Loading.tsx";
import { useAnswer } from "./answer.ts";
import { useConnection } from "./connection.ts";
import type { Frame } from "./frame.ts";
import { PARTNERSHIP } from "./partnership.ts";

const PAGES = [
  { to: "/", label: "Overview" },
  { to: "/gaps", label: "Gaps" },
  { to: "/overlaps", label: "Overlaps" },
  { to: "/pooled-budgets", label: "Pooled budgets" },
] as const;

const calendarDay = () => new Date().toISOString().slice(0, 10);

function Pages() {
  const { search } = useLocation();
  const year = new URLSearchParams(search).get("year");
  return (
    <nav className="tandem-nav" aria-label="Pages">
      <div className="nhsuk-width-container">
        <ul>
          {PAGES.map(({ to, label }) => (
            <li key={to}>
              <NavLink to={{ pathname: to, search: year === null ? "" : `?year=${year}` }} end>
                {label}
              </NavLink>
            </li>
          ))}
        </ul>
      </div>
    </nav>
  );
}

/** Said as long as the server does not answer. */
function Unreachable() {
  const { doesAnswer, retrySeconds } = useConnection();
  return (
    <div role="status">
      {doesAnswer ? null : (
        <aside className="tandem-unreachable" aria-label="Connection">
          <div className="nhsuk-width-container">
            <strong>Tandem cannot reach its server.</strong> What you see is the last answer; nothing is lost. It asks
            again every {retrySeconds} seconds.
          </div>
        </aside>
      )}
    </div>
  );
}

function MadeUp({ frame }: { frame: Frame | undefined }) {
  const isMadeUp = frame?.loads.edges.some(({ node }) => node.provenance === "ILLUSTRATIVE") ?? false;
  if (!isMadeUp) return null;
  return (
    <aside className="tandem-notice" aria-label="About the data">
      <div className="nhsuk-width-container">
        <p>
          <strong>Illustrative data.</strong> Services, need, money and waits are made up to show how Tandem works.
          Never quote them.
        </p>
      </div>
    </aside>
  );
}

/** Gives each page its title, and the keyboard its content when the page changes. */
function usePageChange(main: RefObject<HTMLElement | null>): void {
  const { pathname } = useLocation();
  const before = useRef(pathname);
  useEffect(() => {
    const page = PAGES.find(({ to }) => to === pathname);
    document.title = `${page?.label ?? "Page not found"} – Tandem`;
    if (before.current !== pathname) main.current?.focus({ preventScroll: true });
    before.current = pathname;
  }, [pathname, main]);
}

/** Header, navigation, and the frame that every page stands in. */
export function Shell() {
  const main = useRef<HTMLElement>(null);
  usePageChange(main);
  const { data, error, retry } = useAnswer(FrameDocument, { partnership: PARTNERSHIP });
  const frame =
    data === undefined ? undefined : { ...data.partnership, today: data.partnership.today ?? calendarDay() };
  return (
    <>
      <a className="nhsuk-skip-link" href="#maincontent">
        Skip to main content
      </a>
      <header className="tandem-header">
        <div className="nhsuk-width-container tandem-header__inner">
          <span className="tandem-header__name">Tandem</span>
          <span>{frame?.name}</span>
        </div>
      </header>
      <Pages />
      <MadeUp frame={frame} />
      <Unreachable />
      <div className="nhsuk-width-container">
        <main className="nhsuk-main-wrapper" id="maincontent" tabIndex={-1} ref={main}>
          {error === undefined || frame !== undefined ? null : <Fault error={error} onRetry={retry} />}
          {frame === undefined ? error === undefined && <Loading /> : <Outlet context={frame} />}
        </main>
      </div>
      <ScrollRestoration />
    </>
  );
}
