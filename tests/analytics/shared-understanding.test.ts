import fc from "fast-check";
import { expect, test } from "vitest";
import { compareCounts } from "../../server/src/analytics/agency-comparison.ts";
import { computeSharedUnderstanding } from "../../server/src/analytics/shared-understanding.ts";
import type { KnownCount } from "../../server/src/analytics/snapshot.ts";
import { type Case, COUNCIL, MARCH, snapshotOf, ward } from "./cases/snapshot-case.ts";

const WARDS = ["aldridge", "blakenall", "paddock", "pleck", "streetly"];

const LISTS = { EDUCATION: "SEN_SUPPORT", HEALTH: "CASELOAD", SOCIAL_CARE: "REFERRAL" } as const;

const count = (
  agency: KnownCount["agency"],
  areaCode: string,
  children: number | null,
  part: Partial<KnownCount> = {},
): KnownCount => ({
  agency,
  list: LISTS[agency],
  areaCode,
  needCode: "SLCN",
  ageFrom: 5,
  ageTo: 10,
  month: MARCH - 2,
  children: children ?? Number.NaN,
  state: children === null ? "NOT_SUBMITTED" : "KNOWN",
  populationBasis: "RESIDENT",
  load: "1",
  ...part,
});

const need = (code: string, vocabulary: string) => ({ code, name: code, vocabulary });

const CASE: Case = {
  areas: [COUNCIL, ...WARDS.map(ward)],
  demand: [],
  services: [],
  needs: [
    need("ANXIETY", "HEALTH"),
    need("ASD", "DFE"),
    need("NEURODEV", "HEALTH"),
    need("SEMH", "DFE"),
    need("SLCN", "DFE"),
  ],
  needLinks: [
    { fromCode: "ANXIETY", toCode: "SEMH" },
    { fromCode: "NEURODEV", toCode: "ASD" },
    { fromCode: "NEURODEV", toCode: "SLCN" },
  ],
};

const ask = (knownChildren: readonly KnownCount[], filter = {}) =>
  computeSharedUnderstanding(snapshotOf({ ...CASE, knownChildren }), { month: MARCH, filter });

const disagreements = (table: ReturnType<typeof ask>) => table.dataGaps.filter(({ kind }) => kind === "DISAGREEMENT");

const both = (education: number, health: number) => (area: string) => [
  count("EDUCATION", area, education),
  count("HEALTH", area, health),
];

test("agencies that know half as many everywhere agree: it is the pattern that counts", () => {
  const table = ask(WARDS.flatMap(both(40, 20)));
  expect(table.rows.flatMap(({ comparisons }) => comparisons.map(({ verdict }) => verdict))).toEqual(
    Array(5).fill("AGREE"),
  );
  expect(table.agreements).toMatchObject([{ first: "EDUCATION", second: "HEALTH", agreement: { value: 1 } }]);
  expect(disagreements(table)).toEqual([]);
});

test("a ward where health knows three times what schools do is a disagreement, with the children schools lack", () => {
  const table = ask([...WARDS.slice(1).flatMap(both(40, 20)), ...both(40, 60)("aldridge")]);
  expect(disagreements(table)).toHaveLength(1);
  // 60 of health's would be 120 of education's at two to one; it knows 40.
  expect(disagreements(table)[0]).toMatchObject({
    kind: "DISAGREEMENT",
    agency: "EDUCATION",
    other: "HEALTH",
    areas: [{ code: "aldridge" }],
    children: { value: 80 },
  });
  expect(table.rows[0]?.comparisons[0]).toMatchObject({ expected: 120, verdict: "SECOND_KNOWS_MORE" });
});

test("an agency that knows nobody where the other knows many disagrees; its zero is a number", () => {
  const table = ask([...WARDS.slice(1).flatMap(both(40, 20)), ...both(30, 0)("aldridge")]);
  expect(disagreements(table)[0]).toMatchObject({ kind: "DISAGREEMENT", agency: "HEALTH", children: { value: 15 } });
});

test("a return that was not submitted is silence, not nobody, and is never compared", () => {
  const table = ask([
    ...WARDS.slice(1).flatMap(both(40, 20)),
    count("EDUCATION", "aldridge", 40),
    count("HEALTH", "aldridge", null),
  ]);
  expect(table.rows[0]?.views[1]?.children).toMatchObject({ value: null, state: "NOT_SUBMITTED" });
  expect(table.rows[0]?.comparisons).toEqual([]);
  const silence = table.dataGaps.find(({ agency }) => agency === "HEALTH");
  expect(silence).toMatchObject({
    kind: "SILENCE",
    state: "NOT_SUBMITTED",
    areas: [{ code: "aldridge" }],
    children: { value: 40 },
  });
  expect(table.complete).toBe(false);
});

test("a ward without a row is a missing return; a need nobody at the agency returns is not collected", () => {
  const table = ask([...WARDS.slice(1).flatMap(both(40, 20)), count("EDUCATION", "aldridge", 40)]);
  expect(table.rows[0]?.views.map(({ children }) => children.state)).toEqual([
    "KNOWN",
    "NOT_SUBMITTED",
    "NOT_COLLECTED",
  ]);
  const social = table.dataGaps.find(({ agency }) => agency === "SOCIAL_CARE");
  expect(social).toMatchObject({ kind: "SILENCE", state: "NOT_COLLECTED", children: { value: 200 } });
  expect(social?.areas).toHaveLength(5);
});

