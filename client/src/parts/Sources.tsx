import { TERMS } from "../words/terms.ts";

/** Where the page's figures come from, what to bear in mind, and its uncommon names. */
export function Sources({
  notes,
  warnings,
}: {
  notes: readonly string[];
  warnings: readonly { readonly code: string; readonly message: string }[];
}) {
  return (
    <section className="tandem-sources" aria-labelledby="sources">
      <h2 id="sources" className="nhsuk-heading-s">
        Sources and notes
      </h2>
      <ul>
        {warnings.map(({ code, message }) => (
          <li key={code + message}>
            <strong>Bear in mind:</strong> {message}
          </li>
        ))}
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
        <li>Contains public sector information licensed under the Open Government Licence v3.0.</li>
      </ul>
      <details className="tandem-details">
        <summary>Names used here, in plain words</summary>
        <dl className="tandem-terms">
          {Object.entries(TERMS).map(([term, meaning]) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
      </details>
    </section>
  );
}
