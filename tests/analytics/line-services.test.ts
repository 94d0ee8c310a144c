import fc from "fast-check";
import { expect, test } from "vitest";
import { computeClinicalCapacity } from "../../server/src/analytics/clinical-capacity.ts";
import { computeGaps } from "../../server/src/analytics/gaps.ts";
import { lineSpendIn, servicesOnLine, shareOn } from "../../server/src/analytics/line-services.ts";
import { computeOverlaps } from "../../server/src/analytics/overlaps.ts";
import type { LineShare } from "../../server/src/analytics/snapshot.ts";
import { spendByArea } from "../../server/src/analytics/spend-by-area.ts";
import { computeSpending } from "../../server/src/analytics/spending.ts";
import { APRIL, type Case, MARCH, monthly, snapshotOf, YEAR } from "./cases/snapshot-case.ts";

const SPEECH = { code: "SLT", name: "Speech and language", unitOfCare: "contact", unitKind: "flow" } as const;
const SWALLOWING = { code: "DYSPHAGIA", name: "Dysphagia", unitOfCare: "contact", unitKind: "flow" } as const;

const share = (lineCode: string, part: number, fromMonth = APRIL, toMonth: number | null = null): LineShare => ({
  lineCode,
  share: part,
  fromMonth,
  toMonth,
});

/** One team does speech therapy, and from October gives a quarter of itself to swallowing. */
const CASE: Case = {
  lines: [SWALLOWING, SPEECH],
  demand: [{ units: monthly(100) }, { line: "DYSPHAGIA", units: monthly(40) }],
  activity: [
    { units: monthly(60), service: "TEAM" },
    { line: "DYSPHAGIA", units: monthly(20), service: "TEAM" },
  ],
  services: [
    {
      code: "TEAM",
      capacity: 80,
      referrals: 80,
      lineShares: [share("DYSPHAGIA", 0.25, APRIL + 6)],
      commissions: [{ yearPence: 1_200_000 }],
      staff: [
        {
          month: MARCH,
          fundedWte: 5,
          inPostWte: 4,
          sessionsPerWeek: 8,
          slotsPerSession: 2,
          absenceShare: 0,
          notBroughtShare: 0,
        },
      ],
    },
  ],
};

const snapshot = snapshotOf(CASE);

const rowOf = (line: string) =>
  computeGaps(snapshot, { period: YEAR, basis: "EXPRESSED", by: ["SERVICE_LINE"], filter: { serviceLines: [line] } })
    .rows[0];

test("a service on two lines is one on each, with its part of the capacity", () => {
  expect(rowOf("DYSPHAGIA")?.capacity.value).toBeCloseTo(6 * 20, 9);
  expect(rowOf("SLT")?.capacity.value).toBeCloseTo(6 * 80 + 6 * 60, 9);
  // Before October nothing is there for swallowing.
  expect(rowOf("DYSPHAGIA")?.coverageGap.value).toBeCloseTo(6 * 40, 9);
});

test("its money follows its capacity, and no penny is on two lines", () => {
  const pence = ["SLT", "DYSPHAGIA"].map((code) => {
    const line = snapshot.lines.find((entry) => entry.code === code);
    if (line === undefined) throw new Error("a line is missing");
    return [...spendByArea(snapshot, line, YEAR).pence.values()].reduce((sum, part) => sum + part, 0);
  });
  expect(pence).toEqual([1_050_000, 150_000]);
});

test("a unit costs the same on both lines", () => {
  const { lines } = computeSpending(snapshot, { period: YEAR, basis: "EXPRESSED", limit: { pence: 10_000 } });
  // £12,000 over 960 contacts.
  for (const { steps } of lines) expect(steps[0]?.unitCost.pence).toBe(1_250);
});

test("two such teams overlap on each line apart, each penny of theirs on one of them", () => {
  const [team] = CASE.services;
  const second = { ...team, code: "TEAM-2", capacity: 80, commissions: [{ by: "icb", yearPence: 1_200_000 }] };
  const table = computeOverlaps(snapshotOf({ ...CASE, services: [...CASE.services, second] }), {
    period: YEAR,
    filter: {},
  });
  expect(table.overlaps.map(({ id, sharedSpend }) => [id, sharedSpend.pence]).sort()).toEqual([
    ["TEAM-1+TEAM-2-1", 2_100_000],
    ["TEAM-1+TEAM-2-1@DYSPHAGIA", 300_000],
  ]);
  expect(table.totals.sharedSpend.pence).toBe(2_400_000);
});

test("its staff are shared too", () => {
  const { lines } = computeClinicalCapacity(snapshot, { month: MARCH, filter: {} });
  expect(lines.map(({ serviceLine, inPostWte }) => [serviceLine.code, inPostWte.value])).toEqual([
    ["DYSPHAGIA", 1],
    ["SLT", 3],
  ]);
});

test("shares of more than all of a service leave its capacity unknown", () => {
  const broken = snapshotOf({
    ...CASE,
    services: [{ code: "TEAM", capacity: 80, lineShares: [share("DYSPHAGIA", 0.7), share("SLT", 0.6)] }],
  });
  const table = computeGaps(broken, { period: YEAR, basis: "EXPRESSED", by: ["SERVICE_LINE"], filter: {} });
  expect(table.rows.map(({ coverage }) => coverage.state)).toEqual(["UNRELIABLE", "UNRELIABLE"]);
  expect(table.warnings.map(({ code }) => code)).toContain("CAPACITY_UNKNOWN");
});

test("the parts of a service on its lines add up to it, in every month, or to less where its own line is named", () => {
  const shares = fc.array(
    fc.record({
      lineCode: fc.constantFrom("DYSPHAGIA", "OT"),
      fromMonth: fc.integer({ min: APRIL, max: MARCH }),
      toMonth: fc.option(fc.integer({ min: APRIL, max: MARCH + 6 })),
      share: fc.integer({ min: 1, max: 33 }).map((percent) => percent / 100),
    }),
    { maxLength: 3 },
  );
  fc.assert(
    fc.property(shares, (lineShares) => {
      const given = snapshotOf({
        ...CASE,
        services: [{ code: "TEAM", capacity: 80, lineShares, commissions: [{ yearPence: 1_200 }] }],
      });
      const parts = ["SLT", "DYSPHAGIA", "OT"].flatMap((line) => servicesOnLine(given, line));
      const [team] = given.services;
      const [commission] = given.commissions;
      if (team === undefined || commission === undefined) throw new Error("there is one of each");
      for (let month = APRIL; month <= MARCH; month += 1) {
        const sum = parts.reduce((total, part) => total + (part.capacity.values[month - APRIL] ?? 0), 0);
        expect(sum).toBeCloseTo(80, 9);
        expect(["SLT", "DYSPHAGIA", "OT"].reduce((total, line) => total + shareOn(team, line, month), 0)).toBeCloseTo(
          1,
          9,
        );
      }
      const pence = ["SLT", "DYSPHAGIA", "OT"].reduce(
        (total, line) => total + (lineSpendIn(team, line, commission, YEAR) ?? 0),
        0,
      );
      expect(pence).toBeCloseTo(1_200, 6);
    }),
  );
});
