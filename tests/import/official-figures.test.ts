import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";

const FOLDER = join(import.meta.dirname, "../../seeds/official");

function readText(file: string): string {
  return readFileSync(join(FOLDER, file), "utf8");
}

/** Names of columns in a header line. */
type Columns<Header extends string> = Header extends `${infer First},${infer Rest}` ? First | Columns<Rest> : Header;

/** Rows of a committed file by column, after its header is checked. */
function readRows<Header extends string>(file: string, header: Header): readonly Record<Columns<Header>, string>[] {
  const [names = [], ...rows] = parse(readText(file)) as string[][];
  expect(names.join(","), `header of ${file}`).toBe(header);
  const record = (cells: readonly string[]) =>
    Object.fromEntries(names.map((name, index) => [name, cells[index] ?? ""]));
  return rows.map((cells) => record(cells) as Record<Columns<Header>, string>);
}

const sources = readRows("sources.csv", "code,publisher,dataset,release,released_on,url,licence");
const areas = readRows("areas.csv", "code,name,level,parent_code,starts_on,ends_on,successor_code");
const needs = readRows("needs.csv", "code,name,vocabulary,broad_area");
const crosswalk = readRows("need-crosswalk.csv", "from_need_code,to_need_code,note");
const measures = readRows(
  "measures.csv",
  "code,name,definition,unit,decimals,polarity,period_type,population_basis,source_code,suppression,comparators",
);
const breakdowns = readRows("breakdowns.csv", "measure_code,code,name");
const observations = readRows(
  "observations.csv",
  "measure_code,breakdown_code,area_code,period,value,state,lower,upper,source_code",
);
const comparators = readRows("comparators.csv", "area_code,set,rank,comparator_code,closeness");
const population = readRows("population.csv", "area_code,mid_year,age,persons");
const deprivation = readRows("deprivation.csv", "area_code,index,score,rank,decile");

type Observation = (typeof observations)[number];

const WALSALL = "E08000030";
const ENGLAND = "E92000001";
const BLACK_COUNTRY_ICB = "E54000062";

function keyOf(...parts: readonly string[]): string {
  return parts.join("|");
}

function keyOfFigure(row: Observation): string {
  return keyOf(row.measure_code, row.breakdown_code, row.area_code, row.period);
}

const figures = new Map(observations.map((row) => [keyOfFigure(row), row]));

function find(measure: string, part: string, area: string, period: string): Observation | undefined {
  return figures.get(keyOf(measure, part, area, period));
}

/** A known value, or undefined where there is none. */
function knownValue(row: Observation | undefined): number | undefined {
  return row?.state === "KNOWN" ? Number(row.value) : undefined;
}

function walsall(measure: string, periods: readonly string[], part = "TOTAL"): (number | undefined)[] {
  return periods.map((period) => knownValue(find(measure, part, WALSALL, period)));
}

function years(first: number, last: number, suffix = ""): string[] {
  return Array.from({ length: last - first + 1 }, (_, index) => `${first + index}${suffix}`);
}

/** Cells whose known parts do not add up to their known total, with how many cells were checked. */
function findUntied(measure: string, isPart: (code: string) => boolean, periods: readonly string[]) {
  const totals = observations.filter(
    (row) => row.measure_code === measure && row.breakdown_code === "TOTAL" && periods.includes(row.period),
  );
  const untied: string[] = [];
  let checked = 0;
  for (const total of totals) {
    const parts = observations.filter(
      (row) =>
        row.measure_code === measure &&
        row.area_code === total.area_code &&
        row.period === total.period &&
        isPart(row.breakdown_code),
    );
    if (parts.length === 0 || total.state !== "KNOWN") continue;
    checked += 1;
    const sum = parts.reduce((running, row) => running + (knownValue(row) ?? 0), 0);
    if (sum !== Number(total.value)) untied.push(`${total.area_code} ${total.period}: ${sum} of ${total.value}`);
  }
  return { untied, checked };
}

