import { explainBottleneck } from "./bottleneck-explanation.ts";
import type { Cell } from "./cell.ts";
import {
  type Explanation,
  type Figure,
  known,
  type Money,
  missing,
  noMoney,
  type Provenance,
  pounds,
} from "./figure.ts";
import { type GapRequest, makeCellTest } from "./gap-request.ts";
import type { CellSource } from "./line-cells.ts";
import type { LineModel } from "./line-model.ts";
import { serviceSpend } from "./line-services.ts";
import { LinkedFlows } from "./linked-flows.ts";
import { formatMonth, type MonthRange } from "./period.ts";
import type { CoverageGroup } from "./principal-decomposition.ts";
import type { Service, ServiceLine, Snapshot } from "./snapshot.ts";
import { commissionsOfService, type Stretch, type StretchService } from "./stretch.ts";

/** What one more unit at a service does. */
export interface NextUnit {
  readonly service: Service;
  /** Units that each cut unmet need by one; more would not. */
  readonly breakpoint: Figure;
  /** Spend over capacity in the period. */
  readonly unitCost: Money;
}

/**
 * Linked cells whose demand their services cannot meet however it is shared; least covered first. The group together with
 * `committedElsewhere` and what those are committed to is the certificate (Hall's condition fails by the summed shortfall).
 */
export interface Bottleneck {
  readonly id: string;
  readonly serviceLine: ServiceLine;
  readonly demand: Figure;
  readonly capacity: Figure;
  readonly shortfall: Figure;
  readonly coverage: Figure;
  readonly deliveryGap: Figure;
  readonly targetingGap: Figure;
  readonly cells: readonly Cell[];
  readonly services: readonly Service[];
  /** Services that reach these cells, but whose capacity worse-covered cells take. */
  readonly committedElsewhere: readonly Service[];
  readonly nextUnit: readonly NextUnit[];
  readonly explanation: Explanation;
}

interface Draft {
  readonly id: string;
  readonly positions: Int32Array;
  readonly model: LineModel;
  readonly cells: readonly Cell[];
  readonly services: readonly Service[];
  readonly elsewhere: Map<string, Service>;
  readonly breakpoints: Map<string, number>;
  demand: number;
  capacity: number;
  distribution: number;
  delivery: number;
  isShaky: boolean;
  isMetUnknown: boolean;
}

/** Services committed to worse-covered groups that are linked to this one, step by step. */
function committedElsewhere({ graph, groups, services, classOf }: Stretch, group: CoverageGroup): Service[] {
  const own = new Set(group.services);
  const elsewhere = new Set<number>();
  const isDone = new Uint8Array(graph.demand.length);
  const open = [group];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const classes = new Set(next.cells.map((cell) => classOf[cell] as number));
    const fresh = [...classes].filter((index) => isDone[index] === 0);
    for (const index of fresh) isDone[index] = 1;
    const reaching = new Set(fresh.flatMap((index) => [...(graph.servicesOf[index] ?? [])]));
    for (const service of reaching) {
      if (own.has(service) || elsewhere.has(service)) continue;
      elsewhere.add(service);
      open.push(...groups.filter((entry) => entry.services.includes(service)));
    }
  }
  return [...elsewhere].sort((a, b) => a - b).flatMap((service) => services[service]?.service ?? []);
}

const isSame = (a: Int32Array, b: Int32Array) => a.length === b.length && a.every((entry, at) => entry === b[at]);

/**
 * A draft of a group; the same cells and services in several stretches are one. Its id names the line, the first month it
 * is found in and its smallest cell, which no two groups of a stretch share.
 */
function draftOf(drafts: Map<string, Draft[]>, model: LineModel, stretch: Stretch, group: CoverageGroup): Draft {
  // Cells stand in order of their keys.
  const positions = Int32Array.from(group.cells).sort();
  const services = group.services.flatMap((service) => stretch.services[service]?.service ?? []);
  const key = `${services.map(({ code }) => code).join(",")}#${positions[0]}`;
  const likely = drafts.get(key) ?? [];
  const found = likely.find((draft) => isSame(draft.positions, positions));
  if (found !== undefined) return found;
  const cells = Array.from(positions, (position) => (model.sources[position] as CellSource).cell);
  const draft: Draft = {
    id: `${model.line.code}|${formatMonth(stretch.months.from)}|${cells[0]?.key ?? ""}`,
    positions,
    model,
    cells,
    services,
    elsewhere: new Map(),
    breakpoints: new Map(),
    demand: 0,
    capacity: 0,
    distribution: 0,
    delivery: 0,
    isShaky: false,
    isMetUnknown: !model.cells.hasActivity,
  };
  drafts.set(key, [...likely, draft]);
  return draft;
}

