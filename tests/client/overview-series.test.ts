import { expect, test } from "vitest";
import { axisTicks } from "../../client/src/charts/axis-ticks.ts";
import { missingLines } from "../../client/src/features/overview/freshness-series.ts";
import { officialSteps } from "../../client/src/features/overview/official-series.ts";
import {
  overviewFigures,
  overviewFindings,
  pressedQueues,
  queueCounts,
} from "../../client/src/features/overview/overview-series.ts";
import { commissionsIn, payersIn, spendIn } from "../../client/src/features/services/service-series.ts";
import { known, missing } from "./cases/gap-case.ts";
import { answer, queue } from "./cases/overview-case.ts";

const pounds = (pence: number) => ({ pence, state: "KNOWN" });

const waiting = (code: string, pressure: number | null) => ({
  service: { code },
  pressure: pressure === null ? missing("NOT_SUBMITTED") : known(pressure),
});

test("queues that will miss their standard come by their pressure; silent ones are not among them", () => {
  const rows = [waiting("A", 0.9), waiting("B", 2), waiting("C", null), waiting("D", 9)];
  expect(pressedQueues(rows).map(({ service }) => service.code)).toEqual(["D", "B"]);
});

test("a queue that is hidden is not said to be not submitted, and counts are among the queues that tell", () => {
  const hidden = { ...queue("H", 1), queue: missing("SUPPRESSED"), pressure: missing("SUPPRESSED") };
  const silent = { ...queue("S", 1), queue: missing("NOT_SUBMITTED"), pressure: missing("NOT_SUBMITTED") };
  const rows = answer({
    overlaps: { totalCount: 0, totals: { duplicateSpend: pounds(0), sharedSpend: pounds(0) } },
    waits: { rows: [queue("A", 3), queue("B", 0.5), hidden, silent] },
  });
  expect(queueCounts(rows.waits.rows)).toMatchObject({ pressed: 1, told: 2, queues: 4, silent: 1, hidden: 1 });
  expect(overviewFigures(rows, "2025-26")[1]).toMatchObject({
    value: "1 of 2",
    note: "at least 100 children wait, one in two queues twice; 1 queue not submitted; 1 queue hidden",
  });
  expect(missingLines(rows, [])).toEqual(["1 of 4 queues was not submitted."]);
});

test("what overlapping services could give up is not called nothing where it is not known", () => {
  const findings = (totalCount: number, duplicateSpend: object) => {
    const rows = answer({ overlaps: { totalCount, totals: { duplicateSpend, sharedSpend: pounds(1) } } });
    return [overviewFindings(rows, "2025-26")[0]?.text, overviewFigures(rows, "2025-26")[2]?.value];
  };
  expect(findings(1, { pence: null, state: "NOT_COLLECTED" })).toEqual([
    "1 pair of commissions reaches the same children; what pays for more than they need: not recorded.",
    "not recorded",
  ]);
  expect(findings(2, pounds(0))).toEqual([
    "2 pairs of commissions reach the same children; all of what they hold is needed.",
    "£0",
  ]);
  expect(findings(2, pounds(14_400_000))[1]).toBe("up to £144,000");
});

test("published figures stand in the order of the way, each beside England's latest", () => {
  const figure = (value: number | null) => ({
    value,
    state: value === null ? ("NOT_LOADED" as const) : ("KNOWN" as const),
    provenance: "OFFICIAL" as const,
  });
  const measure = {
    code: "ehc-requests-refused",
    name: "Requests refused",
    definition: "",
    unit: "%",
    populationBasis: "RESPONSIBLE_COUNCIL" as const,
    source: { publisher: "P", dataset: "D", release: null, url: null },
    series: [
      {
        area: { code: "W", name: "Walsall" },
        observations: [
          { period: "2024", figure: figure(60.6) },
          { period: "2025", figure: figure(61.2) },
        ],
      },
      {
        area: { code: "E", name: "England" },
        observations: [
          { period: "2024", figure: figure(25.2) },
          { period: "2025", figure: figure(null) },
        ],
      },
    ],
  };
  expect(officialSteps([measure], { own: "W", england: "E" })).toEqual([
    {
      code: "ehc-requests-refused",
      name: "Requests refused",
      period: "2025",
      value: "61.2\u00a0%",
      before: "2024: 60.6\u00a0%",
      england: "2024: 25.2\u00a0%",
    },
  ]);
});

const contract = (start: string, end: string | null, pence: number | null) => ({
  code: start,
  start,
  end,
  noticeBy: null,
  isSpot: false,
  commissioner: { code: "C", name: "Walsall Council" },
  arrangement: null,
  funding: [
    {
      financialYear: "2025-26",
      source: { name: "High Needs Block", side: "COUNCIL" },
      budget: { pence: 1, state: "KNOWN" as const },
      actual: { pence: 1, state: "KNOWN" as const },
      forecast: { pence, state: pence === null ? ("NOT_SUBMITTED" as const) : ("KNOWN" as const) },
    },
  ],
});

test("a service's spend is the forecast of all its funding in the year; a missing part makes it unknown", () => {
  expect(
    spendIn({ commissions: [contract("2023-04-01", null, 5), contract("2025-05-01", null, 7)] }, "2025-26"),
  ).toEqual({ pence: 12, state: "KNOWN" });
  expect(spendIn({ commissions: [contract("2023-04-01", null, null)] }, "2025-26").state).toBe("NOT_SUBMITTED");
  expect(spendIn({ commissions: [] }, "2025-26").state).toBe("NOT_APPLICABLE");
  const unfunded = { ...contract("2023-04-01", null, 5), funding: [] };
  expect(spendIn({ commissions: [unfunded] }, "2025-26")).toEqual({ pence: null, state: "NOT_LOADED" });
});

test("only contracts that touch the year are named", () => {
  const commissions = [contract("2022-04-01", "2025-03-31", 1), contract("2025-03-01", "2025-04-01", 1)];
  expect(commissionsIn({ commissions }, "2025-26").map(({ code }) => code)).toEqual(["2025-03-01"]);
  expect(payersIn({ commissions }, "2025-26")).toEqual(["Walsall Council"]);
});

test("an axis ends at a round number that holds the largest bar", () => {
  expect(axisTicks(1)).toEqual([0, 0.25, 0.5, 0.75, 1]);
  expect(axisTicks(21_600_000)).toEqual([0, 10_000_000, 20_000_000, 30_000_000]);
  expect(axisTicks(131_500_001).at(-1)).toBe(150_000_000);
  expect(axisTicks(0)).toEqual([0, 1]);
});
