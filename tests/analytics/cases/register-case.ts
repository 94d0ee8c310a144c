import fc from "fast-check";
import type { Snapshot } from "../../../server/src/analytics/snapshot.ts";
import { type CellRow, monthly, snapshotOf } from "./snapshot-case.ts";

const AREAS = ["blakenall", "pleck", "streetly"];
const NEEDS = ["ASD", "SLCN"];

const subset = (codes: readonly string[]) => fc.subarray([...codes], { minLength: 1 });

/** A few cells of one line and services that reach some of them; figures a month, the same in every month. */
export const registers = fc.record({
  cells: fc.uniqueArray(
    fc.record({
      area: fc.constantFrom(...AREAS),
      need: fc.constantFrom(...NEEDS),
      demand: fc.integer({ min: 1, max: 60 }),
      met: fc.integer({ min: 0, max: 70 }),
    }),
    { minLength: 1, maxLength: 6, selector: ({ area, need }) => `${area}|${need}` },
  ),
  services: fc.array(
    fc.record({
      areas: subset(AREAS),
      needs: subset(NEEDS),
      capacity: fc.integer({ min: 0, max: 120 }),
    }),
    { maxLength: 5 },
  ),
});

export type Register = typeof registers extends fc.Arbitrary<infer Value> ? Value : never;

/** The snapshot of a register, with the demand of cells scaled by `factor`. */
export function snapshotOfRegister(
  { cells, services }: Register,
  factor: (cell: Register["cells"][number]) => number = () => 1,
): Snapshot {
  const rows = (figure: (cell: Register["cells"][number]) => number): CellRow[] =>
    cells.map((cell) => ({ area: cell.area, need: cell.need, units: monthly(figure(cell)) }));
  return snapshotOf({
    demand: rows((cell) => cell.demand * factor(cell)),
    activity: rows(({ met }) => met),
    services: services.map((service, index) => ({ code: `S${index}`, ...service })),
  });
}