function addGroup(
  drafts: Map<string, Draft[]>,
  model: LineModel,
  index: number,
  group: CoverageGroup,
  flows: LinkedFlows,
): void {
  const stretch = model.stretches[index];
  const parts = model.parts[index];
  if (stretch === undefined || parts === undefined) return;
  const draft = draftOf(drafts, model, stretch, group);
  draft.demand += group.demand * model.scale;
  draft.capacity += group.capacity * model.scale;
  for (const cell of group.cells) {
    draft.distribution += (parts.distributionGap[cell] as number) * model.scale;
    draft.delivery += (parts.deliveryGap[cell] as number) * model.scale;
    draft.isShaky ||= stretch.isShaky[cell] === 1;
    draft.isMetUnknown ||= stretch.met.isUnknown[cell] === 1;
  }
  for (const service of committedElsewhere(stretch, group)) draft.elsewhere.set(service.code, service);
  for (const service of group.services) {
    const code = stretch.services[service]?.service.code ?? "";
    // t* = F(service unlimited) − F: the most that extra capacity here could cut unmet need by.
    draft.breakpoints.set(code, (draft.breakpoints.get(code) ?? 0) + flows.gainUnlimited(service) * model.scale);
  }
}

const entriesOfModel = new WeakMap<LineModel, ReadonlyMap<string, StretchService[]>>();

/** A service in the stretches of a line, indexed once. */
function entriesOf(model: LineModel, code: string): readonly StretchService[] {
  const all = () => model.stretches.flatMap(({ services }) => services);
  const found = entriesOfModel.get(model) ?? Map.groupBy(all(), ({ service }) => service.code);
  entriesOfModel.set(model, found);
  return found.get(code) ?? [];
}

/** Spend over capacity of a service in the period, in pence with fractions; null where either is not known or 0. */
export function unitCostPence(snapshot: Snapshot, model: LineModel, code: string, period: MonthRange): number | null {
  const entries = entriesOf(model, code);
  const [first] = entries;
  const spend =
    first === undefined
      ? null
      : serviceSpend(first.service, model.line.code, commissionsOfService(snapshot, code), period);
  const units = entries.reduce((sum, service) => sum + service.capacity * model.scale, 0);
  const isUnknown = entries.some(({ isCapacityUnknown }) => isCapacityUnknown);
  return spend === null || isUnknown || units === 0 ? null : spend / units;
}

function finish(snapshot: Snapshot, draft: Draft, period: MonthRange, provenance: Provenance): Bottleneck {
  const { model, cells, services } = draft;
  const figure = (value: number, unit = model.line.unitOfCare): Figure =>
    draft.isShaky ? { ...known(value, unit, provenance), state: "UNRELIABLE" } : known(value, unit, provenance);
  const met = (value: number) =>
    draft.isMetUnknown ? missing("NOT_COLLECTED", model.line.unitOfCare, provenance) : figure(value);
  const demand = figure(draft.demand);
  const capacity = figure(draft.capacity);
  return {
    id: draft.id,
    serviceLine: model.line,
    demand,
    capacity,
    shortfall: figure(draft.demand - draft.capacity),
    coverage: figure(draft.capacity / draft.demand, "share"),
    deliveryGap: met(draft.delivery),
    targetingGap: met(Math.max(0, draft.distribution - draft.delivery)),
    cells,
    services,
    committedElsewhere: [...draft.elsewhere.values()],
    explanation: explainBottleneck(snapshot, demand, capacity, services),
    nextUnit: services.map((service) => {
      const cost = unitCostPence(snapshot, model, service.code, period);
      return {
        service,
        breakpoint: figure(draft.breakpoints.get(service.code) ?? 0),
        unitCost: cost === null ? noMoney("UNAVAILABLE") : pounds(Math.round(cost)),
      };
    }),
  };
}

/** Coverage this close to 1 is full. */
const FULL = 1 - 1e-9;

/** Bottlenecks of one line that hold a selected cell. */
function lineBottlenecks(model: LineModel, isAsked: (group: CoverageGroup) => boolean): Draft[] {
  const drafts = new Map<string, Draft[]>();
  model.stretches.forEach((stretch, index) => {
    const groups = stretch.groups.filter((group) => group.coverage < FULL && isAsked(group));
    if (groups.length === 0) return;
    const flows = new LinkedFlows(stretch.graph);
    for (const group of groups) addGroup(drafts, model, index, group, flows);
  });
  return [...drafts.values()].flat();
}

/** Groups covered less than fully that hold a selected cell; the same cells and services in several stretches are one. */
export function findBottlenecks(
  snapshot: Snapshot,
  models: readonly LineModel[],
  request: GapRequest,
  provenance: Provenance,
): Bottleneck[] {
  const keeps = makeCellTest(snapshot, request.filter);
  const found = models.flatMap((model) => {
    const isKept = model.sources.map(({ cell }) => keeps(model.line, cell));
    const drafts = lineBottlenecks(model, (group) => group.cells.some((cell) => isKept[cell] === true));
    return drafts.map((draft) => finish(snapshot, draft, request.period, provenance));
  });
  const ratio = ({ coverage }: Bottleneck) => coverage.value ?? 0;
  return found.sort((a, b) => ratio(a) - ratio(b) || (a.id < b.id ? -1 : 1));
}
