import type { DocumentNode } from "graphql";
import { Kind, print } from "graphql";
import { Link } from "react-router";
import { readyAddress } from "../app/ready-address.ts";
import type { Sheet } from "../words/sheet.ts";
import { useCopying } from "./copying.ts";
import { SaveSheet } from "./SaveSheet.tsx";

/** The name of the question that a document asks. */
function operationOf({ definitions }: DocumentNode): string {
  const operation = definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  return operation?.kind === Kind.OPERATION_DEFINITION ? (operation.name?.value ?? "") : "";
}

/** Ways to take the page along: its list, its question as GraphQL or on the API page, its address, or paper. */
export function TakeAway({ document, variables, sheet }: { document: DocumentNode; variables: object; sheet: Sheet }) {
  const { told, copy } = useCopying();
  const question = `# Variables: ${JSON.stringify(variables)}\n${print(document)}\n`;
  return (
    <section className="tandem-takeaway" aria-labelledby="take-away">
      <h2 id="take-away" className="nhsuk-heading-s">
        Take it away
      </h2>
      <div className="tandem-actions">
        <SaveSheet sheet={() => sheet} what="the list" />
        <button type="button" className="tandem-action" onClick={() => copy(question, "GraphQL")}>
          Copy as GraphQL
        </button>
        <Link className="tandem-action" to={readyAddress(operationOf(document), variables)}>
          Open in the API page
        </Link>
        <button type="button" className="tandem-action" onClick={() => copy(window.location.href, "Link")}>
          Copy link
        </button>
        <button type="button" className="tandem-action" onClick={() => window.print()}>
          Print
        </button>
      </div>
      <p role="status">{told}</p>
    </section>
  );
}
