import { expect, test } from "vitest";
import { allocateFairly, type FairAllocation } from "../../server/src/analytics/fair-allocation.ts";

const namesOf = ({ groups }: FairAllocation) => groups.map(({ cells, services }) => ({ cells, services }));

test("linked cells with equal coverage are one group, whatever the rounding of their amounts", () => {
  const { groups } = allocateFairly(
    [
      { id: "a", demand: 0.1 },
      { id: "b", demand: 0.2 },
      { id: "c", demand: 0.3 },
    ],
    [
      { id: "s", capacity: 0.3, reaches: ["a", "b", "c"] },
      { id: "t", capacity: 0.1 * 3, reaches: ["c"] },
    ],
  );
  expect(groups.map(({ cells, services }) => [cells, services])).toEqual([
    [
      ["a", "b", "c"],
      ["s", "t"],
    ],
  ]);
});

test("tied groups that no service links stay apart, in order of their smallest cell", () => {
  const { groups } = allocateFairly(
    [
      { id: "b", demand: 3 },
      { id: "a", demand: 3 },
    ],
    [
      { id: "t", capacity: 0.3, reaches: ["b"] },
      { id: "s", capacity: 0.1 + 0.2, reaches: ["a"] },
    ],
  );
  expect(groups.map(({ cells }) => cells)).toEqual([["a"], ["b"]]);
});

test("a service without capacity still reaches: its cells are covered by nothing, not unreached", () => {
  const found = allocateFairly([{ id: "a", demand: 2 }], [{ id: "s", capacity: 0, reaches: ["a"] }]);
  expect(found.coverage.get("a")).toBe(0);
  expect([found.unreached, namesOf(found)]).toEqual([[], [{ cells: ["a"], services: ["s"] }]]);
});

test("more capacity than demand is coverage above one", () => {
  const found = allocateFairly([{ id: "a", demand: 2 }], [{ id: "s", capacity: 5e8, reaches: ["a"] }]);
  expect(found.coverage.get("a")).toBe(2.5e8);
});

test("a tiny cell beside a giant one keeps its own poor coverage", () => {
  const { coverage } = allocateFairly(
    [
      { id: "giant", demand: 1e9 },
      { id: "tiny", demand: 1e-6 },
      { id: "link", demand: 3e8 },
    ],
    [
      { id: "big", capacity: 7e8, reaches: ["giant", "link"] },
      { id: "small", capacity: 1e-7, reaches: ["tiny", "link"] },
    ],
  );
  expect(coverage.get("tiny")).toBeCloseTo(0.1, 12);
  expect(coverage.get("giant")).toBeCloseTo(7 / 13, 12);
});

test("cells no service reaches and services that reach no cell are named", () => {
  const found = allocateFairly(
    [
      { id: "b", demand: 1 },
      { id: "a", demand: 1 },
    ],
    [{ id: "s", capacity: 1, reaches: [] }],
  );
  expect(found).toEqual({ coverage: new Map(), groups: [], unreached: ["a", "b"], idle: ["s"] });
});

const cell = { id: "a", demand: 1 };
const service = { id: "s", capacity: 1, reaches: ["a"] };

test.each([
  ["demand 0", [{ ...cell, demand: 0 }], [], "demand of cell a must be a positive number"],
  ["negative demand", [{ ...cell, demand: -1 }], [], "demand of cell a must be a positive number"],
  ["demand that is no number", [{ ...cell, demand: Number.NaN }], [], "demand of cell a must be a positive number"],
  ["endless demand", [{ ...cell, demand: Infinity }], [], "demand of cell a must be a positive number"],
  [
    "negative capacity",
    [cell],
    [{ ...service, capacity: -1 }],
    "capacity of service s must be a number and not negative",
  ],
  ["capacity NaN", [cell], [{ ...service, capacity: NaN }], "capacity of service s must be a number and not negative"],
  ["endless capacity", [cell], [{ ...service, capacity: Infinity }], "capacity of service s must be a number and not"],
  ["a repeated cell", [cell, cell], [service], "cell id a is repeated"],
  ["a repeated service", [cell], [service, service], "service id s is repeated"],
  ["an unknown cell", [cell], [{ ...service, reaches: ["b"] }], "service s reaches an unknown cell b"],
  ["a cell reached twice", [cell], [{ ...service, reaches: ["a", "a"] }], "service s reaches a repeated cell"],
])("%s is refused by name", (_, cells, services, message) => {
  expect(() => allocateFairly(cells, services)).toThrow(RangeError);
  expect(() => allocateFairly(cells, services)).toThrow(message);
});
