import { type ReactNode, startTransition, useLayoutEffect, useState } from "react";
import { afterPaint } from "../app/after-paint.ts";
import { LinkAddressContext, useLinkAddress } from "../app/link-address.ts";

/** What may be drawn after the first picture: a new answer and its links show there first, and here once that is on the screen. */
export function Later({ children }: { children: ReactNode }) {
  const links = useLinkAddress();
  const [shown, setShown] = useState({ children, links });
  useLayoutEffect(() => afterPaint(() => startTransition(() => setShown({ children, links }))), [children, links]);
  return <LinkAddressContext value={shown.links}>{shown.children}</LinkAddressContext>;
}
