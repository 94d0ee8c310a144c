/** What a person is in a partnership, and what the role is for; a person may hold several. */
export const ROLES = {
  READER: "Reads services, money and published counts.",
  COMMISSIONER: "Buys services: also judges findings, and reads small counts for a stated purpose.",
  FINANCE: "Keeps the partnership's money: posts, plans, prepares returns and closes years; reads published counts.",
  SIGNER: "Signs returns for an organisation; reads published counts.",
  DATA_STEWARD: "Answers for the data: reads small counts for a stated purpose.",
  ADMINISTRATOR: "Invites, changes and removes people, makes and revokes keys, and reads the audit log.",
} as const;

export type Role = keyof typeof ROLES;

/** Every role, in the order they are shown. */
export const ROLE_CODES = Object.keys(ROLES) as readonly Role[];

/** Whether a text names a role. */
export function isRole(text: string): text is Role {
  return Object.hasOwn(ROLES, text);
}
