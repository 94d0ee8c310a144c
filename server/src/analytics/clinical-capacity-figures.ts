import { type Figure, known, missing, type Provenance } from "./figure.ts";
import { type WeeklyFlows, weeklyFlowsOf } from "./queue-clearance.ts";
import { WEEKS_PER_MONTH } from "./queue-need.ts";
import type { ServiceLine } from "./snapshot.ts";
import {
  breachShare,
  reliefCapacity,
  targetCapacity,
  targetQueueSize,
  waitingListPressure,
} from "./statistics/waiting-list.ts";
import { weeksFigure } from "./waits.ts";

/** What the figures of a service, or of a line's services together, are made of; NaN where not known. */
export interface CapacityInput {
  /** Whole-time equivalents. */
  readonly funded: number;
  readonly inPost: number;
  /** Units a month: of the staff in post, of all posts paid for, lost to children not brought, and as returned. */
  readonly capacity: number;
  readonly fundedCapacity: number;
  readonly notBrought: number;
  readonly returned: number;
  /** Units a week. */
  readonly flows: Omit<WeeklyFlows, "capacity">;
  /** Units that those waiting bring. */
  readonly waiting: number;
  /** Weeks all those waiting have waited, added up. */
  readonly waited: number;
  readonly targetWeeks: number | null;
  readonly perChild: number;
  /** Some service of the sum lacks some figure. */
  readonly isPartial: boolean;
}

/** Staff, what they can do, and what the queue asks of them; capacities in units of care a month. */
export interface CapacityFigures {
  readonly fundedWte: Figure;
  readonly inPostWte: Figure;
  /** Part of the posts paid for that is not filled, 0 to 1. */
  readonly vacancyShare: Figure;
  readonly unitsPerWte: Figure;
  readonly staffCapacity: Figure;
  readonly fundedCapacity: Figure;
  /** Units a month that filling every post would add. */
  readonly vacancyEffect: Figure;
  /** Units a month lost because a child was not brought. */
  readonly notBroughtEffect: Figure;
  /** What the provider returned as its capacity in the month. */
  readonly returnedCapacity: Figure;
  readonly referrals: Figure;
  /** Demand ÷ staff capacity; at 1 or more the queue grows. */
  readonly load: Figure;
  readonly targetWeeks: number | null;
  readonly queue: Figure;
  readonly pressure: Figure;
  readonly breachShare: Figure;
  readonly targetQueue: Figure;
  /** Past twice the target queue what brings it down in 26 weeks, else what keeps it there. */
  readonly neededCapacity: Figure;
  readonly isRelief: boolean;
  /** Posts to fill beyond those in post, at what a whole-time equivalent delivers today. */
  readonly wteNeeded: Figure;
  readonly weeksToTarget: Figure;
}

/** Adds up what is known of several services; what one lacks makes the sum partial. */
export function sumInputs(inputs: readonly CapacityInput[]): CapacityInput {
  const sum = (read: (input: CapacityInput) => number) => {
    const found = inputs.map(read).filter((value) => !Number.isNaN(value));
    return found.length === 0 ? Number.NaN : found.reduce((total, value) => total + value, 0);
  };
  const lacks = ({ capacity, flows, waiting, targetWeeks }: CapacityInput) =>
    Number.isNaN(capacity) || Number.isNaN(flows.demand) || (targetWeeks !== null && Number.isNaN(waiting));
  const perChild = inputs[0]?.perChild ?? 1;
  return {
    funded: sum(({ funded }) => funded),
    inPost: sum(({ inPost }) => inPost),
    capacity: sum(({ capacity }) => capacity),
    fundedCapacity: sum(({ fundedCapacity }) => fundedCapacity),
    notBrought: sum(({ notBrought }) => notBrought),
    returned: sum(({ returned }) => returned),
    flows: weeklyFlowsOf(
      sum(({ flows }) => flows.demand),
      perChild,
    ),
    waiting: sum(({ waiting }) => waiting),
    waited: sum(({ waited }) => waited),
    targetWeeks: inputs.find(({ targetWeeks }) => targetWeeks !== null)?.targetWeeks ?? null,
    perChild,
    isPartial: inputs.some(lacks),
  };
}

