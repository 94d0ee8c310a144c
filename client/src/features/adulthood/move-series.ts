import type { AdulthoodPageQuery } from "@tandem/schema/operations";
import { formatFigure } from "../../words/figure.ts";
import type { Sheet } from "../../words/sheet.ts";
import { countText, listText, wardsText } from "../../words/text.ts";

type Partnership = AdulthoodPageQuery["partnership"];

/** An age at which services of a line end. */
export type MoveRow = Partnership["ageMoves"][number];

/** A line's gap at one band of ages. */
export type BandGap = Partnership["gaps"]["rows"][number];

const OUTCOMES: Readonly<Record<string, string>> = {
  TAKEN_OVER: "another service, everywhere",
  IN_PART: "another service, in some wards",
  NOTHING: "no service on record",
  NOT_RECORDED: "services for adults are not recorded here",
};

/** What there is after the services end, in a few words. */
export function outcomeText({ outcome }: Pick<MoveRow, "outcome">): string {
  return OUTCOMES[outcome] ?? outcome;
}

const LEAST_FIRST = ["NOTHING", "IN_PART", "NOT_RECORDED", "TAKEN_OVER"];

/** Moves where least takes over first, then by age and line; of one line where one is chosen. */
export function orderedMoves(moves: readonly MoveRow[], line: string | null): readonly MoveRow[] {
  const place = ({ outcome }: MoveRow) => LEAST_FIRST.indexOf(outcome);
  return moves
    .filter(({ serviceLine }) => line === null || serviceLine.code === line)
    .sort((a, b) => place(a) - place(b) || a.age - b.age || (a.serviceLine.code < b.serviceLine.code ? -1 : 1));
}

/** A move by name. */
export function moveName({ serviceLine, age }: Pick<MoveRow, "serviceLine" | "age">): string {
  return `${serviceLine.name}, at ${age}`;
}

/** A move in one sentence. */
export function moveSentence(move: MoveRow): string {
  const { serviceLine, age, ending, following, wards, wardsWithout, outcome } = move;
  const ends = `${serviceLine.name}: ${countText(ending.length, "service")} for younger people ${ending.length === 1 ? "ends" : "end"} at ${age}.`;
  if (outcome === "NOT_RECORDED")
    return `${ends} What adult services there are after 25 is not recorded here, so nothing can be said.`;
  if (outcome === "NOTHING") return `${ends} No other service of the line is on record for that age.`;
  const names = listText(following.map(({ name }) => name));
  if (outcome === "TAKEN_OVER")
    return `${ends} ${names} ${following.length === 1 ? "takes" : "take"} over in every ward.`;
  return `${ends} ${names} ${following.length === 1 ? "takes" : "take"} over, but not in ${countText(wardsWithout.length, "ward")} of ${wards.length}: ${wardsText(wardsWithout.map(({ name }) => name))}.`;
}

/** Whether need at that age is counted, in words. */
export function needText({ isNeedRecorded, outcome }: Pick<MoveRow, "isNeedRecorded" | "outcome">): string {
  if (outcome === "NOT_RECORDED") return "not recorded here";
  return isNeedRecorded ? "yes" : "no, so no gap can be counted";
}

/** Lines whose services end at an age with nothing after, in one sentence; null where there are none. */
export function cliffSentence(moves: readonly MoveRow[]): string | null {
  const [first] = moves;
  if (first === undefined) return null;
  const names = moves.map(({ serviceLine }) => serviceLine.name);
  const silent = moves.filter(({ isNeedRecorded }) => !isNeedRecorded).length;
  const list =
    names.length > 4 ? `${countText(names.length, "service line")}, ${names[0]} among them` : listText(names);
  const unknown =
    silent === 0 ? "" : ` For ${silent} of them need at that age is not recorded either, so no gap is counted.`;
  return `At ${first.age}, services end and no other is on record: ${list}.${unknown}`;
}

/** The gap of a move's line at the ages that follow, in words; empty where no need is recorded. */
export function gapAfter(gaps: readonly BandGap[], { serviceLine, age }: MoveRow): readonly BandGap[] {
  return gaps.filter(
    (row) => row.serviceLine.code === serviceLine.code && row.ageBand != null && row.ageBand.to >= age,
  );
}

/** Every move; wards and services by code. */
export function moveSheet(moves: readonly MoveRow[], gaps: readonly BandGap[], year: string): Sheet {
  const codes = (things: readonly { readonly code: string }[]) => things.map(({ code }) => code).join(" ");
  return {
    name: "preparing-for-adulthood",
    columns: [
      "financial_year",
      "service_line",
      "name",
      "age",
      "outcome",
      "services_ending",
      "services_following",
      "wards_without",
      "need_recorded",
      "not_met_after",
    ],
    rows: moves.map((move) => [
      year,
      move.serviceLine.code,
      move.serviceLine.name,
      move.age,
      move.outcome,
      codes(move.ending),
      codes(move.following),
      codes(move.wardsWithout),
      String(move.isNeedRecorded),
      gapAfter(gaps, move)
        .map(({ ageBand, unmet }) => `${ageBand?.code}: ${unmet.value ?? unmet.state}`)
        .join("; ") || formatFigure({ value: null, state: "NOT_COLLECTED" }),
    ]),
  };
}
