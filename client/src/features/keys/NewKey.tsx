import { useEffect, useRef } from "react";
import { PARTNERSHIP } from "../../app/partnership.ts";
import { useCopying } from "../../parts/copying.ts";
import { ScrollRegion } from "../../parts/ScrollRegion.tsx";
import { curlLine, type KeyRow } from "./key-words.ts";

/** A key just made, as it is told once. */
export interface MadeKey {
  readonly key: KeyRow;
  readonly secret: string;
}

/** The new key and how to use it; gone with the page. */
export function NewKey({ made, onDone }: { made: MadeKey; onDone: () => void }) {
  const { key, secret } = made;
  const { told, copy } = useCopying();
  const heading = useRef<HTMLHeadingElement>(null);
  const curl = curlLine(window.location.origin, secret, PARTNERSHIP, key);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="tandem-card tandem-new-key" aria-labelledby="new-key">
      <h2 id="new-key" className="nhsuk-heading-s" tabIndex={-1} ref={heading}>
        The new key “{key.name}”
      </h2>
      <p>
        <strong>Copy it now: it is shown this once.</strong> Tandem keeps only a fingerprint of it. Keep it like a
        password, and never put it into a file that others can read.
      </p>
      <p className="tandem-secret">
        <code>{secret}</code>
      </p>
      <p>To try it, run this in a terminal. The answer names the partnership, what it cost and what is left.</p>
      <ScrollRegion label="Command to try the key">
        <pre className="tandem-code">{curl}</pre>
      </ScrollRegion>
      <div className="tandem-actions">
        <button type="button" className="nhsuk-button" onClick={() => copy(secret, "Key")}>
          Copy the key
        </button>
        <button type="button" className="tandem-action" onClick={() => copy(curl, "Command")}>
          Copy the command
        </button>
        <button type="button" className="tandem-action" onClick={onDone}>
          I have kept it, hide it
        </button>
      </div>
      <p role="status">{told}</p>
    </section>
  );
}
