import { defineEntity, p } from "@mikro-orm/core";
import { partnershipId, partnershipRows } from "./columns.ts";

const isNamed = "code = (select nullif(current_setting('tandem.api_key', true), ''))";

/** A key by which a program asks, in one partnership and one role. */
export const ApiKey = defineEntity({
  name: "ApiKey",
  tableName: "api_key",
  comment: "Keys by which programs ask; of each only the hash is kept.",
  rowLevelSecurity: partnershipRows.rowLevelSecurity,
  policies: [...partnershipRows.policies, { name: "named_key", command: "select", using: isNamed }],
  uniques: [{ name: "api_key_code_unique", properties: ["code"] }],
  properties: {
    partnershipId: partnershipId(),
    code: p.text().primary().comment("Random code of the key, which stands in it and in the audit log."),
    name: p.text().comment("What the key is for, in its maker's words."),
    keyHash: p.text().comment("SHA-256 of the whole key, in hexadecimal; the key itself is not kept."),
    role: p.text().comment("Role it reads as."),
    scopes: p.array().comment("What it may be used for: READ, IMPORT."),
    purpose: p.text().nullable().comment("Why it reads small counts; empty where it reads none."),
    createdBy: p.text().comment("Who made it: code of a membership, or evaluation-ROLE."),
    createdByName: p.text().comment("Who made it, as shown on screen then."),
    createdAt: p.datetime().comment("When it was made."),
    expiresAt: p.datetime().comment("From when it opens nothing more."),
    revokedAt: p.datetime().nullable().comment("When it was revoked; empty while it was not."),
    lastUsedAt: p.datetime().nullable().comment("When it was last used, to the minute; empty while it was not."),
    requestsPerMinute: p.integer().comment("Requests it may send in a minute."),
    pointsPerMinute: p.integer().comment("Points of cost its questions may have in a minute."),
    concurrentRequests: p.integer().comment("Requests it may have under way at once."),
  },
});

/** What processes have taken of a key's minute. */
export const ApiKeyBudget = defineEntity({
  name: "ApiKeyBudget",
  tableName: "api_key_budget",
  comment: "What the processes have taken of each key's budget in its latest minute.",
  ...partnershipRows,
  properties: {
    partnershipId: partnershipId(),
    keyCode: p.text().primary().comment("The key."),
    minute: p.datetime().comment("Start of the minute the budget is for."),
    requests: p.integer().comment("Requests taken, whether spent yet or not."),
    points: p.integer().comment("Points of cost taken, whether spent yet or not."),
  },
});

/** Places for requests under way that a process holds of a key's. */
export const ApiKeySlots = defineEntity({
  name: "ApiKeySlots",
  tableName: "api_key_slots",
  comment: "Places for requests under way that each process holds of each key's, until they lapse.",
  ...partnershipRows,
  properties: {
    partnershipId: partnershipId(),
    keyCode: p.text().primary().comment("The key."),
    holder: p.text().primary().comment("Random name of the process that holds the places."),
    slots: p.integer().comment("Requests it may have under way at once."),
    lapsesAt: p.datetime().comment("From when the places are free again."),
  },
});
