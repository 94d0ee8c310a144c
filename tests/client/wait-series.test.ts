import { expect, test } from "vitest";
import {
  capacityBullets,
  capacitySentence,
  capacityTwin,
  postsText,
  staffRows,
} from "../../client/src/features/waits/capacity-series.ts";
import { namedLines } from "../../client/src/features/waits/named-lines.ts";
import {
  bandText,
  controlRows,
  controlTwin,
  flagText,
  signsText,
  trendSentence,
  weeksText,
} from "../../client/src/features/waits/queue-series.ts";
import {
  capacityRemedy,
  queuesToActOn,
  queueTotals,
  waitFindings,
} from "../../client/src/features/waits/wait-findings.ts";
import {
  BAND_LEGEND,
  bandBars,
  bandParts,
  bandTwin,
  byPressure,
  waitLineSentence,
} from "../../client/src/features/waits/wait-series.ts";
import { waitSheet } from "../../client/src/features/waits/wait-sheet.ts";
import { lastDayOfMonth, monthsOf } from "../../client/src/words/period.ts";
import { capacityLine, figure, share, silentLine, staff, waitLine, waitQueue } from "./cases/wait-case.ts";

test("a bar is all who wait, each band its part, and the upright line stands at the share within the standard", () => {
  const [bar] = bandBars([waitLine("A")]);
  expect(bar?.sizes).toEqual({ "0-4": 0.2, "4-18": 0.4, "18-52": 0.3, "52-": 0.1, unknown: 0 });
  expect(bar?.mark).toBe(0.6);
  expect(bar?.note).toBe("100 waiting; within 18 weeks: 60\u00a0% (50 to 69)");
});

test("a line that was not submitted is hatched whole, has no upright line, and says so; it is never empty", () => {
  const [bar] = bandBars([silentLine("A")]);
  expect([bar?.sizes.unknown, bar?.mark]).toEqual([1, null]);
  expect(bar?.note).toBe("not submitted; standard 18 weeks");
  expect(waitLineSentence(silentLine("A"))).toBe(
    "Line A: how many wait is not submitted. None of its 4 queues was submitted.",
  );
});

test("a queue where nobody waits is a bar without parts, not a hatched one", () => {
  const bands = waitLine("A").bands.map((band) => ({ ...band, count: figure(0) }));
  const [bar] = bandBars([waitLine("A", { queue: figure(0), bands, withinTarget: figure(null, "UNDEFINED") })]);
  expect(Object.values(bar?.sizes ?? {})).toEqual([0, 0, 0, 0, 0]);
});

test("hidden bands are the hatched rest of the whole, and the share is said to be hidden", () => {
  const hidden = figure(null, "SUPPRESSED");
  const bands = waitLine("A").bands.map((band, index) => (index < 2 ? { ...band, count: hidden } : band));
  const line = waitLine("A", { bands, withinTarget: hidden });
  expect(bandBars([line])[0]?.sizes.unknown).toBeCloseTo(0.6, 9);
  expect(waitLineSentence(line)).toBe(
    "Line A: 100 children wait. Within the standard of 18 weeks: c (hidden: too few children).",
  );
});

test("bands are filled by where they start, and every fill of a bar is in the key", () => {
  const cut = waitLine("B", {
    bands: [
      { fromWeeks: 12, toWeeks: 13, count: figure(5) },
      { fromWeeks: 13, toWeeks: 18, count: figure(5) },
      { fromWeeks: 20, toWeeks: 52, count: figure(5) },
    ],
  });
  const parts = bandParts([waitLine("A"), cut]);
  expect(parts.map(({ key }) => key)).toEqual(["0-4", "4-18", "12-13", "13-18", "18-52", "20-52", "52-", "unknown"]);
  const fills = new Set(BAND_LEGEND.map(({ colour }) => colour));
  expect(parts.every(({ colour }) => fills.has(colour))).toBe(true);
});

test("the table twin has every line, a dash where a line has no such band, and says what was not submitted", () => {
  const partial = waitLine("B", {
    notSubmitted: 3,
    queue: figure(100, "UNRELIABLE"),
    withinTarget: { ...share(0.6, 0.5, 0.69), state: "UNRELIABLE" },
    bands: [{ fromWeeks: 0, toWeeks: 18, count: figure(100, "UNRELIABLE") }],
  });
  const twin = bandTwin([waitLine("A"), partial, silentLine("C")]);
  expect(twin.rows.map((row) => row[2])).toEqual(["100", "100 in 1 of 4 queues", "not submitted"]);
  expect(twin.rows.map((row) => row[3])).toEqual(["60\u00a0% (50 to 69)", "60\u00a0% (50 to 69)", "not submitted"]);
  expect(twin.rows[1]?.slice(4)).toEqual(["3 of 4 queues", "–", "100", "–", "–", "–"]);
  expect(twin.rows.every((row) => row.length === twin.columns.length)).toBe(true);
});

