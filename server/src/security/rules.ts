import { ROLE_CODES, type Role } from "./role.ts";

/** What a key may be used for: asking, or loading files. */
export const SCOPES = {
  READ: "Ask what the key's role may read.",
  IMPORT: "Load files, follow and cancel that, and read what is wrong with them.",
} as const;

export type Scope = keyof typeof SCOPES;

/** Whether a text names a scope. */
export function isScope(text: string): text is Scope {
  return Object.hasOwn(SCOPES, text);
}

/** Who may do one kind of thing. */
export interface Rule {
  /** What it allows, for readers of "who sees what". */
  readonly allows: string;
  /** Roles that may, in the partnership the thing belongs to; or, of no partnership, whoever is signed in, or anybody at all. */
  readonly roles: readonly Role[] | "SIGNED_IN" | "ANYBODY";
  /** Scope by which a key may, beside its role; without one no key may. */
  readonly scope?: Scope;
}

/** Every rule. A field, mutation or page without one is refused to everybody. */
export const RULES = {
  INTRODUCE: { allows: "Learn whether and as whom one is signed in, and what each role is for.", roles: "ANYBODY" },
  ENTER: { allows: "Ask for a partnership one belongs to, and for official figures.", roles: "SIGNED_IN" },
  READ_REGISTER: {
    allows: "Read services, their reach and commissions, organisations, areas, published measures and loads.",
    roles: ROLE_CODES,
    scope: "READ",
  },
  READ_MONEY: { allows: "Read pooled budgets, contributions and spend.", roles: ROLE_CODES, scope: "READ" },
  KEEP_MONEY: {
    allows: "Keep pooled budgets: post to the ledger, plan contributions and schemes, prepare returns, close years.",
    roles: ["FINANCE"],
  },
  AGREE_TERMS: {
    allows: "Record what partners agreed: arrangements, their terms, parties, variations and risk shares.",
    roles: ["COMMISSIONER", "FINANCE"],
  },
  COMMENT_ON_RETURNS: {
    allows: "Comment on a quarter's return, and send it back for correction.",
    roles: ["COMMISSIONER", "FINANCE", "SIGNER"],
  },
  SIGN_RETURNS: { allows: "Sign a quarter's return for one's organisation.", roles: ["SIGNER"] },
  READ_FIGURES: {
    allows: "Read need, gaps, overlaps, waits and outlook, from counts as they are published.",
    roles: ROLE_CODES,
    scope: "READ",
  },
  READ_SMALL_COUNTS: {
    allows: "Read the same from counts as they were recorded, small ones too, for a purpose stated in the session.",
    roles: ["COMMISSIONER", "DATA_STEWARD"],
    scope: "READ",
  },
  JUDGE_FINDINGS: { allows: "Record what a gap or overlap was judged to be.", roles: ["COMMISSIONER"] },
  NOTE_FIGURES: {
    allows: "Say why an exception is there, who answers for it and what is done, and mark events on charts.",
    roles: ["COMMISSIONER", "FINANCE"],
  },
  LOAD_FILES: {
    allows: "Load files, follow and cancel that, and read what is wrong with them.",
    roles: ["COMMISSIONER", "DATA_STEWARD"],
    scope: "IMPORT",
  },
  MANAGE_PEOPLE: { allows: "See, invite, change and remove people.", roles: ["ADMINISTRATOR"] },
  MANAGE_KEYS: { allows: "See, make and revoke keys of the API.", roles: ["ADMINISTRATOR"] },
  READ_AUDIT: { allows: "Read and take away the audit log.", roles: ["ADMINISTRATOR"] },
} as const satisfies Readonly<Record<string, Rule>>;

export type RuleName = keyof typeof RULES;

/** Whether a text names a rule. */
export function isRuleName(text: unknown): text is RuleName {
  return typeof text === "string" && Object.hasOwn(RULES, text);
}
