import { expect, test } from "vitest";
import { areaOutlines, type MapStep, nextArea } from "../../client/src/charts/area-outlines.ts";
import { groupText } from "../../client/src/features/gaps/gap-findings.ts";
import { placeOf } from "../../client/src/features/gaps/gaps-address.ts";
import {
  mapKey,
  mapLines,
  mapSentence,
  mapSource,
  mapTwin,
  mapValues,
  shapesIn,
  unitStep,
} from "../../client/src/features/gaps/map-series.ts";
import { readSeedFiles } from "../seeds/rows.ts";
import { group, known, missing, place, therapy } from "./cases/gap-case.ts";

const rows = [
  { ...place({ ward: "Pleck", unmet: known(30) }), ageBand: null },
  { ...place({ ward: "Blakenall", unmet: known(10) }), ageBand: null },
  { ...place({ ward: "Palfrey", unmet: missing("SUPPRESSED") }), ageBand: null },
  { ...place({ ward: "Pelsall", unmet: missing("NOT_COLLECTED") }), ageBand: null },
];

test("a ward is one of five steps by the part of its need that is not met, hidden as c, or hatched where not known", () => {
  const read = mapValues(therapy, rows, "share");
  expect(read("Blakenall")).toEqual({
    fill: 1,
    label: "20\u00a0%",
    words: "10 of 50 contacts a year not met, 20\u00a0%",
    changes: { open: "SLT|Blakenall|0-4" },
  });
  expect(read("Pleck")).toMatchObject({ fill: 3, label: "60\u00a0%" });
  expect(read("Palfrey")).toMatchObject({ fill: "hidden", label: "c" });
  expect(read("Pelsall")).toMatchObject({ fill: "unknown", label: "?", words: "how much is not met is not recorded" });
  expect(read("Paddock")).toMatchObject({ fill: "none", words: "no need recorded", changes: { open: "SLT|Paddock" } });
});

test("by units, five round steps hold the largest ward, and the key says what each fill means", () => {
  expect([12, 45, 171, 0.4, 0].map(unitStep)).toEqual([5, 10, 50, 0.1, 1]);
  expect(mapValues(therapy, rows, "units")("Pleck")).toMatchObject({ fill: 3, label: "30" });
  expect(mapKey(rows, "units").map(({ label }) => label)).toEqual([
    "0 to 10",
    "10 to 20",
    "20 to 30",
    "30 to 40",
    "40 to 50",
    "not known",
    "hidden: too few children",
  ]);
  expect(mapKey(rows.slice(0, 2), "share").at(-1)?.label).toBe("80 to 100\u00a0%");
});

test("the table beside the map has the same wards with the same numbers, by name and never as a ranking", () => {
  expect(mapTwin(rows).rows).toEqual([
    ["Blakenall", "50", "10", "20\u00a0%"],
    ["Palfrey", "50", "c (hidden: too few children)", "c (hidden: too few children)"],
    ["Pelsall", "50", "not recorded", "not recorded"],
    ["Pleck", "50", "30", "60\u00a0%"],
  ]);
  expect(mapSentence(therapy, rows)).toBe(
    "Speech and language therapy: 20\u00a0% to 60\u00a0% of need is not met, from ward to ward. It is half or more in Pleck. In 2 wards it is not known or hidden.",
  );
  expect(mapSentence(therapy, rows.slice(2))).toContain("not known in any ward");
});

test("the line with the largest part of its need not met comes first, one that is mostly not known last", () => {
  const other = { ...therapy, code: "DIET", name: "Dietetics" };
  const lost = rows.map((row) => ({ ...row, serviceLine: other, unmet: missing("NOT_COLLECTED") }));
  expect(mapLines([...lost, ...rows]).map(({ code }) => code)).toEqual(["SLT", "DIET"]);
});

test("a map says until when its wards were so, and shows only those of the year", () => {
  const old = { startsOn: null, endsOn: "2026-05-06", attribution: "Contains OS data." };
  const next = { startsOn: "2026-05-07", endsOn: null, attribution: "Contains OS data." };
  expect(shapesIn([old, next], "2025-26")).toEqual([old]);
  expect(shapesIn([old, next], "2027-28")).toEqual([next]);
  expect(mapSource([old, old])).toBe(
    "Wards as they were until 6 May 2026; new wards took their place. Contains OS data. Outlines are simplified.",
  );
});

test("arrow keys lead to every ward from any other, and each value stands inside its ward's frame", () => {
  const shapes = readSeedFiles()
    .find(({ template }) => template === "area_shape")
    ?.rows.map(({ area_code = "", geometry = "" }) => ({ area: { code: area_code, name: area_code }, geometry }));
  const { outlines, width, height } = areaOutlines(shapes ?? [], 420);
  expect(outlines).toHaveLength(20);
  for (const { x, y, path } of outlines) {
    expect(path).toMatch(/^M/);
    expect(x > 0 && x < width && y > 0 && y < height).toBe(true);
  }
  const steps: readonly MapStep[] = [
    [1, 0],
    [-1, 0],
    [0, 1],
    [0, -1],
  ];
  const seen = new Set<string>();
  const open = [outlines[0]?.code ?? ""];
  for (let code = open.pop(); code !== undefined; code = open.pop()) {
    if (seen.has(code)) continue;
    seen.add(code);
    for (const step of steps) open.push(...[nextArea(outlines, code, step)].flatMap((next) => next?.code ?? []));
  }
  expect(seen.size).toBe(20);
});

test("a place is read from the key of its row: a ward at one age, a whole ward, or an age in every ward", () => {
  const frame = { ageBands: [{ code: "0-4", from: 0, to: 4 }] };
  expect(placeOf("SLT|E05001305|0-4", frame)).toEqual({
    by: ["SERVICE_LINE", "AREA", "AGE_BAND"],
    filter: { serviceLines: ["SLT"], areas: ["E05001305"], ageBands: ["0-4"] },
  });
  expect(placeOf("SLT|E05001305", frame).by).toEqual(["SERVICE_LINE", "AREA"]);
  expect(placeOf("SLT|0-4", frame)).toEqual({
    by: ["SERVICE_LINE", "AGE_BAND"],
    filter: { serviceLines: ["SLT"], areas: null, ageBands: ["0-4"] },
  });
});

test("a bottleneck says which wards, which services, how much is covered, and who is bound elsewhere", () => {
  const second = { code: "NORTH", name: "North team" };
  const linked = {
    ...group,
    services: [...group.services, second],
    committedElsewhere: [{ code: "C", name: "South team" }],
  };
  expect(groupText(linked)).toBe(
    "These 2 wards, ages 0 to 4, are linked by these 2 services, Talk together and North team: 63\u00a0% covered. South team could reach them too, but is committed to worse-covered wards. 540 contacts a year stay unmet, however the work is shared.",
  );
  expect(groupText(group)).toContain("These 2 wards, ages 0 to 4, depend on one service, Talk together:");
});
