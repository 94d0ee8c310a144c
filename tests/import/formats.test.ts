import { join } from "node:path";
import { expect, test } from "vitest";
import { openImporting } from "./importing.ts";

const importing = openImporting();
const { rows } = importing;

/** Loads a small file of a format; what came of it, with the codes of its problems. */
async function load(name: string, isMadeUp = false) {
  const outcome = await importing.load(join(import.meta.dirname, "fixtures", name), {
    ...(isMadeUp ? { provenance: "ILLUSTRATIVE" as const } : {}),
  });
  expect(outcome.problems.filter(({ severity }) => severity === "ERROR")).toEqual([]);
  return { ...outcome, codes: outcome.problems.map(({ code }) => code) };
}

const figures = (loadId: number | null) =>
  rows(
    `select measure_code || ' ' || breakdown_code || ' ' || area_code || ' ' || period as of, coalesce(value::text, state) as is
     from own_observation where partnership_id = 1 and load_id = $1 order by 1`,
    [loadId],
  ).then((found) => Object.fromEntries(found.map((row) => [String(row.of), String(row.is)])));

test("a workbook of own templates is read with its titles, days, separators and pounds", async () => {
  const { loadId, rowsRead, codes } = await load("return.xlsx", true);
  expect(rowsRead).toBe(4);
  expect(codes).not.toContain("SHEET_LEFT_OUT");
  expect(
    await rows(
      "select service_code, to_char(month, 'YYYY-MM') as month, units from capacity where load_id = $1 order by 2, 1",
      [loadId],
    ),
  ).toEqual([
    { service_code: "SLT-1N", month: "2026-05", units: 1320 },
    { service_code: "SLT-1S", month: "2026-05", units: 320 },
    { service_code: "SLT-1N", month: "2026-06", units: 200 },
  ]);
  expect(
    await rows("select budget_pence, forecast_pence, actual_pence from funding_line where load_id = $1", [loadId]),
  ).toEqual(
    [{ budget_pence: "4239360", forecast_pence: "4239360", actual_pence: null }].map((row) => ({
      ...row,
      budget_pence: Number(row.budget_pence),
      forecast_pence: Number(row.forecast_pence),
    })),
  );
});

test("an OpenDocument spreadsheet is read like one of .xlsx", async () => {
  const { loadId } = await load("return.ods", true);
  expect(await rows("select service_code, units from capacity where load_id = $1 order by 1", [loadId])).toEqual([
    { service_code: "SLT-1N", units: 41 },
    { service_code: "SLT-1S", units: 1041 },
  ]);
});

test("signs of published statistics become states, ages parts, and what is left out is said", async () => {
  const { loadId, codes, problems } = await load("plans-ceased.csv");
  const found = await figures(loadId);
  expect(found).toMatchObject({
    "ehc-plans-ceased TOTAL E92000001 2031": "34724",
    "ehc-plans-ceased REASON_NEEDS_MET E92000001 2031": "NOT_APPLICABLE",
    "ehc-plans-ceased REASON_HE E92000001 2031": "UNAVAILABLE",
    "ehc-plans-ceased TOTAL E08000030 2031": "1447",
    "ehc-plans-ceased REASON_MAX_AGE E08000030 2031": "SUPPRESSED",
    "ehc-plans-ceased REASON_NEEDS_MET E08000030 2031": "LOW",
    "ehc-plans-ceased REASON_HE E08000030 2031": "UNRELIABLE",
    "ehc-plans-ceased AGE_10 E08000030 2031": "LOW",
    "ehc-plans-ceased AGE_20_25 E08000030 2031": "12",
  });
  expect(Object.keys(found)).toHaveLength(10);
  expect([...codes].sort()).toEqual(["AREAS_LEFT_OUT", "ROWS_LEFT_OUT", "UNKNOWN_AREA"]);
  const likely = problems.find(({ code }) => code === "UNKNOWN_AREA");
  expect(likely).toMatchObject({ value: "E08000099", mend: "Did you mean E08000027 (Dudley)?" });
});

