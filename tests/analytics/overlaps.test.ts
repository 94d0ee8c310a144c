import { expect, test } from "vitest";
import { computeOverlaps } from "../../server/src/analytics/overlaps.ts";
import type { Snapshot } from "../../server/src/analytics/snapshot.ts";
import { APRIL, monthly, type ServiceRow, snapshotOf, YEAR } from "./cases/snapshot-case.ts";
import { COUNCIL_SERVICE, ICB_SERVICE, KEPT_FOR_THE_QUEUE, twoFundersOneWard } from "./cases/two-funders-one-ward.ts";

const overlapsOf = (snapshot: Snapshot) => computeOverlaps(snapshot, { period: YEAR, filter: {} });
const kindsOf = (snapshot: Snapshot) => overlapsOf(snapshot).overlaps.map(({ kind }) => kind);

test("two funders of the same need in one ward are one overlap", () => {
  const { overlaps, sets, totals } = overlapsOf(twoFundersOneWard());
  expect(overlaps.map(({ id, kind }) => [id, kind])).toEqual([["C-COUNCIL+C-ICB", "DUPLICATE"]]);
  const [overlap] = overlaps;
  expect(overlap?.sharedDemand.value).toBe(1_200);
  expect(overlap?.sharedSpend).toEqual({ pence: 3_600_000, state: "KNOWN" });
  expect(overlap?.overlapCoefficient.value).toBeCloseTo(1, 12);
  expect(overlap?.ruzicka.value).toBeCloseTo(0.5, 12);
  expect(totals.sharedSpend).toEqual({ pence: 3_600_000, state: "KNOWN" });
  expect(sets.map(({ services }) => services.map(({ code }) => code))).toEqual([["council-slt", "icb-slt"]]);
});

test("overlaps of one service are those in which one side buys it", () => {
  const found = (services: string[]) =>
    computeOverlaps(twoFundersOneWard(), { period: YEAR, filter: { services } }).overlaps.length;
  expect([found(["icb-slt"]), found(["icb-slt", "other"]), found(["other"])]).toEqual([1, 1, 0]);
});

test("the dearer funder's spare capacity is what could be saved, after the queue has had its own", () => {
  const [set] = overlapsOf(twoFundersOneWard()).sets;
  const surplus = 2 * (1_200 - KEPT_FOR_THE_QUEUE) - 1_200;
  expect(set?.overlapSurplus.value).toBeCloseTo(surplus, 6);
  expect(set?.reductions.map(({ units }) => units.value ?? -1)).toEqual([0, expect.closeTo(surplus, 6)]);
  expect(set?.duplicateSpend.pence).toBe(Math.round(surplus * 2_000));
});

test("where the queue is not known, surplus is not collected and never 0", () => {
  const { sets, totals, complete, warnings } = overlapsOf(twoFundersOneWard(undefined, false));
  expect(sets[0]?.overlapSurplus).toMatchObject({ value: null, state: "NOT_COLLECTED" });
  expect(sets[0]?.duplicateSpend).toEqual({ pence: null, state: "NOT_COLLECTED" });
  expect(totals.duplicateSpend).toEqual({ pence: null, state: "NOT_COLLECTED" });
  expect([complete, warnings.map(({ code }) => code)]).toEqual([false, ["SURPLUS_NOT_COLLECTED"]]);
});

test("two funders who together just meet the need share its delivery: no waste", () => {
  const half = (service: ServiceRow) => ({ ...service, capacity: 50 });
  expect(kindsOf(twoFundersOneWard([half(COUNCIL_SERVICE), half(ICB_SERVICE)]))).toEqual(["SHARED_DELIVERY"]);
});

test("two commissions of one arrangement are joint", () => {
  const joint = (service: ServiceRow) => ({
    ...service,
    commissions: service.commissions?.map((row) => ({ ...row, arrangement: "S75" })) ?? [],
  });
  expect(kindsOf(twoFundersOneWard([joint(COUNCIL_SERVICE), joint(ICB_SERVICE)]))).toEqual(["JOINT"]);
});

