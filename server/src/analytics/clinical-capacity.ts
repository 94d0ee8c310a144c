import { type CapacityFigures, type CapacityInput, capacityFigures, sumInputs } from "./clinical-capacity-figures.ts";
import { publishedWarnings } from "./disclosure/hidden-rows.ts";
import { type Explanation, sourceOf, type Warning, weakestProvenance } from "./figure.ts";
import { servicesOnLine, shareOn } from "./line-services.ts";
import { meanWait, weeklyFlows } from "./queue-clearance.ts";
import { lastQueue, queueSize, sumSeries, unitsPerChild, WEEKS_PER_MONTH } from "./queue-need.ts";
import type { MonthIndex, Service, ServiceLine, Snapshot, StaffMonth } from "./snapshot.ts";
import { isActive } from "./stretch.ts";

/** What the staff of one service can do in a month, and what its queue asks of them. */
export interface ServiceCapacity extends CapacityFigures {
  readonly service: Service;
}

/** The same for all services of a line, as if they shared one queue. */
export interface LineCapacity extends CapacityFigures {
  readonly serviceLine: ServiceLine;
  /** By code. */
  readonly services: readonly ServiceCapacity[];
  readonly explanation: Explanation;
}

export interface ClinicalCapacityTable {
  /** By code; only lines whose services see one child after another by appointment. */
  readonly lines: readonly LineCapacity[];
  readonly warnings: readonly Warning[];
  readonly complete: boolean;
}

export interface ClinicalCapacityRequest {
  /** Month at whose end staff and queues are counted; demand is read from the year up to it. */
  readonly month: MonthIndex;
  readonly filter: {
    readonly serviceLines?: readonly string[] | null;
    readonly services?: readonly string[] | null;
    readonly providers?: readonly string[] | null;
  };
}

/** Units of care a whole-time equivalent delivers in an average month: sessions × slots × (1 − absence) × (1 − not brought). */
export function unitsPerWte(staff: Omit<StaffMonth, "month" | "fundedWte" | "inPostWte">): number {
  const sessions = staff.sessionsPerWeek * WEEKS_PER_MONTH * (1 - staff.absenceShare);
  return sessions * staff.slotsPerSession * (1 - staff.notBroughtShare);
}

function readInput(
  snapshot: Snapshot,
  service: Service,
  line: string,
  month: MonthIndex,
  perChild: number,
): CapacityInput {
  const staff = service.staff.find((entry) => entry.month === month);
  const perWte = staff === undefined ? Number.NaN : unitsPerWte(staff);
  const inPost = staff?.inPostWte ?? Number.NaN;
  const funded = staff?.fundedWte ?? Number.NaN;
  const notBrought = staff?.notBroughtShare ?? Number.NaN;
  const queue = lastQueue(snapshot, service.code, month);
  const share = shareOn(service, line, month);
  const isCounted = queue !== null && queue.month === month;
  return {
    funded,
    inPost,
    capacity: inPost * perWte,
    fundedCapacity: funded * perWte,
    // Slots offered are capacity ÷ (1 − not brought); the rest of them is lost.
    notBrought: (inPost * perWte * notBrought) / (1 - notBrought),
    returned: sumSeries(service.capacity, { from: month, to: month }),
    flows: weeklyFlows(service, month, perChild),
    waiting: isCounted ? queueSize(queue) * perChild * share : Number.NaN,
    waited: isCounted ? queueSize(queue) * meanWait(queue) * share : Number.NaN,
    targetWeeks: queue?.targetWeeks ?? null,
    perChild,
    isPartial: false,
  };
}

/** Services with appointments: some month of theirs says how many slots a session has. */
const isClinical = ({ staff }: Service) => staff.some(({ slotsPerSession }) => !Number.isNaN(slotsPerSession));

