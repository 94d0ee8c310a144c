import { type Figure, known, missing } from "./figure.ts";
import type { FigureState } from "./figure-state.ts";
import { proportionInterval } from "./statistics/proportion.ts";

/** Young people of 16 and 17 by the help they have; TOTAL is all of them. */
export const PARTICIPATION_GROUPS = ["EHC_PLAN", "SEN_SUPPORT", "NO_SEN", "TOTAL"] as const;
export type ParticipationGroup = (typeof PARTICIPATION_GROUPS)[number];

/** Published measures it is made of: all young people, their shares by group, and the share of each group that is NEET or not known. */
export const PARTICIPATION_MEASURES = {
  people: "young-people-16-17",
  shares: "young-people-16-17-by-sen",
  rates: "neet-or-not-known-16-17",
} as const;

/** One published figure; shares and rates in per cent. */
export interface ParticipationObservation {
  readonly measureCode: string;
  readonly breakdownCode: string;
  readonly areaCode: string;
  readonly period: string;
  readonly value: number | null;
  readonly state: string;
}

/** How a figure stands to England's: apart only where the two ranges of chance do not meet. */
export type ParticipationComparison = "HIGHER" | "LOWER" | "WITHIN_CHANCE" | "UNKNOWN";

/** One group of young people in one area. */
export interface ParticipationRow {
  readonly areaCode: string;
  readonly group: ParticipationGroup;
  /** Young people in the group, to the nearest one: the denominator. */
  readonly youngPeople: Figure;
  /** Share who are not in education, employment or training or whose activity is not known, with its Wilson interval. */
  readonly neetOrNotKnown: Figure;
  /** The interval is wider than half the figure, so the figure alone says little. */
  readonly isWide: boolean;
  readonly besideEngland: ParticipationComparison;
}

const ENGLAND = "E92000001";

type Read = (measure: string, group: string) => ParticipationObservation | undefined;

const stateOf = (row: ParticipationObservation | undefined) =>
  (row === undefined || row.state === "KNOWN" ? "NOT_LOADED" : row.state) as Exclude<FigureState, "KNOWN">;

/** Young people of a group: all of them times the group's share. */
function countPeople(read: Read, group: ParticipationGroup): Figure {
  const all = read(PARTICIPATION_MEASURES.people, "TOTAL");
  const share = group === "TOTAL" ? { value: 100, state: "KNOWN" } : read(PARTICIPATION_MEASURES.shares, group);
  if (typeof all?.value !== "number") return missing(stateOf(all), "young person", "OFFICIAL");
  if (typeof share?.value !== "number")
    return missing(stateOf(read(PARTICIPATION_MEASURES.shares, group)), "young person", "OFFICIAL");
  return known(Math.round((all.value * share.value) / 100), "young person", "OFFICIAL");
}

/** A published share with the Wilson interval of the people it is a share of. */
function rateOf(read: Read, group: ParticipationGroup, people: Figure): Figure {
  const row = read(PARTICIPATION_MEASURES.rates, group);
  if (typeof row?.value !== "number") return missing(stateOf(row), "share", "OFFICIAL");
  const share = row.value / 100;
  if (people.value === null || people.value === 0) return known(share, "share", "OFFICIAL");
  const { lower, upper } = proportionInterval(share * people.value, people.value);
  return known(share, "share", "OFFICIAL", { lower, upper });
}

function compare(own: Figure, england: Figure | undefined): ParticipationComparison {
  if (own.lower === null || own.upper === null || england?.lower == null || england.upper === null) return "UNKNOWN";
  if (own.lower > england.upper) return "HIGHER";
  return own.upper < england.lower ? "LOWER" : "WITHIN_CHANCE";
}

/** Young people of 16 and 17 by SEN in each area: how many, and the share NEET or not known; of the newest period that has the groups. */
export function computeParticipation(observations: readonly ParticipationObservation[], areas: readonly string[]) {
  const period = observations
    .filter(({ measureCode, value }) => measureCode === PARTICIPATION_MEASURES.shares && value !== null)
    .map((row) => row.period)
    .sort()
    .at(-1);
  const readIn =
    (area: string): Read =>
    (measure, group) =>
      observations.find(
        (row) =>
          row.measureCode === measure && row.breakdownCode === group && row.areaCode === area && row.period === period,
      );
  const figuresOf = (area: string, group: ParticipationGroup) => {
    const youngPeople = countPeople(readIn(area), group);
    return { youngPeople, neetOrNotKnown: rateOf(readIn(area), group, youngPeople) };
  };
  const rows = areas.flatMap((areaCode) =>
    PARTICIPATION_GROUPS.map((group): ParticipationRow => {
      const figures = figuresOf(areaCode, group);
      const { value, lower, upper } = figures.neetOrNotKnown;
      const isWide = value !== null && lower !== null && upper !== null && upper - lower > value / 2;
      const besideEngland =
        areaCode === ENGLAND ? "UNKNOWN" : compare(figures.neetOrNotKnown, figuresOf(ENGLAND, group).neetOrNotKnown);
      return { areaCode, group, ...figures, isWide, besideEngland };
    }),
  );
  return { period: period ?? null, rows };
}
