import { expect, test } from "vitest";
import { findAgeMoves } from "../../server/src/analytics/age-moves.ts";
import { APRIL, COUNCIL, MARCH, monthly, type ServiceRow, snapshotOf, ward } from "./cases/snapshot-case.ts";

const AREAS = [COUNCIL, ward("blakenall"), ward("pleck")];
const BOTH = ["blakenall", "pleck"];

const school: ServiceRow = { code: "SCHOOL", ages: [5, 15], areas: BOTH, capacity: 10 };

function movesOf(services: readonly ServiceRow[], ages: readonly [number, number] = [5, 15]) {
  const demand = [{ area: "pleck", ages, units: monthly(1) }];
  return findAgeMoves(snapshotOf({ areas: AREAS, demand, services }), MARCH).map((move) => ({
    age: move.age,
    outcome: move.outcome,
    ending: move.ending.map(({ code }) => code),
    following: move.following.map(({ code }) => code),
    without: move.wardsWithout.map(({ code }) => code),
    isNeedRecorded: move.isNeedRecorded,
  }));
}

test("a service that ends at 16 with none after it leaves every ward it worked in, and no gap can be counted", () => {
  expect(movesOf([school])).toEqual([
    { age: 16, outcome: "NOTHING", ending: ["SCHOOL"], following: [], without: BOTH, isNeedRecorded: false },
  ]);
});

test("need recorded after the end is told apart from need that nobody counts", () => {
  expect(movesOf([school], [16, 19])[0]?.isNeedRecorded).toBe(true);
});

test("another service of the line takes over where it reaches the age, in all wards or in some", () => {
  const young: ServiceRow = { code: "YOUNG", ages: [16, 25], areas: BOTH, capacity: 5 };
  const [first, last] = movesOf([school, young]);
  expect(first).toMatchObject({ outcome: "TAKEN_OVER", following: ["YOUNG"], without: [] });
  expect(last).toMatchObject({ age: 26, outcome: "NOT_RECORDED", ending: ["YOUNG"] });
  const [some] = movesOf([school, { ...young, areas: ["pleck"] }]);
  expect(some).toMatchObject({ outcome: "IN_PART", without: ["blakenall"] });
});

test("a service that goes on is no move, and one whose contract is over neither ends nor follows", () => {
  expect(movesOf([{ ...school, ages: [5, 25] }]).map(({ age }) => age)).toEqual([26]);
  const over = { code: "OVER", ages: [16, 25] as const, areas: BOTH, capacity: 5, commissions: [{ to: APRIL + 2 }] };
  expect(movesOf([school, over]).map(({ outcome }) => outcome)).toEqual(["NOTHING"]);
});

test("services that meet at one age hand over the year after", () => {
  const leavers: ServiceRow = { code: "LEAVERS", ages: [16, 18], areas: ["pleck"], capacity: 5 };
  const adults: ServiceRow = { code: "ADULTS", ages: [18, 19], areas: ["pleck"], capacity: 5 };
  expect(movesOf([leavers, adults]).map(({ age, outcome }) => [age, outcome])).toEqual([
    [19, "TAKEN_OVER"],
    [20, "NOTHING"],
  ]);
});
