import { type ReactNode, useDeferredValue } from "react";
import { LinkAddressContext, useLinkAddress } from "../app/link-address.ts";

/** What may be drawn after the first picture: a new answer and its links show there first, and here as soon as the screen is free. */
export function Later({ children }: { children: ReactNode }) {
  const links = useDeferredValue(useLinkAddress());
  return <LinkAddressContext value={links}>{useDeferredValue(children)}</LinkAddressContext>;
}
