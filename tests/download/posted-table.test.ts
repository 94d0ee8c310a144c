import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../app.ts";
import { within } from "./table-cases.ts";

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
});

afterAll(() => app.stop());

function post(ending: string, body: object, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${app.address}/table.${ending}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
}

async function rowsOf(body: object, headers = {}): Promise<Record<string, string>[]> {
  const response = await post("csv", body, headers);
  const text = await response.text();
  expect(response.status, text).toBe(200);
  return parse(text, { bom: true, columns: true }) as Record<string, string>[];
}

const GAPS = `query Widest($period: PeriodInput!, $withNeed: Boolean = false, $after: String) {
  partnership(code: "walsall") {
    name
    found: gaps(period: $period, basis: EXPRESSED, by: [SERVICE_LINE, AREA], first: 150, after: $after) {
      rowCount
      rows { ...Row unmetNeed: unmet { value state } need @include(if: $withNeed) { code } services { code } }
      warnings { code }
    }
  }
}
fragment Row on Gap { serviceLine { code } ... on Gap { area { name } } }`;
const variables = { period: { type: "FINANCIAL_YEAR", code: "2025-26" } };

test("the one list of a query is its table: fragments, aliases and directives as GraphQL has them", async () => {
  const [answer, rows] = [await app.ask(GAPS, variables), await rowsOf({ query: GAPS, variables })];
  const found = within(answer.data, "partnership.found.rows") as readonly Record<string, Record<string, unknown>>[];
  expect(Object.keys(rows[0] ?? {})).toEqual([
    "partnership_name",
    "service_line_code",
    "area_name",
    "unmet_need_value",
    "unmet_need_state",
    "services_code",
  ]);
  expect(rows.map((row) => [row.area_name, row.unmet_need_value, row.unmet_need_state])).toEqual(
    found.map(({ area, unmetNeed }) => [area?.name, String(unmetNeed?.value ?? ""), unmetNeed?.state]),
  );
});

test("a posted query is answered as far as it asks, says that more follows, and goes to the end where that is asked", async () => {
  const page = await post("jsonl", { query: GAPS, variables });
  const about = JSON.parse((await page.text()).trimEnd().split("\n").at(-1) ?? "")._about;
  expect(about).toMatchObject({ rowsWritten: 150, rowCount: 300, hasMore: true });
  expect(await rowsOf({ query: GAPS, variables, allPages: true })).toHaveLength(300);
});

const COMMISSIONS = `{ partnership(code: "walsall") { services(first: 1000) { edges { node { code commissions { code isSpot
  funding { financialYear budget { pence state } } } } } } waits(month: "2026-03") { rows { queue { value state } } } } }`;

test("where a query asks for several lists, path names the one that is the table, with what lies around its rows", async () => {
  const told = (await (await post("csv", { query: COMMISSIONS })).json()) as { errors: { message: string }[] };
  expect(told.errors[0]?.message).toBe(
    "path: is needed, as the query asks for more than one list; use one of partnership.services, partnership.services.commissions, partnership.services.commissions.funding, partnership.waits.rows.",
  );
  const rows = await rowsOf({ query: COMMISSIONS, path: "partnership.services.commissions.funding" });
  expect(Object.keys(rows[0] ?? {})).toEqual([
    "service_code",
    "commission_code",
    "commission_is_spot",
    "financial_year",
    "budget_pence",
    "budget_state",
  ]);
  expect(rows.length).toBeGreaterThan(400);
  expect(await rowsOf({ query: COMMISSIONS, path: "partnership.waits.rows" })).toHaveLength(103);
});

test("a posted query obeys the rules of whoever posts it", async () => {
  const query = `{ partnership(code: "walsall") { gaps(period: { type: FINANCIAL_YEAR, code: "2025-26" }, basis: EXPRESSED,
    by: [AREA, AGE_BAND], first: 1000) { rows { demand { value state } } } } }`;
  const rows = await rowsOf({ query }, { cookie: "tandem_evaluation_role=READER" });
  const hidden = rows.filter(({ demand_state }) => demand_state === "SUPPRESSED");
  expect(hidden.length).toBeGreaterThan(0);
  expect(new Set(hidden.map(({ demand_value }) => demand_value))).toEqual(new Set([""]));
  const people = '{ partnership(code: "walsall") { people(first: 5) { edges { node { code } } } } }';
  expect((await post("csv", { query: people }, { cookie: "tandem_evaluation_role=READER" })).status).toBe(403);
  const nobody = '{ partnership(code: "nobody") { needs { code } } }';
  expect((await post("csv", { query: nobody })).status).toBe(404);
});

test.each([
  ["no query", {}, /^query: /],
  ["something more", { query: "{ viewer { name } }", format: "csv" }, /^body: /],
  ["no list", { query: "{ viewer { name } }" }, /^query: asks for no list/],
  ["a list that is not there", { query: COMMISSIONS, path: "gaps" }, /^path: names no list of the query; use one of/],
  [
    "the audit log, which has an address that it keeps a note of",
    { query: '{ partnership(code: "walsall") { log: auditLog(first: 5) { edges { node { number } } } } }' },
    /^query: the audit log is taken away at \/audit-log\.csv/,
  ],
  ["what is no GraphQL", { query: "{ partnership" }, /Syntax Error/],
  ["an unknown field", { query: "{ partnership(code: 1) { gap } }" }, /Cannot query field/],
  ["a wrong variable", { query: GAPS, variables: { period: 1 } }, /^variables: .*period/],
  ["a query that is not named", { query: `${GAPS} query B { viewer { name } }` }, /^operationName: must name/],
  [
    "a change",
    { query: 'mutation { withdrawPurpose(partnership: "walsall") { __typename } }' },
    /^query: must be a query/,
  ],
  [
    "a list of several columns within a row",
    { query: '{ partnership(code: "walsall") { services(first: 1) { edges { node { areas { code name } } } } } }' },
    /^query: areas is a list within each row/,
  ],
  [
    "two columns of one name",
    { query: '{ partnership(code: "walsall") { needs { code CODE: name } } }' },
    /^query: would have two columns code; give one of the fields an alias/,
  ],
  [
    "all pages without a variable for the cursor",
    { query: '{ partnership(code: "walsall") { loads(first: 1) { edges { node { id } } } } }', allPages: true },
    /^allPages: needs the after of loads as a variable/,
  ],
])("%s is refused, and what is wrong is named", async (_what, body, message) => {
  const response = await post("csv", body);
  const { errors } = (await response.json()) as { errors: { message: string; extensions: { code: string } }[] };
  expect(errors[0]?.message).toMatch(message);
  expect(response.status).toBe(400);
  expect(app.faults).toEqual([]);
});

test("a page of another site may post nothing, nor text that is no JSON", async () => {
  const body = { query: '{ partnership(code: "walsall") { needs { code } } }' };
  expect((await post("csv", body, { origin: "https://elsewhere.example" })).status).toBe(403);
  expect((await post("csv", body, { "content-type": "text/plain" })).status).toBe(400);
  expect((await post("csv", body)).status).toBe(200);
});
