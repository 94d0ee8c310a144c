import { createContext, useContext, useDeferredValue, useEffect, useMemo, useRef } from "react";
import { type AddressChanges, useAddress } from "./address.ts";

/** What links to the page they stand on are made of. */
export interface LinkAddress {
  /** The address with changes, for a link. */
  readonly to: (changes: AddressChanges) => string;
  /** Goes to the address of this moment with changes. */
  readonly follow: (changes: AddressChanges) => void;
}

export const LinkAddressContext = createContext<LinkAddress>({ to: () => "?", follow: () => undefined });

/** The page's address for the links on it, which may lag behind it: hundreds of links cost more to draw than a filter does. */
export function useCurrentLinkAddress(): LinkAddress {
  const address = useAddress();
  const current = useRef(address);
  useEffect(() => {
    current.current = address;
  });
  const links = useMemo(
    () => ({
      to: address.to,
      follow: (changes: AddressChanges) => {
        const { to, set, replace } = current.current;
        // As browsers do: a link to where one is leaves no step behind.
        (to(changes) === to({}) ? replace : set)(changes);
      },
    }),
    [address.to],
  );
  return useDeferredValue(links);
}

/** The address for the links of an answer, which stays as it is while the next answer is on its way: they are drawn again with that one. */
export function useHeldLinkAddress(isHeld: boolean): LinkAddress {
  const current = useContext(LinkAddressContext);
  const held = useRef(current);
  if (!isHeld) held.current = current;
  return held.current;
}

/** What the links of a part of the page are made of. */
export const useLinkAddress = () => useContext(LinkAddressContext);
