import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../app.ts";
import { flatRow, TABLE_CASES, within } from "./table-cases.ts";
import { alike, parquetAbout, READERS, readSheets, type TextRow, WORKBOOK_DIGITS } from "./table-readers.ts";

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
});

afterAll(() => app.stop());

const asRole = (role: string) => ({ cookie: `tandem_evaluation_role=${role}` });

async function take(address: string, headers: Record<string, string> = {}): Promise<Uint8Array> {
  const response = await fetch(`${app.address}/v1/walsall/${address}`, { headers });
  expect(response.status, address).toBe(200);
  return new Uint8Array(await response.arrayBuffer());
}

const read = async (ending: string, bytes: Uint8Array) => alike((await READERS[ending]?.(bytes)) ?? []);

/** Only the columns of the other, so that a table with more of them can be set beside it. */
function columnsOf(rows: readonly TextRow[], like: readonly TextRow[]): TextRow[] {
  const names = [...new Set(like.flatMap((row) => Object.keys(row)))];
  return rows.map((row) => Object.fromEntries(names.map((name) => [name, row[name] ?? "absent"])));
}

/** A nullable object that is null has no columns below it in one answer and empty ones in the other. */
function filled(rows: readonly TextRow[]): TextRow[] {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const isWhole = (name: string) => !names.some((other) => other.startsWith(`${name}_`) && !(other in (rows[0] ?? {})));
  const kept = names.filter(isWhole);
  return rows.map((row) => Object.fromEntries(kept.map((name) => [name, row[name] ?? ""])));
}

describe.each(["COMMISSIONER", "READER"])("as a %s", (role) => {
  test.each(TABLE_CASES.map((entry) => [entry.address, entry] as const))(
    "%s has the numbers and states of the API in every form",
    async (address, { question, rows }) => {
      const answer = await app.ask(`{ partnership(code: "walsall") { ${question} } }`, {}, asRole(role));
      expect(answer.errors).toBeUndefined();
      const expected = alike(filled(rows(answer.data.partnership).map((row) => flatRow(row))));
      expect(expected.length).toBeGreaterThan(0);
      const csv = await read("csv", await take(address, asRole(role)));
      expect(columnsOf(csv, expected)).toEqual(expected);
      for (const ending of Object.keys(READERS)) {
        const bytes = await take(address.replace(".csv", `.${ending}`), asRole(role));
        const digits = ending === "xlsx" || ending === "ods" ? WORKBOOK_DIGITS : 17;
        expect(alike(await read(ending, bytes), digits), ending).toEqual(alike(csv, digits));
      }
    },
  );
});

test("a reader's small numbers are hidden as in the API: a state and nothing else, never 0", async () => {
  const address = "gaps.jsonl?by=SERVICE_LINE,AREA,AGE_BAND&period=2025-26&basis=EXPRESSED";
  const rows = await read("jsonl", await take(address, asRole("READER")));
  const hidden = rows.filter((row) => row.demand_state === "SUPPRESSED");
  expect(hidden.length).toBeGreaterThan(0);
  expect(new Set(hidden.map((row) => row.demand_value))).toEqual(new Set([""]));
  const open = await read("jsonl", await take(address, asRole("COMMISSIONER")));
  expect(open.some((row) => row.demand_state === "SUPPRESSED")).toBe(false);
});

test("no figure stands without its state, in any table that the index lists", async () => {
  const index = (await (await fetch(`${app.address}/v1/walsall`)).json()) as {
    tables: { name: string; columns: string[] }[];
  };
  for (const { name, columns } of index.tables) {
    expect(new Set(columns).size, name).toBe(columns.length);
    const figures = columns.filter((column) => /_(value|pence)$/.test(column));
    const states = figures.map((column) => column.replace(/_(value|pence)$/, "_state"));
    expect(
      states.filter((state) => !columns.includes(state)),
      name,
    ).toEqual([]);
  }
});

/** Values that make a first call of any table. */
const SAMPLES: Readonly<Record<string, string>> = {
  by: "",
  period: "2025-26",
  financialYear: "2025-26",
  basis: "EXPRESSED",
  grain: "MONTH",
  from: "2025-04",
  to: "2026-03",
  month: "2026-03",
  quarter: "2025-26-Q1",
  edition: "1",
  withEdition: "1",
  areas: "E08000030",
  direction: "OVERSPEND",
};

