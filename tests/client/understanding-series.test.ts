import { expect, test } from "vitest";
import { comparisonText, leadOf, rangeText, timesText } from "../../client/src/features/understanding/agency-words.ts";
import {
  changeLines,
  familiesOf,
  familiesText,
  familySentence,
  saidText,
} from "../../client/src/features/understanding/family-series.ts";
import { listEntries } from "../../client/src/features/understanding/list-entries.ts";
import { mixDots, mixesOf, mixSentence, mixTwin } from "../../client/src/features/understanding/mix-series.ts";
import { needsLeftOut, pairCellKey, pairGrid } from "../../client/src/features/understanding/pair-heat-series.ts";
import {
  daysSince,
  newestLoads,
  returnLines,
  returnSentence,
} from "../../client/src/features/understanding/return-series.ts";
import { differences, understandingFindings } from "../../client/src/features/understanding/understanding-findings.ts";
import { PAIRS, type Pair } from "../../client/src/features/understanding/understanding-rows.ts";
import { understandingSheet } from "../../client/src/features/understanding/understanding-sheet.ts";
import {
  agreeing,
  apart,
  autism,
  given,
  known,
  load,
  missing,
  mix,
  palfrey,
  place,
  priority,
  silence,
} from "./cases/understanding-case.ts";

const PAIR = PAIRS[0] as Pair;
const pleck = { code: "E05001314", name: "Pleck" };
const atAges = place({ widest: { ...place().widest, comparison: apart } });
const never = {
  ...silence,
  key: "SILENCE|ASD|SOCIAL_CARE|NOT_COLLECTED",
  agency: "SOCIAL_CARE",
  state: "NOT_COLLECTED",
} as const;
const hidden = {
  ...silence,
  key: "SILENCE|ASD|EDUCATION|SUPPRESSED",
  agency: "EDUCATION",
  state: "SUPPRESSED",
} as const;

test("a ratio is said of whoever knows more, its range turned with it", () => {
  expect(leadOf(apart)).toMatchObject({ more: "HEALTH", fewer: "EDUCATION", lower: 2, upper: 4 });
  expect(comparisonText(apart)).toBe("Health knows 3 times as many (2 to 4) as education's list leads one to expect");
  expect(comparisonText(agreeing)).toMatch(/^Education knows 1\.1 times as many .*; chance may explain it$/);
  expect(comparisonText({ ...apart, verdict: "TOO_FEW" })).toBe("Education and health: too few children to judge");
});

test("where the other knows nobody there is no number of times, and it is said", () => {
  const lead = leadOf({ ...apart, ratio: { ...missing("UNDEFINED"), lower: 4, upper: null } });
  expect(lead).toMatchObject({ more: "EDUCATION", times: null });
  expect(lead && timesText(lead)).toBe("many");
  expect(lead && rangeText(lead)).toBe("4 or more");
});

test("places of one need, age and pair are one finding, with how far apart each ward is and what to do", () => {
  const other = place({ area: pleck, widest: { ...atAges.widest, key: "ASD|E05001314|5-10", comparison: apart } });
  const findings = understandingFindings([atAges, other], []);
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({
    key: "place:ASD|E05001311",
    children: 160,
    text: "Autistic spectrum disorder, ages 5 to 10: health knows more children than education's list leads one to expect: 3 times as many in Palfrey (2 to 4) and 3 times as many in Pleck (2 to 4).",
  });
  expect(findings[0]?.remedy).toContain("Compare the two lists");
});

test("agreement and too few are no finding, and a number hidden for being small is no silence", () => {
  const few = place({ widest: { ...place().widest, comparison: { ...apart, verdict: "TOO_FEW" } } });
  expect(understandingFindings([place(), few], [hidden])).toEqual([]);
  expect(listEntries([place(), few], [hidden], null, null)).toEqual([]);
});

