import { SaveArrangementDocument } from "@tandem/schema/operations";
import { useFrame } from "../../app/frame.ts";
import { EditForm } from "../../parts/EditForm.tsx";
import type { FormField, Written } from "../../parts/form-fields.ts";
import { type ArrangementRow, KIND_WORDS, VAT_WORDS } from "./arrangement-words.ts";

const choicesOf = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

/** Terms that are written in sentences. */
const SENTENCES = [
  ["aims", "Agreed aims and outcomes"],
  ["nhsFunctions", "NHS functions it covers"],
  ["councilFunctions", "Health-related functions of the council it covers"],
  ["personsAndServices", "For whom, and for which services"],
  ["resources", "Staff, goods, services and rooms the parties provide"],
  ["variationTerms", "How it may be varied"],
  ["terminationTerms", "How it ends, and what becomes of the money"],
  ["management", "How the fund is managed and monitored"],
] as const;

/** Fields of the agreement's facts. */
function factFields(row: ArrangementRow | null): FormField[] {
  const now = <K extends keyof ArrangementRow>(name: K) => row?.[name] as string | undefined;
  return [
    ...(row === null
      ? [{ name: "code", label: "Code", hint: "Capital letters, digits and hyphens, as S75-CYP. It never changes." }]
      : []),
    { name: "name", label: "Name", value: now("name") },
    {
      name: "kind",
      label: "How the money is joined",
      kind: "choice",
      choices: choicesOf(KIND_WORDS),
      value: now("kind"),
    },
    { name: "start", label: "First day", kind: "date", value: now("start") },
    { name: "end", label: "Last day", kind: "date", value: now("end") ?? undefined, isOptional: true },
    {
      name: "signedOn",
      label: "Day it was signed",
      kind: "date",
      value: now("signedOn") ?? undefined,
      isOptional: true,
    },
    {
      name: "reviewOn",
      label: "Day of the next review",
      kind: "date",
      value: now("reviewOn") ?? undefined,
      isOptional: true,
    },
    {
      name: "noticeMonths",
      label: "Months of notice",
      kind: "number",
      value: row?.noticeMonths?.toString(),
      isOptional: true,
    },
    {
      name: "vatRegime",
      label: "VAT rules",
      kind: "choice",
      choices: choicesOf(VAT_WORDS),
      value: row?.vatRegime ?? undefined,
      isOptional: true,
    },
    {
      name: "poolManager",
      label: "Pool manager",
      hint: "A post, not a person.",
      value: row?.poolManager ?? undefined,
      isOptional: true,
    },
    {
      name: "benefitTolerance",
      label: "Percentage points by which shares of money and benefit may differ",
      kind: "number",
      value: row?.benefitTolerance?.toString(),
      isOptional: true,
    },
  ];
}

/** Parties that were ticked, each from the day it joined. */
function readParties(row: ArrangementRow | null, codes: readonly string[], written: Written) {
  return codes
    .filter((code) => written.isChecked(`party-${code}`))
    .map((organisation) => {
      const held = row?.parties.find((party) => party.organisation.code === organisation);
      return { organisation, joinedOn: held?.joinedOn ?? written.text("start"), leftOn: held?.leftOn ?? null };
    });
}

/** Records an agreement, or changes its terms. */
export function TermsForm({ arrangement, onSaved }: { arrangement: ArrangementRow | null; onSaved: () => void }) {
  const { organisations } = useFrame();
  const own = organisations.filter(({ kind }) => kind === "COUNCIL" || kind === "ICB");
  const isParty = (code: string) => arrangement?.parties.some(({ organisation }) => organisation.code === code);
  const fields: FormField[] = [
    ...factFields(arrangement),
    {
      name: "host",
      label: "Hosted or led by",
      kind: "choice",
      choices: own.map(({ code, name }) => ({ value: code, label: name })),
      value: arrangement?.host.code,
    },
    ...own.map(({ code, name }) => ({
      name: `party-${code}`,
      label: `${name} is a party`,
      kind: "check" as const,
      isChecked: arrangement === null || isParty(code),
    })),
    ...SENTENCES.map(([name, label]) => ({
      name,
      label,
      kind: "lines" as const,
      value: arrangement?.[name] ?? undefined,
      isOptional: true,
    })),
  ];
  const codes = own.map(({ code }) => code);
  const input = (written: Written) => ({
    code: arrangement?.code ?? written.text("code"),
    ...Object.fromEntries(["name", "kind", "host", "start"].map((name) => [name, written.text(name)])),
    ...Object.fromEntries(
      ["end", "signedOn", "reviewOn", "vatRegime", "poolManager", ...SENTENCES.map(([name]) => name)].map((name) => [
        name,
        written.maybe(name),
      ]),
    ),
    noticeMonths: written.number("noticeMonths"),
    benefitTolerance: written.number("benefitTolerance"),
    parties: readParties(arrangement, codes, written),
    expectedVersion: arrangement?.version ?? 0,
  });
  return (
    <EditForm
      title={arrangement === null ? "Record an arrangement" : "Change the terms"}
      document={SaveArrangementDocument}
      fields={fields}
      input={input}
      button="Save the terms"
      onSaved={onSaved}
    />
  );
}
