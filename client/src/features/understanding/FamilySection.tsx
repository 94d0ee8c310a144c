import { AddressLink } from "../../parts/AddressLink.tsx";
import { Explained } from "../../parts/Term.tsx";
import { dateText } from "../../words/text.ts";
import {
  aboutText,
  changeLines,
  familiesIn,
  familiesOf,
  familiesText,
  familySentence,
  saidText,
} from "./family-series.ts";
import type { FamilyRow } from "./understanding-rows.ts";

/** Key of a priority's panel. */
const familyPanelKey = ({ key }: Pick<FamilyRow, "key">) => `family:${key}`;

function Changes({ row }: { row: FamilyRow }) {
  const lines = changeLines(row);
  if (lines.length === 0) return <p className="tandem-families__none">What changed: nothing recorded yet.</p>;
  return (
    <>
      <p>What changed:</p>
      <ul>
        {lines.map((line) => (
          <li key={line}>
            <Explained text={line} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Priority({ row, ward }: { row: FamilyRow; ward: { code: string; name: string } | null }) {
  const here = ward === null ? null : familiesIn(row, ward.code);
  return (
    <li>
      <h3 className="nhsuk-heading-xs">
        <AddressLink changes={{ open: familyPanelKey(row) }}>{row.priority}</AddressLink>
      </h3>
      <p>
        <span className="tandem-families__said">{saidText(row)}</span>
        {here === null || ward === null ? "" : `; in ${ward.name}: ${familiesText(here)}`}. About: {aboutText(row)}.
      </p>
      <Changes row={row} />
    </li>
  );
}

/** What families named in surveys, most-named first, each with what changed because of it. */
export function FamilySection({
  rows,
  need,
  ward,
  isIllustrative,
}: {
  rows: readonly FamilyRow[];
  need: string | null;
  ward: { code: string; name: string } | null;
  isIllustrative: boolean;
}) {
  const shown = familiesOf(rows, need, ward?.code ?? null);
  const surveys = [...new Map(rows.map(({ survey }) => [survey.code, survey])).values()];
  return (
    <section
      id="families"
      className={`tandem-card${isIllustrative ? " tandem-card--illustrative" : ""}`}
      aria-label="What families told us, and what changed"
    >
      <h2 className="nhsuk-heading-s">What families told us, and what changed</h2>
      <p className="tandem-finding">{familySentence(rows)}</p>
      {shown.length === 0 ? (
        <p>
          {rows.length === 0
            ? "Priorities appear here when a survey of families is loaded with the template “family_priority”."
            : "Families named nothing about this need or ward when they were asked. Take a filter away to see what they did name."}
        </p>
      ) : (
        <ul className="tandem-families">
          {shown.map((row) => (
            <Priority key={row.key} row={row} ward={ward} />
          ))}
        </ul>
      )}
      <p className="tandem-source">
        {surveys.map(({ name, heldOn }) => `${name}, answers to ${dateText(heldOn)}.`).join(" ")} A family may name
        several things, so the numbers are never added. They tell what matters to families who answered.
      </p>
    </section>
  );
}
