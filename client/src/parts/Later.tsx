import { type ReactNode, startTransition, useLayoutEffect, useState } from "react";
import { LinkAddressContext, useLinkAddress } from "../app/link-address.ts";

/** Calls back once the next frame is on the screen; gives what calls it off. */
function afterPaint(call: () => void): () => void {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = call;
  // A message sent while a frame is made is read once it is painted.
  const frame = requestAnimationFrame(() => port2.postMessage(null));
  return () => {
    cancelAnimationFrame(frame);
    port1.close();
  };
}

/** What may be drawn after the first picture: a new answer and its links show there first, and here once that is on the screen. */
export function Later({ children }: { children: ReactNode }) {
  const links = useLinkAddress();
  const [shown, setShown] = useState({ children, links });
  useLayoutEffect(() => afterPaint(() => startTransition(() => setShown({ children, links }))), [children, links]);
  return <LinkAddressContext value={shown.links}>{shown.children}</LinkAddressContext>;
}