test("statistics that no mapping is for become measures of one's own, named by the file that describes them", async () => {
  const { loadId, codes } = await load("club-places.csv");
  expect(codes).toContain("UNMAPPED_DATA_SET");
  expect(
    await rows("select code, name, unit, decimals, period_type from own_measure where load_id = $1 order by 1", [
      loadId,
    ]),
  ).toEqual([
    { code: "club-places-places", name: "Places in clubs", unit: "number", decimals: 0, period_type: "ACADEMIC_YEAR" },
    {
      code: "club-places-share",
      name: "Share of pupils in clubs",
      unit: "%",
      decimals: 1,
      period_type: "ACADEMIC_YEAR",
    },
  ]);
  expect(await figures(loadId)).toEqual({
    "club-places-places TOTAL E08000030 2030/31": "40",
    "club-places-places SEX_FEMALE_CLUB_CHESS E08000030 2030/31": "SUPPRESSED",
    "club-places-share TOTAL E08000030 2030/31": "12.5",
    "club-places-share SEX_FEMALE_CLUB_CHESS E08000030 2030/31": "NOT_APPLICABLE",
  });
});

test("the interactive tool's years and signs are read into the catalogue's, and other measures beside it", async () => {
  const { loadId } = await load("interactive-tool.csv");
  expect(await figures(loadId)).toEqual({
    "pupils-with-ehc-plan TOTAL E08000030 2031-01": "5.8",
    "sen-weekly-unit-cost TOTAL E92000001 2030-31": "110",
    "lait-rta TOTAL E08000030 2029-31": "UNAVAILABLE",
    "lait-clubs TOTAL E06000021 2030/31": "4",
  });
  expect(await rows("select code, polarity from own_measure where load_id = $1 order by 1", [loadId])).toEqual([
    { code: "lait-clubs", polarity: "HIGHER_IS_BETTER" },
    { code: "lait-rta", polarity: "LOWER_IS_BETTER" },
  ]);
});

test("statistical neighbours are ranked, by area where Tandem has it and else by the council's number", async () => {
  await load("neighbours.xlsx");
  const found = await rows(
    "select rank, comparator_code, closeness from comparator where version_to is null and area_code = 'E08000030' order by rank",
  );
  expect(found).toHaveLength(10);
  expect(found[0]).toEqual({ rank: 1, comparator_code: "E08000005", closeness: "Close" });
  expect(found[8]).toEqual({ rank: 9, comparator_code: "812", closeness: "Close" });
});

test("a workbook of waits with broken links is read; blank is not submitted, and over 18 weeks is added up", async () => {
  const { loadId, codes } = await load("community-waits.xlsx");
  expect(await figures(loadId)).toEqual({
    "cyp-community-waiting LINE_AUDIOLOGY E92000001 2031-10": "1000",
    "cyp-community-waiting LINE_AUDIOLOGY E54000062 2031-10": "100",
    "cyp-community-waiting LINE_AUDIOLOGY_18_52 E92000001 2031-10": "300",
    "cyp-community-waiting LINE_AUDIOLOGY_18_52 E54000062 2031-10": "30",
    "cyp-community-waiting LINE_AUDIOLOGY_52_PLUS E92000001 2031-10": "10",
    "cyp-community-waiting LINE_AUDIOLOGY_52_PLUS E54000062 2031-10": "1",
    "cyp-community-waiting LINE_SLT E92000001 2031-10": "2000",
    "cyp-community-waiting LINE_SLT E54000062 2031-10": "200",
    "cyp-community-waiting LINE_SLT_18_52 E92000001 2031-10": "700",
    "cyp-community-waiting LINE_SLT_18_52 E54000062 2031-10": "70",
    "cyp-community-waiting LINE_SLT_52_PLUS E92000001 2031-10": "20",
    "cyp-community-waiting LINE_SLT_52_PLUS E54000062 2031-10": "2",
    "cyp-community-waiting LINE_LOOKED_AFTER E92000001 2031-10": "30",
    "cyp-community-waiting LINE_LOOKED_AFTER E54000062 2031-10": "SUPPRESSED",
    "cyp-community-waiting-over-18-weeks LINE_AUDIOLOGY E92000001 2031-10": "310",
    "cyp-community-waiting-over-18-weeks LINE_AUDIOLOGY E54000062 2031-10": "31",
    "cyp-community-waiting-over-18-weeks LINE_SLT E92000001 2031-10": "720",
    "cyp-community-waiting-over-18-weeks LINE_SLT E54000062 2031-10": "72",
    "provider-cyp-community-waiting RBK_AUDIOLOGY E54000062 2031-10": "NOT_SUBMITTED",
    "provider-cyp-community-waiting RBK_AUDIOLOGY_18_52 E54000062 2031-10": "NOT_SUBMITTED",
    "provider-cyp-community-waiting RBK_AUDIOLOGY_52_PLUS E54000062 2031-10": "NOT_SUBMITTED",
    "provider-cyp-community-waiting RBK_SLT E54000062 2031-10": "40",
    "provider-cyp-community-waiting RBK_SLT_18_52 E54000062 2031-10": "15",
    "provider-cyp-community-waiting RBK_SLT_52_PLUS E54000062 2031-10": "0",
    "provider-cyp-community-waiting RBK_LOOKED_AFTER E54000062 2031-10": "SUPPRESSED",
    "provider-cyp-community-waiting-over-18-weeks RBK_SLT E54000062 2031-10": "15",
  });
  expect(codes).toContain("BANDS_DO_NOT_ADD_UP");
  expect(codes).toContain("ORGANISATIONS_LEFT_OUT");
});

