import { expect, test } from "vitest";
import { breakdowns, ENGLAND, find, keyOf, knownValue, needs, observations, walsall, years } from "./official.ts";

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
