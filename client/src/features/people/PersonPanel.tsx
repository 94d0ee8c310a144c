import { useMutation } from "@apollo/client/react";
import { ChangePersonDocument, RemovePersonDocument } from "@tandem/schema/operations";
import { type FormEvent, useState } from "react";
import { PARTNERSHIP } from "../../app/partnership.ts";
import { SidePanel } from "../../parts/SidePanel.tsx";

import { PersonFields, readPart } from "./PersonFields.tsx";
import { outcomeWords } from "./person-outcome.ts";
import type { PersonRow } from "./person-row.ts";

/** Changes or removes one person. */
export function PersonPanel({
  person,
  onClose,
  onChanged,
}: {
  person: PersonRow;
  onClose: () => void;
  onChanged: () => void;
}) {
  const [change] = useMutation(ChangePersonDocument);
  const [remove] = useMutation(RemovePersonDocument);
  const [fault, setFault] = useState("");
  const based = { code: person.code, expectedVersion: person.version };
  const finish = (words: string | null) => {
    setFault(words ?? "");
    if (words !== null) return;
    onChanged();
    onClose();
  };
  const lost = () => setFault("The change did not come through; try again.");
  const save = async (form: HTMLFormElement) => {
    const variables = { partnership: PARTNERSHIP, input: { ...based, ...readPart(form) } };
    finish(outcomeWords((await change({ variables })).data?.changePerson));
  };
  const takeOut = async () => {
    const variables = { partnership: PARTNERSHIP, input: based };
    finish(outcomeWords((await remove({ variables })).data?.removePerson));
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    save(event.currentTarget).catch(lost);
  };
  return (
    <SidePanel title={person.name ?? person.email} onClose={onClose}>
      <p>{person.email}</p>
      <form className="tandem-form" onSubmit={submit}>
        <PersonFields part={person} />
        <p role="alert">{fault}</p>
        <div className="tandem-actions">
          <button type="submit" className="nhsuk-button">
            Save
          </button>
          <button
            type="button"
            className="nhsuk-button nhsuk-button--secondary"
            onClick={() => void takeOut().catch(lost)}
          >
            Remove from the partnership
          </button>
        </div>
      </form>
      <p>Whoever is removed can do nothing more from that moment. What they did stays in the audit log.</p>
    </SidePanel>
  );
}
