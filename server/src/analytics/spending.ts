import { unitCostPence } from "./bottlenecks.ts";
import { publishedWarnings } from "./disclosure/hidden-rows.ts";
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
import { sumParts } from "./gap-parts.ts";
import { gapWarnings } from "./gap-warnings.ts";
import type { DemandBasis } from "./line-cells.ts";
import { type LineModel, solveLine } from "./line-model.ts";
import type { MonthRange } from "./period.ts";
import type { Service, ServiceLine, Snapshot } from "./snapshot.ts";
import { type Increment, orderIncrements, type SpendingStretch, spendInOrder } from "./spending-order.ts";
import { meanStaff } from "./staffing.ts";

/** What there is to spend: money, or staff in whole-time equivalents (WTE) for the period. */
export type SpendingLimit = { readonly pence: number } | { readonly wte: number };

export interface SpendingRequest {
  readonly period: MonthRange;
  readonly basis: DemandBasis;
  readonly limit: SpendingLimit;
  readonly serviceLines?: readonly string[] | null;
}

/** More capacity at one service, in the order in which it helps most. */
export interface SpendingStep {
  readonly service: Service;
  /** Units bought, each meeting a unit of need that nobody could meet before. */
  readonly units: Figure;
  /** All units that would help at this service, once the steps before are taken. */
  readonly helpful: Figure;
  readonly unitCost: Money;
  readonly cost: Money;
  /** Staff the units take, at what a whole-time equivalent delivers today. */
  readonly wte: Figure;
  /** Need still beyond all capacity after this step. */
  readonly unmetAfter: Figure;
}

/** What a limit would buy if all of it were spent on one line. */
export interface LineSpending {
  readonly serviceLine: ServiceLine;
  /** Need that today's capacity cannot meet, however it is shared. */
  readonly unmet: Figure;
  /** The part of it that no commissioned service reaches: more capacity does not help, new scope does. */
  readonly unreached: Figure;
  readonly bought: Figure;
  /** Part of the unmet need that it would meet, 0 to 1. */
  readonly shareMet: Figure;
  readonly spent: Money;
  readonly left: Money;
  readonly steps: readonly SpendingStep[];
  readonly explanation: Explanation;
}

export interface SpendingTable {
  /** By code; units of different lines are never compared. */
  readonly lines: readonly LineSpending[];
  readonly warnings: readonly Warning[];
  readonly complete: boolean;
}

interface Price {
  /** Pence a unit of care, with fractions. */
  readonly pence: number | null;
  /** WTE a unit of care in the period. */
  readonly wte: number | null;
}

/** Capacity of a service over the period, in units. */
function capacityOf(model: LineModel, code: string): number {
  const entries = model.stretches.flatMap(({ services }) => services.filter(({ service }) => service.code === code));
  return entries.reduce((sum, { capacity }) => sum + capacity * model.scale, 0);
}

function findPrices(snapshot: Snapshot, model: LineModel, period: MonthRange): Map<string, Price> {
  const services = new Map(
    model.stretches.flatMap((stretch) => stretch.services.map(({ service }) => [service.code, service] as const)),
  );
  return new Map(
    [...services].map(([code, service]) => {
      const units = capacityOf(model, code);
      const wte = meanStaff(service, period, ({ inPostWte }) => inPostWte);
      const cost = unitCostPence(snapshot, model, code, period);
      return [code, { pence: cost === 0 ? null : cost, wte: wte === null || !(units > 0) ? null : wte / units }];
    }),
  );
}

/** The model's stretches, in units of the period. */
function toStretches({ stretches, scale }: LineModel): SpendingStretch[] {
  return stretches.map(({ graph, services }) => {
    const reaches = services.map(() => [] as number[]);
    graph.servicesOf.forEach((reaching, index) => {
      for (const service of reaching) reaches[service]?.push(index);
    });
    return {
      demand: graph.demand.map((units) => units * scale),
      services: services.map(({ service, capacity }, index) => ({
        code: service.code,
        capacity: capacity * scale,
        cells: Int32Array.from(reaches[index] ?? []),
      })),
    };
  });
}

function explain(snapshot: Snapshot, line: ServiceLine, unmet: Figure, bought: Figure): Explanation {
  return {
    definition:
      `How much more ${line.name.toLowerCase()} the sum would buy where each unit meets need that today's services cannot meet. ` +
      "A unit is taken to cost what it costs today, spend over capacity; a new post may cost more or less.",
    formula:
      "cheapest service first; each gives at most F(it and those before it without limit) − F(those before it), " +
      "F the maximum flow of capacity into demand",
    inputs: [
      {
        label: "Need beyond today's capacity",
        figure: unmet,
        source: sourceOf(snapshot.loads, snapshot.demand.loads.at(-1)),
      },
      { label: "Units the sum buys", figure: bought, source: null },
    ],
  };
}

