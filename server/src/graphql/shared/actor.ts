import type { Actor } from "../../persistence/stores/edit.ts";
import type { Viewer } from "../../security/viewer.ts";

/** Whom the audit log names for a change a viewer makes in a partnership. */
export function actorOf(viewer: Viewer, partnershipCode: string): Actor {
  const membership = viewer.membershipOf(partnershipCode);
  if (membership === null) throw new Error("a change was let through to somebody without a part in the partnership");
  return { actor: membership.code, actorName: viewer.name };
}
