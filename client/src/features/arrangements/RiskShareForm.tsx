import { useLazyQuery } from "@apollo/client/react";
import {
  AgreeRiskShareDocument,
  RiskSharePreviewDocument,
  type RiskSharePreviewQuery,
} from "@tandem/schema/operations";
import { useRef, useState } from "react";
import { PARTNERSHIP } from "../../app/partnership.ts";
import { EditForm, Field } from "../../parts/EditForm.tsx";
import { faultWords } from "../../parts/fault-words.ts";
import { type FormField, Written } from "../../parts/form-fields.ts";
import { formatExactMoney } from "../../words/figure.ts";
import { readPounds } from "../../words/money-input.ts";
import { BASIS_WORDS } from "../../words/text.ts";
import type { ArrangementRow } from "./arrangement-words.ts";

const DIRECTIONS = [
  { value: "OVERSPEND", label: "overspends" },
  { value: "UNDERSPEND", label: "underspends" },
];
const SCOPES = [
  { value: "POOL", label: "the pool's variance as one" },
  { value: "SCHEME", label: "each scheme's, by who funds the scheme" },
];
const BASES = [
  { value: "WEIGHTS", label: "by agreed weights" },
  { value: "CONTRIBUTION", label: "by planned contributions" },
  { value: "LIES_WHERE_IT_FALLS", label: "by the party that runs the scheme" },
];

const FIELDS: readonly FormField[] = [
  { name: "direction", label: "It shares", kind: "choice", choices: DIRECTIONS },
  { name: "fromYear", label: "First financial year", hint: "As 2026-27. It changes no closed year." },
  { name: "scope", label: "What is shared", kind: "choice", choices: SCOPES },
  { name: "reserve", label: "Risk reserve that bears an overspend first", kind: "pounds", value: "0.00" },
  { name: "isOffset", label: "Underspends in the pool make up for overspends first", kind: "check", isChecked: true },
  { name: "barsRingFenced", label: "Ring-fenced money bears no general overspend", kind: "check", isChecked: true },
  { name: "isKept", label: "An underspend stays in the pool", kind: "check" },
];

type Party = ArrangementRow["parties"][number]["organisation"];

/** A stretch of a variance as fields. */
function TierFields({ at, isLast, parties }: { at: number; isLast: boolean; parties: readonly Party[] }) {
  const fields: FormField[] = [
    ...(isLast ? [] : [{ name: `upTo-${at}`, label: "Up to", kind: "pounds" as const }]),
    { name: `basis-${at}`, label: "Shared", kind: "choice", choices: BASES },
    ...parties.flatMap(({ code, name }): FormField[] => [
      {
        name: `weight-${at}-${code}`,
        label: `Weight of ${name}`,
        kind: "number",
        value: "1",
        hint: "A whole number, as 1 and 1, or 2 and 1.",
      },
      { name: `cap-${at}-${code}`, label: `Most that ${name} bears of this`, kind: "pounds", isOptional: true },
    ]),
  ];
  return (
    <fieldset>
      <legend>
        {at === 0
          ? isLast
            ? "The whole variance"
            : "The first stretch"
          : isLast
            ? "What is above"
            : "The next stretch"}
      </legend>
      {fields.map((field) => (
        <Field key={field.name} field={field} />
      ))}
    </fieldset>
  );
}

/** The rule from what was written. */
function readRule(written: Written, tiers: number, parties: readonly Party[]) {
  return {
    scope: written.text("scope") as "POOL" | "SCHEME",
    reservePence: readPounds(written.text("reserve")) ?? 0,
    isOffset: written.isChecked("isOffset"),
    barsRingFenced: written.isChecked("barsRingFenced"),
    isKept: written.isChecked("isKept"),
    tiers: Array.from({ length: tiers }, (_, at) => ({
      upToPence: at === tiers - 1 ? null : readPounds(written.text(`upTo-${at}`)),
      basis: written.text(`basis-${at}`) as "WEIGHTS",
      parties: parties.map(({ code }) => ({
        organisation: code,
        weight: written.number(`weight-${at}-${code}`) ?? 0,
        capPence: readPounds(written.text(`cap-${at}-${code}`)),
      })),
    })),
  };
}

