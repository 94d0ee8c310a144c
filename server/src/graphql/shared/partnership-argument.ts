import { type PartnershipRow, readPartnership } from "../../persistence/queries/partnership.query.ts";
import type { Context } from "../context.ts";
import { badInput, checkText, needsSignIn, noPartnership } from "./errors.ts";

/** The day that counts as today in a partnership, as 2026-03-31. */
export function todayOf({ today }: PartnershipRow): string {
  return today ?? new Date().toISOString().slice(0, 10);
}

/** The partnership an argument names; one that is not there, or not for this viewer, is refused in the same words. */
export async function findPartnership(
  { orm, viewer, localData }: Context,
  code: string,
  argument = "partnership",
): Promise<PartnershipRow> {
  checkText(argument, code);
  const partnership = viewer.membershipOf(code) === null ? null : await readPartnership(orm, code);
  if (partnership === null) throw noPartnership(argument, code);
  if (await localData.isWithheld(partnership)) throw needsSignIn();
  return partnership;
}

/** A partnership as one of its data versions holds it. */
export function partnershipAt(partnership: PartnershipRow, version: number): PartnershipRow {
  const { dataVersion } = partnership;
  if (version === dataVersion) return partnership;
  if (!(version >= 1 && version < dataVersion))
    throw badInput("asOf", `there is no data version ${version}; use 1 to ${dataVersion}, the current one.`);
  return { ...partnership, dataVersion: version, isPast: true };
}
