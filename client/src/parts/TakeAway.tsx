import type { DocumentNode } from "graphql";
import { Kind, print } from "graphql";
import { Link } from "react-router";
import { readyAddress } from "../app/ready-address.ts";
import type { Sheet } from "../words/sheet.ts";
import { listText } from "../words/text.ts";
import { useCopying } from "./copying.ts";
import { useFind } from "./FindBox.tsx";
import { SaveSheet } from "./SaveSheet.tsx";

/** The name of the question that a document asks. */
function operationOf({ definitions }: DocumentNode): string {
  const operation = definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  return operation?.kind === Kind.OPERATION_DEFINITION ? (operation.name?.value ?? "") : "";
}

interface TakeAwayProps {
  readonly document: DocumentNode;
  readonly variables: object;
  /** The page's list, made when somebody saves it. */
  readonly sheet: () => Sheet;
  /** Path of the table as CSV, where the page has one. */
  readonly table?: string;
  /** Filters chosen on the page that the table's address cannot carry, by name. */
  readonly tableLacks?: readonly string[];
}

/** How what is taken away differs from what is shown; nothing where it does not. */
function Differences({ tableLacks }: { tableLacks: readonly string[] }) {
  const find = useFind();
  const lacking = tableLacks.length === 1 ? "the filter" : "the filters";
  return (
    <>
      {find === "" ? null : (
        <p className="tandem-source">
          The words looked for narrow only what is shown: files and addresses hold all that the filters leave.
        </p>
      )}
      {tableLacks.length === 0 ? null : (
        <p className="tandem-source">
          The address of the table does not carry {lacking} {listText(tableLacks)}; the files do.
        </p>
      )}
    </>
  );
}

/** Ways to take the page along: its list, its table's address, its question as GraphQL, its own address, or paper. */
export function TakeAway({ document, variables, sheet, table, tableLacks = [] }: TakeAwayProps) {
  const { told, copy } = useCopying();
  const question = () => `# Variables: ${JSON.stringify(variables)}\n${print(document)}\n`;
  const address = table === undefined ? null : `${window.location.origin}${table}`;
  const ways = [
    ...(address === null
      ? []
      : [{ label: "Copy the address of this table (CSV)", act: () => copy(address, "Address of the table") }]),
    { label: "Copy as GraphQL", act: () => copy(question(), "GraphQL") },
    { label: "Copy link", act: () => copy(window.location.href, "Link") },
    { label: "Print", act: () => window.print() },
  ];
  return (
    <section className="tandem-takeaway" aria-labelledby="take-away">
      <h2 id="take-away" className="nhsuk-heading-s">
        Take it away
      </h2>
      <div className="tandem-actions">
        <SaveSheet sheet={sheet} what="the list" />
        {ways.map(({ label, act }) => (
          <button key={label} type="button" className="tandem-action" onClick={act}>
            {label}
          </button>
        ))}
        <Link className="tandem-action" to={readyAddress(operationOf(document), variables)}>
          Open in the API page
        </Link>
      </div>
      <Differences tableLacks={tableLacks} />
      <p role="status">{told}</p>
    </section>
  );
}
