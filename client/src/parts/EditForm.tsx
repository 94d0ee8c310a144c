import type { DocumentNode, TypedDocumentNode } from "@apollo/client";
import { useMutation } from "@apollo/client/react";
import { type FormEvent, type ReactNode, useId, useState } from "react";
import { PARTNERSHIP } from "../app/partnership.ts";
import { faultOf } from "../words/edit-outcome.ts";
import { readPounds } from "../words/money-input.ts";
import { unsavedWords } from "./fault-words.ts";
import { type FormField, Written } from "./form-fields.ts";

/** Id of the hint of a field. */
const hintId = (id: string) => `${id}-hint`;

function Control({ field, id }: { field: FormField; id: string }) {
  const { name, kind = "text", value, choices, isOptional } = field;
  const described = field.hint === undefined ? undefined : hintId(id);
  const common = { id, name, defaultValue: value, required: isOptional !== true, "aria-describedby": described };
  if (kind === "choice")
    return (
      <select {...common} className="nhsuk-select">
        {isOptional ? <option value="">—</option> : null}
        {choices?.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    );
  if (kind === "lines") return <textarea {...common} className="nhsuk-textarea" rows={3} maxLength={4_000} />;
  const types = { text: "text", pounds: "text", number: "number", month: "month", date: "date", check: "checkbox" };
  return (
    <input
      {...common}
      type={types[kind]}
      inputMode={kind === "pounds" ? "decimal" : undefined}
      className="nhsuk-input"
      placeholder={kind === "month" ? "2026-04" : undefined}
    />
  );
}

/** One field with its label. */
export function Field({ field }: { field: FormField }) {
  const id = useId();
  if (field.kind === "check")
    return (
      <label className="tandem-check">
        <input type="checkbox" name={field.name} defaultChecked={field.isChecked} />
        <span>{field.label}</span>
      </label>
    );
  const isOptional = field.isOptional === true;
  return (
    <div>
      <label htmlFor={id}>
        {field.label}
        {field.kind === "pounds" ? " (£)" : ""}
        {isOptional ? " (optional)" : ""}
      </label>
      {field.hint === undefined ? null : (
        <p id={hintId(id)} className="tandem-hint">
          {field.hint}
        </p>
      )}
      <Control field={field} id={id} />
    </div>
  );
}

/** The first field whose sum of money cannot be read; null where all can. */
function unreadable(fields: readonly FormField[], written: Written): string | null {
  const wrong = fields.find(
    ({ name, kind }) => kind === "pounds" && written.text(name) !== "" && readPounds(written.text(name)) === null,
  );
  return wrong === undefined ? null : `Not saved: ${wrong.label} must be a sum in pounds, as 1,234.50.`;
}

/** Told while a change is on its way; the button keeps the focus but sends nothing twice. */
const SAVING = "Saving…";

interface EditFormProps {
  readonly title: string;
  /** A mutation with the variables partnership and input. */
  readonly document: DocumentNode;
  readonly fields: readonly FormField[];
  /** The change's input from what was written; a text where it cannot be made. */
  readonly input: (written: Written) => object | string;
  readonly button: string;
  readonly onSaved: () => void;
  /** Variables beside partnership and input. */
  readonly rest?: object;
  readonly note?: ReactNode;
  readonly isOpen?: boolean;
  readonly children?: ReactNode;
}

/** A change that is made by filling in fields; opened when wanted. What stands in the way is told under the button. */
export function EditForm(props: EditFormProps) {
  const { title, document, fields, input, button, onSaved, rest, note, isOpen, children } = props;
  const [send] = useMutation(document as TypedDocumentNode<Record<string, unknown>, object>);
  const [told, setTold] = useState("");
  const isSaving = told === SAVING;
  const save = async (form: HTMLFormElement) => {
    const written = new Written(form);
    const read = unreadable(fields, written) ?? input(written);
    if (typeof read === "string") return setTold(read);
    setTold(SAVING);
    const { data } = await send({ variables: { partnership: PARTNERSHIP, input: read, ...rest } });
    const fault = faultOf(Object.values(data ?? {})[0]);
    // What is written while the last entry is saved stays.
    if (fault === null && written.isStillIn(form)) form.reset();
    setTold(fault ?? "Saved.");
    onSaved();
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isSaving) return;
    save(event.currentTarget).catch((error: unknown) => setTold(unsavedWords(error)));
  };
  return (
    <details className="tandem-edit" open={isOpen}>
      <summary>{title}</summary>
      <form className="tandem-form" aria-label={title} onSubmit={submit}>
        {note === undefined ? null : <p>{note}</p>}
        {fields.map((field) => (
          <Field key={`${field.name}|${field.value ?? ""}`} field={field} />
        ))}
        {children}
        <button type="submit" className="nhsuk-button" aria-disabled={isSaving}>
          {button}
        </button>
        <p role="status">{told}</p>
      </form>
    </details>
  );
}
