/** Where the page's figures come from, and what to bear in mind. */
export function Sources({
  notes,
  warnings,
}: {
  notes: readonly string[];
  warnings: readonly { readonly code: string; readonly message: string }[];
}) {
  return (
    <section aria-labelledby="sources">
      <h2 id="sources" className="nhsuk-heading-s">
        Sources and notes
      </h2>
      <ul>
        {warnings.map(({ code, message }) => (
          <li key={code + message}>
            <strong>Note:</strong> {message}
          </li>
        ))}
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
        <li>
          EHC: education, health and care. NEET: not in education, employment or training. ICB: integrated care board,
          the NHS body that buys health services.
        </li>
        <li>Illustrative register of Walsall services, Tandem. Children are counted where they live.</li>
        <li>Contains public sector information licensed under the Open Government Licence v3.0.</li>
      </ul>
    </section>
  );
}
