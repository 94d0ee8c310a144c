import { useApolloClient, useMutation } from "@apollo/client/react";
import { StatePurposeDocument, WithdrawPurposeDocument } from "@tandem/schema/operations";
import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import { PARTNERSHIP } from "../../app/partnership.ts";
import { isLetThrough, type Viewer } from "../../app/viewer.ts";
import { faultWords } from "../../parts/fault-words.ts";

/** Asks why small counts are to be read. */
function PurposeForm({ onChanged }: { onChanged: () => void }) {
  const client = useApolloClient();
  const [state, { loading }] = useMutation(StatePurposeDocument);
  const [fault, setFault] = useState("");
  const id = useId();
  const send = async (purpose: string) => {
    const { data } = await state({ variables: { partnership: PARTNERSHIP, purpose } });
    const result = data?.statePurpose;
    if (result && "mend" in result) return setFault(`${result.message} ${result.mend}`);
    onChanged();
    await client.resetStore();
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (loading) return;
    setFault("");
    const purpose = String(new FormData(event.currentTarget).get("purpose") ?? "");
    send(purpose).catch((error: unknown) => setFault(`Small counts stay hidden: ${faultWords(error)}`));
  };
  return (
    <details>
      <summary>See small counts</summary>
      <form className="tandem-form" onSubmit={submit}>
        <label htmlFor={id}>What for? The audit log keeps your answer, and every question you then ask.</label>
        <input id={id} name="purpose" className="nhsuk-input" required minLength={10} maxLength={200} />
        <button type="submit" className="tandem-action" aria-disabled={loading}>
          Show small counts
        </button>
        <p role="alert">{fault}</p>
      </form>
    </details>
  );
}

function Withdraw({ onChanged }: { onChanged: () => void }) {
  const client = useApolloClient();
  const [withdraw] = useMutation(WithdrawPurposeDocument);
  const [fault, setFault] = useState("");
  const stop = async () => {
    await withdraw({ variables: { partnership: PARTNERSHIP } });
    onChanged();
    await client.resetStore();
  };
  const press = () => {
    setFault("");
    stop().catch((error: unknown) => setFault(`Small counts are still shown: ${faultWords(error)}`));
  };
  return (
    <>
      <button type="button" className="tandem-action" onClick={press}>
        Hide them again
      </button>
      <p role="alert">{fault}</p>
    </>
  );
}

/** Which counts are shown, and the way to the others. */
export function SmallCounts({ viewer }: { viewer: Viewer }) {
  const { membership, kind } = viewer;
  const reading = membership?.reading;
  const said = useRef<HTMLParagraphElement>(null);
  const isOwnChange = useRef(false);
  const onChanged = () => {
    isOwnChange.current = true;
  };
  // What was pressed is gone with the change, so the focus goes to what says it.
  useEffect(() => {
    if (reading !== undefined && isOwnChange.current) said.current?.focus();
    isOwnChange.current = false;
  }, [reading]);
  if (!membership) return null;
  if (membership.reading === "UNSUPPRESSED") {
    return (
      <div className="tandem-viewer__small">
        <p ref={said} tabIndex={-1}>
          <strong>Small counts are shown.</strong> Purpose: {membership.purpose}. Do not pass them on.
        </p>
        {kind === "PERSON" ? <Withdraw onChanged={onChanged} /> : null}
      </div>
    );
  }
  return (
    <div>
      <p ref={said} tabIndex={-1}>
        Small counts are hidden (c), other counts are rounded.
      </p>
      {isLetThrough(viewer, "READ_SMALL_COUNTS") ? <PurposeForm onChanged={onChanged} /> : null}
    </div>
  );
}
