import { computeSharedUnderstanding } from "@tandem/server/analytics/shared-understanding";
import type { KnownCount } from "@tandem/server/analytics/snapshot";
import { expect, test } from "vitest";
import { type Case, COUNCIL, MARCH, snapshotOf, ward } from "./cases/snapshot-case.ts";

const WARDS = ["aldridge", "blakenall", "palfrey", "pleck"] as const;

const CASE: Case = {
  areas: [COUNCIL, ...WARDS.map(ward)],
  demand: [],
  services: [],
  needs: ["ASD", "SLCN"].map((code) => ({ code, name: code, vocabulary: "DFE" })),
};

function count(
  agency: KnownCount["agency"],
  areaCode: string,
  children: number | null,
  change: Partial<KnownCount> = {},
): KnownCount {
  return {
    agency,
    list: agency === "EDUCATION" ? "SEN_SUPPORT" : "CASELOAD",
    areaCode,
    needCode: "ASD",
    ageFrom: 5,
    ageTo: 10,
    month: MARCH - 2,
    children: children ?? Number.NaN,
    state: children === null ? "NOT_SUBMITTED" : "KNOWN",
    populationBasis: "RESIDENT",
    load: "1",
    ...change,
  };
}

const TEENS = { ageFrom: 11, ageTo: 15 };

const ask = (knownChildren: readonly KnownCount[], filter = {}) =>
  computeSharedUnderstanding(snapshotOf({ ...CASE, knownChildren }), { month: MARCH, filter });

const both = (area: string, education: number, health: number | null, change: Partial<KnownCount> = {}) => [
  count("EDUCATION", area, education, change),
  count("HEALTH", area, health, change),
];

test("ages together are compared with the same ages elsewhere, and the ages furthest apart are named", () => {
  const rows = WARDS.flatMap((ward) => [
    ...both(ward, 40, ward === "palfrey" ? 120 : 40),
    ...both(ward, 40, 40, TEENS),
  ]);
  const place = ask(rows).places.find(({ area }) => area.code === "palfrey");
  // 80 here for 160, 240 elsewhere for 240: half as many.
  expect(place?.comparison.ratio.value).toBeCloseTo(0.5, 12);
  expect(place?.comparison).toMatchObject({ verdict: "SECOND_KNOWS_MORE", shortfall: 80 });
  expect(place?.widest).toMatchObject({
    key: "ASD|palfrey|5-10",
    comparison: { verdict: "SECOND_KNOWS_MORE", shortfall: 80 },
  });
});

test("an age at which one gave no number here is left out elsewhere too", () => {
  const rows = WARDS.flatMap((ward) => [
    ...both(ward, 40, 40),
    ...both(ward, 400, ward === "palfrey" ? null : 40, TEENS),
  ]);
  const place = ask(rows).places.find(({ area }) => area.code === "palfrey");
  expect(place?.comparison).toMatchObject({ ratio: { value: 1 }, verdict: "AGREE" });
});

test("filters of wards and ages choose places, never what they are compared with", () => {
  const rows = WARDS.flatMap((ward) => both(ward, 40, ward === "palfrey" ? 120 : 40));
  const [place, ...others] = ask(rows, { areas: ["palfrey"] }).places;
  expect(others).toEqual([]);
  expect(place?.comparison.ratio.value).toBeCloseTo(1 / 3, 12);
  expect(ask(rows, { ageBands: ["0-4"] }).places).toEqual([]);
});

test("two agencies' mixes are shares of the needs, wards and ages both gave numbers for", () => {
  const rows = [
    ...both("aldridge", 30, 10),
    ...both("aldridge", 10, 30, { needCode: "SLCN" }),
    // Health says nothing here, so education's 500 count in neither.
    ...both("palfrey", 500, null),
  ];
  expect(ask(rows).mixes).toMatchObject([
    { need: { code: "ASD" }, firstChildren: { value: 30 }, firstShare: { value: 0.75 }, secondShare: { value: 0.25 } },
    {
      need: { code: "SLCN" },
      firstShare: { value: 0.25 },
      secondChildren: { value: 30 },
      secondShare: { value: 0.75 },
    },
  ]);
});

test("every list asked for has its last return, its age and what it leaves out; none is said where none came", () => {
  const rows = [
    ...both("aldridge", 30, null),
    ...both("palfrey", 30, 10),
    ...both("palfrey", 9, 9, { month: MARCH - 14 }),
  ];
  const { returns } = ask(rows);
  expect(returns.map(({ agency, list }) => `${agency} ${list}`)).toEqual([
    "EDUCATION EHC_PLAN",
    "EDUCATION SEN_SUPPORT",
    "HEALTH CASELOAD",
    "SOCIAL_CARE REFERRAL",
  ]);
  expect(returns[0]).toMatchObject({ month: null, ageMonths: null, isUsed: false, source: null });
  expect(returns[2]).toMatchObject({ month: MARCH - 2, ageMonths: 2, isUsed: true, placesGiven: 1, placesMissing: 1 });
});

test("a list older than a year is told as too old, not used", () => {
  const old = WARDS.flatMap((ward) => both(ward, 40, 40, { month: MARCH - 12 }));
  expect(ask(old).returns[1]).toMatchObject({ ageMonths: 12, isUsed: false });
  expect(ask(old).places).toEqual([]);
});
