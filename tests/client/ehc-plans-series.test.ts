import { expect, test } from "vitest";
import {
  chanceLimits,
  funnelDots,
  funnelLimits,
  funnelNote,
  placeRows,
  placeSentence,
  placeTwin,
  sourcesText,
  trendBreaks,
  trendPoints,
  trendSentence,
  trendTwin,
} from "../../client/src/features/ehc-plans/comparison-series.ts";
import { mixGroups, mixSentence, mixTwin } from "../../client/src/features/ehc-plans/mix-series.ts";
import {
  lastYearText,
  pipelineSentence,
  pipelineTwin,
  stepCards,
} from "../../client/src/features/ehc-plans/pipeline-series.ts";
import { planFindings } from "../../client/src/features/ehc-plans/plan-findings.ts";
import { planSheet } from "../../client/src/features/ehc-plans/plan-sheet.ts";
import { comparison, fastAndClosed, part, published, step, unpublished } from "./cases/plan-case.ts";

const plain = (text: string) => text.replaceAll("\u00a0", " ");
const NAMES = { own: "Walsall", region: "West Midlands" };
const AUTISM = part("NEED_ASD", "Autistic spectrum disorder", 0.185, 0.275, 0.315);
const SPEECH = part("NEED_SLCN", "Speech, language and communication needs", 0.25, 0.226, 0.213);
const findings = (pipeline = fastAndClosed, beside = comparison, mix = [AUTISM]) =>
  planFindings(pipeline, beside, mix, "ehc-requests-refused").map(({ text }) => plain(text));

test("plans on time are never praised without the requests that were refused", () => {
  expect(findings()[0]).toBe(
    "96.3 % of new plans came within 20 weeks (England 46.4 % in 2024), which looks good. But 609 of 995 requests for an assessment (61.2 %) were refused (England 25.2 % in 2024), and only 301 plans were issued: a refused request counts in no figure of speed.",
  );
});

test("where refusals are below England's nothing is said against the plans on time", () => {
  const open = {
    ...fastAndClosed,
    steps: fastAndClosed.steps.map((entry) => (entry.code === "REFUSED" ? { ...entry, share: published(0.1) } : entry)),
  };
  expect(findings(open)[0]).toMatch(/^Who asks matters/);
});

test("refusals by who asked, and fewer plans beside more mediation, are findings of their own", () => {
  expect(findings()[1]).toBe(
    "Who asks matters. In 2025, 88.5 % of 366 requests were refused where a parent or young person asked, 46.2 % of 589 where a school or other education setting did.",
  );
  expect(findings()[2]).toBe(
    "New plans fell from 1,181 in 2023 to 301 in 2025. Requests that went to mediation were 86 in 2023, 253 in 2024, and 196 in 2025.",
  );
});

test("an unusual figure says how unusual it is, and a low share of a need is not called low need", () => {
  expect(findings()[3]).toContain("lies above that of 2 councils compared, by more than chance and the usual spread");
  expect(findings()[4]).toContain("not proof of a difference in need");
  expect(findings(fastAndClosed, { ...comparison, funnel: null }, [SPEECH])).toHaveLength(3);
});

test("nothing loaded makes no finding", () => {
  const empty = { year: null, steps: [], requestSources: [] };
  expect(findings(empty, { ...comparison, funnel: null }, [])).toEqual([]);
});

test("each step keeps its number, its share, last year's, and the year of others' figures", () => {
  const cards = stepCards(fastAndClosed, "West Midlands");
  const refused = cards.find(({ code }) => code === "REFUSED");
  expect(plain(refused?.share ?? "")).toBe("61.2 % of requests received in the year");
  expect(plain(refused?.lastYear ?? "")).toBe("2024: 668 (60.6 %)");
  expect(plain(refused?.others ?? "")).toContain("England 25.2 % in 2024");
  // No part of another step: no share is drawn, and none is made up.
  expect(cards.find(({ code }) => code === "ISSUED")).toMatchObject({ share: null, shareValue: null });
});

test("a step without a figure is said in words, and its twin says the same", () => {
  expect(stepCards(fastAndClosed, "West Midlands").find(({ code }) => code === "CEASED")).toMatchObject({
    isKnown: false,
    count: "not loaded yet",
  });
  const { rows, columns } = pipelineTwin(fastAndClosed, "West Midlands");
  expect(columns[1]).toBe("2025");
  expect(rows.find(([name]) => name === "Ceased (plans)")?.[1]).toBe("not loaded yet");
  expect(plain(pipelineSentence(fastAndClosed))).toBe(
    "In 2025: 995 requests, 609 refused (61 %), 301 new plans. Each step is counted in the year it happens.",
  );
});

test("a year before the series breaks is marked as counted another way", () => {
  const broken = step("REQUESTS", "Requests", published(1260), { isBroken: true, lastYear: published(940) });
  expect(lastYearText(broken, "2023")).toBe("2022: 940, counted another way");
});

test("parts of the plans held stand by size, and what nobody publishes is left to the table", () => {
  const gone = {
    ...part("NEED_X", "Gone", null, 0, 0),
    region: unpublished("UNAVAILABLE"),
    england: unpublished("UNAVAILABLE"),
  };
  const groups = mixGroups([AUTISM, gone, SPEECH], NAMES);
  expect(groups.map(({ name }) => name)).toEqual([SPEECH.name, AUTISM.name]);
  expect(plain(groups[1]?.note ?? "")).toBe("Walsall 18.5 %, West Midlands 27.5 %, England 31.5 %");
  expect(mixTwin([AUTISM, gone], NAMES).rows[1]).toEqual(["Gone", ...Array(4).fill("not published")]);
  expect(plain(mixSentence([AUTISM, SPEECH], "Walsall"))).toContain("fewer under Autistic spectrum disorder (18.5 %");
});

