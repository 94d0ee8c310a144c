import type { AdulthoodPageQuery } from "@tandem/schema/operations";
import type { ComparedAreas } from "../../app/compared-areas.ts";
import type { BarRow } from "../../charts/bar-row.ts";
import type { Twin } from "../../charts/ChartFrame.tsx";
import { type BarPart, HUES } from "../../charts/palette.ts";
import { formatFigure, formatShare } from "../../words/figure.ts";

/** Young people aged 16 and 17 by SEN, area by area. */
export type Participation = AdulthoodPageQuery["participation"];
export type ParticipationRow = Participation["rows"][number];

/** Groups of young people in words, those with most help first. */
export const GROUPS = [
  { group: "EHC_PLAN", words: "With an EHC plan" },
  { group: "SEN_SUPPORT", words: "On SEN support" },
  { group: "NO_SEN", words: "Without SEN" },
  { group: "TOTAL", words: "All aged 16 and 17" },
] as const;

const BESIDE: Readonly<Record<string, string>> = {
  HIGHER: "higher than England, more than chance explains",
  LOWER: "lower than England, more than chance explains",
  WITHIN_CHANCE: "not clearly different from England",
  UNKNOWN: "–",
};

/** How a share stands to England's, in words. */
function besideText({ besideEngland }: Pick<ParticipationRow, "besideEngland">): string {
  return BESIDE[besideEngland] ?? besideEngland;
}

/** A share with its range and of how many, and whether the range is wide. */
function shareText({ neetOrNotKnown, youngPeople, isWide }: ParticipationRow): string {
  const of =
    youngPeople.state === "KNOWN" && neetOrNotKnown.state === "KNOWN" ? ` of ${formatFigure(youngPeople)}` : "";
  return `${formatShare(neetOrNotKnown)}${of}${isWide ? ", wide range" : ""}`;
}

/** What the bars show: the council's own, and those beside it. */
export const PARTICIPATION_PARTS: readonly BarPart[] = [
  { key: "own", label: "Here", colour: HUES.navy },
  { key: "beside", label: "The region and England", colour: HUES.teal },
];

function shownRows({ rows }: Participation, { own, region, england }: ComparedAreas) {
  return GROUPS.flatMap(({ group, words }) =>
    [own, region, england].flatMap((area) => {
      const row = rows.find((entry) => entry.group === group && entry.area.code === area);
      return row === undefined ? [] : [{ row, name: `${words}: ${row.area.name}`, isOwn: area === own }];
    }),
  );
}

/** A bar for each group here, in the region and in England; where the share is not known it is said and not drawn. */
export function participationBars(participation: Participation, areas: ComparedAreas): readonly BarRow[] {
  return shownRows(participation, areas).map(({ row, name, isOwn }) => ({
    name,
    note: shareText(row),
    sizes: { own: isOwn ? (row.neetOrNotKnown.value ?? 0) : 0, beside: isOwn ? 0 : (row.neetOrNotKnown.value ?? 0) },
  }));
}

/** The same numbers as a table. */
export function participationTwin(participation: Participation, areas: ComparedAreas): Twin {
  return {
    columns: ["Group", "Young people", "NEET or not known", "Beside England"],
    rows: shownRows(participation, areas).map(({ row, name }) => [
      name,
      formatFigure(row.youngPeople),
      `${formatShare(row.neetOrNotKnown)}${row.isWide ? ", wide range" : ""}`,
      besideText(row),
    ]),
  };
}

/** One group here beside the same group in England, in one sentence. */
export function participationSentence({ rows }: Participation, areas: ComparedAreas, group: string): string {
  const words = GROUPS.find((entry) => entry.group === group)?.words ?? group;
  const [own, england] = [areas.own, areas.england].map((area) =>
    rows.find((row) => row.group === group && row.area.code === area),
  );
  if (own === undefined || own.neetOrNotKnown.state !== "KNOWN")
    return `${words}: how many are NEET or not known is not published.`;
  const beside = england === undefined ? "" : `; England ${formatShare(england.neetOrNotKnown)}`;
  return `${words}, ages 16 and 17: ${formatShare(own.neetOrNotKnown)} of ${formatFigure(own.youngPeople)} were NEET or not known${beside}. That is ${besideText(own)}.`;
}

/** Each neighbour by name with all groups; a list, not a ranking. */
export function neighbourRows({ rows }: Participation, neighbours: readonly string[]) {
  const areas = [...new Map(rows.map(({ area }) => [area.code, area.name]))]
    .filter(([code]) => neighbours.includes(code))
    .sort(([, a], [, b]) => (a < b ? -1 : 1));
  return areas.map(([code, name]) => ({
    code,
    name,
    cells: GROUPS.map(({ group }) => {
      const row = rows.find((entry) => entry.area.code === code && entry.group === group);
      return row === undefined ? "not published" : shareText(row);
    }),
  }));
}