function explain(snapshot: Snapshot, services: readonly Service[], figures: CapacityFigures): Explanation {
  const { loads } = snapshot;
  const load = services.find(({ staffLoad }) => staffLoad !== null)?.staffLoad;
  const capacityLoad = services.find((service) => service.capacityLoad !== null)?.capacityLoad;
  return {
    definition:
      "What the staff in post can deliver in an average month, what vacancies and missed appointments take from it, " +
      "and the capacity that would bring the queue to its target or keep it there.",
    formula:
      "staff in post × sessions a week × 4.35 weeks × slots a session × (1 − absence) × (1 − not brought); " +
      "target queue = weekly demand × target weeks ÷ 4; past twice the target, demand + (queue − target) ÷ 26 weeks is needed",
    inputs: [
      { label: "Posts filled", figure: figures.inPostWte, source: sourceOf(loads, load) },
      { label: "A whole-time equivalent delivers", figure: figures.unitsPerWte, source: sourceOf(loads, load) },
      {
        label: "Capacity the provider returned",
        figure: figures.returnedCapacity,
        source: sourceOf(loads, capacityLoad),
      },
      { label: "Referred in an average month", figure: figures.referrals, source: null },
      { label: "Children waiting", figure: figures.queue, source: null },
    ],
  };
}

/** Returned and computed capacity further apart than this part of either are worth a question. */
const APART = 0.1;

function capacityWarnings(services: readonly ServiceCapacity[]): Warning[] {
  const names = (chosen: readonly ServiceCapacity[]) => chosen.map(({ service }) => service.code).join(", ");
  const say = (code: string, chosen: readonly ServiceCapacity[], text: (list: string) => string): Warning[] =>
    chosen.length === 0 ? [] : [{ code, message: text(names(chosen)) }];
  const lacking = services.filter(({ staffCapacity }) => staffCapacity.value === null);
  const apart = services.filter(({ staffCapacity: { value }, returnedCapacity: { value: returned } }) =>
    value === null || returned === null ? false : Math.abs(value - returned) > APART * Math.max(value, returned),
  );
  const silent = services.filter(({ queue, targetWeeks }) => queue.value === null && targetWeeks !== null);
  const never = services.filter(({ targetWeeks }) => targetWeeks === null);
  return [
    ...say("STAFF_NOT_SUBMITTED", lacking, (list) => `No staff, or not what they can do, was submitted for ${list}.`),
    ...say("QUEUE_NOT_SUBMITTED", silent, (list) => `The queue was not submitted for ${list}.`),
    ...say("NO_QUEUE", never, (list) => `No queue with a standard is recorded for ${list}.`),
    ...say(
      "CAPACITY_DISAGREES",
      apart,
      (list) => `The capacity returned is more than 10 % off what the staff in post can do for ${list}.`,
    ),
  ];
}

/** Staff, what they can do, and what queues ask of them, service by service and line by line. */
export function computeClinicalCapacity(snapshot: Snapshot, request: ClinicalCapacityRequest): ClinicalCapacityTable {
  const { month, filter } = request;
  const provenance = weakestProvenance(
    snapshot.loads,
    snapshot.loads.map(({ id }) => id),
  );
  const bought = new Set(
    snapshot.commissions.filter((entry) => isActive(entry, month)).map(({ serviceCode }) => serviceCode),
  );
  const isAsked = ({ code, providerCode }: Service) =>
    bought.has(code) &&
    (!filter.services || filter.services.includes(code)) &&
    (!filter.providers || filter.providers.includes(providerCode));
  const lines = snapshot.lines.flatMap((line): LineCapacity[] => {
    if (filter.serviceLines && !filter.serviceLines.includes(line.code)) return [];
    const services = servicesOnLine(snapshot, line.code).filter((entry) => shareOn(entry, line.code, month) !== 0);
    if (!services.some(isClinical)) return [];
    const perChild = unitsPerChild(snapshot, line.code);
    const chosen = services.filter(isAsked);
    if (chosen.length === 0) return [];
    const inputs = chosen.map((service) => readInput(snapshot, service, line.code, month, perChild));
    const figures = capacityFigures(sumInputs(inputs), line, provenance);
    return [
      {
        serviceLine: line,
        ...figures,
        services: inputs.map((input, index) => ({
          service: chosen[index] as Service,
          ...capacityFigures(input, line, provenance),
        })),
        explanation: explain(snapshot, chosen, figures),
      },
    ];
  });
  const warnings = [...capacityWarnings(lines.flatMap(({ services }) => services)), ...publishedWarnings(snapshot)];
  return { lines, warnings, complete: warnings.every(({ code }) => code === "CAPACITY_DISAGREES") };
}
