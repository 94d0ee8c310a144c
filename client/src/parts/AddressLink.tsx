import type { AnchorHTMLAttributes, MouseEvent } from "react";
import type { AddressChanges } from "../app/address.ts";
import { useLinkAddress } from "../app/link-address.ts";

interface AddressLinkProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, "href" | "target"> {
  readonly changes: AddressChanges;
}

/** A click that the browser is to answer itself: a new tab, a new window, a file. */
const isForBrowser = ({ button, metaKey, altKey, ctrlKey, shiftKey }: MouseEvent) =>
  button !== 0 || metaKey || altKey || ctrlKey || shiftKey;

/** A link to this page with changes of its address: an open panel, a filter. The page stays where it is scrolled to. */
export function AddressLink({ changes, onClick, children, ...rest }: AddressLinkProps) {
  const { to, follow } = useLinkAddress();
  return (
    <a
      {...rest}
      href={to(changes)}
      onClick={(event) => {
        onClick?.(event);
        if (event.defaultPrevented || isForBrowser(event)) return;
        event.preventDefault();
        follow(changes);
      }}
    >
      {children}
    </a>
  );
}
