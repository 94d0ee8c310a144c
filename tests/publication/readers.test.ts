import { DISCLOSURE_POLICIES, protectionOf } from "@tandem/server/analytics/disclosure/policy";
import { publishSnapshot } from "@tandem/server/analytics/disclosure/publish-snapshot";
import type { Snapshot } from "@tandem/server/analytics/snapshot";
import { buildApiSchema } from "@tandem/server/graphql/schema";
import { openOrm } from "@tandem/server/persistence/orm";
import { readPartnership } from "@tandem/server/persistence/queries/partnership.query";
import { readSnapshot } from "@tandem/server/persistence/queries/snapshot.query";
import highsModule from "highs";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../app.ts";
import { createDatabase, type TestDatabase } from "../database.ts";
import { wholeField } from "../whole-field.ts";
import { type Move, unseenMoves } from "./unseen-moves.ts";

// Its types describe the CommonJS build, whose default export stands one step further in.
const loadHighs = highsModule as unknown as typeof highsModule.default;
const highs = await loadHighs();

const HES = DISCLOSURE_POLICIES.HES as NonNullable<(typeof DISCLOSURE_POLICIES)[string]>;
const schema = buildApiSchema();

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
});

afterAll(() => app.stop());

const as = (role: string) => ({ cookie: `tandem_evaluation_role=${role}` });

const FIGURES = [
  "clinicalCapacity",
  "demand",
  "equity",
  "familyPriorities",
  "gaps",
  "outlook",
  "overlaps",
  "sharedUnderstanding",
  "spending",
  "waits",
];

test.each(FIGURES)(
  "%s tells every role that reads published counts the same, and a commissioner with a purpose more",
  async (field) => {
    const ask = async (role: string) =>
      JSON.stringify(await app.ask(wholeField(schema, field), { code: "walsall" }, as(role)));
    const reader = await ask("READER");
    expect(reader).toContain("SMALL_COUNTS_HIDDEN");
    for (const role of ["FINANCE", "SIGNER", "ADMINISTRATOR"]) expect(await ask(role), role).toBe(reader);
    const commissioner = await ask("COMMISSIONER");
    expect(commissioner).not.toContain("SMALL_COUNTS_HIDDEN");
    expect(commissioner).not.toBe(reader);
  },
);

interface DemandRow {
  readonly serviceLine: { readonly code: string };
  readonly area: { readonly code: string } | null;
  readonly ageBand: { readonly code: string } | null;
  readonly children: { readonly value: number | null; readonly state: string };
}

const YEAR = { from: "2025-04", to: "2026-03", grain: "FINANCIAL_YEAR" };

async function askDemand(question: object, role = "READER", of = app): Promise<readonly DemandRow[]> {
  const query = `query($by: [DemandDimension!]!, $filter: DemandFilter, $from: Month!, $to: Month!, $grain: TimeGrain!) {
    partnership(code: "walsall") { demand(first: 1000, basis: EXPRESSED, by: $by, filter: $filter, from: $from, to: $to, grain: $grain) {
      rows { serviceLine { code } area { code } ageBand { code } children { value state } } } } }`;
  const { data, errors } = await of.ask(query, { ...YEAR, by: [], ...question }, as(role));
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return (data as unknown as { partnership: { demand: { rows: DemandRow[] } } }).partnership.demand.rows;
}

/** Moves children in a database as a move says; false, and nothing moved, where one of its rows is not recorded in that month. */
async function applyMove(client: Client, { demand, lines, areas, needs, layers, functions }: Snapshot, move: Move) {
  const codeOf = (list: readonly { readonly code: string }[], position: number | undefined) =>
    list[position ?? 0]?.code;
  const month = demand.firstMonth + move.month;
  await client.query("begin");
  for (const [row, more] of move.rows) {
    const { rowCount } = await client.query(
      `update demand set children = children + $1, units = units + $1 where partnership_id = 1 and version_to is null
        and service_line_code = $2 and area_code = $3 and need_code = $4 and layer_code = $5 and function_code = $6
        and age_from = $7 and month = make_date($8, $9, 1)`,
      [
        more,
        codeOf(lines, demand.line[row]),
        codeOf(areas, demand.area[row]),
        codeOf(needs, demand.need[row]),
        codeOf(layers, demand.layer[row]),
        codeOf(functions, demand.function[row]),
        demand.ageFrom[row],
        Math.floor(month / 12),
        (month % 12) + 1,
      ],
    );
    if (rowCount === 1) continue;
    await client.query("rollback");
    return false;
  }
  await client.query("commit");
  return true;
}

