import { maximumFlow } from "./maximum-flow.ts";

/** One stretch of months: demand of its cells, and the services that may meet it; cells by position. */
export interface SpendingStretch {
  readonly demand: Float64Array;
  readonly services: readonly {
    readonly code: string;
    readonly capacity: number;
    readonly cells: Int32Array;
  }[];
}

/** Units of one service that each meet a unit of need nobody could meet before. */
export interface Increment {
  readonly code: string;
  readonly units: number;
  /** Price of a unit. */
  readonly price: number;
}

/** Part of all demand below which an increment is rounding dust. */
const DUST = 1e-9;

/** Flow of a stretch when the services of a set have no limit. */
function flowWith({ demand, services }: SpendingStretch, unlimited: ReadonlySet<string>): number {
  return maximumFlow({
    demand,
    capacity: Float64Array.from(services, ({ code, capacity }) =>
      unlimited.has(code) ? Number.POSITIVE_INFINITY : capacity,
    ),
    reaches: services.map(({ cells }) => cells),
  });
}

/**
 * Every increment that helps, cheapest first, ties by code: each service in turn gives F(A unlimited) − F(A without it
 * unlimited), A the services so far, F the maximum flow into full demand. F(A unlimited) is submodular in A, so that for
 * any budget no other order meets more (Edmonds 1970, greedy on a polymatroid).
 */
export function orderIncrements(
  stretches: readonly SpendingStretch[],
  prices: ReadonlyMap<string, number>,
): Increment[] {
  const order = [...prices].sort(([a, one], [b, other]) => one - other || (a < b ? -1 : 1));
  const unlimited = new Set<string>();
  const flows = stretches.map((stretch) => flowWith(stretch, unlimited));
  const demand = stretches.reduce((sum, stretch) => sum + stretch.demand.reduce((part, units) => part + units, 0), 0);
  const increments: Increment[] = [];
  for (const [code, price] of order) {
    unlimited.add(code);
    let units = 0;
    stretches.forEach((stretch, index) => {
      if (!stretch.services.some((service) => service.code === code)) return;
      const flow = flowWith(stretch, unlimited);
      units += Math.max(0, flow - (flows[index] ?? 0));
      flows[index] = flow;
    });
    if (units > DUST * demand) increments.push({ code, units, price });
  }
  return increments;
}

/** What a budget buys of increments in their order; the last may be bought in part. */
export function spendInOrder(increments: readonly Increment[], budget: number): Increment[] {
  const bought: Increment[] = [];
  let left = budget;
  for (const { code, units, price } of increments) {
    const part = price === 0 ? units : Math.min(units, left / price);
    if (!(part > 0)) break;
    bought.push({ code, units: part, price });
    left = Math.max(0, left - part * price);
  }
  return bought;
}
