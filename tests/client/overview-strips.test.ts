import { expect, test } from "vitest";
import {
  monthsLater,
  noticeGroups,
  noticeRows,
  noticeSentence,
} from "../../client/src/features/overview/contract-series.ts";
import {
  dataSetRows,
  freshnessSentence,
  missingLines,
  monthlyLacks,
} from "../../client/src/features/overview/freshness-series.ts";
import { missing } from "./cases/gap-case.ts";
import { answer, line, queue } from "./cases/overview-case.ts";

const contract = (code: string, noticeBy: string | null, end: string | null, pence: number | null = 100) => ({
  code,
  start: "2024-04-01",
  end,
  noticeBy,
  isSpot: false,
  commissioner: { code: "C", name: "The council" },
  funding: [
    { financialYear: "2025-26", forecast: { pence, state: pence === null ? "NOT_SUBMITTED" : "KNOWN" } },
    { financialYear: "2024-25", forecast: { pence: 7, state: "KNOWN" } },
  ],
});

test("contracts need notice from today to six months ahead; one past its day that still runs is said too; one that ended is not", () => {
  const commissions = [
    contract("now", "2026-03-31", "2026-06-30"),
    contract("last day", "2026-09-30", null),
    contract("later", "2026-10-01", "2027-03-31"),
    contract("past", "2025-12-31", "2026-03-31"),
    contract("ended", "2025-06-30", "2025-09-30"),
    contract("open", null, null),
  ] as never;
  const rows = noticeRows([{ code: "S", name: "Service", commissions }], "2026-03-31", "2025-26");
  expect(rows.map(({ code, isPast }) => [code, isPast])).toEqual([
    ["past", true],
    ["now", false],
    ["last day", false],
  ]);
  expect(noticeSentence(noticeGroups(rows))).toBe(
    "2 contracts need notice, or a decision to go on: 1 by 31 March 2026 (£1 this year) and 1 by 30 September 2026 (£1 this year). 1 contract is past the notice day and still running.",
  );
  expect(noticeSentence([])).toBe(
    "No contract needs notice in the next six months. No running contract is past its notice day.",
  );
});

test("what contracts of one notice day cost is not told where one of them is not known", () => {
  const commissions = [contract("A", "2026-04-30", null), contract("B", "2026-04-30", null, null)] as never;
  const [group] = noticeGroups(noticeRows([{ code: "S", name: "Service", commissions }], "2026-03-31", "2025-26"));
  expect(group?.cost).toEqual({ pence: null, state: "NOT_SUBMITTED" });
});

test("six months after the end of August is the end of February", () => {
  expect(monthsLater("2025-08-31", 6)).toBe("2026-02-28");
  expect(monthsLater("2026-03-31", 6)).toBe("2026-09-30");
  expect(monthsLater("2026-03-31", -12)).toBe("2025-03-31");
});

const load = (dataset: string, finishedAt: string, status = "COMMITTED") =>
  ({ id: finishedAt, dataset, publisher: "P", release: null, provenance: "LOCAL", finishedAt, status }) as never;

test("each data set stands once, by its newest load, the oldest first; a refused file is said", () => {
  const rows = dataSetRows([
    load("Queues", "2026-01-05T09:00:00Z"),
    load("Queues", "2026-03-05T09:00:00Z", "REFUSED"),
    load("Need", "2026-02-05T09:00:00Z"),
  ]);
  expect(rows.map(({ name, loadedOn, isRefused }) => [name, loadedOn, isRefused])).toEqual([
    ["Need", "5 February 2026", false],
    ["Queues", "5 March 2026", true],
  ]);
  expect(freshnessSentence(rows)).toBe(
    "2 data sets are loaded, the oldest on 5 February 2026, the newest on 5 March 2026. 1 newest file was refused.",
  );
  expect(freshnessSentence([])).toBe("No data set is loaded.");
});

test("what is missing is named: silent queues, care that is not recorded, measures that are not loaded", () => {
  const lines = missingLines(
    answer({
      gaps: { rows: [line("A", 1), line("DIET", null)] },
      waits: { rows: [{ ...queue("A", 1), queue: missing("NOT_SUBMITTED") }, queue("B", 1)] },
    }),
    [
      { code: "m", name: "Short breaks used", state: "NOT_LOADED" },
      { code: "n", name: "Requests", state: "KNOWN" },
    ],
  );
  expect(lines).toEqual([
    "1 of 2 queues was not submitted.",
    "Line DIET: care delivered is not recorded.",
    "No figure is loaded yet of 1 of 2 measures.",
  ]);
});

test("a monthly return that is not there, is old or was left out is named, with whose it is; others are not", () => {
  const set = (changes: object) =>
    ({
      code: "x",
      name: "Referrals",
      state: "KNOWN",
      isStale: false,
      ageMonths: 0,
      latestMonth: "2026-03",
      missing: [],
      ...changes,
    }) as never;
  const left = { givenBy: "The trust", state: "NOT_SUBMITTED", rows: 3, firstMonth: "2025-10", latestMonth: "2026-03" };
  expect(
    monthlyLacks([
      set({}),
      set({ name: "Staff", state: "NOT_LOADED", latestMonth: null, ageMonths: null }),
      set({ name: "Queues", isStale: true, ageMonths: 7, latestMonth: "2025-08" }),
      set({ name: "Care", missing: [left, { ...left, state: "SUPPRESSED" }, { ...left, givenBy: null, rows: 1 }] }),
    ]),
  ).toEqual([
    "Staff: nothing is loaded.",
    "Queues: its newest month is August 2025, 7 months ago.",
    "Care: 3 rows not submitted by The trust, October 2025 to March 2026.",
    "Care: 1 row not submitted, October 2025 to March 2026.",
  ]);
});