/** The seeds with children moved between hidden counts, and their units of care with them. */
async function movedDatabase(): Promise<TestDatabase> {
  const database = await createDatabase("seeded");
  const orm = await openOrm(database.url, "tandem_app");
  const partnership = await readPartnership(orm, "walsall");
  if (partnership === null) throw new Error("the seeds have no walsall");
  const recorded = await readSnapshot(orm, partnership);
  await orm.close(true);
  const client = new Client({ connectionString: database.url });
  await client.connect();
  let isMoved = false;
  for (const move of unseenMoves(recorded, publishSnapshot(recorded, new Map()), 20)) {
    isMoved = await applyMove(client, recorded, move);
    if (isMoved) break;
  }
  await client.end();
  expect(isMoved).toBe(true);
  return database;
}

test("a child moved between hidden counts changes no byte of any answer to readers, and does of a commissioner's", async () => {
  const moved = await startTestApp({ database: await movedDatabase() });
  const read = async (from: TestApp, field: string) =>
    JSON.stringify(await from.ask(wholeField(schema, field), { code: "walsall" }, as("READER")));
  for (const field of FIGURES) expect((await read(moved, field)) === (await read(app, field)), field).toBe(true);
  for (const grain of ["MONTH", "FINANCIAL_YEAR"])
    for (const dimension of ["AREA", "AGE_BAND", "NEED"]) {
      const question = { grain, by: ["SERVICE_LINE", dimension], from: "2023-04" };
      expect(await askDemand(question, "READER", moved)).toEqual(await askDemand(question, "READER"));
    }
  const cells = { by: ["AREA", "AGE_BAND"], from: "2023-04" };
  expect(await askDemand(cells, "READER", moved)).toEqual(await askDemand(cells, "READER"));
  expect(await askDemand(cells, "COMMISSIONER", moved)).not.toEqual(await askDemand(cells, "COMMISSIONER"));
  await moved.stop();
}, 60_000);

async function runSql(text: string): Promise<Record<string, string>[]> {
  const client = new Client({ connectionString: app.databaseUrl });
  await client.connect();
  const { rows } = await client.query(text);
  await client.end();
  return rows;
}

/** True counts of the year by line, area and age band, straight from the database. */
function readTruth(): Promise<Record<string, string>[]> {
  return runSql(`select d.service_line_code as line, area_code as area, age_from || '-' || age_to as band, sum(children)::int as children
    from demand d join service_line l on l.code = d.service_line_code
    where partnership_id = 1 and version_to is null and state = 'KNOWN' and l.unit_kind = 'flow'
      and month between '2025-04-01' and '2026-03-01' group by 1, 2, 3`);
}

test("what readers are shown of wards is the database's own sum, rounded; where it is small it is hidden", async () => {
  const truth = new Map<string, number>();
  for (const { line, area, children } of await readTruth()) {
    const key = `${line}|${area}`;
    truth.set(key, (truth.get(key) ?? 0) + Number(children));
  }
  let [shown, hidden] = [0, 0];
  for (const { serviceLine, area, children } of await askDemand({ by: ["SERVICE_LINE", "AREA"] })) {
    const count = truth.get(`${serviceLine.code}|${area?.code}`);
    if (count === undefined) continue;
    if (children.state === "SUPPRESSED") hidden += 1;
    else {
      shown += 1;
      expect(children.value, `${serviceLine.code} ${area?.code}`).toBe(Math.round(count / HES.roundTo) * HES.roundTo);
    }
    if (count >= HES.hiddenFrom && count <= HES.hiddenTo) expect(children.state).toBe("SUPPRESSED");
  }
  expect(shown).toBeGreaterThan(100);
  expect(hidden).toBeGreaterThan(0);
});

/** Everything a reader can ask of demand that could be taken apart: groups, filters one by one and in pairs, other periods. */
function questions(areas: readonly string[], bands: readonly string[]): object[] {
  const groups = [[], ["AREA"], ["AGE_BAND"], ["NEED"], ["AREA", "AGE_BAND"], ["AREA", "NEED"], ["LAYER"]];
  const by = groups.map((dimensions) => ({ by: ["SERVICE_LINE", ...dimensions] }));
  const without = areas.map((area) => ({
    filter: { areas: areas.filter((other) => other !== area) },
    by: ["AGE_BAND"],
  }));
  const lessBand = bands.map((band) => ({
    filter: { ageBands: bands.filter((other) => other !== band) },
    by: ["AREA"],
  }));
  const pairs = areas.slice(1).map((area, at) => ({ filter: { areas: [areas[at], area] } }));
  const periods = ["MONTH", "QUARTER", "CALENDAR_YEAR"].map((grain) => ({ grain, by: ["AREA"] }));
  const cut = [{ from: "2025-04", to: "2026-02", by: ["AREA", "AGE_BAND"] }];
  return [...by, ...without, ...lessBand, ...pairs, ...periods, ...cut];
}

/** A number shown, and the counts it adds up. */
interface Equation {
  readonly value: number;
  readonly cells: readonly string[];
}

