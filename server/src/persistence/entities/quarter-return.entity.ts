import { defineEntity, p } from "@mikro-orm/core";
import {
  enteredLoadId,
  financialYear,
  partnershipId,
  partnershipRows,
  provenance,
  versionFrom,
  versionTo,
} from "./columns.ts";
import { RETURN_STATUSES } from "./vocabulary.ts";

/** A pool's return for one quarter. */
export const QuarterReturn = defineEntity({
  name: "QuarterReturn",
  tableName: "quarter_return",
  comment: "A pool's return for one quarter, one row an edition.",
  ...partnershipRows,
  properties: {
    partnershipId: partnershipId(),
    arrangementCode: p.text().primary().comment("Pool."),
    financialYear: financialYear(),
    quarter: p.smallint().primary().comment("1 is April to June."),
    edition: p.integer().primary().comment("1, then one more for each change after signing."),
    versionFrom: versionFrom(),
    versionTo: versionTo(),
    status: p.enum([...RETURN_STATUSES]).comment("Draft, submitted for signature, or signed by all parties."),
    commentary: p.text().nullable().comment("What the pool manager says of the quarter."),
    reason: p.text().nullable().comment("Why a signed return was changed; empty in the first edition."),
    preparedByName: p.text().nullable().comment("Who prepared it; a post, not a name, in illustrative data."),
    preparedBy: p.text().nullable().comment("Membership that prepared it; it may not sign."),
    content: p.text().nullable().comment("The return's figures as sent for signature, as JSON; never changed after."),
    contentHash: p.text().nullable().comment("SHA-256 of the content, in hexadecimal: what the parties sign."),
    provenance: provenance(),
    loadId: enteredLoadId(),
  },
});

/** What a return states of a condition. */
export const ReturnStatement = defineEntity({
  name: "ReturnStatement",
  tableName: "return_statement",
  comment: "What a quarter's return states of each condition of the arrangement.",
  ...partnershipRows,
  properties: {
    partnershipId: partnershipId(),
    arrangementCode: p.text().primary().comment("Pool."),
    financialYear: financialYear(),
    quarter: p.smallint().primary().comment("1 is April to June."),
    edition: p.integer().primary().comment("Edition of the return."),
    termCode: p.text().primary().comment("Condition."),
    versionFrom: versionFrom(),
    versionTo: versionTo(),
    isMet: p.boolean().comment("Whether it is met."),
    comment: p.text().nullable().comment("Why not, or anything else to say of it."),
    provenance: provenance(),
    loadId: enteredLoadId(),
  },
});

/** What a partner says of a return. */
export const ReturnComment = defineEntity({
  name: "ReturnComment",
  tableName: "return_comment",
  comment: "What partners say of a quarter's return while it is prepared and signed.",
  ...partnershipRows,
  properties: {
    partnershipId: partnershipId(),
    arrangementCode: p.text().primary().comment("Pool."),
    financialYear: financialYear(),
    quarter: p.smallint().primary().comment("1 is April to June."),
    edition: p.integer().primary().comment("Edition of the return."),
    number: p.integer().primary().comment("1 for the first comment, then one more each time."),
    versionFrom: versionFrom(),
    versionTo: versionTo(),
    organisationCode: p.text().nullable().comment("Organisation that speaks, where known."),
    commentBy: p.text().comment("Who speaks; a post, not a name, in illustrative data."),
    comment: p.text().comment("What they say."),
    commentAt: p.datetime().comment("When."),
    provenance: provenance(),
    loadId: enteredLoadId(),
  },
});

/** A party's signature under a return. */
export const SignOff = defineEntity({
  name: "SignOff",
  tableName: "sign_off",
  comment: "A party's signature under a quarter's return.",
  ...partnershipRows,
  properties: {
    partnershipId: partnershipId(),
    arrangementCode: p.text().primary().comment("Pool."),
    financialYear: financialYear(),
    quarter: p.smallint().primary().comment("1 is April to June."),
    edition: p.integer().primary().comment("Edition of the return."),
    organisationCode: p.text().primary().comment("Party that signed."),
    role: p.text().primary().comment("Post of the signer."),
    versionFrom: versionFrom(),
    versionTo: versionTo(),
    signedBy: p.text().comment("Who signed; a post, not a name, in illustrative data."),
    signedAt: p.datetime().comment("When."),
    signer: p.text().nullable().comment("Membership that signed; empty for a signature loaded from a file."),
    contentHash: p.text().nullable().comment("SHA-256 of what was signed, in hexadecimal."),
    provenance: provenance(),
    loadId: enteredLoadId(),
  },
});