test("lists apart over all ages alone are found, and said to be of all ages", () => {
  expect(differences([place({ comparison: apart })])).toMatchObject([{ ageBand: null, lacking: 80 }]);
  expect(understandingFindings([place({ comparison: apart })], [])[0]?.text).toContain(", all ages: ");
});

test("differences come first, then numbers not sent, then needs never recorded", () => {
  const texts = understandingFindings([atAges], [never, silence]).map(({ text }) => text);
  expect(texts).toHaveLength(3);
  expect(texts[1]).toBe(
    "Autistic spectrum disorder, ages 5 to 15, Palfrey and Pleck: health has not sent its numbers; another knows 50 children there.",
  );
  expect(texts[2]).toBe("Social care does not record Autistic spectrum disorder; another knows 50 children with it.");
  expect(listEntries([atAges], [never, silence], null, null).map(({ kind }) => kind)).toEqual([
    "differ",
    "unsent",
    "unrecorded",
  ]);
});

test("the list keeps to the need and the kind that are chosen", () => {
  expect(listEntries([atAges], [never, silence], "SLCN", null)).toEqual([]);
  expect(listEntries([atAges], [never, silence], "ASD", "unsent").map(({ open }) => open)).toEqual([silence.key]);
});

test("a cell names who knows more and how many times; where only some ages differ, these ages", () => {
  const grid = pairGrid([atAges], [], PAIR, [palfrey]);
  expect(grid.cells.get(pairCellKey("ASD", palfrey.code))).toMatchObject({
    print: "H 3",
    ages: "ages 5 to 10",
    more: "SECOND",
    state: "JUDGED",
  });
  const even = pairGrid([place()], [], PAIR, [palfrey]).cells.get(pairCellKey("ASD", palfrey.code));
  expect(even).toMatchObject({ print: "E 1.1", ages: null, more: null });
});

test("a cell without a comparison says why, and too few is no number", () => {
  const few = place({ comparison: { ...apart, verdict: "TOO_FEW" } });
  const { cells, wards } = pairGrid([few], [silence, hidden], PAIR, [pleck, palfrey]);
  expect(wards.map(({ name }) => name)).toEqual(["Palfrey", "Pleck"]);
  expect(cells.get(pairCellKey("ASD", palfrey.code))).toMatchObject({ print: "few", state: "TOO_FEW", more: null });
  expect(cells.get(pairCellKey("ASD", pleck.code))).toMatchObject({
    print: "?",
    words: "one of the two has not sent its numbers",
    state: "MISSING",
  });
  const small = pairGrid([few], [hidden], PAIR, [pleck]).cells.get(pairCellKey("ASD", pleck.code));
  expect(small?.print).toBe("c");
});

test("needs one of the two never records are named, not left out in silence", () => {
  expect(needsLeftOut([never], PAIR)).toEqual([]);
  expect(needsLeftOut([never], PAIRS[1] as Pair)).toEqual([autism.name]);
});

test("dots, table and sentence have the same shares, those furthest apart first", () => {
  const near = { ...mix, need: { code: "PD", name: "Physical disability" }, secondShare: known(0.14) };
  const rows = mixesOf([near, mix, { ...mix, second: "SOCIAL_CARE" }], PAIR);
  expect(rows.map(({ need }) => need.code)).toEqual(["ASD", "PD"]);
  expect(mixDots(rows)[0]).toMatchObject({ first: { value: 0.15, lower: 0.14, upper: 0.16 }, second: { value: 0.1 } });
  expect(mixTwin(rows, PAIR).rows[0]).toEqual([
    autism.name,
    "15\u00a0% (14 to 16)",
    "10\u00a0% (9 to 11)",
    "150",
    "100",
  ]);
  expect(mixSentence(rows, PAIR)).toBe(
    "Education and health differ most in autistic spectrum disorder: 15\u00a0% of the children education knows, 10\u00a0% of those health knows.",
  );
});

test("a share that is no number is said and never drawn as nothing", () => {
  const [row] = mixDots([{ ...mix, firstShare: missing("UNDEFINED") }]);
  expect(row?.first).toBeNull();
  expect(row?.note).toBe("education cannot be worked out, health 10\u00a0% (9 to 11)");
});

