import type { Role } from "./role.ts";
import { RULES, type Rule, type RuleName } from "./rules.ts";

/** Which counts of children an answer is made of: as published, or as recorded. */
export type Reading = "PUBLISHED" | "UNSUPPRESSED";

/** A person's part in one partnership. */
export interface ViewerMembership {
  readonly partnershipCode: string;
  /** Who the audit log says acted: the membership's code. */
  readonly code: string;
  readonly organisationCode: string | null;
  readonly roles: readonly Role[];
  /** Why small counts are read in this session; null where no purpose was stated, so that none are. */
  readonly purpose: string | null;
}

/** Who asks: somebody on this machine who tries Tandem out, or a person who signed in. */
export interface Viewer {
  readonly kind: "EVALUATION" | "PERSON";
  /** Shown on screen and in the audit log. */
  readonly name: string;
  /** Their part in a partnership; null where they have none, which is answered as if it did not exist. */
  membershipOf(partnershipCode: string): ViewerMembership | null;
  /** Codes of the partnerships they belong to; null where every partnership of this machine is open to them. */
  readonly partnershipCodes: readonly string[] | null;
}

/** Whether a part in a partnership may do what a rule is about. */
export function isAllowed(membership: ViewerMembership | null, name: RuleName): boolean {
  const { roles }: Rule = RULES[name];
  if (roles === "ANYONE") return true;
  return membership?.roles.some((role) => roles.includes(role)) ?? false;
}

/** Counts as recorded only for roles that may read them, and only once a purpose is stated. */
export function readingOf(membership: ViewerMembership | null): Reading {
  const isOpen = membership !== null && membership.purpose !== null && isAllowed(membership, "READ_SMALL_COUNTS");
  return isOpen ? "UNSUPPRESSED" : "PUBLISHED";
}
