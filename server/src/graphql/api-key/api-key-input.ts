import { DEFAULT_LIMITS, type KeyLimits, LIMIT_BOUNDS } from "../../security/keys/key-limits.ts";
import type { Role } from "../../security/role.ts";
import { isAllowed, type Viewer, type ViewerMembership } from "../../security/viewer.ts";
import { type RefusalType, refusal } from "../shared/refusal.type.ts";
import type { CreateApiKeyInput } from "./api-key.type.ts";

const DAY = 86_400_000;

/** Longest a key may live, in days. */
const MOST_DAYS = 366;

/** Roles a key may have: the others are for changes, which programs do not make. */
const KEY_ROLES: readonly Role[] = ["READER", "COMMISSIONER", "DATA_STEWARD"];

/** What a key is to be, once nothing in it is wrong. */
export interface KeyWish extends KeyLimits {
  readonly name: string;
  readonly scopes: readonly string[];
  readonly role: Role;
  readonly purpose: string | null;
  readonly expiresOn: string;
}

/** Who makes a key, and when. */
export interface KeyMaker {
  readonly viewer: Viewer;
  readonly membership: ViewerMembership;
  readonly now: Date;
}

/** Whether a text has so many characters on one line. */
function isLine(text: string, least: number, most: number): boolean {
  return !/\p{Cc}/u.test(text) && text.length >= least && text.length <= most;
}

/** In evaluation whoever is at this machine may take any role, and so give any. */
function refuseRole(role: Role, { viewer, membership }: KeyMaker): RefusalType | null {
  const field = "input.role";
  if (!KEY_ROLES.includes(role))
    return refusal("KEY_ROLE", field, "A key reads; this role is for changes.", `Use ${KEY_ROLES.join(", ")}.`);
  if (role === "READER" || viewer.kind === "EVALUATION" || membership.roles.includes(role)) return null;
  const mend = "Use READER or a role of yours, or have the key made by an administrator who holds the role.";
  return refusal("ROLE_BEYOND_MAKER", field, "You do not hold this role, and a key may never do more than you.", mend);
}

function refuseScopes({ scopes }: CreateApiKeyInput, { viewer, membership }: KeyMaker): RefusalType | null {
  const field = "input.scopes";
  if (scopes.length === 0)
    return refusal("NO_SCOPE", field, "A key has one scope at least.", "Name READ, IMPORT or both.");
  const mayLoad = viewer.kind === "EVALUATION" || isAllowed(membership, "LOAD_FILES");
  if (mayLoad || !scopes.includes("IMPORT")) return null;
  const mend = "Have the key made by an administrator who is also a commissioner or data steward.";
  return refusal("ROLE_BEYOND_MAKER", field, "You may not load files, and a key may never do more than you.", mend);
}

function refusePurpose(purpose: string | null, role: Role): RefusalType | null {
  const field = "input.purpose";
  if (purpose === null) return null;
  if (role === "READER")
    return refusal(
      "PURPOSE",
      field,
      "A reader's key reads published counts, for which no purpose is stated.",
      "Leave it out.",
    );
  if (isLine(purpose, 10, 200)) return null;
  const mend = "Say in a sentence what the small counts are read for.";
  return refusal("PURPOSE", field, "A purpose has 10 to 200 characters on one line.", mend);
}

function refuseDay(expiresOn: string, now: Date): RefusalType | null {
  const [today, last] = [now, new Date(now.getTime() + MOST_DAYS * DAY)].map((day) => day.toISOString().slice(0, 10));
  if (expiresOn >= (today ?? "") && expiresOn <= (last ?? "")) return null;
  return refusal(
    "EXPIRY",
    "input.expiresOn",
    "A key's last day lies within the next 366.",
    `Use a day from ${today} to ${last}.`,
  );
}

function refuseLimit(limits: KeyLimits): RefusalType | null {
  const names = Object.keys(LIMIT_BOUNDS) as (keyof KeyLimits)[];
  const wrong = names.find((name) => limits[name] < LIMIT_BOUNDS[name][0] || limits[name] > LIMIT_BOUNDS[name][1]);
  if (wrong === undefined) return null;
  const [least, most] = LIMIT_BOUNDS[wrong];
  return refusal(
    "LIMIT",
    `input.${wrong}`,
    "The limit is too low or too high.",
    `Use a number from ${least} to ${most}.`,
  );
}

/** What a key is to be; or why it cannot be made. */
export function readKeyWish(input: CreateApiKeyInput, maker: KeyMaker): KeyWish | RefusalType {
  const [name, purpose, role] = [input.name.trim(), input.purpose?.trim() || null, input.role ?? "READER"];
  const limits: KeyLimits = {
    requestsPerMinute: input.requestsPerMinute ?? DEFAULT_LIMITS.requestsPerMinute,
    pointsPerMinute: input.pointsPerMinute ?? DEFAULT_LIMITS.pointsPerMinute,
    concurrentRequests: input.concurrentRequests ?? DEFAULT_LIMITS.concurrentRequests,
  };
  const isNamed = isLine(name, 3, 60);
  const unnamed = isNamed
    ? null
    : refusal("NAME", "input.name", "A name has 3 to 60 characters on one line.", "Say what the key is for.");
  const refused =
    unnamed ??
    refuseScopes(input, maker) ??
    refuseRole(role, maker) ??
    refusePurpose(purpose, role) ??
    refuseDay(input.expiresOn, maker.now) ??
    refuseLimit(limits);
  return refused ?? { name, role, purpose, scopes: [...new Set(input.scopes)], expiresOn: input.expiresOn, ...limits };
}