test("places keep their interval where there is one, and stand in no rank", () => {
  const rows = placeRows(comparison);
  expect(rows.map(({ name }) => name)).toEqual(["Walsall", "Rochdale", "Bolton", "West Midlands", "England"]);
  expect(rows[2]).toMatchObject({ value: 20.2, lower: null, upper: null, kind: "NEIGHBOUR" });
  const twin = placeTwin(comparison, "requests");
  expect(twin.rows[0]?.slice(2)).toEqual([
    "57.6 to 63.4",
    "1,103",
    "668, published",
    "above the 99.8 % limit",
    "above the 95 % limit",
  ]);
  expect(twin.rows[2]?.slice(2)).toEqual([
    "none",
    "not loaded yet",
    "not known",
    "not in the funnel",
    "no widened limits",
  ]);
  expect(plain(placeSentence(comparison, "Requests refused"))).toBe(
    "Requests refused in 2024: Walsall 60.6 %; West Midlands 29 %, England 25.2 %.",
  );
});

test("the funnel holds councils alone, draws widened limits where there are some, and says which", () => {
  expect(funnelDots(comparison).map(({ name, isNamed }) => [name, isNamed])).toEqual([
    ["Walsall", true],
    ["Rochdale", false],
  ]);
  expect(funnelLimits(comparison)[0]).toMatchObject({ upper95: 57 });
  expect(chanceLimits(comparison)[0]).toMatchObject({ upper95: 33 });
  expect(funnelNote(comparison)).toContain("(overdispersion)");
  const few = { funnel: { ...comparison.funnel, phi: null } } as Pick<typeof comparison, "funnel">;
  expect(funnelNote(few)).toContain("fewer than ten councils");
  expect(funnelNote({ funnel: null })).toContain("No funnel: only the rate is published");
});

test("a trend starts in 2019, marks where it breaks, and leaves a year without a figure open", () => {
  const points = trendPoints(comparison);
  expect(points.map(({ name }) => name)).toEqual(["2022", "2023", "2024", "2025"]);
  expect(points.at(-1)?.values).toEqual({ own: 61.2, neighbours: null, region: null, england: null });
  expect(trendBreaks(comparison)).toEqual([{ name: "2023", reason: "Councils began to return each child." }]);
  const { rows } = trendTwin(comparison, "Walsall", "West Midlands");
  expect(rows.map((row) => plain(row[2] ?? ""))).toEqual(["18.8 % (10)", "18 % (10)", "21.8 % (10)", "not loaded yet"]);
  expect(plain(trendSentence(comparison, "Walsall"))).toBe("Walsall went from 12.7 % in 2022 to 61.2 % in 2025.");
});

test("releases of one data set are named together", () => {
  expect(sourcesText(comparison.sources)).toBe(
    "Department for Education, Plans (2025, 2026); Ministry of Justice, Appeals (2024)",
  );
});

test("the list is taken away with all decimals and states", () => {
  const { name, rows, columns } = planSheet(fastAndClosed);
  expect(name).toBe("ehc-plans-2025");
  const at = (code: string, column: string) => rows.find(([first]) => first === code)?.[columns.indexOf(column)];
  expect(at("REFUSED", "share")).toBe(609 / 995);
  expect(at("CEASED", "count")).toBe("NOT_LOADED");
  expect(at("REQUESTS", "share")).toBe("NOT_APPLICABLE");
});

test("parts are said to be fewer or more than England's only where they are", () => {
  const alike = part("NEED_A", "Alike", 0.2, 0.2, 0.2);
  const low = part("NEED_B", "Low", 0.1, 0.2, 0.2);
  const high = part("NEED_C", "High", 0.3, 0.2, 0.2);
  const say = (...rows: Parameters<typeof mixSentence>[0]) => plain(mixSentence(rows, "Walsall"));
  expect(say(alike)).toBe("Walsall's shares are England's in every part that both publish.");
  expect(say(low)).toBe("As shares of all its plans, Walsall has fewer under Low (10 %, England 20 %).");
  expect(say(alike, high)).toBe("As shares of all its plans, Walsall has more under High (30 %, England 20 %).");
  expect(say(low, high)).toContain("fewer under Low (10 %, England 20 %) and more under High (30 %, England 20 %).");
});

test("who asks is no finding where all are refused alike, and a count that is not loaded is not written as one", () => {
  const alike = {
    ...fastAndClosed,
    requestSources: fastAndClosed.requestSources.map((source) => ({ ...source, refused: published(50) })),
  };
  expect(findings(alike).filter((text) => text.startsWith("Who asks"))).toEqual([]);
  const uncounted = {
    ...fastAndClosed,
    steps: fastAndClosed.steps.map((entry) =>
      entry.code === "REFUSED" ? { ...entry, count: unpublished("NOT_LOADED") } : entry,
    ),
  };
  expect(findings(uncounted)[0]).toContain("But many requests for an assessment (61.2 %) were refused");
});
