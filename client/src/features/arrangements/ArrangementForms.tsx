import { AddVariationDocument, OpenPoolYearDocument, SaveSchemeDocument } from "@tandem/schema/operations";
import { useFrame } from "../../app/frame.ts";
import { isLetThrough, useViewer } from "../../app/viewer.ts";
import { EditForm } from "../../parts/EditForm.tsx";
import { readPounds } from "../../words/money-input.ts";
import { yearsAround } from "../../words/period.ts";
import type { ArrangementRow } from "./arrangement-words.ts";
import { RiskShareForm } from "./RiskShareForm.tsx";
import { TermsForm } from "./TermsForm.tsx";

interface FormProps {
  readonly arrangement: ArrangementRow;
  readonly onSaved: () => void;
}

function VariationForm({ arrangement, onSaved }: FormProps) {
  return (
    <EditForm
      title="Record a variation"
      document={AddVariationDocument}
      fields={[
        { name: "agreedOn", label: "Day it was agreed", kind: "date" },
        { name: "effectiveOn", label: "First day it holds", kind: "date" },
        { name: "change", label: "What changed, and why", kind: "lines" },
      ]}
      input={(written) => ({
        arrangement: arrangement.code,
        agreedOn: written.text("agreedOn"),
        effectiveOn: written.text("effectiveOn"),
        change: written.text("change"),
      })}
      button="Record it"
      onSaved={onSaved}
    />
  );
}

function SchemeForm({ arrangement, onSaved }: FormProps) {
  const { today } = useFrame();
  const parties = arrangement.parties.map(({ organisation }) => ({
    value: organisation.code,
    label: organisation.name,
  }));
  const year = arrangement.years.at(-1)?.financialYear ?? yearsAround(today)[0] ?? "";
  return (
    <EditForm
      title="Add or change a scheme"
      document={SaveSchemeDocument}
      rest={{ financialYear: year }}
      fields={[
        {
          name: "code",
          label: "Code",
          hint: "Capital letters, digits and hyphens, as CYP-OT. Write that of a scheme that is there to change it.",
        },
        { name: "name", label: "Name" },
        { name: "service", label: "Code of the service it pays for", isOptional: true },
        { name: "lead", label: "Run by", kind: "choice", choices: parties, isOptional: true },
        {
          name: "ownRisk",
          label: "Its variance is borne by one party alone",
          kind: "choice",
          choices: parties,
          isOptional: true,
        },
      ]}
      input={(written) => ({
        code: written.text("code"),
        arrangement: arrangement.code,
        name: written.text("name"),
        service: written.maybe("service"),
        lead: written.maybe("lead"),
        ownRisk: written.maybe("ownRisk"),
        expectedVersion: arrangement.schemes.find(({ code }) => code === written.text("code"))?.version ?? 0,
      })}
      button="Save the scheme"
      onSaved={onSaved}
    />
  );
}

function YearForm({ arrangement, onSaved }: FormProps) {
  return (
    <EditForm
      title="Open a financial year"
      document={OpenPoolYearDocument}
      note="Closing a year opens the next one by itself, with what is left."
      fields={[
        { name: "financialYear", label: "Financial year", hint: "As 2026-27." },
        { name: "opening", label: "Balance brought forward", kind: "pounds", value: "0.00" },
      ]}
      input={(written) => ({
        arrangement: arrangement.code,
        financialYear: written.text("financialYear"),
        openingBalancePence: readPounds(written.text("opening")) ?? 0,
      })}
      button="Open the year"
      onSaved={onSaved}
    />
  );
}

/** Changes of an arrangement that the viewer may make. */
export function ArrangementForms({ arrangement, onSaved }: FormProps) {
  const viewer = useViewer();
  const mayAgree = isLetThrough(viewer, "AGREE_TERMS");
  const mayKeep = isLetThrough(viewer, "KEEP_MONEY");
  if (!mayAgree && !mayKeep) return null;
  const isPool = arrangement.kind === "SECTION_75";
  return (
    <section className="tandem-card" aria-labelledby="changes">
      <h2 id="changes" className="nhsuk-heading-s">
        Changes
      </h2>
      {mayAgree ? (
        <>
          <TermsForm arrangement={arrangement} onSaved={onSaved} />
          <VariationForm arrangement={arrangement} onSaved={onSaved} />
          {isPool ? <RiskShareForm arrangement={arrangement} onSaved={onSaved} /> : null}
        </>
      ) : null}
      {mayKeep ? (
        <>
          <SchemeForm arrangement={arrangement} onSaved={onSaved} />
          {isPool ? <YearForm arrangement={arrangement} onSaved={onSaved} /> : null}
        </>
      ) : null}
    </section>
  );
}
