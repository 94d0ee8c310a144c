import { holdsMonths } from "./cell-figures.ts";
import { LABELS, type PublishedYear } from "./disclosure/published-year.ts";
import { type Figure, known, missing, type Provenance, weakestProvenance } from "./figure.ts";
import type { MonthRange } from "./period.ts";
import { deliveredShare, rangeOf, recordedFigure, type Subject, yearCapacity } from "./service-subject.ts";
import type { ServiceLine, Snapshot } from "./snapshot.ts";

/** What services of one line did together and could do in some months, in the line's unit of care. */
export interface ActivityFigures {
  /** Units recorded as delivered: flow units added up over the months, stock units averaged. */
  readonly activity: Figure;
  /** Units that standing capacity allowed. */
  readonly capacity: Figure;
  /** Activity ÷ capacity, of the services that have capacity. */
  readonly utilisation: Figure;
}

/** Services of one line that are told of together; at least one. */
export interface ServiceGroup {
  readonly snapshot: Snapshot;
  readonly line: ServiceLine;
  readonly subjects: readonly Subject[];
}

interface Sum {
  readonly unit: string;
  readonly provenance: Provenance;
  readonly parts: readonly Figure[];
}

/** Adds figures of services: what does not apply adds nothing, and a return that is lacking leaves the sum unreliable. */
function addUp({ unit, provenance, parts }: Sum): Figure {
  const due = parts.filter(({ state }) => state !== "NOT_APPLICABLE");
  const numbers = due.filter(({ value }) => value !== null);
  if (numbers.length === 0) return missing(due.length === 0 ? "NOT_APPLICABLE" : "NOT_SUBMITTED", unit, provenance);
  const sum = known(
    numbers.reduce((total, { value }) => total + (value ?? 0), 0),
    unit,
    provenance,
  );
  return due.every(({ state }) => state === "KNOWN") ? sum : { ...sum, state: "UNRELIABLE" };
}

/** Names of the published counts that a group's units in a year's months are the sum of; null where they are no such sum. */
function labelsOf(year: PublishedYear, own: ReadonlyMap<number, string>, months: MonthRange): readonly string[] | null {
  const members = year.services.filter((service) => own.has(service));
  if (members.length === 0) return [];
  const isWholeYear = months.from <= year.months.from && year.months.to <= months.to;
  const isWholeLine = members.length === year.services.length;
  if (isWholeYear) return isWholeLine ? [LABELS.all] : members.map((service) => LABELS.service(own.get(service) ?? ""));
  if (!isWholeLine || year.isStock) return null;
  const [from, to] = [Math.max(months.from, year.months.from), Math.min(months.to, year.months.to)];
  return rangeOf({ from, to }).map(LABELS.month);
}

/** Units of a group as published, NaN where some are hidden or no sum of published counts; and who is among those counted. */
function publishedUnits({ snapshot, line, subjects }: ServiceGroup, months: MonthRange) {
  const at = snapshot.lines.findIndex(({ code }) => code === line.code);
  const own = new Map(subjects.map(({ position, service }) => [position, service.code]));
  const years = (snapshot.published?.activity ?? []).filter(
    (year) => year.line === at && year.months.from <= months.to && months.from <= year.months.to,
  );
  const counted = new Set(years.flatMap(({ services }) => services));
  const units = years.reduce((sum, year) => {
    const labels = labelsOf(year, own, months);
    if (labels === null) return Number.NaN;
    const weight = year.isStock ? year.months.to - year.months.from + 1 : 1;
    return sum + weight * labels.reduce((total, label) => total + year.unitsOf(label), 0);
  }, 0);
  return { units, counted };
}

function publishedActivity(group: ServiceGroup, months: MonthRange, provenance: Provenance): Figure {
  const { line, subjects } = group;
  const unit = line.unitOfCare;
  const { units, counted } = publishedUnits(group, months);
  if (Number.isNaN(units)) return missing("SUPPRESSED", unit, provenance);
  const others = subjects.filter(({ position }) => !counted.has(position));
  const scale = line.unitKind === "stock" ? 1 / (months.to - months.from + 1) : 1;
  const published = others.length < subjects.length ? [known(units * scale, unit, provenance)] : [];
  const lacking = others.map((subject) => recordedFigure({ ...subject, rows: [], hasActivity: false }, months));
  return addUp({ unit, provenance, parts: [...published, ...lacking] });
}

/** What a group is recorded to have done, or, where counts are as published, what is published of it. */
function activityOf(group: ServiceGroup, months: MonthRange, provenance: Provenance): Figure {
  const { snapshot, line, subjects } = group;
  const unit = line.unitOfCare;
  if (!holdsMonths(snapshot.activity, months)) return missing("NOT_LOADED", unit, provenance);
  if (snapshot.published !== undefined) return publishedActivity(group, months, provenance);
  return addUp({ unit, provenance, parts: subjects.map((subject) => recordedFigure(subject, months)) });
}

/** What services of one line did together in some months, and could do. */
export function activityFigures(group: ServiceGroup, months: MonthRange): ActivityFigures {
  const { snapshot, line, subjects } = group;
  const loads = [...snapshot.activity.loads, ...subjects.map(({ service }) => service.capacityLoad ?? "")];
  const provenance = weakestProvenance(snapshot.loads, loads);
  const capacities = subjects.map((subject) => yearCapacity(subject, months));
  const capacity = addUp({ unit: line.unitOfCare, provenance, parts: capacities });
  const able = subjects.filter((_, at) => capacities[at]?.state !== "NOT_APPLICABLE");
  const activity = activityOf(group, months, provenance);
  // What is bought child by child has no capacity, so what it did would fill others'.
  const done =
    able.length === subjects.length ? activity : activityOf({ ...group, subjects: able }, months, provenance);
  const utilisation =
    able.length === 0 ? missing("NOT_APPLICABLE", "share", provenance) : deliveredShare(done, capacity);
  return { activity, capacity, utilisation };
}
