import { type ActivityFigures, activityFigures, type ServiceGroup } from "./activity-figures.ts";
import { difference } from "./demand-comparison.ts";
import { publishedWarnings } from "./disclosure/hidden-rows.ts";
import { type Explanation, type Figure, sourceOf, type Warning } from "./figure.ts";
import { cutWarnings, monthWarnings } from "./gap-warnings.ts";
import { servicesOnLine } from "./line-services.ts";
import { cutPeriods, type MonthRange, type Period, type TimeGrain } from "./period.ts";
import { makeSubject, type Subject } from "./service-subject.ts";
import type { Coded, MonthIndex, Service, ServiceLine, Snapshot } from "./snapshot.ts";
import { commissionsOfService } from "./stretch.ts";

/** What activity is grouped by; its line always, as units of two lines are never added. */
export type ActivityDimension = "SERVICE_LINE" | "SERVICE" | "PROVIDER" | "LAYER" | "COMMISSIONERS";

/** Which services are counted: codes; null or left out selects all. */
export interface ActivityFilter {
  readonly serviceLines?: readonly string[] | null;
  readonly services?: readonly string[] | null;
  readonly providers?: readonly string[] | null;
  readonly layers?: readonly string[] | null;
  readonly functions?: readonly string[] | null;
  /** Services that any of these buys in the months asked for. */
  readonly commissioners?: readonly string[] | null;
}

export interface ActivityRequest {
  readonly months: MonthRange;
  readonly grain: TimeGrain;
  readonly by: readonly ActivityDimension[];
  readonly filter: ActivityFilter;
}

/** Figures of the same services in the period they are compared with. */
export interface ComparedActivity extends ActivityFigures {
  readonly period: string;
  /** Activity now − activity then. */
  readonly change: Figure;
  /** That ÷ activity then. */
  readonly changeShare: Figure;
}

/** What the services of one group did and could do in one period. */
export interface ActivityRow extends ActivityFigures {
  readonly key: string;
  readonly period: string;
  readonly serviceLine: ServiceLine;
  readonly service: Service | null;
  readonly provider: Coded | null;
  readonly layer: Coded | null;
  /** All who buy the services in the months asked for, as one: code and name joined. */
  readonly commissioners: Coded | null;
  /** Services in the group. */
  readonly services: number;
  readonly compared: ComparedActivity | null;
  readonly explanation: Explanation;
}

export interface ActivityTable {
  /** By line and the codes grouped by, then by time. */
  readonly rows: readonly ActivityRow[];
  readonly warnings: readonly Warning[];
  /** Whether every figure is recorded and shown, where there is one. */
  readonly complete: boolean;
}

const NOBODY: Coded = { code: "NONE", name: "Nobody" };

/** Who buys a service in some months, child by child or standing, each once. */
function buyersOf(snapshot: Snapshot, { code }: Service, { from, to }: MonthRange): readonly string[] {
  const found = commissionsOfService(snapshot, code).filter(
    ({ fromMonth, toMonth }) => fromMonth <= to && (toMonth === null || toMonth >= from),
  );
  return [...new Set(found.map(({ commissionerCode }) => commissionerCode))].sort();
}

function named(list: readonly Coded[], code: string): Coded {
  const found = list.find((each) => each.code === code);
  return { code, name: found?.name ?? code };
}

/** Those who buy together, as one. */
function joined({ organisations }: Snapshot, codes: readonly string[]): Coded {
  if (codes.length === 0) return NOBODY;
  const names = codes.map((code) => named(organisations, code).name);
  return { code: codes.join("+"), name: names.join(" and ") };
}

const isOneOf = (asked: readonly string[] | null | undefined, ...codes: readonly string[]) =>
  !asked || codes.some((code) => asked.includes(code));

function isAsked(snapshot: Snapshot, service: Service, { months, filter }: ActivityRequest): boolean {
  return (
    isOneOf(filter.services, service.code) &&
    isOneOf(filter.providers, service.providerCode) &&
    isOneOf(filter.layers, service.layerCode) &&
    isOneOf(filter.functions, service.functionCode) &&
    isOneOf(filter.commissioners, ...buyersOf(snapshot, service, months))
  );
}

type Words = Pick<ActivityRow, "service" | "provider" | "layer" | "commissioners">;

function wordsOf(snapshot: Snapshot, service: Service, { by, months }: ActivityRequest): Words {
  return {
    service: by.includes("SERVICE") ? service : null,
    provider: by.includes("PROVIDER") ? named(snapshot.organisations, service.providerCode) : null,
    layer: by.includes("LAYER") ? named(snapshot.layers, service.layerCode) : null,
    commissioners: by.includes("COMMISSIONERS") ? joined(snapshot, buyersOf(snapshot, service, months)) : null,
  };
}

interface Group extends ServiceGroup {
  readonly key: string;
  readonly words: Words;
}

