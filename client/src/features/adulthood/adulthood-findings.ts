import type { ComparedAreas } from "../../app/compared-areas.ts";
import type { FindingLine } from "../../parts/Findings.tsx";
import { agesText, REMEDY_WORDS } from "../../words/text.ts";
import { unmetShare } from "../gaps/gap-rows.ts";
import { lineSentence } from "../gaps/gap-series.ts";
import { type CareMeasure, carePlans, careSentence } from "./care-series.ts";
import { type BandGap, cliffSentence, type MoveRow } from "./move-series.ts";
import { type Participation, participationSentence } from "./participation-series.ts";

/** Something that stands out: how large a part of its whole it is, from 0 to 1. */
interface Weighed extends FindingLine {
  readonly weight: number;
}

/** The gap that leaves the largest part of its need unmet, at the ages after school. */
function gapFinding(gaps: readonly BandGap[], year: string): Weighed | null {
  const [worst] = gaps
    .filter((row) => (unmetShare(row) ?? 0) > 0)
    .sort((a, b) => (unmetShare(b) ?? 0) - (unmetShare(a) ?? 0) || (a.key < b.key ? -1 : 1));
  if (worst?.ageBand == null) return null;
  return {
    weight: unmetShare(worst) ?? 0,
    text: `Ages ${agesText(worst.ageBand)}. ${lineSentence(worst)}`,
    remedy: `Remedy: ${REMEDY_WORDS[worst.remedy] ?? worst.remedy}.`,
    to: `/gaps?year=${year}&line=${worst.serviceLine.code}&ages=${worst.ageBand.code}`,
    evidence: "See the gaps",
  };
}

/** The age at which most lines end with nothing on record after. */
function cliffFinding(moves: readonly MoveRow[]): Weighed | null {
  const groups = [...Map.groupBy(moves, ({ age }) => age).values()].map((group) => {
    const cliffs = group.filter(({ outcome }) => outcome === "NOTHING");
    return { cliffs, share: cliffs.length / group.length };
  });
  const [worst] = groups
    .filter(({ cliffs }) => cliffs.length > 0)
    .sort((a, b) => b.cliffs.length - a.cliffs.length || b.share - a.share);
  const [first] = worst?.cliffs ?? [];
  const text = cliffSentence(worst?.cliffs ?? []);
  if (worst === undefined || first === undefined || text === null) return null;
  return {
    weight: worst.share,
    text,
    remedy: "Ask each service who takes over, and record it.",
    to: { open: `move:${first.key}` },
    evidence: "See the first",
  };
}

const HELPED = ["EHC_PLAN", "SEN_SUPPORT"];

/** The group with SEN whose share lies furthest above England's, beyond chance. */
function participationFinding(participation: Participation, areas: ComparedAreas): Weighed | null {
  const above = participation.rows.flatMap((row) => {
    if (row.area.code !== areas.own || row.besideEngland !== "HIGHER" || !HELPED.includes(row.group)) return [];
    const england = participation.rows.find((entry) => entry.area.code === areas.england && entry.group === row.group);
    const [here, there] = [row.neetOrNotKnown.value ?? 0, england?.neetOrNotKnown.value ?? 0];
    return there > 0 ? [{ row, weight: Math.min(1, (here - there) / there) }] : [];
  });
  const [most] = above.sort((a, b) => b.weight - a.weight);
  if (most === undefined) return null;
  return {
    weight: most.weight,
    text: participationSentence(participation, areas, most.row.group),
    remedy: "Plan the next step with each of them by name before they leave school.",
    to: { open: "measure:neet-or-not-known-16-17" },
    evidence: "See the years",
  };
}

function careFinding(measures: readonly CareMeasure[], year: string): Weighed | null {
  const plans = carePlans(measures, year);
  if (plans === null || plans.agreed >= plans.withSen) return null;
  return {
    weight: 1 - plans.agreed / plans.withSen,
    text: careSentence(measures, year),
    remedy: "Agree the move to adult services before the birthday.",
    to: { open: "care" },
    evidence: "See the quarters",
  };
}

/** What stands out on the way to adulthood: the largest part of its whole first, one of each kind. */
export function adulthoodFindings(facts: {
  readonly participation: Participation;
  readonly moves: readonly MoveRow[];
  readonly gaps: readonly BandGap[];
  readonly care: readonly CareMeasure[];
  readonly areas: ComparedAreas;
  readonly year: string;
}): readonly FindingLine[] {
  const { participation, moves, gaps, care, areas, year } = facts;
  return [
    participationFinding(participation, areas),
    cliffFinding(moves),
    gapFinding(gaps, year),
    careFinding(care, year),
  ]
    .filter((finding) => finding !== null)
    .sort((a, b) => b.weight - a.weight || (a.text < b.text ? -1 : 1));
}
