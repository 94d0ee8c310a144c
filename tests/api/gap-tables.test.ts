import fc from "fast-check";
import { expect, test } from "vitest";
import type { CellDimension, GapRequest } from "../../server/src/analytics/gap-request.ts";
import { computeGaps, type GapTable } from "../../server/src/analytics/gaps.ts";
import { readGaps } from "../../server/src/graphql/gap/gap-tables.ts";
import { snapshotOf, YEAR } from "../analytics/cases/snapshot-case.ts";

const AREAS = ["blakenall", "pleck", "streetly"];
const NEEDS = ["ASD", "SLCN"];

/** A snapshot of six cells, of which each asks for more than the last. */
const snapshotWith = (first: number) => {
  const cells = AREAS.flatMap((area, at) =>
    NEEDS.map((need, place) => ({ area, need, ages: [5, 10] as const, first: first + 10 * at + place })),
  );
  const year = (units: number) => Array.from({ length: 12 }, () => units);
  return snapshotOf({
    demand: cells.map(({ first: units, ...cell }) => ({ ...cell, units: year(units) })),
    activity: cells.map(({ first: _, ...cell }) => ({ ...cell, units: year(8) })),
    services: [{ code: "A", areas: AREAS, needs: NEEDS, ages: [5, 10], capacity: 40 }],
  });
};

const arbitraryRequest: fc.Arbitrary<GapRequest> = fc.record({
  period: fc.constantFrom(YEAR, { from: YEAR.from, to: YEAR.from + 2 }),
  basis: fc.constant("EXPRESSED" as const),
  by: fc.subarray<CellDimension>(["AREA", "NEED", "AGE_BAND"]),
  filter: fc.record({
    areas: fc.option(fc.subarray(AREAS, { minLength: 1 }), { nil: null }),
    needs: fc.option(fc.subarray(NEEDS, { minLength: 1 }), { nil: null }),
    remedies: fc.constantFrom(null, ["ADD_CAPACITY" as const]),
  }),
});

const contentOf = ({ rows, warnings, complete, findBottlenecks }: GapTable) =>
  JSON.stringify([rows, rows.map(({ explain }) => explain()), warnings, complete, findBottlenecks()]);

test("whatever was asked before, a question has the table that is computed for it alone", () => {
  const snapshots = [snapshotWith(20), snapshotWith(60)];
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(1), arbitraryRequest), { maxLength: 20 }), (questions) => {
      for (const [which, request] of questions) {
        const snapshot = snapshots[which] ?? snapshotWith(20);
        expect(contentOf(readGaps(snapshot, request))).toBe(contentOf(computeGaps(snapshot, request)));
      }
    }),
  );
});

test("the same question of the same snapshot is computed once, and tables asked long ago make room", () => {
  const snapshot = snapshotWith(20);
  const request: GapRequest = { period: YEAR, basis: "EXPRESSED", by: ["AREA", "NEED"], filter: {} };
  const table = readGaps(snapshot, request);
  expect(table.rows).toHaveLength(6);
  expect(readGaps(snapshot, { ...request })).toBe(table);
  expect(readGaps(snapshotWith(20), request)).not.toBe(table);
  // Each is another question, for the codes it lists; 4,000 rows are kept in all.
  for (let count = 0; count < 600; count += 1)
    readGaps(snapshot, { ...request, filter: { areas: [...AREAS, `none-${count}`] } });
  expect(readGaps(snapshot, request)).not.toBe(table);
});
