import { useMutation } from "@apollo/client/react";
import { RevokeApiKeyDocument } from "@tandem/schema/operations";
import { type FormEvent, useId, useState } from "react";
import { PARTNERSHIP } from "../../app/partnership.ts";
import { SidePanel } from "../../parts/SidePanel.tsx";
import { SummaryList } from "../../parts/SummaryList.tsx";
import { faultOf } from "../../words/edit-outcome.ts";
import { formatNumber } from "../../words/figure.ts";
import { ROLE_WORDS } from "../../words/roles.ts";
import { dateText } from "../../words/text.ts";
import { type KeyRow, lastUsedText, scopesText, standingText } from "./key-words.ts";

/** Revokes a key once its name is typed: what used it stops, and nothing brings it back. */
function RevokeForm({ apiKey, onRevoked }: { apiKey: KeyRow; onRevoked: () => void }) {
  const [revoke] = useMutation(RevokeApiKeyDocument);
  const [told, setTold] = useState("");
  const id = useId();
  const send = async () => {
    const variables = { partnership: PARTNERSHIP, input: { code: apiKey.code } };
    const fault = faultOf((await revoke({ variables })).data?.revokeApiKey);
    setTold(fault ?? "");
    if (fault === null) onRevoked();
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = String(new FormData(event.currentTarget).get("name") ?? "").trim();
    if (typed !== apiKey.name) return setTold(`Not revoked: type “${apiKey.name}”, as it stands above.`);
    send().catch(() => setTold("The key was not revoked; try again."));
  };
  return (
    <form className="tandem-form" onSubmit={submit}>
      <p>
        Whatever uses this key stops within 15 seconds, and the key cannot be brought back. Its entries in the audit log
        stay.
      </p>
      <div>
        <label htmlFor={id}>To revoke it, type its name</label>
        <input id={id} name="name" className="nhsuk-input" autoComplete="off" required />
      </div>
      <p role="alert">{told}</p>
      <button type="submit" className="nhsuk-button nhsuk-button--secondary">
        Revoke the key
      </button>
    </form>
  );
}

/** One key: what it may do, who made it, how it is used; and the way to end it. */
export function KeyPanel({
  apiKey,
  onClose,
  onRevoked,
}: {
  apiKey: KeyRow;
  onClose: () => void;
  onRevoked: () => void;
}) {
  const { code, name, role, purpose, createdBy, createdAt, requestsPerMinute, pointsPerMinute } = apiKey;
  return (
    <SidePanel title={name} onClose={onClose}>
      <SummaryList
        isText
        lines={[
          ["Standing", standingText(apiKey)],
          ["Begins with", `tandem_${code}_`],
          ["May", scopesText(apiKey)],
          ["Reads as", ROLE_WORDS[role]],
          ["Small counts", purpose ? `read for: ${purpose}` : "not read"],
          ["Made by", `${createdBy}, ${dateText(createdAt)}`],
          ["Last used", lastUsedText(apiKey)],
          ["Requests a minute", formatNumber(requestsPerMinute)],
          ["Points of cost a minute", formatNumber(pointsPerMinute)],
          ["Requests at once", formatNumber(apiKey.concurrentRequests)],
          ["In the audit log", `key-${code}`],
        ]}
      />
      {apiKey.state === "ACTIVE" ? <RevokeForm apiKey={apiKey} onRevoked={onRevoked} /> : null}
    </SidePanel>
  );
}
