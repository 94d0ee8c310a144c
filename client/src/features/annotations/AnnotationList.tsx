import { useMutation } from "@apollo/client/react";
import { RemoveAnnotationDocument, SaveAnnotationDocument } from "@tandem/schema/operations";
import { useRef, useState } from "react";
import { useFrame } from "../../app/frame.ts";
import { PARTNERSHIP } from "../../app/partnership.ts";
import { isLetThrough, useViewer } from "../../app/viewer.ts";
import { EditForm } from "../../parts/EditForm.tsx";
import { faultOf } from "../../words/edit-outcome.ts";
import { type AnnotationRow, type AnnotationSubject, eventText } from "./annotation-series.ts";
import type { Annotations } from "./use-annotations.ts";

function Removal({ row, onGone }: { row: AnnotationRow; onGone: (told: string) => void }) {
  const [send] = useMutation(RemoveAnnotationDocument);
  const remove = async () => {
    const input = { code: row.code, expectedVersion: row.version };
    const { data } = await send({ variables: { partnership: PARTNERSHIP, input } });
    onGone(faultOf(data?.removeAnnotation) ?? "The event is taken away; mark it again if you still want it.");
  };
  return (
    <button
      type="button"
      className="tandem-action"
      onClick={() => remove().catch(() => onGone("The event is still there: the server did not answer. Try again."))}
    >
      Take away<span className="nhsuk-u-visually-hidden"> this event: {row.text}</span>
    </button>
  );
}

function EventForm({ subject, onSaved }: { subject: AnnotationSubject; onSaved: () => void }) {
  const { today } = useFrame();
  return (
    <EditForm
      title="Mark an event"
      document={SaveAnnotationDocument}
      fields={[
        { name: "on", label: "Day it happened", kind: "date", value: today },
        { name: "text", label: "What happened", hint: "In a line; of posts and services, never of a person." },
      ]}
      input={(written) => ({ ...subject, on: written.text("on"), text: written.text("text"), expectedVersion: 0 })}
      button="Mark it"
      onSaved={onSaved}
    />
  );
}

interface AnnotationListProps {
  readonly annotations: Annotations;
  readonly subject: AnnotationSubject;
}

/** What happened, in words, with a form to mark more; letters are those of the lines in the picture. */
export function AnnotationList({ annotations, subject }: AnnotationListProps) {
  const { rows, marks, retry } = annotations;
  const [told, setTold] = useState("");
  const said = useRef<HTMLParagraphElement>(null);
  const canWrite = isLetThrough(useViewer(), "NOTE_FIGURES");
  return (
    <section className="tandem-events" aria-label="What happened">
      <h3 className="nhsuk-heading-s">What happened</h3>
      {rows.length === 0 ? (
        <p>No event is marked. Events help to explain why a line turns.</p>
      ) : (
        <ul>
          {rows.map((row) => (
            <li key={row.code}>
              {eventText(row, marks)}{" "}
              {canWrite ? (
                <Removal
                  row={row}
                  onGone={(text) => {
                    setTold(text);
                    // The button goes with its event.
                    said.current?.focus();
                    retry();
                  }}
                />
              ) : null}
            </li>
          ))}
        </ul>
      )}
      <p role="status" tabIndex={-1} ref={said}>
        {told}
      </p>
      {canWrite ? <EventForm subject={subject} onSaved={retry} /> : null}
    </section>
  );
}
