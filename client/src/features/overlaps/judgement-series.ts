import type { JudgementKind } from "@tandem/schema/operations";
import { ALL, type Filter } from "../../parts/filters.ts";
import { countText, dateText, JUDGEMENT_WORDS } from "../../words/text.ts";
import type { OverlapRow, OverlapSetRow } from "./overlap-rows.ts";

/** What a filter by judgement may ask for: not judged yet, or one judgement. */
export type Judged = "OPEN" | JudgementKind;

/** Judgements in the order they are offered. */
const JUDGEMENT_KINDS: readonly JudgementKind[] = ["DUPLICATE", "COMPLEMENTARY", "INTENDED_CHOICE", "TRANSITION"];

/** Judgements to choose from, in words. */
export const JUDGEMENT_CHOICES = JUDGEMENT_KINDS.map((value) => ({ value, label: JUDGEMENT_WORDS[value] ?? value }));

/** The filter by what was judged. */
export const JUDGED_FILTER: Filter = {
  parameter: "judged",
  label: "Judged",
  choices: [ALL, { value: "OPEN", label: "not judged yet" }, ...JUDGEMENT_CHOICES],
};

/** What the address asks for; null for all. */
export function readJudged(text: string | null): Judged | null {
  return (["OPEN", ...JUDGEMENT_KINDS] as const).find((entry) => entry === text) ?? null;
}

type JudgedRow = Pick<OverlapRow, "judgement">;

const judgedAs = ({ judgement }: JudgedRow): Judged => judgement?.kind ?? "OPEN";

/** Overlaps that were judged as asked for. */
export function judgedRows<Row extends JudgedRow>(rows: readonly Row[], judged: Judged | null): readonly Row[] {
  return judged === null ? rows : rows.filter((row) => judgedAs(row) === judged);
}

/** How many overlaps a choice of the filter would show, as "2 were judged “paid for twice”". */
export interface OtherJudgement {
  readonly judged: Judged;
  readonly text: string;
}

/** What the filter leaves out, by judgement; nothing where it leaves out nothing. */
export function otherJudgements(rows: readonly JudgedRow[], judged: Judged | null): readonly OtherJudgement[] {
  if (judged === null) return [];
  const counts = Map.groupBy(rows, judgedAs);
  return (["OPEN", ...JUDGEMENT_KINDS] as const).flatMap((kind) => {
    const count = counts.get(kind)?.length ?? 0;
    if (kind === judged || count === 0) return [];
    const were = `${count} ${count === 1 ? "was" : "were"}`;
    return [
      { judged: kind, text: kind === "OPEN" ? `${were} not judged yet` : `${were} judged “${JUDGEMENT_WORDS[kind]}”` },
    ];
  });
}

/** What is left by the filters, in words. */
export function leftText(all: number, shown: number): string {
  return shown === all ? countText(all, "overlap") : `${shown} of ${countText(all, "overlap")}`;
}

/** One judgement in a sentence: what, when, by whom, why, and when to look again. */
export function judgementSentence(judgement: NonNullable<OverlapRow["judgement"]>): string {
  const { kind, at, by, reason, reviewOn } = judgement;
  const again = reviewOn ? ` To be looked at again on ${dateText(reviewOn)}.` : "";
  return `Judged “${JUDGEMENT_WORDS[kind]}” on ${dateText(at)} (${by}): ${reason}${again}`;
}

/** Whether the day to look at a judgement again has come. */
export function isDue({ judgement }: JudgedRow, today: string): boolean {
  return judgement?.reviewOn !== null && judgement?.reviewOn !== undefined && judgement.reviewOn <= today;
}

/** What the linked services of an overlap could spare together; every pair of a set has the same. */
export function setSpend({ set }: Pick<OverlapRow, "set">, sets: readonly OverlapSetRow[]) {
  const found = sets.find(({ id }) => id === set?.id);
  return found?.duplicateSpend ?? { pence: null, state: "NOT_APPLICABLE" as const };
}

/** Overlaps with what their set could spare, the most first, then the most spend on what both reach. */
export function byDuplicateSpend<Row extends OverlapRow>(
  rows: readonly Row[],
  sets: readonly OverlapSetRow[],
): readonly Row[] {
  const spare = (row: Row) => setSpend(row, sets).pence ?? -1;
  const shared = (row: Row) => row.sharedSpend.pence ?? -1;
  return [...rows].sort((a, b) => spare(b) - spare(a) || shared(b) - shared(a) || (a.code < b.code ? -1 : 1));
}
