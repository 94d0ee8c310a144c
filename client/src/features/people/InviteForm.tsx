import { useMutation } from "@apollo/client/react";
import { InvitePersonDocument } from "@tandem/schema/operations";
import { type FormEvent, useId, useState } from "react";
import { PARTNERSHIP } from "../../app/partnership.ts";
import { PersonFields, readPart } from "./PersonFields.tsx";
import { outcomeWords } from "./person-outcome.ts";

/** Invites a person; nothing is sent, they sign in with the address. */
export function InviteForm({ onInvited }: { onInvited: () => void }) {
  const [invite, { loading }] = useMutation(InvitePersonDocument);
  const [told, setTold] = useState("");
  const id = useId();
  const send = async (form: HTMLFormElement) => {
    const email = String(new FormData(form).get("email") ?? "");
    const variables = { partnership: PARTNERSHIP, input: { email, ...readPart(form) } };
    const fault = outcomeWords((await invite({ variables })).data?.invitePerson);
    setTold(fault ?? `Invited ${email}. Tell them: they belong once they sign in with that address.`);
    if (fault !== null) return;
    form.reset();
    onInvited();
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    send(event.currentTarget).catch(() => setTold("The invitation did not come through; try again."));
  };
  return (
    <section className="tandem-card" aria-labelledby={id}>
      <h2 id={id} className="nhsuk-heading-s">
        Invite somebody
      </h2>
      <form className="tandem-form" onSubmit={submit}>
        <div>
          <label htmlFor={`${id}-email`}>E-mail address they sign in with</label>
          <input id={`${id}-email`} name="email" type="email" className="nhsuk-input" required maxLength={254} />
        </div>
        <PersonFields part={null} />
        <button type="submit" className="nhsuk-button" disabled={loading}>
          Invite
        </button>
        <p role="status">{told}</p>
      </form>
    </section>
  );
}