type PartOf = (part: string) => readonly [measure: string, part: string];

/** Published percentages that their numerator and denominator do not give to one decimal place. */
function findWrongShares(measure: string, numerator: PartOf, denominator: PartOf) {
  const wrong: string[] = [];
  let checked = 0;
  for (const row of observations.filter(({ measure_code: code }) => code === measure)) {
    const share = knownValue(row);
    const [over, under] = [numerator, denominator].map((partOf) =>
      knownValue(find(...partOf(row.breakdown_code), row.area_code, row.period)),
    );
    if (share === undefined || over === undefined || under === undefined || under === 0) continue;
    checked += 1;
    if (Math.abs((100 * over) / under - share) > 0.0501)
      wrong.push(`${row.breakdown_code} ${row.area_code} ${row.period}`);
  }
  return { wrong, checked };
}

const PERIODS: Readonly<Record<string, RegExp>> = {
  CALENDAR_YEAR: /^20\d\d$/,
  ACADEMIC_YEAR: /^20(\d\d)\/(\d\d)$/,
  FINANCIAL_YEAR: /^20(\d\d)-(\d\d)$/,
  MONTH: /^20\d\d-(0[1-9]|1[0-2])$/,
  SNAPSHOT: /^20\d\d-(0[1-9]|1[0-2])$/,
};

function fitsPeriodType(period: string, periodType: string): boolean {
  const match = PERIODS[periodType]?.exec(period);
  if (!match) return false;
  const isTwoYears = periodType === "ACADEMIC_YEAR" || periodType === "FINANCIAL_YEAR";
  return !isTwoYears || (Number(match[1]) + 1) % 100 === Number(match[2]);
}

/** Whether a row has a value exactly where its state allows one to be read. */
function isCoherent(row: Observation): boolean {
  if (row.state === "KNOWN") return row.value !== "" && Number.isFinite(Number(row.value));
  if (row.state === "LOW" || row.state === "UNRELIABLE") return row.value === "" || Number.isFinite(Number(row.value));
  return row.value === "" && row.lower === "" && row.upper === "";
}

test("every file is plain UTF-8 with one row a key", () => {
  const keys: Readonly<Record<string, readonly string[]>> = {
    sources: sources.map((row) => row.code),
    areas: areas.map((row) => row.code),
    needs: needs.map((row) => row.code),
    "need-crosswalk": crosswalk.map((row) => keyOf(row.from_need_code, row.to_need_code)),
    measures: measures.map((row) => row.code),
    breakdowns: breakdowns.map((row) => keyOf(row.measure_code, row.code)),
    observations: observations.map(keyOfFigure),
    population: population.map((row) => keyOf(row.area_code, row.mid_year, row.age)),
    deprivation: deprivation.map((row) => keyOf(row.area_code, row.index)),
  };
  for (const [name, list] of Object.entries(keys)) {
    expect(new Set(list).size, name).toBe(list.length);
    expect(readText(`${name}.csv`), name).not.toMatch(/[\r\uFEFF\uFFFD]/);
  }
});

test("every code a figure names exists", () => {
  const areaCodes = new Set(areas.map(({ code }) => code));
  const sourceCodes = new Set(sources.map(({ code }) => code));
  const measureCodes = new Set(measures.map(({ code }) => code));
  const parts = new Set(breakdowns.map((row) => keyOf(row.measure_code, row.code)));
  const needCodes = new Set(needs.map(({ code }) => code));
  const lost = observations.filter(
    (row) =>
      !measureCodes.has(row.measure_code) ||
      !areaCodes.has(row.area_code) ||
      !sourceCodes.has(row.source_code) ||
      (row.breakdown_code !== "TOTAL" && !parts.has(keyOf(row.measure_code, row.breakdown_code))),
  );
  expect(lost).toEqual([]);
  expect(areas.filter((row) => row.parent_code !== "" && !areaCodes.has(row.parent_code))).toEqual([]);
  expect(measures.filter((row) => !sourceCodes.has(row.source_code))).toEqual([]);
  expect(breakdowns.filter((row) => !measureCodes.has(row.measure_code))).toEqual([]);
  expect(deprivation.filter((row) => !areaCodes.has(row.area_code))).toEqual([]);
  expect(population.filter((row) => !areaCodes.has(row.area_code))).toEqual([]);
  expect(crosswalk.filter((row) => !needCodes.has(row.from_need_code) || !needCodes.has(row.to_need_code))).toEqual([]);
});

