import { formatUnit, type ShownFigure } from "../words/figure.ts";

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
    <section aria-label="How the number was made">
      <h3 className="nhsuk-heading-s">How the number was made</h3>
      <p>{explanation.definition}</p>
      <p className="tandem-formula">
        <code>{explanation.formula}</code>
      </p>
      <dl className="tandem-summary">
        {explanation.inputs.map(({ label, figure, source }) => (
          <div key={label}>
            <dt>
              {label}
              <span className="tandem-source">
                {source
                  ? `${source.publisher}: ${source.dataset}${source.release ? `, release ${source.release}` : ""}`
                  : "Worked out from the lines above"}
              </span>
            </dt>
            <dd>{formatUnit(figure)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
