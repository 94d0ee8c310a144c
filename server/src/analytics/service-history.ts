import { monthsOf } from "./cell-figures.ts";
import { publishedWarnings } from "./disclosure/hidden-rows.ts";
import { type Explanation, type Figure, missing, sourceOf, type Warning } from "./figure.ts";
import { monthWarnings } from "./gap-warnings.ts";
import { servicesOnLine } from "./line-services.ts";
import { type MonthRange, parsePeriod, periodOf } from "./period.ts";
import {
  activityIn,
  capacityIn,
  deliveredShare,
  makeSubject,
  rangeOf,
  type Subject,
  yearActivity,
  yearCapacity,
} from "./service-subject.ts";
import type { MonthIndex, Service, ServiceLine, Snapshot } from "./snapshot.ts";
import { type SpcFlag, xmrChart } from "./statistics/spc.ts";

/** What a service could do and did in one month, in units of care. */
export interface ServiceMonth {
  readonly month: MonthIndex;
  readonly capacity: Figure;
  readonly activity: Figure;
  /** Rules of the XmR chart that the month's activity breaks among the months around it. */
  readonly flags: readonly SpcFlag[];
}

/** The same over the months of a financial year that activity is loaded for; stock units are averaged, never added. */
export interface ServiceYear {
  readonly financialYear: string;
  readonly months: MonthRange;
  readonly capacity: Figure;
  readonly activity: Figure;
  /** Activity ÷ capacity; above 1 more was done than was returned as possible. */
  readonly delivered: Figure;
}

/** A service on one of its lines, in that line's unit. */
export interface ServiceLineHistory {
  readonly serviceLine: ServiceLine;
  readonly months: readonly ServiceMonth[];
  /** Every financial year that the months asked for touch, oldest first. */
  readonly years: readonly ServiceYear[];
  readonly explanation: Explanation;
}

export interface ServiceHistory {
  readonly service: Service;
  /** Its own line first. */
  readonly lines: readonly ServiceLineHistory[];
  readonly warnings: readonly Warning[];
  /** Whether every figure is recorded and shown, where there is one. */
  readonly complete: boolean;
}

/** Rules that months of activity break, each run of known months on its own. */
function flagsOf(figures: readonly Figure[]): readonly (readonly SpcFlag[])[] {
  const flags: (readonly SpcFlag[])[] = figures.map(() => []);
  let from = 0;
  for (let to = 0; to <= figures.length; to += 1) {
    if (figures[to]?.state === "KNOWN") continue;
    const values = figures.slice(from, to).map(({ value }) => value ?? 0);
    if (values.length > 0) {
      const { points } = xmrChart(values, { improvement: "increase" });
      for (const [at, point] of points.entries()) flags[from + at] = point.flags;
    }
    from = to + 1;
  }
  return flags;
}

function yearsOf(subject: Subject, months: MonthRange): ServiceYear[] {
  const held = monthsOf(subject.snapshot.activity);
  const codes = [...new Set(rangeOf(months).map((month) => periodOf("FINANCIAL_YEAR", month)))];
  return codes.flatMap((financialYear) => {
    const whole = parsePeriod("FINANCIAL_YEAR", financialYear);
    const own = { from: Math.max(whole.from, held.from), to: Math.min(whole.to, held.to) };
    if (own.from > own.to) return [];
    const [capacity, activity] = [yearCapacity(subject, own), yearActivity(subject, own)];
    return [{ financialYear, months: own, capacity, activity, delivered: deliveredShare(activity, capacity) }];
  });
}

function explain(
  { snapshot: { loads, activity }, service, provenance }: Subject,
  years: readonly ServiceYear[],
): Explanation {
  const last = years.at(-1);
  const nothing = missing("NOT_LOADED", "unit of care", provenance);
  return {
    definition:
      "What the provider returned as possible, and what it recorded as delivered, in the line's unit of care. " +
      "A service on several lines has its part on each.",
    formula: "delivered = activity ÷ capacity, over the months of a financial year that activity is loaded for",
    inputs: [
      {
        label: "Capacity in the last of these years",
        figure: last?.capacity ?? nothing,
        source: sourceOf(loads, service.capacityLoad),
      },
      {
        label: "Activity in the last of these years",
        figure: last?.activity ?? nothing,
        source: sourceOf(loads, activity.loads[0]),
      },
    ],
  };
}

function lineHistory(subject: Subject, months: MonthRange): ServiceLineHistory {
  const range = rangeOf(months);
  const activity = range.map((month) => activityIn(subject, month));
  const flags = flagsOf(activity);
  const years = yearsOf(subject, months);
  return {
    serviceLine: subject.line,
    months: range.map((month, at) => ({
      month,
      capacity: capacityIn(subject, month),
      activity: activity[at] as Figure,
      flags: flags[at] ?? [],
    })),
    years,
    explanation: explain(subject, years),
  };
}

const isSettled = ({ state }: Figure) => state === "KNOWN" || state === "NOT_APPLICABLE";

/** What a service could do and did, month by month and year by year, on each of its lines; null where there is no such service. */
export function computeServiceHistory(
  snapshot: Snapshot,
  request: { readonly service: string; readonly months: MonthRange },
): ServiceHistory | null {
  const service = snapshot.services.find(({ code }) => code === request.service);
  if (service === undefined) return null;
  const lines = snapshot.lines
    .flatMap((line) => {
      const found = servicesOnLine(snapshot, line.code).find(({ code }) => code === service.code);
      return found === undefined ? [] : [lineHistory(makeSubject(snapshot, found, line), request.months)];
    })
    .sort((a, b) => Number(b.serviceLine.code === service.lineCode) - Number(a.serviceLine.code === service.lineCode));
  const message = "What one service did in one month is not published; its whole years are, where they are not small.";
  const warnings = [
    ...monthWarnings("activity", snapshot.activity, request.months),
    ...(snapshot.published === undefined ? [] : [{ code: "MONTHS_NOT_PUBLISHED", message }]),
    ...publishedWarnings(snapshot),
  ];
  const isWhole = lines.every(({ months }) =>
    months.every(({ capacity, activity }) => isSettled(capacity) && isSettled(activity)),
  );
  return { service, lines, warnings, complete: isWhole };
}
