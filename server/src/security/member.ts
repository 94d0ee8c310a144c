import type { MikroORM } from "@mikro-orm/postgresql";
import { type PartnershipRow, readPartnership } from "../persistence/queries/partnership.query.ts";
import type { LocalDataWall } from "./local-data.ts";
import type { RuleName } from "./rules.ts";
import { isAllowed, refusalWords, type Viewer, type ViewerMembership } from "./viewer.ts";

/** A refusal: its status, code and message. */
export type Refused = readonly [status: number, code: string, message: string];

/** A member who may do what they ask, and the partnership they ask it of. */
export interface Member {
  readonly membership: ViewerMembership;
  readonly partnership: PartnershipRow;
}

/** The part a viewer has in the partnership with a code, where a rule lets them through; or why not, as every address says it. */
export async function findMember(
  { orm, localData }: { readonly orm: MikroORM; readonly localData: LocalDataWall },
  viewer: Viewer,
  code: string,
  rule: RuleName,
): Promise<Member | Refused> {
  if (viewer.kind === "STRANGER")
    return [401, "UNAUTHENTICATED", "You are not signed in: sign in at /sign-in, then ask again."];
  const membership = viewer.membershipOf(code);
  const partnership = membership === null || code.includes("\0") ? null : await readPartnership(orm, code);
  if (membership === null || partnership === null)
    return [404, "NOT_FOUND", "There is no such partnership for you; use the code of one you belong to."];
  if (await localData.isWithheld(partnership))
    return [403, "FORBIDDEN", "This partnership is not shown without signing in."];
  if (!isAllowed(membership, rule)) return [403, "FORBIDDEN", refusalWords(membership, rule)];
  return { membership, partnership };
}
