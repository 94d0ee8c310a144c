import { expect, test } from "vitest";
import { openImporting } from "./importing.ts";

const LEDGER =
  "arrangement_code,reference,financial_year,month,kind,organisation_code,funding_source_code,form,scheme_code,commission_code,pence,adjusts_year,reverses,description";

const importing = openImporting();

/** Loads lines of a template; what came of it, with what each problem is about. */
async function load(template: string, header: string, lines: readonly string[], provenance?: "LOCAL") {
  const outcome = await importing.loadText(`${template}.csv`, `${[header, ...lines].join("\n")}\n`, {
    template,
    provenance: provenance ?? "ILLUSTRATIVE",
    isLocalDataOpen: true,
  });
  return { ...outcome, found: outcome.problems.map(({ code, row, column }) => [code, row, column]) };
}

test("entries of an open year are taken once, and the same again changes nothing", async () => {
  const lines = ["S75-CYP,X-1,2025-26,2026-01,SPEND,,,,CYP-OT,C-OT-1N-24,£1.25,,,An invoice"];
  expect(await load("ledger_entry", LEDGER, lines)).toMatchObject({ status: "COMMITTED", rowsWritten: 1 });
  expect(await load("ledger_entry", LEDGER, lines)).toMatchObject({ status: "UNCHANGED" });
});

test("an entry that is posted is never changed by a file", async () => {
  const lines = ["S75-CYP,X-1,2025-26,2026-01,SPEND,,,,CYP-OT,C-OT-1N-24,126,,,An invoice"];
  expect(await load("ledger_entry", LEDGER, lines)).toMatchObject({
    status: "REFUSED",
    found: [["ENTRY_IS_POSTED", 2, "reference"]],
  });
});

test("a payment to a closed year is refused, and the open year takes its adjustment", async () => {
  const late = "S75-CYP,X-2,2024-25,2025-03,SPEND,,,,CYP-OT,,500,,,A late invoice";
  expect(await load("ledger_entry", LEDGER, [late])).toMatchObject({
    status: "REFUSED",
    found: [["YEAR_IS_CLOSED", 2, "financial_year"]],
  });
  const put = "S75-CYP,X-2,2025-26,2026-01,SPEND,,,,CYP-OT,,500,2024-25,,A late invoice of the year before";
  expect(await load("ledger_entry", LEDGER, [put])).toMatchObject({ status: "COMMITTED" });
});

test("plans and the state of a closed year stay as they are", async () => {
  const quarter = "scheme_code,financial_year,quarter,budget_pence,committed_pence,forecast_pence";
  expect((await load("scheme_quarter", quarter, ["CYP-OT,2024-25,1,5,5,5"])).found).toEqual([
    ["YEAR_IS_CLOSED", 2, "financial_year"],
  ]);
  const year = "arrangement_code,financial_year,opening_balance_pence,is_closed,books_to";
  expect((await load("pool_year", year, ["S75-CYP,2024-25,13480000,false,2025-03"])).found).toEqual([
    ["YEAR_IS_CLOSED", 2, "financial_year"],
  ]);
});

test.each([
  ["an amount of nothing", "S75-CYP,Y,2025-26,2025-04,SPEND,,,,CYP-OT,,0,,,A", "pence"],
  ["a month of another year", "S75-CYP,Y,2025-26,2026-04,SPEND,,,,CYP-OT,,5,,,A", "financial_year, month"],
  [
    "a contribution without its source",
    "S75-CYP,Y,2025-26,2025-04,CONTRIBUTION,ICB-BC,,,,,5,,,A",
    "kind, funding_source_code, form",
  ],
  ["spend of no scheme", "S75-CYP,Y,2025-26,2025-04,SPEND,,,,,,5,,,A", "kind, scheme_code"],
  [
    "an adjustment of a year to come",
    "S75-CYP,Y,2025-26,2025-04,SPEND,,,,CYP-OT,,5,2026-27,,A",
    "financial_year, adjusts_year",
  ],
])("%s is refused where it stands", async (_name, line, columns) => {
  const { status, problems } = await load("ledger_entry", LEDGER, [line]);
  expect(status).toBe("REFUSED");
  const [first] = problems;
  expect(first?.row).toBe(2);
  expect(first?.column?.split(", ").sort()).toEqual(columns.split(", ").sort());
  expect(first?.message).not.toContain("RULE");
});

test("nobody signs by loading a file", async () => {
  const header = "arrangement_code,financial_year,quarter,edition,organisation_code,role,signed_by,signed_at";
  const line = "S75-CYP,2025-26,3,1,ICB-BC,Authorised signer,Somebody,2026-01-21T10:00:00Z";
  expect(await load("sign_off", header, [line], "LOCAL")).toMatchObject({
    status: "REFUSED",
    found: [["SIGNED_ON_SCREEN_ONLY", 2, null]],
  });
});
