/** What can be done, in words. */
export const ACTION_WORDS: Readonly<Record<string, string>> = {
  LOAD_FILE: "loaded a file",
  REFUSE_FILE: "sent a file that was refused",
  REMOVE_ILLUSTRATIVE: "removed illustrative data",
  INVITE_PERSON: "invited a person",
  CHANGE_PERSON: "changed a person",
  REMOVE_PERSON: "removed a person",
  JOIN: "joined",
  SIGN_IN: "signed in",
  SIGN_OUT: "signed out",
  SIGN_OUT_EVERYWHERE: "signed out everywhere",
  STATE_PURPOSE: "stated a purpose for small counts",
  WITHDRAW_PURPOSE: "stopped reading small counts",
  READ_SMALL_COUNTS: "read small counts",
  SAVE_JUDGEMENT: "judged a finding",
  SAVE_ARRANGEMENT: "saved an arrangement",
  SAVE_PARTIES: "changed an arrangement's parties",
  ADD_VARIATION: "recorded a variation",
  AGREE_RISK_SHARE: "recorded a risk share",
  OPEN_POOL_YEAR: "opened a pool's year",
  SAVE_CONTRIBUTION: "planned a contribution",
  SAVE_SCHEME: "saved a scheme",
  SAVE_SCHEME_QUARTER: "planned a scheme's quarter",
  POST_ENTRIES: "posted to a ledger",
  COMPLETE_BOOKS: "completed a ledger's month",
  PREPARE_RETURN: "prepared a return",
  COMMENT_ON_RETURN: "commented on a return",
  SUBMIT_RETURN: "sent a return for signature",
  SEND_RETURN_BACK: "sent a return back",
  SIGN_RETURN: "signed a return",
  LOCK_RETURN: "completed the signatures of a return",
  AMEND_RETURN: "began a new edition of a return",
  CLOSE_POOL_YEAR: "closed a pool's year",
  CARRY_FORWARD: "carried a balance forward",
  EXPORT_AUDIT_LOG: "took the audit log away",
};

const moments = new Intl.DateTimeFormat("en-GB", {
  dateStyle: "medium",
  timeStyle: "short",
  timeZone: "Europe/London",
});

/** A moment in London's time, as 24 Nov 2026, 09:30. */
export const momentText = (at: string) => moments.format(new Date(at));

/** Facts of an entry in words; others are left out, as what only a machine reads. */
const FACT_WORDS: Readonly<Record<string, string>> = {
  template: "kind of file",
  fileName: "file",
  provenance: "provenance",
  rowsRead: "rows read",
  rowsWritten: "rows new or changed",
  dataVersion: "data version",
  operation: "question",
  entries: "entries",
  errors: "errors",
  rowsClosed: "rows removed",
};

function valueText(value: unknown): string {
  if (value === null || value === undefined) return "nothing";
  return Array.isArray(value) ? value.join(", ") : String(value);
}

/** What changed or was read, from an entry's JSON; as it stands where it is of another form. */
export function changesText(json: string): string {
  const changes = JSON.parse(json) as { fields?: Record<string, { before: unknown; after: unknown }> };
  const fields = Object.entries(changes.fields ?? {});
  if (fields.length > 0)
    return fields
      .map(([field, { before, after }]) => `${field}: ${valueText(before)} → ${valueText(after)}`)
      .join("; ");
  const facts = Object.entries(changes).filter(([key, value]) => FACT_WORDS[key] !== undefined && value !== null);
  return facts.map(([key, value]) => `${FACT_WORDS[key]}: ${String(value)}`).join("; ");
}
