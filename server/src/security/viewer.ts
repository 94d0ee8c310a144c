import type { MembershipRow } from "../persistence/queries/sign-in.query.ts";
import { isRole, type Role } from "./role.ts";
import { RULES, type Rule, type RuleName, type Scope } from "./rules.ts";
import type { OpenSession } from "./sessions.ts";

/** Which counts of children an answer is made of: as published, or as recorded. */
export type Reading = "PUBLISHED" | "UNSUPPRESSED";

/** A person's or a key's part in one partnership. */
export interface ViewerMembership {
  readonly partnershipCode: string;
  /** Who the audit log says acted: the membership's code, or key-CODE for a key. */
  readonly code: string;
  readonly organisationCode: string | null;
  readonly roles: readonly Role[];
  /** Why small counts are read in this session; null where no purpose was stated, so that none are. */
  readonly purpose: string | null;
  /** What a key may be used for; null for a person, who is not held to any. */
  readonly scopes: readonly Scope[] | null;
}

/** Who asks: somebody on this machine who tries Tandem out, a person who signed in, a program with a key, or a stranger. */
export interface Viewer {
  readonly kind: "EVALUATION" | "PERSON" | "KEY" | "STRANGER";
  /** Shown on screen and in the audit log. */
  readonly name: string;
  /** Their part in a partnership; null where they have none, which is answered as if it did not exist. */
  membershipOf(partnershipCode: string): ViewerMembership | null;
  /** Codes of the partnerships they belong to; null where every partnership of this machine is open to them. */
  readonly partnershipCodes: readonly string[] | null;
  /** Hash of the session's key, where there is one. */
  readonly sessionKeyHash: string | null;
}

/** Somebody who has not signed in where one must. */
export const STRANGER: Viewer = {
  kind: "STRANGER",
  name: "",
  membershipOf: () => null,
  partnershipCodes: [],
  sessionKeyHash: null,
};

function membershipOf(session: OpenSession, row: MembershipRow): ViewerMembership {
  const { partnershipCode, code, organisationCode } = row;
  const purpose = session.purposePartnership === partnershipCode ? session.purpose : null;
  return { partnershipCode, code, organisationCode, roles: row.roles.filter(isRole), purpose, scopes: null };
}

/** The person of a session, with their part in each partnership. */
export function personViewer(session: OpenSession): Viewer {
  const memberships = new Map(session.memberships.map((row) => [row.partnershipCode, membershipOf(session, row)]));
  return {
    kind: "PERSON",
    name: session.name,
    membershipOf: (code) => memberships.get(code) ?? null,
    partnershipCodes: [...memberships.keys()],
    sessionKeyHash: session.keyHash,
  };
}

/** Whether a key's scopes let it do what a rule is about. */
function isInScope(scopes: readonly Scope[], { scope }: Rule): boolean {
  return scope !== undefined && scopes.includes(scope);
}

/** Whether a part in a partnership may do what a rule is about. */
export function isAllowed(membership: ViewerMembership | null, name: RuleName): boolean {
  const rule: Rule = RULES[name];
  const { roles, scope } = rule;
  if (typeof roles === "string") return true;
  if (membership === null) return false;
  const { scopes } = membership;
  if (scopes !== null && !isInScope(scopes, rule)) return false;
  // A key that may load files was made by somebody who may; it needs no role of its own for it.
  if (scopes !== null && scope === "IMPORT") return true;
  return membership.roles.some((role) => roles.includes(role));
}

/** Why a part in a partnership may not do what a rule is about, in words. */
export function refusalWords(membership: ViewerMembership | null, name: RuleName): string {
  const rule: Rule = RULES[name];
  if (membership?.scopes && !isInScope(membership.scopes, rule))
    return rule.scope === undefined
      ? "A key may not do this: sign in, and do it on a page."
      : `This key may not do this: it needs the scope ${rule.scope}.`;
  return `You may not do this: it needs the role ${typeof rule.roles === "string" ? rule.roles : rule.roles.join(" or ")}.`;
}

/** Counts as recorded only for roles that may read them, and only once a purpose is stated. */
export function readingOf(membership: ViewerMembership | null): Reading {
  const isOpen = membership !== null && membership.purpose !== null && isAllowed(membership, "READ_SMALL_COUNTS");
  return isOpen ? "UNSUPPRESSED" : "PUBLISHED";
}
