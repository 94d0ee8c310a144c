import {
  CompleteBooksDocument,
  PostLedgerEntriesDocument,
  ReverseLedgerEntryDocument,
} from "@tandem/schema/operations";
import { EditForm } from "../../parts/EditForm.tsx";
import type { Written } from "../../parts/form-fields.ts";
import { readPounds } from "../../words/money-input.ts";
import { FORM_WORDS } from "../../words/text.ts";
import { KIND_WORDS, type PoolRow } from "./ledger-words.ts";

interface FormProps {
  readonly pool: PoolRow;
  readonly year: string;
  readonly sources: readonly { readonly code: string; readonly name: string }[];
  readonly parties: readonly { readonly code: string; readonly name: string }[];
  readonly onSaved: () => void;
}

const choices = (rows: readonly { readonly code: string; readonly name: string }[]) =>
  rows.map(({ code, name }) => ({ value: code, label: name }));

const words = (texts: Readonly<Record<string, string>>) =>
  Object.entries(texts).map(([value, label]) => ({ value, label }));

/** An entry from what was written. */
function readEntry(written: Written) {
  return {
    reference: written.text("reference"),
    month: written.text("month"),
    kind: written.text("kind"),
    organisation: written.maybe("organisation"),
    fundingSource: written.maybe("fundingSource"),
    form: written.maybe("form"),
    scheme: written.maybe("scheme"),
    commission: written.maybe("commission"),
    pence: readPounds(written.text("amount")) ?? 0,
    adjustsYear: written.maybe("adjustsYear"),
    description: written.text("description"),
  };
}

/** Posts one entry. */
export function PostForm({ pool, sources, parties, onSaved }: FormProps) {
  return (
    <EditForm
      title="Post an entry"
      document={PostLedgerEntriesDocument}
      note="An entry is never changed. A mistake is put right by reversing it and posting a right one."
      fields={[
        { name: "reference", label: "Voucher number", hint: "Unique in the ledger; posted twice it counts once." },
        { name: "month", label: "Month", kind: "month", hint: "As 2026-04." },
        { name: "kind", label: "What it is", kind: "choice", choices: words(KIND_WORDS) },
        { name: "amount", label: "Amount", kind: "pounds", hint: "With a minus it takes back." },
        {
          name: "scheme",
          label: "Scheme that spends",
          kind: "choice",
          choices: choices(pool.schemes),
          isOptional: true,
        },
        {
          name: "organisation",
          label: "Party that pays or is paid",
          kind: "choice",
          choices: choices(parties),
          isOptional: true,
        },
        {
          name: "fundingSource",
          label: "Source of a contribution",
          kind: "choice",
          choices: choices(sources),
          isOptional: true,
        },
        { name: "form", label: "Form of a contribution", kind: "choice", choices: words(FORM_WORDS), isOptional: true },
        { name: "commission", label: "Code of the contract that is paid", isOptional: true },
        { name: "adjustsYear", label: "Closed year it puts right", hint: "As 2024-25.", isOptional: true },
        { name: "description", label: "What it is for" },
      ]}
      input={(written) => ({ arrangement: pool.arrangement.code, entries: [readEntry(written)] })}
      button="Post it"
      onSaved={onSaved}
    />
  );
}

/** Takes an entry back. */
export function ReverseForm({ pool, onSaved }: Pick<FormProps, "pool" | "onSaved">) {
  return (
    <EditForm
      title="Reverse an entry"
      document={ReverseLedgerEntryDocument}
      fields={[
        { name: "reference", label: "Voucher number to take back" },
        { name: "month", label: "Month to take it back in", kind: "month", hint: "As 2026-04." },
        { name: "reason", label: "Why" },
      ]}
      input={(written) => ({
        arrangement: pool.arrangement.code,
        reference: written.text("reference"),
        month: written.text("month"),
        reason: written.text("reason"),
      })}
      button="Reverse it"
      onSaved={onSaved}
    />
  );
}

/** States that a month's entries are all posted. */
export function BooksForm({ pool, year, onSaved }: Pick<FormProps, "pool" | "year" | "onSaved">) {
  return (
    <EditForm
      title="Complete the books"
      document={CompleteBooksDocument}
      note="Until a month is complete, what it spent is not shown as a number."
      fields={[{ name: "month", label: "All entries are posted to the end of", kind: "month", hint: "As 2026-06." }]}
      input={(written) => ({
        arrangement: pool.arrangement.code,
        financialYear: year,
        month: written.text("month"),
        expectedVersion: pool.version,
      })}
      button="Complete them"
      onSaved={onSaved}
    />
  );
}
