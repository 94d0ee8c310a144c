import type { BrokenRule } from "../../analytics/broken-rule.ts";
import type { PartnershipRow } from "../../persistence/queries/partnership.query.ts";
import type { EditOutcome, Editor } from "../../persistence/stores/versioned-row.ts";
import type { Context } from "../context.ts";
import { actorOf } from "./actor.ts";
import { type EditConflictType, presentConflict } from "./edit-conflict.type.ts";
import { findPartnership } from "./partnership-argument.ts";
import { type RefusalType, refusal } from "./refusal.type.ts";

/** Who edits a partnership's money, and what it is now. */
export interface MoneyEdit {
  readonly partnership: PartnershipRow;
  readonly editor: Editor;
}

/** The partnership an edit is of, and whom the log names for it. */
export async function beginEdit(context: Context, code: string): Promise<MoneyEdit> {
  const partnership = await findPartnership(context, code);
  const provenance = context.viewer.kind === "EVALUATION" ? ("ILLUSTRATIVE" as const) : ("LOCAL" as const);
  return { partnership, editor: { ...actorOf(context.viewer, code), partnershipId: partnership.id, provenance } };
}

/** A broken rule of an input, as it is answered. */
export function refuseRule({ code, field, message, mend }: BrokenRule, within = "input"): RefusalType {
  return refusal(code, `${within}.${field}`, message, mend);
}

/** The partnership as an edit left it. */
export function afterEdit(partnership: PartnershipRow, version: number): PartnershipRow {
  return { ...partnership, dataVersion: Math.max(version, partnership.dataVersion) };
}

/** What came of an edit: what was saved, read anew by `present`, or why nothing was. */
export async function presentEdit<T, R>(
  { partnership }: MoneyEdit,
  outcome: EditOutcome<T>,
  present: (partnership: PartnershipRow, saved: T) => Promise<R>,
): Promise<R | EditConflictType | RefusalType> {
  if (outcome.status === "CONFLICT") return presentConflict(outcome);
  if (outcome.status === "REFUSED") return refusal(outcome.code, outcome.field, outcome.message, outcome.mend);
  return present(afterEdit(partnership, outcome.version), outcome.saved);
}

/** Text without control characters but line breaks, within the length; null where it is not. */
export function readText(text: string, least: number, most: number): string | null {
  const trimmed = text.trim();
  return trimmed.length >= least && trimmed.length <= most && !/[^\P{Cc}\n]/u.test(trimmed) ? trimmed : null;
}
