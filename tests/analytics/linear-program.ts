import highsModule from "highs";
import type { SupplyCase } from "./cases/supply-case.ts";

// Its types describe the CommonJS build, whose default export stands one step further in.
const loadHighs = highsModule as unknown as typeof highsModule.default;
const highs = await loadHighs();

/** How far HiGHS may break a row: the least it takes. */
const ROW_TOLERANCE = 1e-10;
/** What a fixed floor gives up, well above what rows may be broken by, so that rounding never makes a program infeasible. */
const FLOOR_SLACK = 1e-8;

const term = (factor: number, name: string) => `${factor < 0 ? "-" : "+"} ${Math.abs(factor)} ${name}`;

interface Row {
  readonly terms: readonly string[];
  readonly sign: "<=" | ">=" | "=";
  readonly bound: number;
}

/** Greatest value of `objective` under the rows, all variables zero or more; by HiGHS, apart from our own algorithms. */
function maximise(objective: readonly string[], rows: readonly Row[]): number {
  const body = rows.map(({ terms, sign, bound }, index) => ` r${index}: ${terms.join(" ")} ${sign} ${bound}`);
  const solution = highs.solve(`Maximize\n obj: ${objective.join(" ")}\nSubject To\n${body.join("\n")}\nEnd`, {
    primal_feasibility_tolerance: ROW_TOLERANCE,
    dual_feasibility_tolerance: ROW_TOLERANCE,
  });
  if (solution.Status !== "Optimal") throw new Error(`linear program is ${solution.Status}`);
  return solution.ObjectiveValue;
}

const flowName = (service: number, cell: number) => `x_${service}_${cell}`;

/** What leaves each service, with `more` terms, is at most its capacity; services that reach nothing have no row. */
function capacityRowsOf({ cells, services }: SupplyCase, more: (service: number) => readonly string[]): Row[] {
  const position = (id: string) => cells.findIndex((cell) => cell.id === id);
  return services.flatMap(({ capacity, reaches }, service) => {
    if (reaches.length === 0) return [];
    const outflow = reaches.map((id) => term(1, flowName(service, position(id))));
    return [{ terms: [...outflow, ...more(service)], sign: "<=" as const, bound: capacity }];
  });
}

const capacityRows = (given: SupplyCase) => capacityRowsOf(given, () => []);

function inflow({ cells, services }: SupplyCase, cell: number): string[] {
  return services.flatMap(({ reaches }, service) =>
    reaches.includes(cells[cell]?.id ?? "") ? [term(1, flowName(service, cell))] : [],
  );
}

/** Most demand that can be met, as a linear program. */
export function maximumFlowByProgram(given: SupplyCase): number {
  const demandRows = given.cells
    .map(({ demand }, cell) => ({ terms: inflow(given, cell), sign: "<=" as const, bound: demand }))
    .filter(({ terms }) => terms.length > 0);
  const flows = demandRows.flatMap(({ terms }) => terms);
  return flows.length === 0 ? 0 : maximise(flows, [...capacityRows(given), ...demandRows]);
}

/** Lexicographically max-min fair coverages: raise the least as far as it goes, fix who cannot have more, and again. */
export function coverageByProgram(given: SupplyCase): Map<string, number> {
  const coverage = new Map<string, number>();
  const reached = [...given.cells.keys()].filter((cell) => inflow(given, cell).length > 0);
  const idOf = (cell: number) => given.cells[cell]?.id ?? "";
  const demandOf = (cell: number) => given.cells[cell]?.demand ?? 0;
  const floorRows = (least: number | null): Row[] =>
    reached.map((cell) => {
      const fixed = coverage.get(idOf(cell)) ?? least;
      const terms = inflow(given, cell);
      if (fixed === null) return { terms: [...terms, term(-demandOf(cell), "t")], sign: ">=", bound: 0 };
      return { terms, sign: ">=", bound: fixed * demandOf(cell) - FLOOR_SLACK };
    });
  while (coverage.size < reached.length) {
    const least = maximise(["t"], [...capacityRows(given), ...floorRows(null)]);
    const open = reached.filter((cell) => !coverage.has(idOf(cell)));
    const most = open.map((cell) => maximise(inflow(given, cell), [...capacityRows(given), ...floorRows(least)]));
    const stuck = open.filter((cell, index) => (most[index] ?? 0) <= least * demandOf(cell) + 1e-6);
    if (stuck.length === 0) throw new Error("no cell is at its limit");
    for (const cell of stuck) coverage.set(idOf(cell), least);
  }
  return coverage;
}

/** Most demand that can be met when a budget buys more capacity, each service at its price a unit, as a linear program. */
export function spendingByProgram(given: SupplyCase, prices: readonly number[], budget: number): number {
  const demandRows = given.cells
    .map(({ demand }, cell) => ({ terms: inflow(given, cell), sign: "<=" as const, bound: demand }))
    .filter(({ terms }) => terms.length > 0);
  const flows = demandRows.flatMap(({ terms }) => terms);
  if (flows.length === 0) return 0;
  const extra = (service: number) => `e_${service}`;
  const rows = capacityRowsOf(given, (service) => [term(-1, extra(service))]);
  const cost = given.services.flatMap(({ reaches }, service) =>
    reaches.length > 0 ? [term(prices[service] ?? 0, extra(service))] : [],
  );
  return maximise(flows, [...rows, ...demandRows, { terms: cost, sign: "<=", bound: budget }]);
}
