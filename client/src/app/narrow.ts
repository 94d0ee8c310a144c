import { useSyncExternalStore } from "react";

const NARROW = "(max-width: 640px)";

let query: MediaQueryList | undefined;

/** Asked of the browser once: every table and filter reads it each time it is drawn. */
function narrowQuery(): MediaQueryList {
  query ??= window.matchMedia(NARROW);
  return query;
}

function subscribe(onChange: () => void): () => void {
  narrowQuery().addEventListener("change", onChange);
  return () => narrowQuery().removeEventListener("change", onChange);
}

/** Whether the page is as narrow as a phone. */
export function useIsNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => narrowQuery().matches);
}