test("two funders of one service pay for it together: shared delivery, in no set", () => {
  const [both] = [
    {
      ...COUNCIL_SERVICE,
      commissions: [
        { by: "council", yearPence: 10 },
        { by: "icb", yearPence: 30 },
      ],
    },
  ];
  const { overlaps, sets } = overlapsOf(twoFundersOneWard([both]));
  expect(overlaps.map(({ kind, setId, sharedSpend }) => [kind, setId, sharedSpend.pence])).toEqual([
    ["SHARED_DELIVERY", null, 40],
  ]);
  expect(sets).toEqual([]);
});

test("services that meet at one year of age hand children over", () => {
  const snapshot = snapshotOf({
    demand: [{ units: monthly(100), ages: [5, 15] }],
    services: [
      { ...COUNCIL_SERVICE, ages: [0, 11] },
      { ...ICB_SERVICE, ages: [11, 25] },
    ],
  });
  expect(kindsOf(snapshot)).toEqual(["HANDOVER"]);
});

test("contracts that share three months while one follows the other hand over", () => {
  const first = { ...COUNCIL_SERVICE, commissions: [{ to: APRIL + 5, yearPence: 1 }] };
  const after = { ...ICB_SERVICE, commissions: [{ from: APRIL + 3, yearPence: 1 }] };
  expect(kindsOf(twoFundersOneWard([first, after]))).toEqual(["HANDOVER"]);
});

test("contracts that share four months do not hand over", () => {
  const first = { ...COUNCIL_SERVICE, commissions: [{ to: APRIL + 6, yearPence: 1 }] };
  const after = { ...ICB_SERVICE, commissions: [{ from: APRIL + 3, yearPence: 1 }] };
  expect(kindsOf(twoFundersOneWard([first, after]))).not.toContain("HANDOVER");
});

test.each([
  ["wards", { areas: ["bentley"] }],
  ["needs", { needs: ["SEMH"] }],
  ["functions", { function: "ASSESS" }],
  ["layers", { layer: "SPECIALIST" }],
  ["months", { commissions: [{ from: APRIL + 12 }] }],
])("services of different %s do not overlap", (_, difference) => {
  const words = { area: "bentley", need: "SEMH", function: "ASSESS", layer: "SPECIALIST" };
  const snapshot = snapshotOf({
    demand: [{ units: monthly(100) }, { units: monthly(5), ...words }],
    services: [COUNCIL_SERVICE, { ...ICB_SERVICE, ...difference }],
  });
  expect(overlapsOf(snapshot).overlaps).toEqual([]);
});

test("in the total each pound counts once, however many pairs it is in", () => {
  const third = { ...ICB_SERVICE, code: "third", commissions: [{ code: "C-THIRD", yearPence: 400 }] };
  const { overlaps, totals } = overlapsOf(twoFundersOneWard([COUNCIL_SERVICE, ICB_SERVICE, third]));
  expect(overlaps.length).toBe(3);
  expect(totals.sharedSpend.pence).toBe(1_200_000 + 2_400_000 + 400);
});

test("spend that is not loaded is no spend of nothing", () => {
  const unpaid = { ...ICB_SERVICE, commissions: [{ code: "C-ICB", by: "icb" }] };
  const { overlaps, warnings } = overlapsOf(twoFundersOneWard([COUNCIL_SERVICE, unpaid]));
  expect(overlaps[0]?.sharedSpend).toEqual({ pence: null, state: "NOT_LOADED" });
  expect(warnings.map(({ code }) => code)).toContain("SPEND_NOT_LOADED");
});

test("a commissioner's filter keeps the pairs it is in", () => {
  const table = computeOverlaps(twoFundersOneWard(), { period: YEAR, filter: { commissioners: ["school"] } });
  expect([table.overlaps, table.sets, table.totals.sharedSpend.pence]).toEqual([[], [], 0]);
});
