import { holdsMonths } from "./cell-figures.ts";
import { LABELS } from "./disclosure/published-year.ts";
import { type Figure, known, missing, type Provenance, weakestProvenance } from "./figure.ts";
import type { MonthRange } from "./period.ts";
import type { CellTable, MonthIndex, Service, ServiceLine, Snapshot } from "./snapshot.ts";
import { commissionsOfService, isInForce } from "./stretch.ts";

/** A service as it is on one line, with what its figures are read by. */
export interface Subject {
  readonly snapshot: Snapshot;
  readonly service: Service;
  /** Index of the service into `Snapshot.services`. */
  readonly position: number;
  readonly line: ServiceLine;
  /** Rows of the activity table that are its own. */
  readonly rows: readonly number[];
  /** Whether any activity of its own is recorded at all; where counts are as published, whether any is published. */
  readonly hasActivity: boolean;
  readonly provenance: Provenance;
}

const rowsOfTable = new WeakMap<CellTable, ReadonlyMap<number, readonly number[]>>();

/** More than there are service lines. */
const MOST_LINES = 65_536;

/** Rows of the activity table by service and line. */
function rowsOf(activity: CellTable): ReadonlyMap<number, readonly number[]> {
  const found = rowsOfTable.get(activity);
  if (found !== undefined) return found;
  const all = Array.from({ length: activity.rowCount }, (_, row) => row);
  const keyOf = (row: number) => (activity.service[row] ?? 0) * MOST_LINES + (activity.line[row] ?? 0);
  const rows = Map.groupBy(all, keyOf);
  rowsOfTable.set(activity, rows);
  return rows;
}

/** Reads who a service on a line is. */
export function makeSubject(snapshot: Snapshot, service: Service, line: ServiceLine): Subject {
  const { activity, services, lines, loads } = snapshot;
  const position = services.findIndex(({ code }) => code === service.code);
  const at = lines.indexOf(line);
  const rows = rowsOf(activity).get(position * MOST_LINES + at) ?? [];
  const provenance = weakestProvenance(loads, [...activity.loads, service.capacityLoad ?? ""]);
  const years = snapshot.published?.activity.filter((year) => year.line === at && year.services.includes(position));
  const hasActivity = years === undefined ? rows.length > 0 : years.length > 0;
  return { snapshot, service, position, line, rows, hasActivity, provenance };
}

/** Whether anybody buys it in a month, child by child or standing. */
function isBought({ snapshot, service }: Subject, month: MonthIndex): boolean {
  return commissionsOfService(snapshot, service.code).some((commission) => isInForce(commission, month));
}

/** Capacity of a month; none applies where nobody buys standing capacity. */
export function capacityIn(subject: Subject, month: MonthIndex): Figure {
  const { service, line, provenance, snapshot } = subject;
  const units = service.capacity.values[month - service.capacity.firstMonth] ?? Number.NaN;
  if (!Number.isNaN(units)) return known(units, line.unitOfCare, provenance);
  const inForce = commissionsOfService(snapshot, service.code).filter((commission) => isInForce(commission, month));
  const isStanding = inForce.some(({ isSpot }) => !isSpot);
  return missing(isStanding ? "NOT_SUBMITTED" : "NOT_APPLICABLE", line.unitOfCare, provenance);
}

/** Units that are recorded as delivered in some months, and the months of rows that have no number. */
function recordedUnits({ snapshot: { activity }, rows }: Subject, { from, to }: MonthRange) {
  let units = 0;
  let unknown = 0;
  for (const row of rows) {
    const start = row * (activity.monthCount + 1) - activity.firstMonth;
    units += (activity.cumulativeUnits[start + to + 1] ?? 0) - (activity.cumulativeUnits[start + from] ?? 0);
    unknown += (activity.cumulativeUnknown[start + to + 1] ?? 0) - (activity.cumulativeUnknown[start + from] ?? 0);
  }
  return { units, unknown };
}

/** What was recorded as delivered; nothing recorded of a service that somebody buys is no 0. */
export function recordedFigure(subject: Subject, months: MonthRange): Figure {
  const { line, provenance, hasActivity } = subject;
  const { units, unknown } = recordedUnits(subject, months);
  const lack = (state: "NOT_SUBMITTED" | "NOT_APPLICABLE") => missing(state, line.unitOfCare, provenance);
  if (units === 0) {
    if (!rangeOf(months).some((month) => isBought(subject, month))) return lack("NOT_APPLICABLE");
    if (!hasActivity || unknown > 0) return lack("NOT_SUBMITTED");
  }
  const scale = line.unitKind === "stock" ? 1 / (months.to - months.from + 1) : 1;
  const figure = known(units * scale, line.unitOfCare, provenance);
  return unknown > 0 ? { ...figure, state: "UNRELIABLE" } : figure;
}

/** Months of a range, in order. */
export function rangeOf({ from, to }: MonthRange): MonthIndex[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at);
}

/** Whole years of a service are published, its months are not: a month by service is no sum of published counts. */
export function activityIn(subject: Subject, month: MonthIndex): Figure {
  const { snapshot, line, provenance, hasActivity } = subject;
  const months = { from: month, to: month };
  if (!holdsMonths(snapshot.activity, months)) return missing("NOT_LOADED", line.unitOfCare, provenance);
  if (snapshot.published !== undefined && hasActivity) return missing("SUPPRESSED", line.unitOfCare, provenance);
  return recordedFigure(subject, months);
}

/** What was delivered in the loaded months of a year: as recorded, or as published. */
export function yearActivity(subject: Subject, months: MonthRange): Figure {
  const { snapshot, line, service, position, provenance, hasActivity } = subject;
  const { published, lines } = snapshot;
  if (published === undefined || !hasActivity) return recordedFigure(subject, months);
  const at = lines.indexOf(line);
  const years = published.activity.filter(
    (year) => year.line === at && year.months.from === months.from && year.services.includes(position),
  );
  if (years.length === 0) return recordedFigure({ ...subject, rows: [], hasActivity: false }, months);
  const units = years.reduce((sum, year) => sum + year.unitsOf(LABELS.service(service.code)), 0);
  return Number.isNaN(units)
    ? missing("SUPPRESSED", line.unitOfCare, provenance)
    : known(units, line.unitOfCare, provenance);
}

/** Capacity over the months in which the service was bought standing; one month without a number leaves the sum unknown. */
export function yearCapacity(subject: Subject, months: MonthRange): Figure {
  const { line, provenance } = subject;
  const figures = rangeOf(months)
    .map((month) => capacityIn(subject, month))
    .filter(({ state }) => state !== "NOT_APPLICABLE");
  if (figures.length === 0) return missing("NOT_APPLICABLE", line.unitOfCare, provenance);
  if (figures.some(({ value }) => value === null)) return missing("NOT_SUBMITTED", line.unitOfCare, provenance);
  const sum = figures.reduce((total, { value }) => total + (value ?? 0), 0);
  const scale = line.unitKind === "stock" ? 1 / (months.to - months.from + 1) : 1;
  return known(sum * scale, line.unitOfCare, provenance);
}

/** Activity ÷ capacity; the state of whichever is no number where one is not. */
export function deliveredShare(activity: Figure, capacity: Figure): Figure {
  const lacking = [activity, capacity].find(({ state }) => state !== "KNOWN");
  if (lacking !== undefined) return { ...lacking, value: null, unit: "share" };
  const [done, could] = [activity.value ?? 0, capacity.value ?? 0];
  return could > 0
    ? known(done / could, "share", activity.provenance)
    : missing("UNDEFINED", "share", activity.provenance);
}
