import { expect, test } from "vitest";
import {
  areas,
  BLACK_COUNTRY_ICB,
  deprivation,
  ENGLAND,
  find,
  knownValue,
  population,
  walsall,
  years,
} from "./official.ts";

test("Walsall's requests, refusals, plans issued and timeliness are the published ones", () => {
  const calendar = years(2019, 2025);
  expect(walsall("ehc-requests", calendar)).toEqual([527, 461, 647, 940, 1260, 1103, 995]);
  expect(walsall("ehc-requests-refused", calendar).map((share) => share?.toFixed(1))).toEqual(
    ["17.8", "14.8", "13.3", "12.7", "22.6", "60.6", "61.2"], // 14.75 rounds half up
  );
  expect(walsall("ehc-plans-issued", calendar)).toEqual([247, 520, 332, 569, 1181, 457, 301]);
  expect(walsall("ehcp-within-20-weeks", calendar)).toEqual([4.5, 19.7, 37, 9, 60.2, 87.1, 96.3]);
  expect(walsall("ehc-request-mediations", ["2023", "2024", "2025"])).toEqual([86, 253, 196]);
  expect(walsall("ehc-requests-refused", ["2025"], "SOURCE_FAMILY")).toEqual([88.5]);
  expect(walsall("ehc-plans-ceased", years(2022, 2024))).toEqual([107, 172, 447]);
});

test("Walsall's plans maintained and their needs and placements are the published ones", () => {
  expect(walsall("ehc-plans-maintained", years(2019, 2026, "-01"))).toEqual([
    2017, 2106, 2596, 2856, 3416, 4508, 4743, 4779,
  ]);
  const counts = Object.entries({ SLCN: 1186, SEMH: 1098, ASD: 877, MLD: 566, SLD: 245, SPLD: 237, PD: 199, MSI: 11 });
  for (const [need, count] of counts)
    expect(walsall("ehc-plans-maintained", ["2025-01"], `NEED_${need}`), need).toEqual([count]);
  const januaries = ["2025-01", "2026-01"];
  expect(walsall("ehc-plans-maintained", januaries, "PLACEMENT_MAINSTREAM")).toEqual([1975, 2072]);
  expect(walsall("ehc-plans-maintained", januaries, "PLACEMENT_SPECIAL")).toEqual([1324, 1448]);
  expect(walsall("ehc-plans-maintained", januaries, "SETTING_NEET")).toEqual([571, 266]);
  expect(walsall("ehc-plans-maintained", ["2025-01"], "AGE_11")).toEqual([300]);
});

test("children waiting for speech and language therapy are the published ones", () => {
  const at = (measure: string, part: string) => knownValue(find(measure, part, BLACK_COUNTRY_ICB, "2023-10"));
  expect(at("provider-cyp-community-waiting", "RBK_SLT")).toBe(377);
  expect(at("provider-cyp-community-waiting-over-18-weeks", "RBK_SLT")).toBe(173);
  expect(at("cyp-community-waiting", "LINE_SLT")).toBe(2106);
  expect(knownValue(find("cyp-community-waiting", "LINE_SLT", ENGLAND, "2023-10"))).toBe(67_790);
  const months = ["02", "03", "04", "05", "06", "07", "08", "09", "10"];
  expect(
    months.map((month) =>
      knownValue(find("provider-cyp-community-waiting", "RBK_SLT", BLACK_COUNTRY_ICB, `2023-${month}`)),
    ),
  ).toEqual([314, 566, 527, 562, 533, 518, 385, 394, 377]);
});

test("a line nobody reported is not zero, a hidden line is suppressed, and a true zero stays zero", () => {
  const state = (measure: string, part: string) => find(measure, part, BLACK_COUNTRY_ICB, "2023-10")?.state;
  expect(state("provider-cyp-community-waiting", "RBK_DIETETICS")).toBe("NOT_SUBMITTED");
  expect(state("provider-cyp-community-waiting", "RBK_COMMUNITY_PAEDIATRICS")).toBe("NOT_SUBMITTED");
  expect(state("cyp-community-waiting", "LINE_SAFEGUARDING")).toBe("SUPPRESSED");
  expect(knownValue(find("cyp-community-waiting", "LINE_SLT_52_PLUS", BLACK_COUNTRY_ICB, "2023-10"))).toBe(34);
  expect(knownValue(find("provider-cyp-community-waiting", "RBK_SLT_52_PLUS", BLACK_COUNTRY_ICB, "2023-10"))).toBe(0);
});

test("each year of Walsall's population has every age from 0 to 25 and the published sum", () => {
  const ages = Map.groupBy(population, (row) => row.mid_year);
  expect([...ages.keys()]).toEqual(["2022", "2024", "2025", "2026", "2030"]);
  const sums = [...ages].map(([, rows]) => {
    expect(rows.map((row) => Number(row.age))).toEqual(Array.from({ length: 26 }, (_, age) => age));
    return Math.round(rows.reduce((all, row) => all + Number(row.persons), 0));
  });
  expect(sums.slice(2)).toEqual([96_550, 96_838, 96_579]);
});

test("Walsall has 20 wards and 169 LSOAs, and a ward's score is the mean of its LSOAs'", () => {
  const wards = areas.filter(({ level }) => level === "WARD");
  const lsoas = areas.filter(({ level }) => level === "LSOA");
  expect([wards.length, lsoas.length]).toEqual([20, 169]);
  const scores = new Map(deprivation.map((row) => [row.area_code, Number(row.score)]));
  for (const ward of wards) {
    const inside = lsoas
      .filter((row) => row.parent_code === ward.code)
      .map((row) => scores.get(row.code) ?? Number.NaN);
    const mean = inside.reduce((all, one) => all + one, 0) / inside.length;
    expect(mean, ward.name).toBeCloseTo(scores.get(ward.code) ?? Number.NaN, 6);
  }
  const deciles = deprivation.map(({ decile }) => decile);
  expect(deciles.filter((decile) => decile === "1")).toHaveLength(42);
  expect(deciles.filter((decile) => decile === "1" || decile === "2")).toHaveLength(82);
});
