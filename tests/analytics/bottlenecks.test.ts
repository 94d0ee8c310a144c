import fc from "fast-check";
import { expect, test } from "vitest";
import type { Bottleneck } from "../../server/src/analytics/bottlenecks.ts";
import type { GapRequest } from "../../server/src/analytics/gap-request.ts";
import { computeGaps } from "../../server/src/analytics/gaps.ts";
import { type Register, registers, snapshotOfRegister } from "./cases/register-case.ts";
import { APRIL, monthly, snapshotOf, YEAR } from "./cases/snapshot-case.ts";
import type { SupplyCase } from "./cases/supply-case.ts";
import { maximumFlowByProgram } from "./linear-program.ts";

const REQUEST: GapRequest = { period: YEAR, basis: "EXPRESSED", by: ["AREA"], filter: {} };

const bottlenecksOf = (register: Register) => computeGaps(snapshotOfRegister(register), REQUEST).findBottlenecks();

/** A register as cells and services of a whole year, with one service's capacity replaced. */
function supplyOf({ cells, services }: Register, replaced = -1, capacity = 0): SupplyCase {
  return {
    cells: cells.map(({ area, need, demand }) => ({ id: `${area}|${need}`, demand: demand * 12 })),
    services: services.map((service, index) => ({
      id: `S${index}`,
      capacity: index === replaced ? capacity : service.capacity * 12,
      reaches: cells
        .filter(({ area, need }) => service.areas.includes(area) && service.needs.includes(need))
        .map(({ area, need }) => `${area}|${need}`),
    })),
  };
}

test("another unit of capacity helps up to the breakpoint, as a linear program shows", () => {
  fc.assert(
    fc.property(registers, (register) => {
      const flow = maximumFlowByProgram(supplyOf(register));
      for (const { service, breakpoint } of bottlenecksOf(register).flatMap(({ nextUnit }) => nextUnit)) {
        const unlimited = maximumFlowByProgram(supplyOf(register, Number(service.code.slice(1)), 1e6));
        expect(breakpoint.value).toBeCloseTo(unlimited - flow, 4);
      }
    }),
    { numRuns: 300 },
  );
});

/** Demand and capacity of a bottleneck with the worse-covered groups that hold the services committed elsewhere. */
function certificate(bottleneck: Bottleneck, all: readonly Bottleneck[]) {
  const elsewhere = new Set(bottleneck.committedElsewhere.map(({ code }) => code));
  const held = all.filter((other) => other.services.some(({ code }) => elsewhere.has(code)));
  return [bottleneck, ...held];
}

/** Codes of all services that reach any cell of some groups. */
function servicesReaching({ services }: Register, groups: readonly Bottleneck[]): string[] {
  const cells = groups.flatMap((group) => group.cells.map(({ key }) => key.split("|")));
  return services.flatMap((service, index) =>
    cells.some(([area = "", , need = ""]) => service.areas.includes(area) && service.needs.includes(need))
      ? [`S${index}`]
      : [],
  );
}

test("in the certificate Hall's condition fails by exactly the summed shortfall", () => {
  fc.assert(
    fc.property(registers, (register) => {
      const all = bottlenecksOf(register);
      for (const bottleneck of all) {
        const groups = certificate(bottleneck, all);
        const shortfall = groups.reduce((sum, group) => sum + (group.shortfall.value ?? 0), 0);
        const demand = groups.reduce((sum, group) => sum + (group.demand.value ?? 0), 0);
        const services = new Set(groups.flatMap((group) => group.services.map(({ code }) => code)));
        const capacity = register.services.reduce(
          (sum, service, index) => sum + (services.has(`S${index}`) ? service.capacity * 12 : 0),
          0,
        );
        expect(servicesReaching(register, groups).every((code) => services.has(code))).toBe(true);
        expect(demand - capacity).toBeCloseTo(shortfall, 6);
        for (const { code } of bottleneck.committedElsewhere) expect(services.has(code)).toBe(true);
      }
    }),
    { numRuns: 100 },
  );
});

test("bottlenecks come least covered first, under ids that no two share", () => {
  fc.assert(
    fc.property(registers, (register) => {
      const all = bottlenecksOf(register);
      expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
      const ratios = all.map(({ coverage }) => coverage.value ?? 0);
      expect(ratios).toEqual(ratios.toSorted((a, b) => a - b));
      for (const ratio of ratios) expect(ratio).toBeLessThan(1);
    }),
    { numRuns: 100 },
  );
});

test("a service that worse-covered cells take whole is committed elsewhere", () => {
  const services = [
    { code: "poor", areas: ["pleck", "streetly"], capacity: 10 },
    { code: "rich", areas: ["streetly"], capacity: 45 },
  ];
  const demand = [
    { area: "pleck", units: monthly(100) },
    { area: "streetly", units: monthly(50) },
  ];
  const bottlenecks = computeGaps(snapshotOf({ demand, services }), REQUEST).findBottlenecks();
  expect(bottlenecks.map((entry) => entry.services.map(({ code }) => code))).toEqual([["poor"], ["rich"]]);
  expect(bottlenecks.map((entry) => entry.committedElsewhere.map(({ code }) => code))).toEqual([[], ["poor"]]);
  expect(bottlenecks.map(({ shortfall }) => shortfall.value)).toEqual([1_080, 60]);
});

test("the same bottleneck before and after a change elsewhere on the line is one, with both halves added up", () => {
  const changing = { to: APRIL + 5 };
  const services = [
    { code: "a", areas: ["pleck"], capacity: 10, commissions: [{ yearPence: 120_000 }] },
    { code: "b", areas: ["streetly"], capacity: 90, commissions: [changing] },
  ];
  const demand = [
    { area: "pleck", units: monthly(100) },
    { area: "streetly", units: monthly(50) },
  ];
  const bottlenecks = computeGaps(snapshotOf({ demand, services }), REQUEST).findBottlenecks();
  expect(bottlenecks.map(({ id, shortfall }) => [id, shortfall.value])).toEqual([
    ["SLT|2025-04|pleck|05-10|SLCN|TARGETED|TREAT", 1_080],
  ]);
  expect(bottlenecks[0]?.nextUnit[0]?.unitCost).toEqual({ pence: 1_000, state: "KNOWN" });
});