test("no measure and no part stands in the catalogue without a figure", () => {
  const used = new Set(observations.map((row) => keyOf(row.measure_code, row.breakdown_code)));
  const usedMeasures = new Set(observations.map((row) => row.measure_code));
  // Measures of releases that are not loaded yet are in the catalogue, so that their lack shows.
  const awaited = new Set(["nhse-mhsds", "nhse-autism-waits"]);
  expect(measures.filter(({ code, source_code: source }) => !usedMeasures.has(code) && !awaited.has(source))).toEqual(
    [],
  );
  expect(measures.filter(({ code, source_code: source }) => usedMeasures.has(code) && awaited.has(source))).toEqual([]);
  expect(breakdowns.filter((row) => !used.has(keyOf(row.measure_code, row.code)))).toEqual([]);
});

test("a figure's period is of its measure's kind", () => {
  const periodTypes = new Map(measures.map((row) => [row.code, row.period_type]));
  expect(observations.filter((row) => !fitsPeriodType(row.period, periodTypes.get(row.measure_code) ?? ""))).toEqual(
    [],
  );
});

test("a value stands exactly where the state lets one be read", () => {
  expect(observations.filter((row) => !isCoherent(row))).toEqual([]);
  const counts = [...Map.groupBy(observations, ({ state }) => state)].map(([state, rows]) => [state, rows.length]);
  expect(Object.fromEntries(counts)).toEqual({
    KNOWN: 14_517,
    NOT_SUBMITTED: 2493,
    SUPPRESSED: 540,
    UNAVAILABLE: 1268,
  });
});

test("counts are whole and never negative, percentages lie between 0 and 100", () => {
  const units = new Map(measures.map((row) => [row.code, row.unit]));
  const counted = new Set(["requests", "assessments", "plans", "appeals", "decisions", "placements", "children"]);
  for (const row of observations.filter(({ state }) => state === "KNOWN")) {
    const unit = units.get(row.measure_code) ?? "";
    const value = Number(row.value);
    expect(value, keyOf(row.measure_code, row.area_code, row.period)).toBeGreaterThanOrEqual(0);
    if (counted.has(unit)) expect(Number.isInteger(value), keyOf(row.measure_code, row.value)).toBe(true);
    if (unit === "%") expect(value).toBeLessThanOrEqual(100);
  }
});

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

test("primary needs add up to the plans", () => {
  const isNeed = (code: string) => code.startsWith("NEED_");
  expect(findUntied("ehc-plans-maintained", isNeed, ["2025-01"])).toEqual({ untied: [], checked: 9 });
  expect(findUntied("ehc-plans-issued", isNeed, ["2025"])).toEqual({ untied: [], checked: 1 });
  const started = findUntied("ehc-plans-started", isNeed, ["2024"]);
  expect(started).toEqual({ untied: [`${ENGLAND} 2024: 97563 of 97747`], checked: 9 }); // as published
  const codes = new Set(needs.map(({ code }) => `NEED_${code}`));
  const named = breakdowns.filter(({ code }) => isNeed(code) && code !== "NEED_UNKNOWN");
  expect(named.filter(({ code }) => !codes.has(code))).toEqual([]);
});