/** Writes the steps of one line; amounts are whole pence and never exceed the limit. */
function writeSteps(
  snapshot: Snapshot,
  bought: readonly Increment[],
  helpful: readonly Increment[],
  prices: ReadonlyMap<string, Price>,
  unmet: number,
  figure: (value: number, unit?: string) => Figure,
): SpendingStep[] {
  let after = unmet;
  let exactPence = 0;
  return bought.flatMap(({ code, units }, index) => {
    const service = snapshot.services.find((entry) => entry.code === code);
    const price = prices.get(code);
    if (service === undefined || price === undefined) return [];
    after = Math.max(0, after - units);
    const unitPence = price.pence;
    // Rounding the running sum, not each step, keeps the steps' pence adding up to the whole.
    const before = Math.round(exactPence);
    exactPence += units * (unitPence ?? 0);
    return {
      service,
      units: figure(units),
      helpful: figure(helpful[index]?.units ?? units),
      unitCost: unitPence === null ? noMoney("UNAVAILABLE") : pounds(Math.round(unitPence)),
      cost: unitPence === null ? noMoney("UNAVAILABLE") : pounds(Math.round(exactPence) - before),
      wte:
        price.wte === null
          ? missing("NOT_COLLECTED", "WTE", service.staff.length === 0 ? "LOCAL" : figure(0).provenance)
          : figure(units * price.wte, "WTE"),
      unmetAfter: figure(after),
    };
  });
}

function lineSpending(snapshot: Snapshot, model: LineModel, request: SpendingRequest, provenance: Provenance) {
  const { line, stretches, scale } = model;
  const isShaky = stretches.some((stretch) => stretch.isShaky.includes(1));
  const figure = (value: number, unit = line.unitOfCare): Figure =>
    isShaky ? { ...known(value, unit, provenance), state: "UNRELIABLE" } : known(value, unit, provenance);
  const unreachedUnits = sumParts(model.parts, [...model.sources.keys()], scale).coverageGap;
  const short = stretches.flatMap(({ groups }) => groups.map(({ demand, capacity }) => Math.max(0, demand - capacity)));
  const unmetUnits = unreachedUnits + short.reduce((sum, units) => sum + units * scale, 0);
  const prices = findPrices(snapshot, model, request.period);
  const { limit } = request;
  const kind = "pence" in limit ? "pence" : "wte";
  const priced = new Map([...prices].flatMap(([code, price]) => (price[kind] === null ? [] : [[code, price[kind]]])));
  const helpful = orderIncrements(toStretches(model), priced);
  const bought = spendInOrder(helpful, "pence" in limit ? limit.pence : limit.wte);
  const steps = writeSteps(snapshot, bought, helpful, prices, unmetUnits, figure);
  const boughtUnits = bought.reduce((sum, { units }) => sum + units, 0);
  const costs = steps.map(({ cost }) => cost.pence);
  const spent = costs.includes(null) ? null : costs.reduce<number>((sum, pence) => sum + (pence ?? 0), 0);
  const unmet = figure(unmetUnits);
  const total = figure(boughtUnits);
  const row: LineSpending = {
    serviceLine: line,
    unmet,
    unreached: figure(unreachedUnits),
    bought: total,
    shareMet:
      unmetUnits > 0
        ? figure(Math.min(1, boughtUnits / unmetUnits), "share")
        : missing("UNDEFINED", "share", provenance),
    spent: spent === null ? noMoney("UNAVAILABLE") : pounds(spent),
    left: "pence" in limit && spent !== null ? pounds(limit.pence - spent) : noMoney("NOT_APPLICABLE"),
    steps,
    explanation: explain(snapshot, line, unmet, total),
  };
  return { row, unpriced: [...prices.keys()].filter((code) => !priced.has(code)) };
}

/**
 * Where more money or staff would help most: for each line, the services whose next units each meet need nobody could meet
 * before, cheapest first. Each line is told as if the whole limit went to it.
 */
export function computeSpending(snapshot: Snapshot, request: SpendingRequest): SpendingTable {
  const amount = "pence" in request.limit ? request.limit.pence : request.limit.wte;
  if (!(Number.isFinite(amount) && amount >= 0)) throw new RangeError("limit must be a number and not negative");
  const { serviceLines: asked } = request;
  const models = snapshot.lines
    .filter(({ code }) => !asked || asked.includes(code))
    .map((line) => solveLine(snapshot, line, request.period, request.basis))
    .filter(({ sources }) => sources.length > 0);
  const ids = snapshot.loads.map(({ id }) => id);
  const provenance = weakestProvenance(snapshot.loads, ids);
  const found = models.map((model) => lineSpending(snapshot, model, request, provenance));
  const unpriced = found.flatMap((entry) => entry.unpriced).sort();
  const what = "pence" in request.limit ? "spend" : "staff";
  const message = `Left out for want of ${what} or capacity to price a unit by: ${unpriced.join(", ")}.`;
  const warnings = [
    ...publishedWarnings(snapshot),
    ...gapWarnings(snapshot, models, { ...request, by: [], filter: {} }),
    ...(unpriced.length > 0 ? [{ code: "PRICE_UNKNOWN", message }] : []),
  ];
  return { lines: found.map(({ row }) => row), warnings, complete: warnings.length === 0 };
}
