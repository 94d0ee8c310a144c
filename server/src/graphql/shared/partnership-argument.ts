import { type PartnershipRow, readPartnership } from "../../persistence/queries/partnership.query.ts";
import type { Context } from "../context.ts";
import { badInput, checkText, needsSignIn, noPartnership } from "./errors.ts";

/** The day that counts as today in a partnership, as 2026-03-31. */
export function todayOf({ today }: PartnershipRow): string {
  return today ?? new Date().toISOString().slice(0, 10);
}

/** The partnership to write to; one that is not there, or not for this viewer, is refused in the same words. */
export function findPartnership(context: Context, code: string): Promise<PartnershipRow> {
  return find(context, code, { argument: "partnership", read: () => readPartnership(context.orm, code) });
}

/** The partnership to read from, as it is held in memory. */
export async function enterPartnership(context: Context, code: string, argument = "code"): Promise<PartnershipRow> {
  const partnership = await find(context, code, { argument, read: () => context.partnerships.read(code) });
  context.answering.entered.push(partnership);
  return partnership;
}

async function find(
  { viewer, localData }: Context,
  code: string,
  { argument, read }: { readonly argument: string; readonly read: () => Promise<PartnershipRow | null> },
): Promise<PartnershipRow> {
  checkText(argument, code);
  const partnership = viewer.membershipOf(code) === null ? null : await read();
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
