import { ServerError } from "@apollo/client";
import { FrameDocument, ViewerDocument } from "@tandem/schema/operations";
import { type ReactNode, type RefObject, useEffect, useMemo, useRef } from "react";
import { Outlet, ScrollRestoration, useLocation } from "react-router";
import { NoPartPage, NotForYouPage, SignInPage } from "../features/viewer/SignInPage.tsx";
import { ViewerBar } from "../features/viewer/ViewerBar.tsx";
import { Fault } from "../parts/Fault.tsx";
import { Loading } from "../parts/Loading.tsx";
import { useAnswer } from "./answer.ts";
import { useConnection } from "./connection.ts";
import { Footer } from "./Footer.tsx";
import type { Frame } from "./frame.ts";
import { LinkAddressContext, useCurrentLinkAddress } from "./link-address.ts";
import { Navigation } from "./Navigation.tsx";
import { NewFigures } from "./NewFigures.tsx";
import { isUnder, pageAt } from "./pages.ts";
import { PARTNERSHIP } from "./partnership.ts";
import { isLetThrough, type Viewer, ViewerContext } from "./viewer.ts";

const calendarDay = () => new Date().toISOString().slice(0, 10);

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

/** The last part of an address as a person reads it; as it stands where it is no address in order. */
function lastPart(pathname: string): string {
  const part = pathname.split("/").at(-1) ?? "";
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** A page's name; one further in adds the last part of its address. */
function titleOf(pathname: string): string {
  const page = pageAt(pathname);
  if (page === undefined) return "Page not found";
  return isUnder(page, pathname) ? `${page.label}: ${lastPart(pathname)}` : page.label;
}

/** Gives each page its title, and the keyboard its content when the page changes. */
function usePageChange(main: RefObject<HTMLElement | null>): void {
  const { pathname } = useLocation();
  const before = useRef(pathname);
  useEffect(() => {
    document.title = `${titleOf(pathname)} – Tandem`;
    if (before.current !== pathname) main.current?.focus({ preventScroll: true });
    before.current = pathname;
  }, [pathname, main]);
}

/** What stands in a page's place where its reader may not see it; null where they may. */
function wayIn(viewer: Viewer, pathname: string): ReactNode {
  if (viewer.kind === "STRANGER") return <SignInPage />;
  if (!viewer.membership) return <NoPartPage name={viewer.name ?? "somebody"} />;
  const page = pageAt(pathname);
  return page === undefined || isLetThrough(viewer, page.rule) ? null : (
    <NotForYouPage roles={viewer.membership.roles} />
  );
}

/** Gives the links of a page its address. */
function Links({ children }: { children: ReactNode }) {
  return <LinkAddressContext value={useCurrentLinkAddress()}>{children}</LinkAddressContext>;
}

/** The page, once it is known who looks and what frames it. */
function Content({ viewer }: { viewer: Viewer }) {
  const { pathname } = useLocation();
  const isIn = viewer.kind !== "STRANGER" && Boolean(viewer.membership);
  const { data, error, retry } = useAnswer(FrameDocument, isIn ? { partnership: PARTNERSHIP } : null);
  const instead = wayIn(viewer, pathname);
  const main = useRef<HTMLElement>(null);
  usePageChange(main);
  const day = calendarDay();
  // The same frame as long as it is: pages are drawn again when it changes.
  const frame = useMemo(
    () => (data === undefined ? undefined : { ...data.partnership, today: data.partnership.today ?? day }),
    [data, day],
  );
  const page =
    frame === undefined ? (
      error === undefined && <Loading />
    ) : (
      <Links>
        <Outlet context={frame} />
      </Links>
    );
  return (
    <>
      <Header name={frame?.name} />
      <Navigation />
      <ViewerBar />
      <MadeUp frame={frame} />
      <Unreachable />
      <div className="nhsuk-width-container">
        <main className="nhsuk-main-wrapper" id="maincontent" tabIndex={-1} ref={main}>
          {error === undefined || frame !== undefined ? null : <Fault error={error} onRetry={retry} />}
          {instead ?? page}
        </main>
      </div>
      {isIn ? <NewFigures shown={frame?.dataVersion} /> : null}
      <Footer />
    </>
  );
}

function Header({ name }: { name: string | undefined }) {
  return (
    <header className="tandem-header">
      <div className="nhsuk-width-container tandem-header__inner">
        <span className="tandem-header__name">Tandem</span>
        <span>{name}</span>
      </div>
    </header>
  );
}

/** Shown while it is not known who looks, and where that cannot be told. */
function Unknown({ error, onRetry }: { error: Error | undefined; onRetry: () => void }) {
  return (
    <>
      <Header name={undefined} />
      <Unreachable />
      <div className="nhsuk-width-container">
        <main className="nhsuk-main-wrapper" id="maincontent" tabIndex={-1}>
          {error === undefined ? <Loading /> : <Fault error={error} onRetry={onRetry} />}
        </main>
      </div>
    </>
  );
}

/** Somebody whom the server answers nothing but that they must sign in. */
const STRANGER: Viewer = { kind: "STRANGER", name: null, membership: null };

/** Header, navigation, and the frame that every page stands in. */
export function Shell() {
  const { data, error, retry } = useAnswer(ViewerDocument, { partnership: PARTNERSHIP });
  const isStranger = ServerError.is(error) && error.statusCode === 401;
  const viewer = isStranger ? STRANGER : data?.viewer;
  return (
    <ViewerContext value={viewer ?? null}>
      <a className="nhsuk-skip-link" href="#maincontent">
        Skip to main content
      </a>
      {viewer === undefined ? <Unknown error={error} onRetry={retry} /> : <Content viewer={viewer} />}
      <ScrollRestoration />
    </ViewerContext>
  );
}
