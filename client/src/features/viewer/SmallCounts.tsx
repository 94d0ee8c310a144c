import { useApolloClient, useMutation } from "@apollo/client/react";
import { StatePurposeDocument, WithdrawPurposeDocument } from "@tandem/schema/operations";
import { type FormEvent, useId, useState } from "react";
import { PARTNERSHIP } from "../../app/partnership.ts";
import { isLetThrough, type Viewer } from "../../app/viewer.ts";

/** Asks why small counts are to be read. */
function PurposeForm() {
  const client = useApolloClient();
  const [state, { loading }] = useMutation(StatePurposeDocument);
  const [fault, setFault] = useState("");
  const id = useId();
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const purpose = String(new FormData(event.currentTarget).get("purpose") ?? "");
    const { data } = await state({ variables: { partnership: PARTNERSHIP, purpose } });
    const result = data?.statePurpose;
    if (result && "mend" in result) setFault(`${result.message} ${result.mend}`);
    else await client.resetStore();
  };
  return (
    <details>
      <summary>See small counts</summary>
      <form className="tandem-form" onSubmit={(event) => void send(event)}>
        <label htmlFor={id}>What for? The audit log keeps your answer, and every question you then ask.</label>
        <input id={id} name="purpose" className="nhsuk-input" required minLength={10} maxLength={200} />
        <button type="submit" className="tandem-action" disabled={loading}>
          Show small counts
        </button>
        <p role="alert">{fault}</p>
      </form>
    </details>
  );
}

function Withdraw() {
  const client = useApolloClient();
  const [withdraw] = useMutation(WithdrawPurposeDocument);
  const stop = async () => {
    await withdraw({ variables: { partnership: PARTNERSHIP } });
    await client.resetStore();
  };
  return (
    <button type="button" className="tandem-action" onClick={() => void stop()}>
      Hide them again
    </button>
  );
}

/** Which counts are shown, and the way to the others. */
export function SmallCounts({ viewer }: { viewer: Viewer }) {
  const { membership, kind } = viewer;
  if (!membership) return null;
  if (membership.reading === "UNSUPPRESSED") {
    return (
      <div className="tandem-viewer__small">
        <p>
          <strong>Small counts are shown.</strong> Purpose: {membership.purpose}. Do not pass them on.
        </p>
        {kind === "PERSON" ? <Withdraw /> : null}
      </div>
    );
  }
  return (
    <div>
      <p>Small counts are hidden (c), other counts are rounded.</p>
      {isLetThrough(viewer, "READ_SMALL_COUNTS") ? <PurposeForm /> : null}
    </div>
  );
}