/** Services of a line that are asked for, in groups by their codes. */
function groupsOf(snapshot: Snapshot, line: ServiceLine, request: ActivityRequest): readonly Group[] {
  const groups = new Map<string, { words: Words; subjects: Subject[] }>();
  for (const service of servicesOnLine(snapshot, line.code)) {
    if (!isAsked(snapshot, service, request)) continue;
    const words = wordsOf(snapshot, service, request);
    const own = [words.service, words.provider, words.layer, words.commissioners];
    // A code may hold any sign, so that none is free to part them by.
    const key = JSON.stringify([line.code, ...own.flatMap((word) => (word === null ? [] : [word.code]))]);
    const found = groups.get(key) ?? { words, subjects: [] };
    found.subjects.push(makeSubject(snapshot, service, line));
    groups.set(key, found);
  }
  return [...groups]
    .map(([key, { words, subjects }]) => ({ key, words, snapshot, line, subjects }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}

function explain({ snapshot, subjects }: Group, { activity, capacity }: ActivityFigures): Explanation {
  const { loads } = snapshot;
  const capacityLoad = subjects.find(({ service }) => service.capacityLoad !== null)?.service.capacityLoad;
  return {
    definition:
      "What services of one line recorded as delivered in the period, and what their standing capacity allowed, in the line's unit of care; flow units are added up over the months, stock units averaged.",
    formula:
      "utilisation = activity ÷ capacity, of the services that have capacity; what is bought child by child has none",
    inputs: [
      { label: "Activity", figure: activity, source: sourceOf(loads, snapshot.activity.loads[0]) },
      { label: "Capacity", figure: capacity, source: sourceOf(loads, capacityLoad) },
    ],
  };
}

const applies = ({ activity, capacity }: ActivityFigures) =>
  activity.state !== "NOT_APPLICABLE" || capacity.state !== "NOT_APPLICABLE";

/** Rows of a group, one a period; none where nobody buys its services and they recorded nothing in all the months. */
function rowsOfGroup(group: Group, periods: readonly Period[], then: readonly Period[] | null): ActivityRow[] {
  const { key, words, line, subjects } = group;
  const figures = periods.map(({ months }) => activityFigures(group, months));
  if (!figures.some(applies)) return [];
  return periods.map(({ code }, at): ActivityRow => {
    const now = figures[at] as ActivityFigures;
    const before = then?.[at];
    return {
      key: `${key}|${code}`,
      period: code,
      serviceLine: line,
      ...words,
      services: subjects.length,
      ...now,
      compared: before === undefined ? null : compare(group, now, before),
      explanation: explain(group, now),
    };
  });
}

function compare(group: Group, { activity }: ActivityFigures, { code, months }: Period): ComparedActivity {
  const then = activityFigures(group, months);
  return { period: code, ...then, ...difference(activity, then.activity) };
}

/** Lines with activity of services that do not work on them, or that the register no longer holds. */
function strayWarnings(snapshot: Snapshot, lines: readonly ServiceLine[]): Warning[] {
  const { activity, services } = snapshot;
  const stray = lines.filter((line) => {
    const own = new Set(servicesOnLine(snapshot, line.code).map(({ code }) => code));
    const at = snapshot.lines.indexOf(line);
    return activity.line.some(
      (each, row) => each === at && !own.has(services[activity.service[row] ?? -1]?.code ?? ""),
    );
  });
  if (stray.length === 0) return [];
  const names = stray.map(({ name }) => name).join(", ");
  const message = `Left out is activity on ${names} of services that do not work on it or are no longer in the register.`;
  return [{ code: "ACTIVITY_LEFT_OUT", message }];
}

function warningsOf(snapshot: Snapshot, request: ActivityRequest, lines: readonly ServiceLine[], isCut: boolean) {
  const message =
    "What some of a line's services did in part of a year is not published; whole financial years are, where they are not small.";
  return [
    ...cutWarnings(request.grain, cutPeriods(request)),
    ...monthWarnings("activity", snapshot.activity, request.months),
    ...strayWarnings(snapshot, lines),
    ...(isCut ? [{ code: "MONTHS_NOT_PUBLISHED", message }] : []),
    ...publishedWarnings(snapshot),
  ];
}

const isSettled = ({ state }: Figure) => state === "KNOWN" || state === "NOT_APPLICABLE";

/** The periods each row is compared with; null where the months are cut into another number of them. */
export function comparedPeriods(request: ActivityRequest, from: MonthIndex): readonly Period[] | null {
  const months = { from, to: from + request.months.to - request.months.from };
  const then = cutPeriods({ ...request, months });
  return then.length === cutPeriods(request).length ? then : null;
}

/** Activity, capacity and utilisation by group and period; rows in order of key, then time. */
export function computeActivity(
  snapshot: Snapshot,
  request: ActivityRequest,
  then: readonly Period[] | null = null,
): ActivityTable {
  const lines = snapshot.lines.filter(({ code }) => isOneOf(request.filter.serviceLines, code));
  const periods = cutPeriods(request);
  const groups = lines.flatMap((line) => groupsOf(snapshot, line, request));
  const rows = groups.flatMap((group) => rowsOfGroup(group, periods, then));
  const isCut = rows.some(({ activity }) => activity.state === "SUPPRESSED") && request.grain !== "FINANCIAL_YEAR";
  const warnings = warningsOf(snapshot, request, lines, isCut);
  const isWhole = rows.every(({ activity, capacity }) => isSettled(activity) && isSettled(capacity));
  return { rows, warnings, complete: isWhole && warnings.every(({ code }) => code !== "MONTHS_NOT_LOADED") };
}
