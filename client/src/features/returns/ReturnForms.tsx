import {
  AmendReturnDocument,
  CommentOnReturnDocument,
  PrepareReturnDocument,
  SendReturnBackDocument,
  SignReturnDocument,
  SubmitReturnDocument,
} from "@tandem/schema/operations";
import { isLetThrough, useViewer } from "../../app/viewer.ts";
import { EditForm } from "../../parts/EditForm.tsx";
import type { FormField, Written } from "../../parts/form-fields.ts";
import type { ReturnRow } from "./return-words.ts";

interface FormProps {
  readonly row: ReturnRow;
  readonly onSaved: () => void;
}

const MET = [
  { value: "yes", label: "met" },
  { value: "no", label: "not met" },
];

/** Writes a draft: its commentary and what it states of each condition. */
export function PrepareForm({
  arrangement,
  quarter,
  row,
  onSaved,
}: {
  arrangement: string;
  quarter: string;
  row: ReturnRow | null;
  onSaved: () => void;
}) {
  const statements = row?.statements ?? [];
  const stated = (isMet: boolean | null | undefined) =>
    isMet === null || isMet === undefined ? undefined : isMet ? "yes" : "no";
  const fields: FormField[] = [
    {
      name: "commentary",
      label: "What is to be said of the quarter",
      kind: "lines",
      value: row?.commentary ?? undefined,
    },
    ...statements.flatMap(({ term, condition, isMet, comment }): FormField[] => [
      { name: `met-${term}`, label: condition, kind: "choice", choices: MET, value: stated(isMet), isOptional: true },
      { name: `why-${term}`, label: "Why not, or anything else", value: comment ?? undefined, isOptional: true },
    ]),
  ];
  const input = (written: Written) => ({
    arrangement,
    quarter,
    commentary: written.text("commentary"),
    statements: statements
      .filter(({ term }) => written.maybe(`met-${term}`) !== null)
      .map(({ term }) => ({
        term,
        isMet: written.text(`met-${term}`) === "yes",
        comment: written.maybe(`why-${term}`),
      })),
    expectedVersion: row?.version ?? 0,
  });
  return (
    <EditForm
      title={row === null ? `Begin the return for ${quarter}` : "Change the draft"}
      document={PrepareReturnDocument}
      fields={fields}
      input={input}
      button="Save the draft"
      onSaved={onSaved}
    />
  );
}

const stepOf = ({ arrangement, quarter, version }: ReturnRow) => ({ arrangement, quarter, expectedVersion: version });

function SubmitForm({ row, onSaved }: FormProps) {
  return (
    <EditForm
      title="Send it for signature"
      document={SubmitReturnDocument}
      note="Its figures are fixed as they stand; every party signs just those."
      fields={[]}
      input={() => stepOf(row)}
      button="Send it"
      onSaved={onSaved}
    />
  );
}

function SignForm({ row, onSaved }: FormProps) {
  return (
    <EditForm
      title="Sign it"
      document={SignReturnDocument}
      note="You sign the figures shown above, for your organisation. With the last party's signature the return is locked."
      fields={[
        {
          name: "organisation",
          label: "For",
          kind: "choice",
          choices: row.unsigned.map(({ code, name }) => ({ value: code, label: name })),
        },
      ]}
      input={(written) => ({
        ...stepOf(row),
        organisation: written.text("organisation"),
        contentHash: row.contentHash ?? "",
      })}
      button="Sign"
      onSaved={onSaved}
    />
  );
}

function ReasonForm({ row, onSaved, isAmending }: FormProps & { isAmending: boolean }) {
  return (
    <EditForm
      title={isAmending ? "Change it after signing" : "Send it back"}
      document={isAmending ? AmendReturnDocument : SendReturnBackDocument}
      note={
        isAmending ? "A new edition begins; the signed one stays as it is." : "Signatures given so far no longer count."
      }
      fields={[{ name: "reason", label: "Why", kind: "lines" }]}
      input={(written) => ({ ...stepOf(row), reason: written.text("reason") })}
      button={isAmending ? "Begin a new edition" : "Send it back"}
      onSaved={onSaved}
    />
  );
}

function CommentForm({ row, onSaved }: FormProps) {
  return (
    <EditForm
      title="Comment"
      document={CommentOnReturnDocument}
      fields={[{ name: "comment", label: "What you say", kind: "lines" }]}
      input={(written) => ({ arrangement: row.arrangement, quarter: row.quarter, comment: written.text("comment") })}
      button="Add the comment"
      onSaved={onSaved}
    />
  );
}

/** Steps the viewer may take with the newest edition. */
export function ReturnForms({ row, onSaved }: FormProps) {
  const viewer = useViewer();
  const may = (rule: string) => isLetThrough(viewer, rule);
  const { status } = row;
  return (
    <>
      {may("KEEP_MONEY") && status === "DRAFT" ? (
        <>
          <PrepareForm arrangement={row.arrangement} quarter={row.quarter} row={row} onSaved={onSaved} />
          <SubmitForm row={row} onSaved={onSaved} />
        </>
      ) : null}
      {may("SIGN_RETURNS") && status === "SUBMITTED" ? <SignForm row={row} onSaved={onSaved} /> : null}
      {may("COMMENT_ON_RETURNS") ? <CommentForm row={row} onSaved={onSaved} /> : null}
      {may("COMMENT_ON_RETURNS") && status === "SUBMITTED" ? (
        <ReasonForm row={row} onSaved={onSaved} isAmending={false} />
      ) : null}
      {may("KEEP_MONEY") && status === "SIGNED" ? <ReasonForm row={row} onSaved={onSaved} isAmending={true} /> : null}
    </>
  );
}