test("plans and SEN support are two lists of children, added up; one that is missing leaves no number", () => {
  const plan = (children: number | null) => count("EDUCATION", "pleck", children, { list: "EHC_PLAN" });
  expect(ask([count("EDUCATION", "pleck", 10), plan(4)]).rows[0]?.views[0]?.children.value).toBe(14);
  expect(ask([count("EDUCATION", "pleck", 10), plan(null)]).rows[0]?.views[0]?.children).toMatchObject({
    value: null,
    state: "NOT_SUBMITTED",
  });
});

test("a health need that is one school need counts as it; one that may be several is only possible", () => {
  const table = ask([
    count("HEALTH", "pleck", 12, { needCode: "ANXIETY" }),
    count("HEALTH", "pleck", 9, { needCode: "NEURODEV" }),
    count("HEALTH", "pleck", 5, { needCode: "SLCN" }),
  ]);
  const shown = table.rows.map((row) => [row.need.code, row.views[1]?.children.value, row.views[1]?.possible.value]);
  expect(shown).toEqual([
    ["ASD", null, 9],
    ["SEMH", 12, 0],
    ["SLCN", 5, 9],
  ]);
  expect(table.warnings.map(({ code }) => code)).toContain("NEEDS_AMBIGUOUS");
});

test("each list is read in the month it was last returned, none older than a year", () => {
  const old = count("HEALTH", "pleck", 99, { month: MARCH - 12 });
  const late = count("HEALTH", "pleck", 7, { month: MARCH - 1 });
  const next = count("HEALTH", "pleck", 55, { month: MARCH + 1 });
  expect(ask([old, late, next]).rows[0]?.views[1]?.children.value).toBe(7);
  expect(ask([old, next]).rows).toEqual([]);
  expect(ask([old, next]).warnings.map(({ code }) => code)).toContain("NOTHING_RETURNED");
});

test("ages that cross bands are split by population, and lose no child", () => {
  const table = computeSharedUnderstanding(
    snapshotOf({
      ...CASE,
      population: [{ areaCode: "pleck", year: 2025, persons: new Float64Array(26).fill(10) }],
      knownChildren: [count("HEALTH", "pleck", 18, { ageFrom: 3, ageTo: 8 })],
    }),
    { month: MARCH, filter: {} },
  );
  expect(table.rows.map(({ ageBand, views }) => [ageBand.code, views[1]?.children.value])).toEqual([
    ["0-4", 6],
    ["5-10", 12],
  ]);
});

test("different populations, and returns that are not by ward, are said", () => {
  const table = ask([
    count("EDUCATION", "pleck", 10, { populationBasis: "SCHOOL_LOCATED" }),
    count("HEALTH", "walsall", 10),
  ]);
  expect(table.warnings.map(({ code }) => code)).toEqual(expect.arrayContaining(["BASES_DIFFER", "NOT_BY_WARD"]));
});

test("filters choose rows, and leave what they are compared with as it is", () => {
  const rows = [...WARDS.slice(1).flatMap(both(40, 20)), ...both(40, 60)("aldridge")];
  const whole = ask(rows).rows[0];
  expect(ask(rows, { areas: ["aldridge"] }).rows).toEqual([whole]);
  expect(ask(rows, { needs: ["ASD"] }).rows).toEqual([]);
  expect(ask(rows, { ageBands: ["5-10"] }).rows).toHaveLength(5);
});

test("comparing is symmetric, whichever agency comes first", () => {
  const amount = fc.integer({ min: 0, max: 400 });
  fc.assert(
    fc.property(
      amount,
      amount,
      fc.integer({ min: 1, max: 4_000 }),
      fc.integer({ min: 1, max: 4_000 }),
      (a, b, m, n) => {
        const one = compareCounts({ first: a, second: b }, { first: m, second: n });
        const other = compareCounts({ first: b, second: a }, { first: n, second: m });
        const mirrored = {
          FIRST_KNOWS_MORE: "SECOND_KNOWS_MORE",
          SECOND_KNOWS_MORE: "FIRST_KNOWS_MORE",
          AGREE: "AGREE",
          TOO_FEW: "TOO_FEW",
        };
        if (one === null || other === null) expect(a + b).toBe(0);
        else {
          expect(other.verdict).toBe(mirrored[one.verdict]);
          expect(other.shortfall).toBeCloseTo(one.shortfall, 6);
          expect(one.ratio.lower).toBeLessThanOrEqual(one.ratio.value);
        }
      },
    ),
    { numRuns: 1_000 },
  );
});

/** Chance of exactly k where `mean` is expected. */
function poisson(k: number, mean: number): number {
  let chance = Math.exp(-mean);
  for (let i = 1; i <= k; i += 1) chance *= mean / i;
  return chance;
}

test("chance alone is called a disagreement at most three times in a thousand", () => {
  for (const [mean, usual] of [
    [12, 1],
    [15, 2],
    [40, 0.5],
  ] as const) {
    let wrong = 0;
    for (let first = 0; first < 150; first += 1) {
      for (let second = 0; second < 150; second += 1) {
        const found = compareCounts({ first, second }, { first: 10_000 * usual, second: 10_000 });
        const isWrong = found !== null && !["AGREE", "TOO_FEW"].includes(found.verdict);
        if (isWrong) wrong += poisson(first, mean * usual) * poisson(second, mean);
      }
    }
    expect(wrong).toBeLessThan(0.003);
    expect(wrong).toBeGreaterThan(0.000_2);
  }
});
