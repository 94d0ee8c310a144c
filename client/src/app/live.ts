import { useEffect, useState } from "react";
import { PARTNERSHIP } from "./partnership.ts";

const QUESTION = "subscription ($partnership: ID!) { dataVersions(partnership: $partnership) { dataVersion } }";

/** Name under which the tabs of one browser agree which of them listens, and tell each other what it heard. */
const SHARED = "tandem-data-version";

const address = () => {
  const variables = JSON.stringify({ partnership: PARTNERSHIP });
  return `/graphql/stream?${new URLSearchParams({ query: QUESTION, variables })}`;
};

interface Told {
  readonly data?: { readonly dataVersions: { readonly dataVersion: number } | null } | null;
}

/** Listens until `signal` says so; a lost connection is taken up again by the browser itself. */
function listen(onVersion: (version: number) => void, signal: AbortSignal): Promise<void> {
  const source = new EventSource(address());
  source.addEventListener("next", ({ data }: MessageEvent<string>) => {
    const version = (JSON.parse(data) as Told).data?.dataVersions?.dataVersion;
    if (version !== undefined) onVersion(version);
  });
  source.addEventListener("complete", () => source.close());
  return new Promise((resolve) => {
    signal.addEventListener("abort", () => {
      source.close();
      resolve();
    });
  });
}

/** The newest data version that the server told of; 0 before it did. One tab of a browser listens for all of them. */
export function useNewestVersion(): number {
  const [newest, setNewest] = useState(0);
  useEffect(() => {
    const channel = new BroadcastChannel(SHARED);
    const stop = new AbortController();
    const take = (version: number) => setNewest((known) => Math.max(known, version));
    channel.onmessage = ({ data }: MessageEvent<number>) => take(data);
    const tell = (version: number) => {
      take(version);
      channel.postMessage(version);
    };
    // Browsers hold few connections to one server, and each tab's own stream would take one of them.
    navigator.locks?.request(SHARED, { signal: stop.signal }, () => listen(tell, stop.signal)).catch(() => undefined);
    return () => {
      stop.abort();
      channel.close();
    };
  }, []);
  return newest;
}
