import { useMutation } from "@apollo/client/react";
import { CreateApiKeyDocument, type Role } from "@tandem/schema/operations";
import { type FormEvent, useId, useState } from "react";
import { PARTNERSHIP } from "../../app/partnership.ts";
import { useViewer } from "../../app/viewer.ts";
import { faultOf } from "../../words/edit-outcome.ts";
import { ROLE_MEANING, ROLE_WORDS } from "../../words/roles.ts";
import { lastDays, readKeyForm, rolesToGive, scopesToGive } from "./key-form.ts";
import { SCOPE_MEANING, SCOPE_WORDS } from "./key-words.ts";
import type { MadeKey } from "./NewKey.tsx";

/** What the key may be used for. */
function ScopeFields() {
  return (
    <fieldset>
      <legend>It may</legend>
      {scopesToGive(useViewer()).map((scope) => (
        <label key={scope} className="tandem-check">
          <input type="checkbox" name={scope} defaultChecked={scope === "READ"} />
          <span>
            <strong>{SCOPE_WORDS[scope]}</strong>: {SCOPE_MEANING[scope]}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** Which role's figures it reads, and why small counts, where the role may have them. */
function RoleFields() {
  const roles = rolesToGive(useViewer());
  const [role, setRole] = useState<Role>("READER");
  const id = useId();
  return (
    <>
      <div>
        <label htmlFor={id}>It reads as</label>
        <select
          id={id}
          name="role"
          className="nhsuk-select"
          value={role}
          onChange={({ target }) => setRole(roles.find((entry) => entry === target.value) ?? "READER")}
        >
          {roles.map((entry) => (
            <option key={entry} value={entry}>
              {ROLE_WORDS[entry]}
            </option>
          ))}
        </select>
        <p className="tandem-hint">
          {role === "READER"
            ? ROLE_MEANING.READER
            : "Reads published counts, and small ones for a purpose stated here."}{" "}
          A key never does more than you may.
        </p>
      </div>
      {role === "READER" ? null : (
        <div>
          <label htmlFor={`${id}-purpose`}>Why it reads small counts (optional)</label>
          <p className="tandem-hint">The audit log keeps this, and every answer with small counts.</p>
          <input id={`${id}-purpose`} name="purpose" className="nhsuk-input" minLength={10} maxLength={200} />
        </div>
      )}
    </>
  );
}

const LIMITS = [
  { name: "requestsPerMinute", label: "Requests a minute", value: 600, most: 60_000, least: 1 },
  { name: "pointsPerMinute", label: "Points of cost a minute", value: 1_000_000, most: 100_000_000, least: 100 },
  { name: "concurrentRequests", label: "Requests at once", value: 8, most: 100, least: 1 },
] as const;

/** How much it may ask. */
function LimitFields() {
  const id = useId();
  return (
    <details className="tandem-details">
      <summary>How much it may ask</summary>
      {LIMITS.map(({ name, label, value, least, most }) => (
        <div key={name}>
          <label htmlFor={`${id}-${name}`}>{label}</label>
          <input
            id={`${id}-${name}`}
            name={name}
            type="number"
            className="nhsuk-input"
            defaultValue={value}
            min={least}
            max={most}
            required
          />
        </div>
      ))}
    </details>
  );
}

/** Makes a key. */
export function KeyForm({ onMade }: { onMade: (made: MadeKey) => void }) {
  const [create, { loading }] = useMutation(CreateApiKeyDocument);
  const [told, setTold] = useState("");
  const id = useId();
  const days = lastDays();
  const send = async (form: HTMLFormElement) => {
    const variables = { partnership: PARTNERSHIP, input: readKeyForm(form) };
    const outcome = (await create({ variables })).data?.createApiKey;
    setTold(faultOf(outcome) ?? "");
    if (outcome?.__typename !== "CreatedApiKey") return;
    form.reset();
    onMade(outcome);
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    send(event.currentTarget).catch(() => setTold("No key was made; try again."));
  };
  return (
    <section className="tandem-card" aria-labelledby={id}>
      <h2 id={id} className="nhsuk-heading-s">
        Make a key
      </h2>
      <form className="tandem-form" onSubmit={submit}>
        <div>
          <label htmlFor={`${id}-name`}>What it is for</label>
          <p className="tandem-hint">The program and who answers for it, as: Power BI, data team.</p>
          <input id={`${id}-name`} name="name" className="nhsuk-input" required minLength={3} maxLength={60} />
        </div>
        <ScopeFields />
        <RoleFields />
        <div>
          <label htmlFor={`${id}-until`}>Last day it works</label>
          <input
            id={`${id}-until`}
            name="expiresOn"
            type="date"
            className="nhsuk-input"
            required
            defaultValue={days.usual}
            min={days.first}
            max={days.last}
          />
        </div>
        <LimitFields />
        <button type="submit" className="nhsuk-button" aria-disabled={loading}>
          Make the key
        </button>
        <p role="status">{told}</p>
      </form>
    </section>
  );
}
