import { type PartnershipRow, readPartnership } from "../../persistence/queries/partnership.query.ts";
import type { Context } from "../context.ts";
import { checkText, needsSignIn, noPartnership } from "./errors.ts";

/** The partnership a change names; one that is not there, or not for this viewer, is refused in the same words. */
export async function findPartnership({ orm, viewer, localData }: Context, code: string): Promise<PartnershipRow> {
  checkText("partnership", code);
  const partnership = viewer.membershipOf(code) === null ? null : await readPartnership(orm, code);
  if (partnership === null) throw noPartnership("partnership", code);
  if (await localData.isWithheld(partnership)) throw needsSignIn();
  return partnership;
}
