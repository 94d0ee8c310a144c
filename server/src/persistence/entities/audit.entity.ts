import { defineEntity, p } from "@mikro-orm/core";
import { partnershipId, partnershipRows } from "./columns.ts";

/** One thing somebody did, chained to the one before by its hash. */
export const AuditEntry = defineEntity({
  name: "AuditEntry",
  tableName: "audit_entry",
  comment: "What was done, by whom, when and why; rows are only ever added, each holding the hash of the one before.",
  ...partnershipRows,
  properties: {
    partnershipId: partnershipId(),
    number: p.integer().primary().comment("1 for the first entry, then one more each time."),
    at: p.datetime().comment("When."),
    actor: p
      .text()
      .comment(
        "Who: code of a membership, evaluation-ROLE, key-CODE for a key of the API, or command for a command at the server.",
      ),
    actorName: p.text().comment("Who, as shown on screen then."),
    action: p.text().comment("What was done, as INVITE_PERSON."),
    object: p.text().comment("To what: kind and code, as membership:…"),
    purpose: p.text().nullable().comment("Why, where a reason or purpose was stated."),
    changes: p.text().comment("Fields that changed, before and after, or what was read, as JSON text."),
    previousHash: p.text().comment("Hash of the entry before; 64 zeros for the first."),
    hash: p.text().comment("SHA-256 over this entry and the hash before it, in hexadecimal."),
  },
});
