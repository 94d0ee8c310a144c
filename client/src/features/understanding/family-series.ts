import { formatFigure, formatShare, isKnown, type ShownFigure, stateWords } from "../../words/figure.ts";
import { dateText } from "../../words/text.ts";
import type { FamilyRow } from "./understanding-rows.ts";

/** Families in digits or words; hidden numbers are of families, not of children. */
export function familiesText(figure: ShownFigure): string {
  return isKnown(figure)
    ? formatFigure(figure)
    : figure.state === "SUPPRESSED"
      ? "c (hidden: too few families)"
      : stateWords(figure.state);
}

/** How many families of those asked, with the share. */
export function saidText({ families, asked, share }: FamilyRow): string {
  if (!isKnown(families)) return familiesText(families);
  if (!isKnown(asked)) return `${familiesText(families)} families`;
  return `${formatFigure(families)} of ${formatFigure(asked)} families, ${formatShare(share)}`;
}

/** What changed because of a priority, in a line each; that nothing is recorded where nothing is. */
export function changeLines({ changes }: Pick<FamilyRow, "changes">): readonly string[] {
  return changes.map(({ changedOn, change }) => `${dateText(changedOn)}: ${change}`);
}

/** What a priority is about: need, line, or neither. */
export function aboutText({ need, serviceLine }: Pick<FamilyRow, "need" | "serviceLine">): string {
  return [need?.name, serviceLine?.name].filter((name) => name !== undefined).join("; ") || "no one need or service";
}

/** Families of a ward who named it; null where the survey did not ask there. */
export function familiesIn({ areas }: Pick<FamilyRow, "areas">, ward: string): ShownFigure | null {
  return areas.find(({ area }) => area.code === ward)?.families ?? null;
}

/** The section's sentence: what most families named, and for how many of all nothing is recorded. */
export function familySentence(rows: readonly FamilyRow[]): string {
  const [most] = rows;
  if (most === undefined) return "No survey of families is loaded.";
  const open = rows.filter(({ changes }) => changes.length === 0).length;
  const named = isKnown(most.families) ? `Most named: “${most.priority}” (${saidText(most)}). ` : "";
  const rest =
    open === 0
      ? "Something changed because of each."
      : `For ${open} of ${rows.length} nothing is recorded yet as having changed.`;
  return `${named}${rest}`;
}

/** Priorities that hold for a need and ward chosen on the page. */
export function familiesOf(rows: readonly FamilyRow[], need: string | null, ward: string | null): readonly FamilyRow[] {
  return rows.filter(
    (row) => (need === null || row.need?.code === need) && (ward === null || familiesIn(row, ward) !== null),
  );
}