/** What a reader learns of the counts of one line: every number shown for the whole year, with the counts it adds up. */
async function collect(line: string, areas: readonly string[], bands: readonly string[]): Promise<Equation[]> {
  const found: Equation[] = [];
  for (const question of questions(areas, bands)) {
    const { filter = {}, by = [], ...rest } = question as { filter?: Record<string, string[]>; by?: string[] };
    const isWholeYear = Object.keys(rest).length === 0 && !by.includes("NEED") && !by.includes("LAYER");
    for (const row of await askDemand({ ...rest, by, filter: { ...filter, serviceLines: [line] } })) {
      if (row.children.value === null || row.children.state !== "KNOWN" || !isWholeYear) continue;
      const own = (list: readonly string[], asked: string[] | undefined, code: string | undefined) =>
        list.filter((entry) => (asked ?? list).includes(entry) && (code ?? entry) === entry);
      const cells = own(areas, filter.areas, row.area?.code).flatMap((area) =>
        own(bands, filter.ageBands, row.ageBand?.code).map((band) => `${area}|${band}`),
      );
      found.push({ value: row.children.value, cells });
    }
  }
  return found;
}

/** Least and most a count can be, for somebody who knows that what is shown is each time rounded to the nearest 5. */
function bounds(cell: string, equations: readonly Equation[], names: ReadonlyMap<string, string>): [number, number] {
  const half = HES.roundTo / 2;
  const rows = equations.map(({ value, cells }, index) => {
    const sum = cells.map((name) => `+ 1 ${names.get(name)}`).join(" ");
    // A row may add up several rounded counts; at the least it adds up one.
    const slack = half * Math.max(1, cells.length);
    return ` l${index}: ${sum} >= ${value - slack}\n u${index}: ${sum} <= ${value + slack}`;
  });
  const solve = (sense: string) => {
    const solution = highs.solve(
      `${sense}\n obj: ${names.get(cell)}\nSubject To\n${rows.join("\n")}\n cap: ${names.get(cell)} <= 100000\nEnd`,
    );
    if (solution.Status !== "Optimal") throw new Error(`linear program is ${solution.Status}`);
    return solution.ObjectiveValue;
  };
  return [solve("Minimize"), solve("Maximize")];
}

test("an attacker with every question open to readers pins no hidden count down", async () => {
  const truth = await readTruth();
  const rows = await askDemand({ by: ["SERVICE_LINE", "AREA", "AGE_BAND"] });
  const hidden = rows.filter(({ children }) => children.state === "SUPPRESSED").map((row) => row.serviceLine.code);
  const lines = [...new Set(hidden)].filter((line) => truth.some((row) => row.line === line)).slice(0, 4);
  let attacked = 0;
  for (const line of lines) {
    const own = truth.filter((row) => row.line === line);
    const [areas, bands] = [
      [...new Set(own.map(({ area }) => area ?? ""))],
      [...new Set(own.map(({ band }) => band ?? ""))],
    ];
    const equations = await collect(line, areas, bands);
    const cells = areas.flatMap((area) => bands.map((band) => `${area}|${band}`));
    const names = new Map(cells.map((cell, at) => [cell, `x${at}`]));
    const shown = new Set(equations.filter((row) => row.cells.length === 1).map((row) => row.cells[0]));
    for (const cell of cells.filter((name) => !shown.has(name)).slice(0, 12)) {
      const [least, most] = bounds(cell, equations, names);
      attacked += 1;
      expect(most - least, `${line} ${cell}`).toBeGreaterThanOrEqual(protectionOf(HES) - 1e-6);
    }
  }
  expect(attacked).toBeGreaterThan(5);
}, 60_000);

test("in every answer of the year to readers a count of children is a multiple of 5, or hidden", async () => {
  const rows = await askDemand({ by: ["SERVICE_LINE", "AREA", "AGE_BAND"] });
  const flows = new Set((await readTruth()).map(({ line }) => line));
  for (const { serviceLine, children } of rows.filter((row) => flows.has(row.serviceLine.code)))
    expect(children.state === "KNOWN" ? (children.value ?? 1) % HES.roundTo : 0, serviceLine.code).toBe(0);
});

test("a load's problems quote no value to readers", async () => {
  await runSql(`insert into load_problem (partnership_id, load_id, ordinal, severity, row, "column", value, code, message, mend)
    values (1, 1, 1, 'WARNING', 3, 'children', '3-canary', 'ODD', 'children is 3-canary', 'Check it.')`);
  const query = `{ partnership(code: "walsall") { loads(first: 1000) { edges { node { problems { value message code } } } } } }`;
  expect(JSON.stringify(await app.ask(query, {}, as("READER")))).not.toContain("3-canary");
  expect(JSON.stringify(await app.ask(query, {}, as("COMMISSIONER")))).toContain("3-canary");
});
