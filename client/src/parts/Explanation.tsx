import { formatFigure, type ShownFigure } from "../words/figure.ts";

interface ShownExplanation {
  readonly definition: string;
  readonly formula: string;
  readonly inputs: readonly {
    readonly label: string;
    readonly figure: ShownFigure & { readonly unit: string };
    readonly source?: { readonly publisher: string; readonly dataset: string; readonly release?: string | null } | null;
  }[];
}

/** How a number was made: what it means, its formula, and what went into it with its source. */
export function Explanation({ explanation }: { explanation: ShownExplanation }) {
  return (
    <section aria-label="How the numbers were made">
      <h3 className="nhsuk-heading-s">How the numbers were made</h3>
      <p>{explanation.definition}</p>
      <p>
        <code>{explanation.formula}</code>
      </p>
      <ul>
        {explanation.inputs.map(({ label, figure, source }) => (
          <li key={label}>
            {label}: {formatFigure(figure)} {figure.unit === "share" ? "of 1" : ""}
            {source ? (
              <span className="nhsuk-hint">
                {source.publisher}, {source.dataset}
                {source.release ? `, release ${source.release}` : ""}
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
