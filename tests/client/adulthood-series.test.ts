import { expect, test } from "vitest";
import { adulthoodFindings } from "../../client/src/features/adulthood/adulthood-findings.ts";
import { type CareMeasure, careRows, careSentence } from "../../client/src/features/adulthood/care-series.ts";
import {
  type BandGap,
  cliffSentence,
  type MoveRow,
  moveSentence,
  moveSheet,
  needText,
  orderedMoves,
} from "../../client/src/features/adulthood/move-series.ts";
import {
  neighbourRows,
  type Participation,
  participationBars,
  participationSentence,
  participationTwin,
} from "../../client/src/features/adulthood/participation-series.ts";
import { publishedText, quarterText } from "../../client/src/words/published-period.ts";
import { bar, known, missing, therapy } from "./cases/gap-case.ts";
import { AREAS } from "./cases/measure-case.ts";

const coded = (...codes: string[]) => codes.map((code) => ({ code, name: code }));

function move(given: Partial<MoveRow> = {}): MoveRow {
  return {
    key: "SLT|16",
    serviceLine: therapy,
    age: 16,
    outcome: "NOTHING",
    ending: coded("SCHOOL"),
    following: [],
    wards: coded("Pleck", "Blakenall"),
    wardsWithout: coded("Pleck", "Blakenall"),
    isNeedRecorded: false,
    ...given,
  } as MoveRow;
}

const taken = move({
  key: "SLT|20",
  age: 20,
  outcome: "TAKEN_OVER",
  following: coded("YOUNG"),
  wardsWithout: [],
} as never);
const gap = {
  ...bar,
  key: "SLT|16-19",
  ageBand: { code: "16-19", from: 16, to: 19 },
} as unknown as BandGap;

test("moves: where nothing takes over first, and of one line where one is chosen", () => {
  const last = move({ key: "SLT|26", age: 26, outcome: "NOT_RECORDED" } as never);
  expect(orderedMoves([taken, last, move()], null).map(({ key }) => key)).toEqual(["SLT|16", "SLT|26", "SLT|20"]);
  expect(orderedMoves([taken, move()], "CAMHS")).toEqual([]);
});

test("a move is told with what takes over, where it does not, and what is not recorded", () => {
  expect(moveSentence(move())).toBe(
    "Speech and language therapy: 1 service for younger people ends at 16. No other service of the line is on record for that age.",
  );
  expect(moveSentence(taken)).toContain("YOUNG takes over in every ward.");
  expect(
    moveSentence(move({ outcome: "IN_PART", following: coded("A", "B"), wardsWithout: coded("Pleck") } as never)),
  ).toContain("A and B take over, but not in 1 ward of 2: Pleck.");
  expect(moveSentence(move({ age: 26, outcome: "NOT_RECORDED" } as never))).toContain("not recorded here");
  expect(needText(move())).toBe("no, so no gap can be counted");
});

test("the ends of an age are told together, with how many have no need recorded", () => {
  const counted = move({ serviceLine: { ...therapy, name: "Dysphagia" }, isNeedRecorded: true } as never);
  expect(cliffSentence([move(), counted])).toBe(
    "At 16, services end and no other is on record: Speech and language therapy and Dysphagia. For 1 of them need at that age is not recorded either, so no gap is counted.",
  );
  expect(cliffSentence([])).toBeNull();
});

test("the sheet says what is not met after each move, or that it is not recorded", () => {
  const sheet = moveSheet([move(), taken], [gap], "2025-26");
  expect(sheet.rows.map(([year]) => year)).toEqual(["2025-26", "2025-26"]);
  expect(sheet.columns).toHaveLength(sheet.rows[0]?.length ?? 0);
  expect(sheet.rows.map((row) => row.at(-1))).toEqual(["16-19: 45", "not recorded"]);
});

function young(area: string, group: string, value: number | null, besideEngland = "WITHIN_CHANCE", isWide = false) {
  const figure =
    value === null ? missing("UNAVAILABLE") : { ...known(value), lower: value - 0.02, upper: value + 0.03 };
  const names: Readonly<Record<string, string>> = {
    OWN: "Walsall",
    ENGLAND: "England",
    NEAR: "Rochdale",
    ALIKE: "Bolton",
  };
  return {
    area: { code: area, name: names[area] ?? area, level: "COUNCIL" },
    group,
    youngPeople: known(563),
    neetOrNotKnown: figure,
    isWide,
    besideEngland,
  };
}