test("lines come by pressure, those where it is not known last", () => {
  const lines = [silentLine("A"), waitLine("B", { pressure: figure(0.5) }), waitLine("C", { pressure: figure(9) })];
  expect(byPressure(lines).map(({ serviceLine }) => serviceLine.code)).toEqual(["C", "B", "A"]);
});

test("what stands out is the most pressed lines, and always the queues that say nothing", () => {
  const pressed = [5, 4, 3].map((pressure, index) => waitLine(`L${index}`, { pressure: figure(pressure) }));
  const rows = [waitQueue("S", "X", null), waitQueue("T", "L0", 5)];
  const findings = waitFindings([...pressed, silentLine("X")], rows, [capacityLine("L0", staff())]);
  expect(findings.map(({ to }) => to)).toEqual([{ line: "L0" }, { line: "L1" }, { line: "X" }, { line: "L2" }]);
  expect(findings[0]?.remedy).toBe(
    "To come down to the standard in 26 weeks it needs 100 contacts a month; staff in post can do 60. That takes 5.3 more WTE.",
  );
  expect(findings[2]?.text).toBe(
    "1 queue of 2 was not submitted (Line X). Nobody can say how many children wait there; it is not none.",
  );
});

test("where one line is left its queues stand out, each opening its panel", () => {
  const rows = [waitQueue("S", "L", 0.9), waitQueue("T", "L", 3)];
  const findings = waitFindings([waitLine("L")], rows, []);
  expect(findings).toEqual([
    {
      text: "Service T: of 50 children waiting, 50\u00a0% (36 to 64) have waited no longer than the standard of 18 weeks.",
      to: { open: "T|REFERRAL_TO_FIRST_CONTACT" },
      evidence: "See why",
    },
  ]);
});

test("nothing is said of capacity where it is not known, nor of posts where none is needed", () => {
  expect(capacityRemedy(undefined, "contact")).toBe("");
  expect(capacityRemedy(staff({ neededCapacity: figure(null) }), "contact")).toBe("");
  expect(capacityRemedy(staff({ isRelief: false, wteNeeded: figure(0.01) }), "contact")).toBe(
    "To stay at the standard it needs 100 contacts a month; staff in post can do 60.",
  );
});

test("queues to act on: pressed, then silent, then the others; each count is among those that can tell", () => {
  const hidden = figure(null, "SUPPRESSED");
  const control = { points: 36, variation: null, assurance: null };
  const rows = [
    waitQueue("A", "L", 0.5),
    waitQueue("B", "L", null, { control }),
    waitQueue("C", "L", 2, { control: { points: 36, variation: "CONCERN", assurance: "FAIL" } }),
    waitQueue("D", "L", null, { queue: hidden, pressure: hidden, control }),
  ];
  expect(queuesToActOn(rows).map(({ service }) => service.code)).toEqual(["C", "B", "D", "A"]);
  expect(queueTotals(rows)).toEqual({
    pressed: { count: 1, of: 2 },
    never: { count: 2, of: 2 },
    worse: { count: 1, of: 2 },
    silent: { count: 1, of: 4 },
    hidden: 1,
  });
});

test("the lines the inspection named stand in its order, one without a queue too, and only those asked for", () => {
  const serviceLines = ["NDA", "OT", "SLT", "DIET", "CAMHS", "DYSPHAGIA"].map((code) => ({ code, name: code }));
  const named = namedLines([waitLine("SLT")], serviceLines, null);
  expect(named.map(({ code, lines }) => [code, lines.length])).toEqual([
    ["CAMHS", 0],
    ["SLT", 1],
    ["DIET", 0],
    ["DYSPHAGIA", 0],
    ["NDA", 0],
  ]);
  expect(namedLines([], serviceLines, ["OT"])).toEqual([]);
});

test("a bullet is what staff can do as a part of what is needed; the least comes first, the unknown last", () => {
  const lines = [
    capacityLine("A", staff({ staffCapacity: figure(90) })),
    capacityLine("B", staff({ neededCapacity: figure(null) })),
    capacityLine("C", staff()),
  ];
  const bullets = capacityBullets(lines);
  expect(bullets.map(({ name, wide, thin, mark }) => [name, wide, thin, mark])).toEqual([
    ["Line C", 1, 0.6, 0.75],
    ["Line A", 1, 0.9, 0.75],
    ["Line B", null, null, null],
  ]);
  expect(capacitySentence(lines)).toBe(
    "Line C: staff in post can do 60 of 100 contacts a month that are needed (60\u00a0%). Enough staff in 0 of 2 lines; of 1 other it is not known.",
  );
  expect(capacityTwin(lines).rows[2]?.slice(0, 4)).toEqual(["Line B", "contacts", "not submitted", "60"]);
});