test("a return says what it covers, how old it is, what is missing and what was wrong with its file", () => {
  expect(returnLines([given], [load])[0]).toMatchObject({
    agency: "Health",
    covers: "end of January 2026",
    age: "2 months old",
    numbers: "1,215 of 1,220 needs and wards; 5 not submitted for some age",
    loaded: "3 February 2026",
    file: "Caseload (3,700 rows)",
    problems: "2 warnings",
  });
  expect(returnSentence([given])).toBe("Some numbers are missing from health's children on caseloads.");
});

test("a list that never came, and one too old to compare, are said in words", () => {
  const none = { ...given, month: null, ageMonths: null, isUsed: false, populationBasis: null, source: null };
  const old = { ...given, list: "REFERRAL" as const, ageMonths: 14, isUsed: false };
  const [first, second] = returnLines([none, old], []);
  expect(first).toMatchObject({ covers: "nothing", age: "none came", numbers: "not submitted", loaded: "not loaded" });
  expect(second?.age).toBe("14 months old: too old to compare");
  expect(returnSentence([none, old])).toBe(
    "Nothing came for health's children on caseloads. Health's referrals is too old to compare.",
  );
});

test("of each data set the newest accepted file is shown, with the days since", () => {
  const later = { ...load, id: "load-2", finishedAt: "2026-03-01T09:00:00.000Z" };
  const refused = { ...load, id: "load-3", finishedAt: "2026-03-02T09:00:00.000Z", status: "REFUSED" };
  expect(newestLoads([load, refused, later]).map(({ id }) => id)).toEqual(["load-2"]);
  expect(daysSince(later, "2026-03-31")).toBe(30);
  expect(daysSince(later, "2026-02-01")).toBe(0);
});

test("what families named is said with its share, and a hidden number as hidden families", () => {
  expect(saidText(priority)).toBe("111 of 181 families, 61\u00a0% (54 to 68)");
  expect(saidText({ ...priority, families: missing("NOT_SUBMITTED") })).toBe("not submitted");
  expect(familiesText(missing("SUPPRESSED"))).toBe("c (hidden: too few families)");
  expect(changeLines(priority)).toEqual(["12 January 2026: Families hear where they stand."]);
});

test("the families' sentence names the most-named and for how many nothing is recorded", () => {
  expect(familySentence([priority, { ...priority, key: "B", changes: [] }])).toBe(
    "Most named: “A shorter wait” (111 of 181 families, 61\u00a0% (54 to 68)). For 1 of 2 nothing is recorded yet as having changed.",
  );
  expect(familySentence([])).toBe("No survey of families is loaded.");
});

test("priorities keep to the need and ward that are chosen; a ward that was not asked has none", () => {
  expect(familiesOf([priority], "ASD", palfrey.code)).toHaveLength(1);
  expect(familiesOf([priority], null, pleck.code)).toEqual([]);
  expect(familiesOf([priority], "SLCN", null)).toEqual([]);
});

test("the sheet has all decimals, and a state where there is no number", () => {
  const unknown = place({ comparison: { ...agreeing, ratio: missing("UNDEFINED") } });
  const { columns, rows } = understandingSheet([atAges, unknown], "2026-03");
  const at = (name: string, row: number) => rows[row]?.[columns.indexOf(name)];
  expect(at("month", 1)).toBe("2026-03");
  expect(at("widest_ratio", 0)).toBe(1 / 3);
  expect(at("widest_children_lacking", 0)).toBe(80);
  expect(at("ratio", 1)).toBe("UNDEFINED");
});

test("lists that agree to one decimal are said to agree, and neither is said to know more", () => {
  const alike = { ...agreeing, ratio: { ...agreeing.ratio, value: 1.02 } };
  expect(comparisonText(alike)).toBe(
    "Education and health know about as many as each other's list leads one to expect (0.6 to 2 times as many)",
  );
});