type PreviewRow = RiskSharePreviewQuery["partnership"]["riskSharePreview"][number];

function sharesText(shares: PreviewRow["asAgreed"], rest: PreviewRow["unallocatedAsAgreed"]): string {
  const borne = shares
    .filter(({ share }) => share.pence !== 0)
    .map(
      ({ organisation, basis, share }) =>
        `${organisation.name} ${formatExactMoney(share)} (${BASIS_WORDS[basis] ?? basis})`,
    );
  const nobody = rest.pence === 0 ? [] : [`nobody ${formatExactMoney(rest)}`];
  return [...borne, ...nobody].join("; ") || "nothing to share";
}

/** What the rule would have made of past years. */
function Preview({ rows }: { rows: readonly PreviewRow[] }) {
  return (
    <table className="tandem-table tandem-cards">
      <caption>What the rule would have made of each year</caption>
      <thead>
        <tr>
          <th scope="col">Year</th>
          <th scope="col" className="is-number">
            Over (+) or under (−)
          </th>
          <th scope="col">Under the rule that held</th>
          <th scope="col">Under this rule</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.financialYear}>
            <th scope="row">
              {row.financialYear}
              {row.isClosed ? "" : ", forecast"}
            </th>
            <td data-label="Over or under" className="is-number">
              {formatExactMoney(row.variance)}
            </td>
            <td data-label="Under the rule that held">{sharesText(row.asAgreed, row.unallocatedAsAgreed)}</td>
            <td data-label="Under this rule">{sharesText(row.asProposed, row.unallocatedAsProposed)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Records how a variance is shared from a year on; the rule can be tried on past years before it is agreed. */
export function RiskShareForm({ arrangement, onSaved }: { arrangement: ArrangementRow; onSaved: () => void }) {
  const [tiers, setTiers] = useState(1);
  const [ask, { data, error }] = useLazyQuery(RiskSharePreviewDocument, { fetchPolicy: "no-cache" });
  const place = useRef<HTMLDivElement>(null);
  const parties = arrangement.parties.map(({ organisation }) => organisation);
  const preview = () => {
    const form = place.current?.closest("form");
    if (!form) return;
    const written = new Written(form);
    const direction = written.text("direction") as "OVERSPEND";
    void ask({
      variables: {
        partnership: PARTNERSHIP,
        arrangement: arrangement.code,
        direction,
        rule: readRule(written, tiers, parties),
      },
    });
  };
  const input = (written: Written) => {
    const [direction, fromYear] = [written.text("direction"), written.text("fromYear")];
    const held = arrangement.riskShares.find((rule) => rule.direction === direction && rule.fromYear === fromYear);
    const rule = readRule(written, tiers, parties);
    return { arrangement: arrangement.code, direction, fromYear, rule, expectedVersion: held?.version ?? 0 };
  };
  return (
    <EditForm
      title="Agree how a variance is shared"
      document={AgreeRiskShareDocument}
      fields={FIELDS}
      input={input}
      button="Record the rule as agreed"
      onSaved={onSaved}
    >
      <div ref={place}>
        {Array.from({ length: tiers }, (_, at) => (
          <TierFields key={`${at}|${tiers}`} at={at} isLast={at === tiers - 1} parties={parties} />
        ))}
        <div className="tandem-actions">
          <button type="button" className="tandem-action" onClick={() => setTiers((count) => Math.min(10, count + 1))}>
            Add a stretch
          </button>
          <button type="button" className="tandem-action" onClick={() => setTiers((count) => Math.max(1, count - 1))}>
            Remove the last stretch
          </button>
          <button type="button" className="tandem-action" onClick={preview}>
            Try it on past years
          </button>
        </div>
        {error === undefined ? null : <p role="alert">Not tried: {faultWords(error)}</p>}
        {data === undefined ? null : <Preview rows={data.partnership.riskSharePreview as readonly PreviewRow[]} />}
      </div>
    </EditForm>
  );
}