test("placements add up to the plans since each child is returned", () => {
  const isPlacement = (code: string) => code.startsWith("PLACEMENT_");
  const { untied, checked } = findUntied("ehc-plans-maintained", isPlacement, ["2024-01", "2025-01"]);
  expect(untied).toEqual([`${ENGLAND} 2024-01: 572829 of 576474`]); // without Hackney and Peterborough
  expect(checked).toBe(18);
  const started = findUntied("ehc-plans-started", isPlacement, ["2023", "2024"]);
  expect(started).toEqual({ untied: [], checked: 18 });
});

test("ages, outcomes, reasons and weeks add up to their totals", () => {
  const starts = (prefix: string) => (code: string) => code.startsWith(prefix);
  const isAge = starts("AGE_");
  expect(findUntied("ehc-requests", isAge, ["2023", "2024"])).toEqual({ untied: [], checked: 18 });
  expect(findUntied("ehc-plans-issued", isAge, ["2023", "2024"])).toEqual({ untied: [], checked: 18 });
  expect(findUntied("ehc-plans-maintained", isAge, ["2025-01"])).toEqual({ untied: [], checked: 9 });
  expect(findUntied("ehc-requests", starts("OUTCOME_"), ["2023", "2024", "2025"])).toEqual({ untied: [], checked: 19 });
  expect(findUntied("ehc-assessments", starts("OUTCOME_"), ["2023", "2024"])).toEqual({ untied: [], checked: 18 });
  const reasons = findUntied("ehc-plans-ceased", starts("REASON_"), years(2022, 2024));
  expect(reasons.checked).toBe(27);
  expect(reasons.untied).toEqual([`${ENGLAND} 2023: 39413 of 39419`, `${ENGLAND} 2024: 44861 of 44862`]); // as published
  const weeks = findUntied("ehc-plans-issued", starts("WEEKS_"), ["2023", "2024"]);
  expect(weeks.checked).toBe(18);
  expect(weeks.untied.every((cell) => cell.startsWith(ENGLAND))).toBe(true);
});

test("grant blocks add up to the grant, and the high needs block is the published one", () => {
  const isBlock = (code: string) => code.startsWith("BLOCK_");
  const financial = ["2022-23", "2023-24"];
  expect(findUntied("dsg-allocation", isBlock, financial).checked).toBe(21);
  expect(walsall("dsg-allocation", financial, "BLOCK_HIGH_NEEDS")).toEqual([50_707_021, 57_538_568]);
  expect(walsall("section-251-high-needs-budget", ["2021-22"], "LINE_THERAPIES")).toEqual([0]);
  const sum = (totals: readonly (number | undefined)[]) => totals.reduce<number>((all, one) => all + (one ?? 0), 0);
  const blocks = ["BLOCK_SCHOOLS", "BLOCK_CENTRAL", "BLOCK_HIGH_NEEDS", "BLOCK_EARLY_YEARS"];
  for (const period of financial) {
    const total = sum(walsall("dsg-allocation", [period]));
    const parts = sum(blocks.flatMap((block) => walsall("dsg-allocation", [period], block)));
    expect(Math.abs(total - parts), period).toBeLessThanOrEqual(2); // published rounded to the pound
  }
});

test("a waiting line's bands add up to it, one published slip apart", () => {
  const lines = observations.filter(
    (row) => row.measure_code.endsWith("cyp-community-waiting") && row.state === "KNOWN" && row.value !== "",
  );
  const bands = ["00_01", "01_02", "02_04", "04_12", "12_18", "18_52", "52_PLUS"];
  const untied: string[] = [];
  for (const row of lines) {
    const parts = bands.map((band) =>
      knownValue(find(row.measure_code, `${row.breakdown_code}_${band}`, row.area_code, row.period)),
    );
    if (row.area_code === ENGLAND || parts.includes(undefined)) continue; // the publisher warns that England's need not
    const sum = parts.reduce<number>((all, one) => all + (one ?? 0), 0);
    if (sum !== Number(row.value)) untied.push(keyOf(row.breakdown_code, row.period, String(sum), row.value));
  }
  expect(untied).toEqual(["LINE_SLT|2023-04|2430|2438"]);
});

