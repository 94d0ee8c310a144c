import type { ReactNode } from "react";
import { Link } from "react-router";
import type { AddressChanges } from "../app/address.ts";
import { splitAtTerms } from "../words/terms.ts";
import { AddressLink } from "./AddressLink.tsx";
import { Explained } from "./Term.tsx";

/** One finding in words, with where its evidence is: another address, or changes of this page's. */
export interface FindingLine {
  readonly text: string;
  /** What to do about it, and what that would bring. */
  readonly remedy?: string;
  readonly to: string | AddressChanges;
  readonly evidence: string;
}

const SHOWN = 3;

/** Names that the findings before one have used. */
function termsBefore(lines: readonly FindingLine[], count: number): ReadonlySet<string> {
  const known = new Set<string>();
  for (const { text, remedy } of lines.slice(0, count)) splitAtTerms(`${text} ${remedy ?? ""}`, known);
  return known;
}

/** A link to a finding's evidence. */
function Evidence({ to, children }: { to: FindingLine["to"]; children: ReactNode }) {
  if (typeof to !== "string") return <AddressLink changes={to}>{children}</AddressLink>;
  return (
    <Link to={to} preventScrollReset={to.startsWith("?")}>
      {children}
    </Link>
  );
}

/** The answer in words: up to three findings, worst first, each with a link to its evidence. */
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
          {lines.slice(0, SHOWN).map(({ text, remedy, to, evidence }, index) => (
            <li key={text}>
              <Explained text={text} known={termsBefore(lines, index)} />{" "}
              {remedy === undefined ? null : <span className="tandem-findings__remedy">{remedy} </span>}
              <Evidence to={to}>
                {evidence}
                <span className="nhsuk-u-visually-hidden">: finding {index + 1}</span>
              </Evidence>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