test("posts are said with the part that is vacant, or why they are not known", () => {
  expect(postsText(staff())).toBe("8 of 10 (20\u00a0% vacant)");
  expect(postsText(staff({ inPostWte: figure(null) }))).toBe("not submitted");
});

const month = (name: string, value: number | null, flags: string[] = []) => ({
  month: name,
  figure: figure(value),
  flags,
  variation: flags.length === 0 ? ("COMMON" as const) : ("CONCERN" as const),
});

const control = {
  target: figure(12),
  limits: [
    { fromMonth: "2026-01", toMonth: "2026-01", mean: figure(10), lower: figure(10), upper: figure(10) },
    { fromMonth: "2026-03", toMonth: "2026-03", mean: figure(30), lower: figure(30), upper: figure(30) },
  ],
  points: 1,
  variation: null,
  assurance: null,
};

test("a month without a figure is a gap in the line and in its limits, which start afresh after it", () => {
  const trend = [month("2026-01", 10), month("2026-02", null), month("2026-03", 30, ["outside"])];
  const rows = controlRows(trend, control);
  expect(rows.map(({ value, mean }) => [value, mean])).toEqual([
    [10, 10],
    [null, null],
    [30, 30],
  ]);
  expect(rows[2]?.says).toBe("30 waiting. Worse than chance explains: outside what chance allows.");
  expect(rows[1]?.says).toBe("not submitted");
  const twin = controlTwin(trend, control, [{ period: "2026-03", text: "A new team began." }]);
  expect(twin.rows.map((row) => row.slice(1, 4))).toEqual([
    ["10", "10", "10 to 10"],
    ["not submitted", "–", "–"],
    ["30", "30", "30 to 30"],
  ]);
  expect(twin.rows.map((row) => row.at(-1))).toEqual(["–", "–", "A new team began."]);
});

test("the signs are said in words, and so is why there is none", () => {
  expect(signsText(control)).toBe(
    "Only 1 month without a break: the limits are on trial, and no sign is read from them before 13.",
  );
  expect(signsText({ ...control, points: 20 })).toContain("The last month is not known");
  expect(signsText({ ...control, points: 20, variation: "CONCERN", assurance: "HIT_AND_MISS" })).toBe(
    "In the last month: worse than chance explains. Hits and misses its target: 12 children, a queue that fits the standard.",
  );
  expect(trendSentence([month("2026-01", 10), month("2026-02", 11), month("2026-03", 30, ["outside"])])).toBe(
    "10 in January 2026, 30 in March 2026. 1 of 3 months stand out from chance (marked).",
  );
  expect(trendSentence([month("2026-01", null)])).toBe("There are too few months to say.");
  expect(flagText(["run", "trend"])).toBe("a long run on one side; seven or more months one way");
  expect(bandText({ fromWeeks: 52, toWeeks: null })).toBe("over 52 weeks");
});

test("weeks to the standard are said with their range, as never, or as met", () => {
  expect(weeksText(figure(null, "NOT_APPLICABLE"))).toBe("never, with today's capacity");
  expect(weeksText({ ...figure(20), lower: 11, upper: 90 })).toBe("20 (11 to 90)");
  expect(weeksText({ ...figure(20), lower: 11, upper: null })).toBe("20 (11 to maybe never)");
  expect([weeksText(figure(0)), weeksText(figure(null))]).toEqual(["it fits now", "not submitted"]);
});

test("the file has every queue with its staff, and a state where there is no number", () => {
  const lines = [capacityLine("L", staff(), ["A"])];
  const { columns, rows } = waitSheet([waitQueue("A", "L", 2), waitQueue("B", "L", null)], staffRows(lines), "2026-03");
  const at = (name: string) => rows.map((row) => row[columns.indexOf(name)]);
  expect(at("month")).toEqual(["2026-03", "2026-03"]);
  expect(at("waiting")).toEqual([50, "NOT_SUBMITTED"]);
  expect(at("wte_needed")).toEqual([5.3, ""]);
  expect(at("weeks_to_target")).toEqual(["NOT_APPLICABLE", "NOT_SUBMITTED"]);
});

test("the months of a financial year end with today, and a month ends on its own last day", () => {
  expect(monthsOf("2025-26", "2026-03-31")).toHaveLength(12);
  expect(monthsOf("2025-26", "2025-06-10")).toEqual(["2025-06", "2025-05", "2025-04"]);
  expect([lastDayOfMonth("2024-02", "2026-03-31"), lastDayOfMonth("2026-03", "2026-03-10")]).toEqual([
    "2024-02-29",
    "2026-03-10",
  ]);
});
