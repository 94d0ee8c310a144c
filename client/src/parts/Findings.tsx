import { Link } from "react-router";

/** One finding in words, with the address of its evidence. */
export interface FindingLine {
  readonly text: string;
  readonly to: string;
  readonly evidence: string;
}

/** The answer in words: up to three findings, worst first. */
export function Findings({ lines, none }: { lines: readonly FindingLine[]; none: string }) {
  return (
    <section className="tandem-findings" aria-labelledby="findings">
      <h2 id="findings" className="nhsuk-heading-s">
        What stands out
      </h2>
      {lines.length === 0 ? (
        <p>{none}</p>
      ) : (
        <ol>
          {lines.slice(0, 3).map(({ text, to, evidence }) => (
            <li key={text}>
              {text} <Link to={to}>{evidence}</Link>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
