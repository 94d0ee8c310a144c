import { expect, test } from "vitest";
import { generatedNames, readSeedFiles, type TextRow } from "./rows.ts";

const files = readSeedFiles();

/** The template a column's codes are defined in. */
const DEFINED_IN: Readonly<Record<string, string>> = {
  service_line_code: "service_line",
  function_code: "function",
  layer_code: "layer",
  funding_source_code: "funding_source",
  clock_code: "clock",
  area_code: "area",
  area_codes: "area",
  need_code: "need",
  need_codes: "need",
  service_code: "service",
  provider_code: "organisation",
  commissioner_code: "organisation",
  organisation_code: "organisation",
  duty_holder_code: "organisation",
  host_code: "organisation",
  own_risk_code: "organisation",
  successor_code: "organisation",
  arrangement_code: "arrangement",
  commission_code: "commission",
  scheme_code: "scheme",
  scenario_code: "scenario",
};

const SHARED = new Set(["service_line", "function", "layer", "funding_source", "clock", "area", "need"]);

/** Codes defined so far, shared or of one partnership. */
const known = new Map<string, Set<string>>();

function codesOf(template: string, partnership: string | null): Set<string> {
  const key = `${SHARED.has(template) ? "" : partnership} ${template}`;
  const codes = known.get(key) ?? new Set();
  known.set(key, codes);
  return codes;
}

function missingCodes(rows: readonly TextRow[], template: string, partnership: string | null): string[] {
  const used = rows.flatMap((row) =>
    Object.entries(row).flatMap(([column, cell]) => {
      const home = column === "successor_code" ? template : DEFINED_IN[column];
      return home === undefined || cell === "" ? [] : cell.split(";").map((code) => ({ column, home, code }));
    }),
  );
  const missing = used.filter(({ home, code }) => !codesOf(home, partnership).has(code));
  return [...new Set(missing.map(({ column, code }) => `${column} ${code}`))];
}

test.each(files)("every code in $file is defined before it, in its own partnership", (file) => {
  const own = codesOf(file.template, file.partnership);
  for (const { code } of file.rows) if (code !== undefined) own.add(code);
  expect(missingCodes(file.rows, file.template, file.partnership)).toEqual([]);
});

test("the manifest lists every generated file once, and marks it illustrative", () => {
  const listed = files.filter(({ file }) => file.startsWith("generated-data/"));
  expect(listed.map(({ file }) => file).sort()).toEqual([...generatedNames].sort());
  expect(listed.every(({ provenance }) => provenance === "ILLUSTRATIVE")).toBe(true);
});

test("a decision and a scenario stand on a data version that holds all facts", () => {
  const loads = files.filter(({ partnership }) => partnership === "walsall").map(({ template }) => template);
  const withFacts = loads.indexOf("queue") + 1;
  expect(loads.slice(0, withFacts)).toEqual(expect.arrayContaining(["demand", "activity", "capacity", "referral"]));
  const versions = files.flatMap(({ rows }) =>
    rows.flatMap((row) => [row.on_data_version, row.baseline_data_version].filter((version) => version !== undefined)),
  );
  expect(new Set(versions)).toEqual(new Set([String(withFacts)]));
});

test("no organisation of the register is real unless it has a published code", () => {
  const organisations = files.find(({ file }) => file === "generated-data/organisations.csv")?.rows ?? [];
  for (const { name, ods_code, gss_code } of organisations) {
    expect(name?.endsWith("(illustrative)"), name).toBe(ods_code === "" && gss_code === "");
  }
});