test("allocations of the schools grant are read before and after deductions", async () => {
  const { loadId } = await load("schools-grant.ods");
  const found = await figures(loadId);
  expect(found).toMatchObject({
    "dsg-allocation BLOCK_HIGH_NEEDS E08000030 2030-31": "30",
    "dsg-allocation TOTAL E08000030 2030-31": "154",
    "dsg-allocation-after-deductions BLOCK_HIGH_NEEDS E08000030 2030-31": "25",
    "dsg-allocation-after-deductions TOTAL E92000001 2030-31": "10",
  });
  expect(Object.keys(found)).toHaveLength(20);
});

test("every high needs line of a section 251 budget is read", async () => {
  const { loadId } = await load("section-251.xlsx");
  const found = await figures(loadId);
  expect(found["section-251-high-needs-budget LINE_PLACES E08000030 2030-31"]).toBe("1000");
  expect(found["section-251-high-needs-budget LINE_THERAPIES E08000030 2030-31"]).toBe("1026");
  expect(Object.keys(found)).toHaveLength(27);
});

test("services of a directory that are of a line Tandem has join the register with provider and reach", async () => {
  const { loadId, codes } = await load("directory.json", true);
  expect(
    await rows("select code, name, service_line_code, provider_code from service where load_id = $1 order by 1", [
      loadId,
    ]),
  ).toEqual([
    { code: "OR-A1B2", name: "Early talkers", service_line_code: "SLT", provider_code: "RBK" },
    { code: "OR-D4", name: "Short breaks at weekends", service_line_code: "SHORTBREAK", provider_code: "ORG-O3" },
  ]);
  expect(
    await rows(
      "select service_code, starts_on::text, age_from, age_to, area_codes, need_codes from reach where load_id = $1",
      [loadId],
    ),
  ).toEqual([
    {
      service_code: "OR-A1B2",
      starts_on: "2031-05-01",
      age_from: 0,
      age_to: 25,
      area_codes: ["E08000030"],
      need_codes: ["SLCN"],
    },
  ]);
  expect(codes).toEqual(expect.arrayContaining(["LINE_FROM_WORDS", "REACH_UNKNOWN", "SERVICES_LEFT_OUT"]));
});

test("an amended contract supersedes the first one, which stays readable as of its version", async () => {
  const first = await load("contract.json", true);
  const second = await load("contract-amended.json", true);
  expect(second.dataVersion).toBe(first.dataVersion + 1);
  const found = await rows(
    `select code, commissioner_code, ends_on::text, annual_value_pence::int as pence, version_from, version_to
     from commission where contract_reference = 'c1' order by version_from`,
  );
  expect(found).toEqual([
    {
      code: "OCDS-X1-77-C1",
      commissioner_code: "WALSALL-MBC",
      ends_on: "2033-03-31",
      pence: 12_000_000,
      version_from: first.dataVersion,
      version_to: second.dataVersion,
    },
    {
      code: "OCDS-X1-77-C1",
      commissioner_code: "WALSALL-MBC",
      ends_on: "2034-03-31",
      pence: 12_000_000,
      version_from: second.dataVersion,
      version_to: null,
    },
  ]);
});

test("every small file loaded again changes nothing", async () => {
  for (const name of ["return.ods", "directory.json", "contract-amended.json"])
    expect(await load(name, true), name).toMatchObject({ status: "UNCHANGED" });
  for (const name of ["plans-ceased.csv", "community-waits.xlsx", "schools-grant.ods", "neighbours.xlsx"])
    expect(await load(name), name).toMatchObject({ status: "UNCHANGED" });
});
