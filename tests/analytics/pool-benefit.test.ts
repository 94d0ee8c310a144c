import { expect, test } from "vitest";
import type { BenefitFacts } from "../../server/src/analytics/benefit.ts";
import { sumPence } from "../../server/src/analytics/pence.ts";
import { computePoolBenefit } from "../../server/src/analytics/pool-benefit.ts";
import { computePoolPosition } from "../../server/src/analytics/pooled-budget.ts";
import type { Area } from "../../server/src/analytics/snapshot.ts";
import { monthly, snapshotOf } from "./cases/snapshot-case.ts";
import { scheme, spend, twoPartyPool } from "./cases/two-party-pool.ts";

const area = (code: string, level: Area["level"], parentCode: string | null): Area => ({
  code,
  name: code,
  level,
  parentCode,
  fromMonth: null,
  toMonth: null,
  successorCode: null,
});

const AREAS = [
  area("EAST", "COUNCIL", null),
  area("WEST", "COUNCIL", null),
  area("E1", "WARD", "EAST"),
  area("E2", "WARD", "EAST"),
  area("W1", "WARD", "WEST"),
];

/** Two services: one delivers 10, 20 and 30 contacts a month in three wards, the other 5 in one. */
const snapshot = snapshotOf({
  areas: AREAS,
  demand: [{ area: "E1", units: monthly(100) }],
  activity: [
    { area: "E1", units: monthly(10), service: "talk", ages: [0, 4] },
    { area: "E2", units: monthly(20), service: "talk", ages: [5, 10] },
    { area: "W1", units: monthly(30), service: "talk", ages: [5, 10] },
    { area: "E1", units: monthly(5), service: "play", ages: [0, 4] },
  ],
  services: [
    { code: "talk", capacity: 100, areas: ["E1", "E2", "W1"] },
    { code: "play", capacity: 10, areas: ["E1"] },
  ],
  population: [
    { areaCode: "E1", year: 2025, persons: new Float64Array(26).fill(10) },
    { areaCode: "EAST", year: 2025, persons: new Float64Array(26).fill(40) },
  ],
});

const FACTS: BenefitFacts = {
  dutyHolders: new Map([["talk", "COUNCIL"]]),
  places: new Map([["COUNCIL", "EAST"]]),
  tolerance: 20,
};

const entries = [...spend("TALK", 18_000, 18_000), ...spend("PLAY", 3_000, 3_001)];

const position = computePoolPosition(
  twoPartyPool(
    [
      { ...scheme("TALK", 18_000, [18_000, 18_000, 18_000, 18_000]), serviceCode: "talk" },
      { ...scheme("PLAY", 3_000, [3_000, 3_000, 3_000, 3_000]), serviceCode: "play" },
      scheme("PANEL", 1_000, [1_000, 1_000, 1_000, 1_000]),
    ],
    { entries, booksTo: "2025-09" },
  ),
);

const compute = (facts = FACTS) => computePoolBenefit(position, snapshot, facts);

test("a unit's cost is spend over care of the same months", () => {
  const costs = compute().schemes.map(({ schemeCode, units, costPerUnit }) => [
    schemeCode,
    units.value,
    costPerUnit.pence,
  ]);
  // Six months of 60 contacts for £360.00, and of 5 for £60.01.
  expect(costs).toEqual([
    ["TALK", 360, 100],
    ["PLAY", 30, 200],
    ["PANEL", null, null],
  ]);
});

test("spend is placed on wards, needs and ages by care delivered, and every placing has all of it, to the penny", () => {
  const benefit = compute();
  const whole = 36_000 + 6_001;
  for (const groups of [benefit.wards, benefit.needs, benefit.ageBands])
    expect(sumPence(groups.map(({ spend: placed }) => placed.pence ?? 0)) + (benefit.unplaced.pence ?? 0)).toBe(whole);
  expect(benefit.wards.map(({ code, spend: placed }) => [code, placed.pence])).toEqual([
    ["E1", 6_000 + 6_001],
    ["E2", 12_000],
    ["W1", 18_000],
  ]);
});

test("spend a head is over the ward's own people, and unknown where they are not", () => {
  const [first, second] = compute().wards;
  expect([first?.persons.value, first?.spendPerHead.pence]).toEqual([260, 46]);
  expect([second?.persons.state, second?.spendPerHead.state]).toEqual(["NOT_LOADED", "NOT_LOADED"]);
});

test("in one place benefit is the year's cost by recorded duty, and what nobody has a duty for is kept apart", () => {
  const { basis, parties, unattributed } = compute();
  expect(basis).toBe("LEGAL_DUTY");
  expect(
    parties.map(({ organisationCode, benefit, benefitShare }) => [organisationCode, benefit.pence, benefitShare.value]),
  ).toEqual([
    ["COUNCIL", 72_000, 1],
    ["ICB", 0, 0],
  ]);
  expect(unattributed.pence).toBe(12_000 + 1 + 2_000);
});

test("among several places benefit is care by where children live", () => {
  const facts = {
    ...FACTS,
    places: new Map([
      ["COUNCIL", "EAST"],
      ["OTHER", "WEST"],
    ]),
  };
  const { basis, parties } = compute(facts);
  expect(basis).toBe("RESIDENCE");
  expect(parties.map(({ organisationCode, benefit }) => [organisationCode, benefit.pence])).toEqual([
    ["COUNCIL", 24_001],
    ["OTHER", 18_000],
  ]);
});

test("shares that differ by more than the agreement tolerates are told", () => {
  const ruleOf = (tolerance: number | null) =>
    compute({ ...FACTS, tolerance }).checks.find(({ code }) => code === "CONTRIBUTION_MATCHES_BENEFIT")?.ok;
  // The council puts in three quarters and has all the benefit.
  expect([ruleOf(25), ruleOf(24), ruleOf(null)]).toEqual([true, false, false]);
});

test("a unit cost twice as high as another of its line is told", () => {
  const checkOf = (given: ReturnType<typeof compute>) => given.checks.find(({ code }) => code === "UNIT_COSTS_ALIKE");
  expect(checkOf(compute())).toMatchObject({ ok: false, message: expect.stringContaining("Scheme PLAY") });
});
