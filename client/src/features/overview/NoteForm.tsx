import { SaveExceptionNoteDocument } from "@tandem/schema/operations";
import { isLetThrough, useViewer } from "../../app/viewer.ts";
import { EditForm } from "../../parts/EditForm.tsx";
import { SummaryList } from "../../parts/SummaryList.tsx";
import { dateText } from "../../words/text.ts";
import type { NotedException } from "./note-words.ts";

/** What is said of an exception. */
function Said({ note, state }: Pick<NotedException, "note" | "state">) {
  if (note === null)
    return <p>It needs a comment: nobody has said yet why it is so, who answers for it and what is done.</p>;
  return (
    <SummaryList
      isText
      lines={[
        ["Who answers for it", note.owner],
        ["Why it is so", note.cause],
        ["What is done", note.action],
        ["By when", `${dateText(note.dueOn)}${state === "OVERDUE" ? "; that day has passed" : ""}`],
        ["Written", `${note.by}, ${dateText(note.at)}`],
      ]}
    />
  );
}

/** What is said of an exception, with a form for those who may write it. */
export function NoteForm({
  code,
  note,
  state,
  onSaved,
}: Pick<NotedException, "note" | "state"> & { code: string; onSaved: () => void }) {
  const canWrite = isLetThrough(useViewer(), "NOTE_FIGURES");
  return (
    <section aria-label="Comment">
      <h3 className="nhsuk-heading-s">Comment</h3>
      <Said note={note} state={state} />
      {canWrite ? (
        <EditForm
          title={note === null ? "Write the comment" : "Change the comment"}
          document={SaveExceptionNoteDocument}
          fields={[
            {
              name: "owner",
              label: "Who answers for it",
              hint: "A post, as Head of SEND; never a person's name.",
              value: note?.owner,
            },
            { name: "cause", label: "Why it is so", kind: "lines", value: note?.cause },
            { name: "action", label: "What is done about it", kind: "lines", value: note?.action },
            { name: "dueOn", label: "By when", kind: "date", value: note?.dueOn },
          ]}
          input={(written) => ({
            exception: code,
            owner: written.text("owner"),
            cause: written.text("cause"),
            action: written.text("action"),
            dueOn: written.text("dueOn"),
            expectedVersion: note?.version ?? 0,
          })}
          button="Save the comment"
          onSaved={onSaved}
        />
      ) : (
        <p>Commissioners and finance write comments.</p>
      )}
    </section>
  );
}
