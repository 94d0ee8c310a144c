import type { Role } from "@tandem/schema/operations";

/** Roles in words, in the order they are shown. */
export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  READER: "reader",
  COMMISSIONER: "commissioner",
  FINANCE: "finance",
  SIGNER: "signer",
  DATA_STEWARD: "data steward",
  ADMINISTRATOR: "administrator",
};

/** What each role may do, in a sentence. */
export const ROLE_MEANING: Readonly<Record<Role, string>> = {
  READER: "Reads services, money and published counts.",
  COMMISSIONER: "Also judges findings, and reads small counts for a stated purpose.",
  FINANCE: "Keeps the partnership's money.",
  SIGNER: "Signs for an organisation.",
  DATA_STEWARD: "Answers for the data, and reads small counts for a stated purpose.",
  ADMINISTRATOR: "Invites, changes and removes people, makes and revokes keys, and reads the audit log.",
};

/** Every role. */
export const ROLE_CODES = Object.keys(ROLE_WORDS) as readonly Role[];
