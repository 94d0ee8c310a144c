import { SaveJudgementDocument } from "@tandem/schema/operations";
import { useFrame } from "../../app/frame.ts";
import { isLetThrough, useViewer } from "../../app/viewer.ts";
import { EditForm } from "../../parts/EditForm.tsx";
import { isDue, JUDGEMENT_CHOICES, judgementSentence } from "./judgement-series.ts";
import type { OverlapRow } from "./overlap-rows.ts";

function Current({ overlap }: { overlap: OverlapRow }) {
  const { today } = useFrame();
  if (!overlap.judgement)
    return (
      <p>
        Nobody has judged this overlap yet. The partners should agree whether it is paid for twice, a choice that
        families are meant to have, or a move from one to the other.
      </p>
    );
  return (
    <>
      <p>{judgementSentence(overlap.judgement)}</p>
      {isDue(overlap, today) ? (
        <p>
          <strong>The day to look at it again has come.</strong>
        </p>
      ) : null}
    </>
  );
}

function Earlier({ judgements }: { judgements: OverlapRow["earlierJudgements"] }) {
  if (judgements.length === 0) return null;
  return (
    <>
      <h4 className="nhsuk-heading-xs">Before that</h4>
      <ul>
        {judgements.map((judgement) => (
          <li key={judgement.version}>{judgementSentence(judgement)}</li>
        ))}
      </ul>
    </>
  );
}

/** What an overlap was judged to be, now and before, and a form to judge it for whoever may. */
export function Judgements({ overlap, onSaved }: { overlap: OverlapRow; onSaved: () => void }) {
  const viewer = useViewer();
  const { judgement, code } = overlap;
  return (
    <section aria-label="What was judged">
      <h3 className="nhsuk-heading-s">What was judged</h3>
      <Current overlap={overlap} />
      <Earlier judgements={overlap.earlierJudgements} />
      {isLetThrough(viewer, "JUDGE_FINDINGS") ? (
        <EditForm
          title={judgement ? "Judge it anew" : "Record a judgement"}
          document={SaveJudgementDocument}
          note="The judgement is kept with your name and the day. What was judged before stays to be read."
          fields={[
            { name: "kind", label: "It is", kind: "choice", choices: JUDGEMENT_CHOICES, value: judgement?.kind },
            {
              name: "reason",
              label: "Why",
              kind: "lines",
              hint: "In 3 to 1,000 characters. Name no child and no member of staff.",
            },
            { name: "reviewOn", label: "Day to look at it again", kind: "date", isOptional: true },
          ]}
          input={(written) => ({
            finding: code,
            kind: written.text("kind"),
            reason: written.text("reason"),
            reviewOn: written.maybe("reviewOn"),
            expectedVersion: judgement?.version ?? 0,
          })}
          button="Record the judgement"
          onSaved={onSaved}
        />
      ) : (
        <p className="tandem-source">A commissioner may record a judgement.</p>
      )}
    </section>
  );
}
