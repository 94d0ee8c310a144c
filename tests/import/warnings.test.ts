import { expect, test } from "vitest";
import { openImporting } from "./importing.ts";

const CAPACITY = "service_code,month,units,state";
const QUEUE = "service_code,clock_code,month,weeks_from,weeks_to,children,state";
const DEMAND =
  "service_line_code,area_code,need_code,layer_code,function_code,age_from,age_to,month,units,children,state,population_basis";
const FUNDING = "commission_code,funding_source_code,financial_year,budget_pence,forecast_pence,actual_pence";
const CONTRIBUTION =
  "arrangement_code,organisation_code,funding_source_code,financial_year,form,is_recurrent,planned_pence,varied_pence,forecast_pence";

const importing = openImporting();

/** Warnings of a file that is checked and not kept: what each is about, and where. */
async function warningsOf(...lines: readonly string[]) {
  const outcome = await importing.loadText("file.csv", `${lines.join("\n")}\n`, {
    provenance: "ILLUSTRATIVE",
    isDryRun: true,
  });
  expect(outcome.errorCount).toBe(0);
  expect(outcome.status).toBe("COMMITTED");
  return outcome.problems.map(({ code, row, message }) => ({ code, row, message }));
}

test("a file like those before it has no warning", async () => {
  expect(await warningsOf(CAPACITY, "SLT-1N,2026-04,70,KNOWN", "SLT-1N,2026-05,72,KNOWN")).toEqual([]);
});

test("a month ten times the one before, in the file or held already, is asked about", async () => {
  expect(await warningsOf(CAPACITY, "SLT-1N,2026-05,70,KNOWN", "SLT-1N,2026-06,700,KNOWN")).toEqual([
    { code: "SUDDEN_CHANGE", row: 3, message: "SLT-1N has 700 in 2026-06, after 70 the month before." },
  ]);
  expect(await warningsOf(CAPACITY, "SLT-1N,2026-04,5000,KNOWN")).toMatchObject([{ code: "SUDDEN_CHANGE", row: 2 }]);
  expect(await warningsOf(CAPACITY, "SLT-1N,2026-05,1,KNOWN", "SLT-1N,2026-06,10,KNOWN")).toEqual([]);
});

test("a file whose newest month is two years old is asked about", async () => {
  expect(await warningsOf(CAPACITY, "SLT-1N,2022-01,70,KNOWN")).toMatchObject([{ code: "STALE_PERIOD", row: null }]);
});

test("bands of a queue that leave weeks out are told at the band before the hole", async () => {
  const band = (from: number, to: string) => `SLT-1N,REFERRAL_TO_FIRST_CONTACT,2026-05,${from},${to},5,KNOWN`;
  expect(await warningsOf(QUEUE, band(0, "4"), band(4, "12"), band(12, ""))).toEqual([]);
  expect(await warningsOf(QUEUE, band(0, "3"), band(4, "12"))).toEqual([]);
  expect(await warningsOf(QUEUE, band(0, "4"), band(6, "12"), band(12, ""))).toEqual([
    {
      code: "BANDS_DO_NOT_JOIN",
      row: 2,
      message: "Of SLT-1N in 2026-05 a band ends at 4 weeks and the next begins at 6.",
    },
  ]);
});

test("figures of an area outside the partnership's are kept apart and told", async () => {
  const row = (area: string) => `SLT,${area},SLCN,TARGETED,TREAT,0,4,2025-04,4,1,KNOWN,RESIDENT`;
  expect(await warningsOf(DEMAND, row("E05001305"))).toEqual([]);
  expect(await warningsOf(DEMAND, row("E05001305"), row("E08000028"))).toMatchObject([
    { code: "AREA_OUTSIDE", row: 3, message: expect.stringContaining("Sandwell (E08000028)") },
  ]);
});

test("a commission funded above its value is told in pounds, with what is held already", async () => {
  expect(await warningsOf(FUNDING, "C-SLT-1N-22,ICB_COMMUNITY,2026-27,5299200,,")).toEqual([]);
  expect(
    await warningsOf(
      FUNDING,
      "C-SLT-1N-22,ICB_COMMUNITY,2026-27,5299200,,",
      "C-SLT-1N-22,HIGH_NEEDS_BLOCK,2026-27,1,,",
    ),
  ).toEqual([
    {
      code: "FUNDING_ABOVE_VALUE",
      row: 2,
      message: "C-SLT-1N-22 is funded with £52,992.01 in 2026-27, and worth £52,992.00 a year.",
    },
  ]);
});

test("contributions that do not make up the schemes' budget are told, with those held already", async () => {
  const warnings = await warningsOf(
    CONTRIBUTION,
    "S75-CYP,WALSALL-MBC,HIGH_NEEDS_BLOCK,2025-26,CASH,true,100000001,,100000000",
  );
  expect(warnings).toMatchObject([{ code: "CONTRIBUTIONS_DO_NOT_ADD_UP", row: 2 }]);
  expect(warnings[0]?.message).toMatch(
    /^Contributions to S75-CYP in 2025-26 are £[\d,]+\.01, its schemes' budget is £[\d,]+\.\d\d\.$/,
  );
});
