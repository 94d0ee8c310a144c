import { type Figure, known, type Money, noMoney, type Provenance, pounds } from "./figure.ts";
import { stretchParts } from "./gap-parts.ts";
import { type GapRequest, makeCellTest } from "./gap-request.ts";
import type { Cell } from "./line-cells.ts";
import type { LineModel } from "./line-model.ts";
import { maximumFlow } from "./maximum-flow.ts";
import type { MonthRange } from "./period.ts";
import type { CoverageGroup } from "./principal-decomposition.ts";
import type { Service, ServiceLine, Snapshot } from "./snapshot.ts";
import { spendIn } from "./spend.ts";
import type { Stretch } from "./stretch.ts";

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
}

interface Draft {
  readonly model: LineModel;
  readonly cells: readonly Cell[];
  readonly services: readonly Service[];
  readonly elsewhere: Map<string, Service>;
  readonly breakpoints: Map<string, number>;
  demand: number;
  capacity: number;
  distribution: number;
  delivery: number;
}

/** Services committed to worse-covered groups that are linked to this one, step by step. */
function committedElsewhere(stretch: Stretch, group: CoverageGroup): Service[] {
  const own = new Set(group.services);
  const groupOf = new Map(
    stretch.groups.flatMap((entry) => entry.services.map((service) => [service, entry] as const)),
  );
  const seen = new Set<CoverageGroup>([group]);
  const elsewhere = new Set<number>();
  const open = [group];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const reaching = next.cells.flatMap((cell) => [...(stretch.graph.servicesOf[stretch.classOf[cell] ?? -1] ?? [])]);
    for (const service of reaching) {
      if (own.has(service)) continue;
      elsewhere.add(service);
      const other = groupOf.get(service);
      if (other !== undefined && !seen.has(other)) {
        seen.add(other);
        open.push(other);
      }
    }
  }
  return [...elsewhere].sort((a, b) => a - b).flatMap((service) => stretch.services[service]?.service ?? []);
}

/** Most a service's extra capacity could cut unmet need by: t* = F(service unlimited) − F. */
function breakpointOf(stretch: Stretch, service: number): number {
  const network = (isUnlimited: boolean) => ({
    demand: stretch.graph.demand,
    capacity: Float64Array.from(stretch.services, ({ capacity }, index) =>
      isUnlimited && index === service ? Number.POSITIVE_INFINITY : capacity,
    ),
    reaches: stretch.services.map((_, index) =>
      Int32Array.from(
        [...stretch.graph.servicesOf.keys()].filter((position) => stretch.graph.servicesOf[position]?.includes(index)),
      ),
    ),
  });
  return Math.max(0, maximumFlow(network(true)) - maximumFlow(network(false)));
}

function addGroup(drafts: Map<string, Draft>, model: LineModel, stretch: Stretch, group: CoverageGroup): void {
  const cells = group.cells.flatMap((cell) => model.sources[cell]?.cell ?? []).sort((a, b) => (a.key < b.key ? -1 : 1));
  const services = group.services.flatMap((service) => stretch.services[service]?.service ?? []);
  const key = `${services.map(({ code }) => code).join(",")}#${cells.map((cell) => cell.key).join(",")}`;
  const draft: Draft = drafts.get(key) ?? {
    model,
    cells,
    services,
    elsewhere: new Map(),
    breakpoints: new Map(),
    demand: 0,
    capacity: 0,
    distribution: 0,
    delivery: 0,
  };
  drafts.set(key, draft);
  const parts = stretchParts(stretch);
  draft.demand += group.demand * model.scale;
  draft.capacity += group.capacity * model.scale;
  for (const cell of group.cells) {
    draft.distribution += (parts[cell]?.distributionGap ?? 0) * model.scale;
    draft.delivery += (parts[cell]?.deliveryGap ?? 0) * model.scale;
  }
  for (const service of committedElsewhere(stretch, group)) draft.elsewhere.set(service.code, service);
  for (const service of group.services) {
    const code = stretch.services[service]?.service.code ?? "";
    draft.breakpoints.set(code, (draft.breakpoints.get(code) ?? 0) + breakpointOf(stretch, service) * model.scale);
  }
}

/** Spend over capacity of a service in the period; undefined without capacity. */
export function unitCost(snapshot: Snapshot, model: LineModel, code: string, period: MonthRange): Money {
  const spend = snapshot.commissions
    .filter((commission) => commission.serviceCode === code && !commission.isSpot)
    .reduce((pence, commission) => pence + spendIn(commission, period), 0);
  const capacity = model.stretches
    .flatMap(({ services }) => services.filter(({ service }) => service.code === code))
    .reduce((units, service) => units + service.capacity * model.scale, 0);
  return capacity > 0 ? pounds(Math.round(spend / capacity)) : noMoney("UNDEFINED");
}

function finish(snapshot: Snapshot, draft: Draft, period: MonthRange, provenance: Provenance): Bottleneck {
  const { model, cells, services } = draft;
  const figure = (value: number, unit = model.line.unitOfCare) => known(value, unit, provenance);
  return {
    id: `${model.line.code}|${services.map(({ code }) => code).join("+")}|${cells[0]?.key ?? ""}`,
    serviceLine: model.line,
    demand: figure(draft.demand),
    capacity: figure(draft.capacity),
    shortfall: figure(draft.demand - draft.capacity),
    coverage: figure(draft.capacity / draft.demand, "share"),
    deliveryGap: figure(draft.delivery),
    targetingGap: figure(draft.distribution - draft.delivery),
    cells,
    services,
    committedElsewhere: [...draft.elsewhere.values()],
    nextUnit: services.map((service) => ({
      service,
      breakpoint: figure(draft.breakpoints.get(service.code) ?? 0),
      unitCost: unitCost(snapshot, model, service.code, period),
    })),
  };
}

/** Coverage this close to 1 is full. */
const FULL = 1 - 1e-9;

/** Groups covered less than fully that hold a selected cell; the same cells and services in several stretches are one. */
export function findBottlenecks(
  snapshot: Snapshot,
  models: readonly LineModel[],
  request: GapRequest,
  provenance: Provenance,
): Bottleneck[] {
  const keeps = makeCellTest(snapshot, request.filter);
  const found = models.flatMap((model) => {
    const drafts = new Map<string, Draft>();
    for (const stretch of model.stretches) {
      for (const group of stretch.groups) {
        const isAsked = group.cells.some((cell) => {
          const source = model.sources[cell];
          return source !== undefined && keeps(model.line, source.cell);
        });
        if (group.coverage < FULL && isAsked) addGroup(drafts, model, stretch, group);
      }
    }
    return [...drafts.values()].map((draft) => finish(snapshot, draft, request.period, provenance));
  });
  const ratio = ({ coverage }: Bottleneck) => coverage.value ?? 0;
  return found.sort((a, b) => ratio(a) - ratio(b) || (a.id < b.id ? -1 : 1));
}
