/** The partnership of the seeds. */
const OF_THE_SEEDS = "walsall";

/** What the page says of the partnership it is for; null beside a browser. */
function named(): string | null {
  if (typeof document === "undefined") return null;
  const page = document.querySelector<HTMLMetaElement>('meta[name="tandem-partnership"]');
  return page === null ? null : decodeURIComponent(page.content);
}

/** The partnership this dashboard is for, by code, as the server wrote it into the page. */
export const PARTNERSHIP = named() ?? OF_THE_SEEDS;