type Maker = (value: number, unit: string) => Figure;

function staffFigures(input: CapacityInput, monthly: string, make: Maker) {
  const { funded, inPost, capacity, fundedCapacity } = input;
  return {
    fundedWte: make(funded, "WTE"),
    inPostWte: make(inPost, "WTE"),
    vacancyShare: make(funded > 0 ? Math.max(0, 1 - inPost / funded) : Number.NaN, "share"),
    unitsPerWte: make(inPost > 0 ? capacity / inPost : Number.NaN, monthly),
    staffCapacity: make(capacity, monthly),
    fundedCapacity: make(fundedCapacity, monthly),
    vacancyEffect: make(Math.max(0, fundedCapacity - capacity), monthly),
    notBroughtEffect: make(input.notBrought, monthly),
    returnedCapacity: make(input.returned, monthly),
  };
}

/** What the queue needs, in units a month. */
function queueDemands({ flows, waiting }: CapacityInput, targetWeeks: number) {
  const target = targetQueueSize(flows.demand, targetWeeks);
  const isRelief = waiting > 2 * target;
  const weekly = isRelief ? reliefCapacity(flows.demand, waiting, target) : targetCapacity(flows.demand, targetWeeks);
  return { target, isRelief, needed: weekly * WEEKS_PER_MONTH };
}

/** Writes the figures; what is not known is NOT_SUBMITTED, and a partial sum UNRELIABLE. */
export function capacityFigures(input: CapacityInput, line: ServiceLine, provenance: Provenance): CapacityFigures {
  const monthly = `${line.unitOfCare} a month`;
  const make: Maker = (value, unit) => {
    if (Number.isNaN(value)) return missing("NOT_SUBMITTED", unit, provenance);
    const figure = known(value, unit, provenance);
    return input.isPartial ? { ...figure, state: "UNRELIABLE" } : figure;
  };
  const { flows, waiting, perChild, capacity, inPost, targetWeeks } = input;
  const hasQueue = targetWeeks !== null && !Number.isNaN(waiting) && !Number.isNaN(flows.demand);
  const demands = hasQueue ? queueDemands(input, targetWeeks) : null;
  const children = waiting / perChild;
  const mean = children > 0 ? input.waited / children : 0;
  const perWte = capacity / inPost;
  const ofQueue = (value: number, unit: string) =>
    targetWeeks === null ? missing("NOT_APPLICABLE", unit, provenance) : make(value, unit);
  const needed = demands?.needed ?? Number.NaN;
  return {
    ...staffFigures(input, monthly, make),
    referrals: make(flows.demand * WEEKS_PER_MONTH, monthly),
    load: make(capacity > 0 ? (flows.demand * WEEKS_PER_MONTH) / capacity : Number.NaN, "ratio"),
    targetWeeks,
    queue: ofQueue(children, "child"),
    pressure: ofQueue(hasQueue ? waitingListPressure(mean, targetWeeks) : Number.NaN, "ratio"),
    breachShare: ofQueue(hasQueue ? breachShare(mean, targetWeeks) : Number.NaN, "share"),
    targetQueue: ofQueue(demands === null ? Number.NaN : demands.target / perChild, "child"),
    neededCapacity: ofQueue(needed, monthly),
    isRelief: demands?.isRelief ?? false,
    wteNeeded: ofQueue(perWte > 0 ? Math.max(0, needed / perWte - inPost) : Number.NaN, "WTE"),
    weeksToTarget:
      demands === null || Number.isNaN(capacity)
        ? ofQueue(Number.NaN, "week")
        : weeksFigure(waiting, { ...flows, capacity: capacity / WEEKS_PER_MONTH }, targetWeeks ?? 1, provenance),
  };
}