/** What a table's required parameters may be, from what other tables say there is. */
async function samples(): Promise<Readonly<Record<string, string>>> {
  const first = async (address: string, is = (_row: TextRow) => true) =>
    (await read("csv", await take(address))).find(is)?.code ?? "";
  const arrangement = await first("arrangements.csv", ({ kind }) => kind === "SECTION_75");
  const service = await first("services.csv");
  return {
    ...SAMPLES,
    arrangement,
    code: arrangement,
    service,
    services: service,
    measure: await first("measures.csv"),
  };
}

interface Indexed {
  readonly name: string;
  readonly columns: readonly string[];
  readonly parameters: readonly { readonly name: string; readonly isRequired: boolean; readonly form: string }[];
}

function addressOf({ name, parameters }: Indexed, values: Readonly<Record<string, string>>): string {
  const query = new URLSearchParams();
  for (const parameter of parameters.filter(({ isRequired }) => isRequired)) {
    const [, one = ""] = /one of (\w+)/.exec(parameter.form) ?? [];
    const isYear = parameter.form.includes("FinancialYear");
    query.set(parameter.name, (isYear && parameter.name === "to" ? "2027-28" : values[parameter.name]) || one);
  }
  if (name.startsWith("spending")) query.set("pence", "10000000");
  return `${name}.csv?${query}`;
}

test("every table of the index answers with its columns, and with as many rows as it says", {
  timeout: 180_000,
}, async () => {
  const { tables } = (await (await fetch(`${app.address}/v1/walsall`)).json()) as { tables: Indexed[] };
  const values = await samples();
  const askable = tables.filter(({ name }) => !name.startsWith("riskSharePreview"));
  expect(askable.length).toBeGreaterThan(140);
  for (const table of askable) {
    const address = addressOf(table, values);
    const response = await fetch(`${app.address}/v1/walsall/${address}`);
    const text = await response.text();
    expect(response.status, `${address} ${text.slice(0, 300)}`).toBe(200);
    const [columns, ...rows] = parse(text, { bom: true }) as string[][];
    expect(columns, address).toEqual(table.columns);
    const count = response.headers.get("tandem-row-count");
    if (count !== null) expect(rows, address).toHaveLength(Number(count));
  }
  expect(app.faults).toEqual([]);
});

test("each form says what data version it is of, and whether it is whole", async () => {
  const response = await fetch(`${app.address}/v1/walsall/services.csv`);
  const version = response.headers.get("tandem-data-version") ?? "";
  const { data } = await app.ask('{ partnership(code: "walsall") { dataVersion services(first: 1) { totalCount } } }');
  const [{ dataVersion } = { dataVersion: 0 }] = within(data, "partnership") as readonly { dataVersion: number }[];
  const [services = { totalCount: 0 }] = within(data, "partnership.services") as readonly { totalCount: number }[];
  expect(version).toBe(String(dataVersion));
  expect(response.headers.get("tandem-row-count")).toBe(String(services.totalCount));
  expect(response.headers.get("tandem-complete")).toBe("true");
  const lines = Buffer.from(await take("services.jsonl"))
    .toString("utf8")
    .trimEnd()
    .split("\n");
  expect(JSON.parse(lines.at(-1) ?? "")._about).toMatchObject({
    dataVersion,
    complete: true,
    rowsWritten: services.totalCount,
    hasMore: false,
  });
  const json = JSON.parse(Buffer.from(await take("services.json")).toString("utf8"));
  expect(json.about.dataVersion).toBe(dataVersion);
  expect(json.ending.rowsWritten).toBe(services.totalCount);
  expect(parquetAbout(await take("services.parquet"))).toMatchObject({
    "Data version": version,
    "Rows here": String(services.totalCount),
  });
  for (const ending of ["xlsx", "ods"] as const) {
    const about = new Map(
      (await readSheets(ending, await take(`services.${ending}`))).get("About") as [string, string][],
    );
    expect([about.get("Data version"), about.get("Answer is complete")]).toEqual([version, "true"]);
  }
});

test("what the columns mean is linked, and names every column of the table", async () => {
  const response = await fetch(`${app.address}/v1/walsall/waits.csv?month=2026-03`);
  const [, link = ""] = /<([^>]+)>; rel="describedby"/.exec(response.headers.get("link") ?? "") ?? [];
  const [columns] = parse(await response.text(), { bom: true }) as string[][];
  const described = (await (await fetch(`${app.address}${link}`)).json()) as {
    tableSchema: { columns: Record<string, string>[] };
  };
  expect(described.tableSchema.columns.map(({ name }) => name)).toEqual(columns);
  expect(described.tableSchema.columns.every((column) => (column["dc:description"] ?? "").length > 3)).toBe(true);
});
