import type { AlternativeProvisionPageQuery } from "@tandem/schema/operations";
import type { ComparedAreas } from "../../app/compared-areas.ts";
import { formatFigure, formatPercent, type ShownFigure } from "../../words/figure.ts";
import { monthText } from "../../words/text.ts";

/** Plans maintained by where the child is taught. */
export type PlanMeasure = AlternativeProvisionPageQuery["plans"][number];

/** Where children with plans are taught outside ordinary classes, and the published parts that make it up. */
export const PLAN_SETTINGS = [
  { name: "Alternative provision or pupil referral unit", parts: ["PLACEMENT_AP"] },
  {
    name: "Specialist resource provision at a mainstream school",
    parts: [
      "SETTING_MAINSTREAM_ACADEMY_RESOURCED_PROVISION",
      "SETTING_MAINSTREAM_FREE_SCHOOL_RESOURCED_PROVISION",
      "SETTING_MAINSTREAM_LA_MAINTAINED_RESOURCED_PROVISION",
    ],
  },
  {
    name: "SEN unit at a mainstream school",
    parts: [
      "SETTING_MAINSTREAM_ACADEMY_SENUNIT",
      "SETTING_MAINSTREAM_FREE_SCHOOL_SENUNIT",
      "SETTING_MAINSTREAM_LA_MAINTAINED_SENUNIT",
    ],
  },
  { name: "EOTAS, arranged by the council", parts: ["SETTING_OTHER_ARRANGEMENTS_LA"] },
  { name: "Home education by choice", parts: ["SETTING_ELECTIVE_HOME_EDUCATION"] },
] as const;

/** Children with plans in one kind of setting. */
export interface SettingRow {
  readonly name: string;
  readonly period: string;
  readonly plans: ShownFigure;
  readonly before: { readonly period: string; readonly plans: ShownFigure } | null;
  /** Of all plans of the council in the same month. */
  readonly share: number | null;
  /** The region's and England's share, each of its own newest month. */
  readonly region: string;
  readonly england: string;
}

/** Figures of one unit together: their sum where all are known, else why it is not. */
function together(figures: readonly (ShownFigure | undefined)[]): ShownFigure {
  const missing = figures.find((figure) => typeof figure?.value !== "number");
  if (figures.length === 0 || figures.some((figure) => figure === undefined))
    return { value: null, state: "NOT_LOADED" };
  if (missing !== undefined) return { value: null, state: missing.state };
  return { value: figures.reduce((sum, figure) => sum + (figure?.value ?? 0), 0), state: "KNOWN" };
}

function plansAt(measure: PlanMeasure, area: string, parts: readonly string[], period: string): ShownFigure {
  return together(
    parts.map(
      (code) =>
        measure.parts
          .find((entry) => entry.part.code === code && entry.area.code === area)
          ?.observations.find((entry) => entry.period === period)?.figure,
    ),
  );
}

const hasValue = ({ value }: ShownFigure) => typeof value === "number";

function shareOf(part: ShownFigure, whole: ShownFigure): number | null {
  return typeof part.value === "number" && whole.value ? part.value / whole.value : null;
}

function newestShare(measure: PlanMeasure, area: string, parts: readonly string[], periods: readonly string[]): string {
  const period = periods.findLast((entry) => hasValue(plansAt(measure, area, parts, entry)));
  if (period === undefined) return "not published";
  const share = shareOf(plansAt(measure, area, parts, period), plansAt(measure, area, ["TOTAL"], period));
  return share === null ? "not published" : `${formatPercent(share)} (${monthText(period)})`;
}

/** Each kind of setting with the children in it, newest month first; one without any figure is left out. */
export function settingRows(measures: readonly PlanMeasure[], areas: ComparedAreas): readonly SettingRow[] {
  const [measure] = measures;
  if (measure === undefined) return [];
  const periods = [
    ...new Set(measure.parts.flatMap(({ observations }) => observations.map(({ period }) => period))),
  ].sort();
  return PLAN_SETTINGS.flatMap(({ name, parts }) => {
    const known = periods.filter((period) => hasValue(plansAt(measure, areas.own, parts, period)));
    const period = known.at(-1);
    if (period === undefined) return [];
    const before = known.at(-2);
    const plans = plansAt(measure, areas.own, parts, period);
    return [
      {
        name,
        period,
        plans,
        before: before === undefined ? null : { period: before, plans: plansAt(measure, areas.own, parts, before) },
        share: shareOf(plans, plansAt(measure, areas.own, ["TOTAL"], period)),
        region: newestShare(measure, areas.region, parts, periods),
        england: newestShare(measure, areas.england, parts, periods),
      },
    ];
  });
}

/** The setting that grew or shrank most for its size, in one sentence. */
export function settingSentence(rows: readonly SettingRow[]): string {
  const moves = rows.flatMap((row) => {
    const [now, then] = [row.plans.value, row.before?.plans.value];
    return typeof now === "number" && then ? [{ row, change: Math.abs(now - then) / then }] : [];
  });
  const [most] = moves.sort((a, b) => b.change - a.change || (a.row.name < b.row.name ? -1 : 1));
  if (most?.row.before == null) return "Nothing is published of where children with plans are taught.";
  const { name, plans, period, before } = most.row;
  return `${name}: ${formatFigure(plans)} children with plans in ${monthText(period)}, ${formatFigure(before.plans)} in ${monthText(before.period)}.`;
}