test("published percentages follow from their numerators and denominators", () => {
  const same =
    (measure: string): PartOf =>
    (part) => [measure, part];
  const fixed =
    (measure: string, part = "TOTAL"): PartOf =>
    () => [measure, part];
  const plans = "ehc-plans-maintained";
  const shares = [
    findWrongShares("ehc-requests-refused", same("ehc-requests-refused-number"), same("ehc-requests")),
    findWrongShares(
      "ehcp-within-20-weeks",
      same("ehcp-within-20-weeks-number"),
      fixed("ehc-plans-issued", "WITHOUT_EXCEPTION"),
    ),
    findWrongShares("ehcp-within-20-weeks-all", fixed("ehc-plans-issued", "WEEKS_UP_TO_20"), same("ehc-plans-issued")),
    findWrongShares(
      "ehc-assessments-ending-in-a-plan",
      fixed("ehc-assessments", "OUTCOME_ISSUED"),
      same("ehc-assessments"),
    ),
    findWrongShares("ehc-plan-need-share", same(plans), fixed(plans)),
    findWrongShares(
      "send-tribunal-appeal-rate",
      fixed("send-tribunal-appeals"),
      same("send-tribunal-appealable-decisions"),
    ),
  ];
  expect(shares.flatMap(({ wrong }) => wrong)).toEqual([]);
  expect(shares.map(({ checked }) => checked)).toEqual([378, 55, 54, 27, 117, 192]);
  const placements = findWrongShares("ehc-plan-placement-share", same(plans), fixed(plans));
  expect(placements.checked).toBe(407);
  expect(placements.wrong.every((cell) => cell.endsWith(`${ENGLAND} 2024-01`))).toBe(true);
});

test("young people's NEET rates by SEN, weighted by their shares, give the rate of all", () => {
  const rows = observations.filter(
    (row) => row.measure_code === "neet-or-not-known-16-17" && row.breakdown_code === "TOTAL" && row.period === "2025",
  );
  for (const row of rows) {
    const weighted = ["EHC_PLAN", "SEN_SUPPORT", "NO_SEN"].map((part) => {
      const [rate, share] = ["neet-or-not-known-16-17", "young-people-16-17-by-sen"].map((measure) =>
        knownValue(find(measure, part, row.area_code, row.period)),
      );
      return ((rate ?? Number.NaN) * (share ?? Number.NaN)) / 100;
    });
    const sum = weighted.reduce((all, one) => all + one, 0);
    expect(Math.abs(sum - Number(row.value)), row.area_code).toBeLessThan(0.2);
  }
  expect(rows).toHaveLength(20);
  expect(walsall("neet-or-not-known-16-17", ["2025"], "EHC_PLAN")).toEqual([16.4]);
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

test("every release is open, and the two measures external tools ask for are there", () => {
  expect(sources.filter(({ licence }) => licence !== "Open Government Licence v3.0")).toEqual([]);
  expect(readText("README.md")).toContain(
    "Contains public sector information licensed under the Open Government Licence v3.0",
  );
  const codes = measures.map(({ code }) => code);
  expect(codes).toEqual(expect.arrayContaining(["ehcp-within-20-weeks", "ehc-requests-refused"]));
  expect(measures.filter(({ unit, definition }) => unit === "%" && !definition.includes("divided by"))).toEqual([]);
});

test("the ten statistical neighbours are ranked once each, are councils, and have figures to compare with", () => {
  expect(comparators.map(({ area_code: area, rank }) => `${area} ${rank}`)).toEqual(
    Array.from({ length: 10 }, (_, index) => `${WALSALL} ${index + 1}`),
  );
  const codes = comparators.map(({ comparator_code: code }) => code);
  expect(new Set(codes).size).toBe(10);
  for (const code of codes) {
    expect(areas.find((area) => area.code === code)?.level, code).toBe("COUNCIL");
    expect(knownValue(find("ehc-requests-refused", "TOTAL", code, "2024")), code).toBeDefined();
  }
});