const participation = {
  period: "2025",
  source: { publisher: "DfE", dataset: "NEET", release: "2025" },
  rows: [
    young("OWN", "EHC_PLAN", 0.16, "HIGHER"),
    young("ENGLAND", "EHC_PLAN", 0.1, "UNKNOWN"),
    young("OWN", "SEN_SUPPORT", null, "UNKNOWN"),
    young("NEAR", "EHC_PLAN", 0.12, "WITHIN_CHANCE", true),
    young("ALIKE", "EHC_PLAN", 0.11),
  ],
} as unknown as Participation;

test("each group stands beside England with its range and of how many; what is not published is not drawn", () => {
  const bars = participationBars(participation, AREAS);
  expect(bars.map(({ name }) => name)).toEqual([
    "With an EHC plan: Walsall",
    "With an EHC plan: England",
    "On SEN support: Walsall",
  ]);
  expect(bars[0]).toMatchObject({ note: "16\u00a0% (14 to 19) of 563", sizes: { own: 0.16, beside: 0 } });
  expect(bars[2]).toMatchObject({ note: "not published", sizes: { own: 0, beside: 0 } });
  expect(participationTwin(participation, AREAS).rows[0]?.[3]).toBe("higher than England, more than chance explains");
  expect(participationSentence(participation, AREAS, "SEN_SUPPORT")).toContain("is not published");
});

test("neighbours stand by name, and a wide range is said", () => {
  const rows = neighbourRows(participation, AREAS.neighbours);
  expect(rows.map(({ name }) => name)).toEqual(["Bolton", "Rochdale"]);
  expect(rows[1]?.cells[0]).toBe("12\u00a0% (10 to 15) of 563, wide range");
  expect(rows[1]?.cells[1]).toBe("not published");
});

type Figure = { readonly value: number | null; readonly state: string };

function care(code: string, figures: Readonly<Record<string, Figure>>): CareMeasure {
  const observations = Object.entries(figures).map(([period, figure]) => ({ period, figure }));
  return { code, name: code, definition: code, series: [{ observations }] } as unknown as CareMeasure;
}

const Q3 = "2025-26-Q3";
const Q4 = "2025-26-Q4";
const leaving = [
  care("care-turning-18", { "2024-25-Q4": known(17), [Q3]: known(16), [Q4]: known(17) }),
  care("care-turning-18-with-sen", { [Q3]: known(8), [Q4]: known(10) }),
  care("care-turning-18-plan-agreed", { [Q3]: known(4), [Q4]: missing("NOT_SUBMITTED") }),
];

test("young people in care: the newest quarter whose plans are known is told, the others say why not", () => {
  expect(careSentence(leaving, "2025-26")).toBe(
    "Of 8 young people in care with SEN who turned 18 in October to December 2025, 4 had an agreed plan for adult services.",
  );
  expect(
    careRows(
      leaving,
      leaving.map(({ code }) => code),
      "2025-26",
    ).map(({ cells }) => cells),
  ).toEqual([
    ["17", "10", "not submitted"],
    ["16", "8", "4"],
    ["17", "not loaded yet", "not loaded yet"],
  ]);
  expect(careRows(leaving, [], "2024-25")).toHaveLength(1);
  expect([quarterText(Q4), careSentence([], "2025-26")]).toEqual([
    "January to March 2026",
    "Whether young people leave care with an agreed plan is not recorded.",
  ]);
  expect(careSentence([care("care-turning-18", { [Q3]: missing("SUPPRESSED") })], "2025-26")).toContain("is hidden");
});

test("findings: one of each kind, the largest part of its whole first", () => {
  const facts = { participation, moves: [move(), taken], gaps: [gap], care: leaving, areas: AREAS, year: "2025-26" };
  const lines = adulthoodFindings(facts);
  expect(lines.map(({ text }) => text.slice(0, 16))).toEqual([
    "At 16, services ",
    "With an EHC plan",
    "Of 8 young peopl",
    "Ages 16 to 19. S",
  ]);
  expect(lines[0]?.to).toEqual({ open: "move:SLT|16" });
  const none = adulthoodFindings({
    ...facts,
    moves: [],
    gaps: [],
    care: [],
    participation: { ...participation, rows: [] },
  });
  expect(none).toEqual([]);
});

test("a period reads as people write it: months by name, quarters by their months, years as published", () => {
  expect(["2025-03", "2025-26-Q4", "2024/25", "2025-26", "2025"].map(publishedText)).toEqual([
    "March 2025",
    "January to March 2026",
    "2024/25",
    "2025-26",
    "2025",
  ]);
});
