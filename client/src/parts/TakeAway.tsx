import type { DocumentNode } from "graphql";
import { print } from "graphql";
import { useState } from "react";

/** Ways to take the page along: its address, its question as GraphQL, or paper. */
export function TakeAway({ document, variables }: { document: DocumentNode; variables: object }) {
  const [told, setTold] = useState("");
  const copy = (text: string, what: string) => {
    navigator.clipboard.writeText(text).then(
      () => setTold(`${what} copied.`),
      () => setTold(`${what} could not be copied; the browser does not allow it.`),
    );
  };
  return (
    <section aria-labelledby="take-away">
      <h2 id="take-away" className="nhsuk-heading-s">
        Take it away
      </h2>
      <div className="tandem-actions">
        <button type="button" className="tandem-action" onClick={() => copy(window.location.href, "Link")}>
          Copy link
        </button>
        <button
          type="button"
          className="tandem-action"
          onClick={() => copy(`${print(document)}\n# variables: ${JSON.stringify(variables)}\n`, "GraphQL")}
        >
          Copy as GraphQL
        </button>
        <button type="button" className="tandem-action" onClick={() => window.print()}>
          Print
        </button>
      </div>
      <p role="status">{told}</p>
    </section>
  );
}
