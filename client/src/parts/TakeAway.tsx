import type { DocumentNode } from "graphql";
import { print } from "graphql";
import { smallCountsMark, useViewer } from "../app/viewer.ts";
import { csvText, marked, type Sheet } from "../words/sheet.ts";
import { useCopying } from "./copying.ts";

function saveSheet(sheet: Sheet): void {
  const address = URL.createObjectURL(new Blob(["\ufeff", csvText(sheet)], { type: "text/csv" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = `${sheet.name}.csv`;
  link.click();
  URL.revokeObjectURL(address);
}

/** Ways to take the page along: its list, its question as GraphQL, its address, or paper. */
export function TakeAway({ document, variables, sheet }: { document: DocumentNode; variables: object; sheet: Sheet }) {
  const { told, copy } = useCopying();
  const mark = smallCountsMark(useViewer());
  const question = `# Variables: ${JSON.stringify(variables)}\n${print(document)}\n`;
  const ways = [
    { label: "Save the list (CSV)", act: () => saveSheet(mark === null ? sheet : marked(sheet, mark)) },
    { label: "Copy as GraphQL", act: () => copy(question, "GraphQL") },
    { label: "Copy link", act: () => copy(window.location.href, "Link") },
    { label: "Print", act: () => window.print() },
  ];
  return (
    <section className="tandem-takeaway" aria-labelledby="take-away">
      <h2 id="take-away" className="nhsuk-heading-s">
        Take it away
      </h2>
      <div className="tandem-actions">
        {ways.map(({ label, act }) => (
          <button key={label} type="button" className="tandem-action" onClick={act}>
            {label}
          </button>
        ))}
      </div>
      <p role="status">{told}</p>
    </section>
  );
}
