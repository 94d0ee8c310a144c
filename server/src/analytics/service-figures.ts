import { unitCostPence } from "./bottlenecks.ts";
import { publishedWarnings } from "./disclosure/hidden-rows.ts";
import { LABELS } from "./disclosure/published-year.ts";
import {
  type Explanation,
  type Figure,
  known,
  type Money,
  missing,
  noMoney,
  type Provenance,
  pounds,
  sourceOf,
  type Warning,
  weakestProvenance,
} from "./figure.ts";
import { type LineModel, solveLine } from "./line-model.ts";
import { serviceSpend, servicesOnLine } from "./line-services.ts";
import type { MonthRange } from "./period.ts";
import type { Service, ServiceLine, Snapshot } from "./snapshot.ts";
import { commissionsOfService } from "./stretch.ts";

/** What one service can do, does and costs on one line in a period; spot purchases are left out. */
export interface ServiceFigures {
  readonly service: Service;
  readonly serviceLine: ServiceLine;
  /** Units it can deliver in the months it is commissioned. */
  readonly capacity: Figure;
  /** Units recorded as delivered. */
  readonly activity: Figure;
  readonly spend: Money;
  /** Spend ÷ capacity. */
  readonly unitCost: Money;
  /** Spend ÷ activity. */
  readonly deliveredCost: Money;
  readonly explanation: Explanation;
}

export interface ServiceFiguresTable {
  /** By service and line. */
  readonly rows: readonly ServiceFigures[];
  readonly warnings: readonly Warning[];
}

export interface ServiceFiguresRequest {
  readonly period: MonthRange;
  /** Codes of services. */
  readonly services: readonly string[];
}

/** A sum of recorded units; why there is none, where there is none. */
type Sum = number | "NOT_COLLECTED" | "SUPPRESSED";

/** Units a service is recorded to have delivered on a line, month by month. */
function recordedActivity(snapshot: Snapshot, service: number, line: number, { from, to }: MonthRange): Sum {
  const { activity } = snapshot;
  const width = activity.monthCount + 1;
  const column = (month: number) => Math.min(Math.max(month - activity.firstMonth, 0), activity.monthCount);
  const [start, end] = [column(from), column(to + 1)];
  let units = 0;
  let isFound = false;
  for (let row = 0; row < activity.rowCount; row += 1) {
    if (activity.service[row] !== service || activity.line[row] !== line) continue;
    const between = (sums: Float64Array | Int32Array) =>
      (sums[row * width + end] ?? 0) - (sums[row * width + start] ?? 0);
    if (between(activity.cumulativeUnknown) > 0) return "NOT_COLLECTED";
    units += between(activity.cumulativeUnits);
    isFound = true;
  }
  return isFound && end - start === to - from + 1 ? units : "NOT_COLLECTED";
}

/** The same as published: whole years of a service only. */
function publishedActivity(snapshot: Snapshot, service: Service, line: number, period: MonthRange): Sum {
  const years = (snapshot.published?.activity ?? []).filter(
    (year) => year.line === line && year.months.from <= period.to && year.months.to >= period.from,
  );
  const own = years.filter(({ services }) => services.some((at) => snapshot.services[at]?.code === service.code));
  if (own.length === 0) return "NOT_COLLECTED";
  if (own.some(({ months }) => months.from < period.from || months.to > period.to)) return "SUPPRESSED";
  const units = own.reduce((sum, year) => {
    const months = year.isStock ? year.months.to - year.months.from + 1 : 1;
    return sum + months * year.unitsOf(LABELS.service(service.code));
  }, 0);
  return Number.isNaN(units) ? "SUPPRESSED" : units;
}

function activityOf(snapshot: Snapshot, service: Service, { line, scale }: LineModel, period: MonthRange): Sum {
  const position = snapshot.lines.findIndex(({ code }) => code === line.code);
  const at = snapshot.services.findIndex(({ code }) => code === service.code);
  const recorded = recordedActivity(snapshot, at, position, period);
  const sum =
    snapshot.published === undefined || typeof recorded === "string"
      ? recorded
      : publishedActivity(snapshot, service, position, period);
  return typeof sum === "number" ? sum * scale : sum;
}

function capacityOf(model: LineModel, { code }: Service, provenance: Provenance): Figure {
  const unit = model.line.unitOfCare;
  const entries = model.stretches.flatMap(({ services }) => services.filter(({ service }) => service.code === code));
  if (entries.length === 0) return missing("NOT_APPLICABLE", unit, provenance);
  if (entries.some(({ isCapacityUnknown }) => isCapacityUnknown)) return missing("NOT_COLLECTED", unit, provenance);
  return known(entries.reduce((sum, { capacity }) => sum + capacity, 0) * model.scale, unit, provenance);
}

const DEFINITION =
  "What one service can do, does and costs on one line in the period. Services of one line may be set side by side; lines count in units of their own.";

const FORMULA = "unit cost = spend ÷ capacity; cost of a unit delivered = spend ÷ recorded activity";

function explain(snapshot: Snapshot, service: Service, figures: Pick<ServiceFigures, "capacity" | "activity">) {
  const { loads } = snapshot;
  return {
    definition: DEFINITION,
    formula: FORMULA,
    inputs: [
      { label: "Capacity in the period", figure: figures.capacity, source: sourceOf(loads, service.capacityLoad) },
      {
        label: "Recorded as delivered",
        figure: figures.activity,
        source: sourceOf(loads, snapshot.activity.loads.at(-1)),
      },
    ],
  };
}

function figuresOf(
  snapshot: Snapshot,
  model: LineModel,
  service: Service,
  period: MonthRange,
  provenance: Provenance,
): ServiceFigures {
  const { line } = model;
  const sum = activityOf(snapshot, service, model, period);
  const activity =
    typeof sum === "number" ? known(sum, line.unitOfCare, provenance) : missing(sum, line.unitOfCare, provenance);
  const capacity = capacityOf(model, service, provenance);
  const pence = serviceSpend(service, line.code, commissionsOfService(snapshot, service.code), period);
  const unitCost = unitCostPence(snapshot, model, service.code, period);
  const lacking = activity.state === "KNOWN" || activity.state === "UNDEFINED" ? "UNDEFINED" : activity.state;
  return {
    service,
    serviceLine: line,
    capacity,
    activity,
    spend: pence === null ? noMoney("NOT_LOADED") : pounds(Math.round(pence)),
    unitCost: unitCost === null ? noMoney("UNDEFINED") : pounds(Math.round(unitCost)),
    deliveredCost:
      pence === null || typeof sum !== "number" || sum <= 0
        ? noMoney(pence === null ? "NOT_LOADED" : lacking)
        : pounds(Math.round(pence / sum)),
    explanation: explain(snapshot, service, { capacity, activity }),
  };
}

/** What services can do, do and cost in a period, each on every line it works on. */
export function computeServiceFigures(snapshot: Snapshot, request: ServiceFiguresRequest): ServiceFiguresTable {
  const { period, services } = request;
  const provenance = weakestProvenance(snapshot.loads, [...snapshot.activity.loads, ...snapshot.demand.loads]);
  const rows = snapshot.lines.flatMap((line) => {
    const asked = servicesOnLine(snapshot, line.code).filter(({ code }) => services.includes(code));
    if (asked.length === 0) return [];
    const model = solveLine(snapshot, line, period, "EXPRESSED");
    return asked.map((service) => figuresOf(snapshot, model, service, period, provenance));
  });
  return {
    rows: rows.sort((a, b) => (a.service.code < b.service.code ? -1 : 1)),
    warnings: publishedWarnings(snapshot),
  };
}
