import fc from "fast-check";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../app.ts";
import { createDatabase } from "../database.ts";
import { type Coded, FIGURE, type Figure, QUERY, type Row, readActivity, YEAR } from "./activity-question.ts";

let app: TestApp;
let codes: Readonly<Record<"serviceLines" | "organisations" | "layers" | "functions" | "services", readonly string[]>>;

const readTable = (question: object, role?: string) => readActivity(app, question, role);

async function readRows<T extends object>(text: string): Promise<T[]> {
  const client = new Client({ connectionString: app.databaseUrl });
  await client.connect();
  try {
    return (await client.query<T>(text)).rows;
  } finally {
    await client.end();
  }
}

/** A second commissioner of the services whose codes begin with some letters; the seeds have one each. */
const JOINT = `with keys as (insert into commission_key (partnership_id, code) select distinct partnership_id, code || '-JOINT' from commission
    where service_code like 'SLT%' and version_to is null and not is_spot)
  insert into commission select (jsonb_populate_record(c, jsonb_build_object('code', c.code || '-JOINT', 'commissioner_code',
  (select min(o.commissioner_code) from commission o where o.commissioner_code <> c.commissioner_code
      and o.partnership_id = c.partnership_id)))).*
  from commission c where service_code like 'SLT%' and version_to is null and not is_spot`;

beforeAll(async () => {
  const database = await createDatabase("seeded");
  const client = new Client({ connectionString: database.url });
  await client.connect();
  expect((await client.query(JOINT)).rowCount).toBeGreaterThan(3);
  await client.end();
  app = await startTestApp({ database });
  const { data } =
    await app.ask(`{ partnership(code: "walsall") { serviceLines { code } organisations { code } layers { code }
    functions { code } services(first: 1000) { edges { node { code } } } } }`);
  const { services, ...lists } = (
    data as unknown as {
      partnership: Record<"serviceLines" | "organisations" | "layers" | "functions", Coded[]> & {
        services: { edges: { node: Coded }[] };
      };
    }
  ).partnership;
  const all = { ...lists, services: services.edges.map(({ node }) => node) };
  codes = Object.fromEntries(
    Object.entries(all).map(([name, list]) => [name, list.map(({ code }) => code)]),
  ) as unknown as typeof codes;
});

afterAll(() => app.stop());

const keyOf = ({ serviceLine, period }: Row) => `${serviceLine.code}|${period}`;
const DIMENSIONS = ["SERVICE_LINE", "SERVICE", "PROVIDER", "LAYER", "COMMISSIONERS"];
const GRAINS = ["MONTH", "QUARTER", "FINANCIAL_YEAR", "ACADEMIC_YEAR", "CALENDAR_YEAR"];
const monthOf = (index: number) => `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`;

/** Any filter, grouping, grain and range of months, some of them not loaded. */
function questions() {
  const some = (list: readonly string[], maxLength: number) =>
    fc.option(fc.subarray([...list], { minLength: 1, maxLength }), { freq: 2 });
  const start = 2024 * 12 + 1;
  return fc
    .record({
      filter: fc.record({
        serviceLines: some(codes.serviceLines, 4),
        services: some(codes.services, 60),
        providers: some(codes.organisations, 12),
        commissioners: some(codes.organisations, 12),
        layers: some(codes.layers, 3),
        functions: some(codes.functions, 3),
      }),
      by: fc.subarray(DIMENSIONS),
      grain: fc.constantFrom(...GRAINS),
      first: fc.integer({ min: start, max: start + 22 }),
      length: fc.integer({ min: 0, max: 14 }),
    })
    .map(({ first, length, filter, by, grain }) => ({
      filter,
      by,
      grain,
      from: monthOf(first),
      to: monthOf(first + length),
    }));
}

/** All of a year by month: asked in any case, so that the property is never of nothing. */
const ALL_MONTHS = {
  filter: { serviceLines: null, services: null, providers: null, commissioners: null, layers: null, functions: null },
  by: ["PROVIDER"],
  grain: "MONTH",
  from: "2025-04",
  to: "2026-03",
};

const sum = (rows: readonly Row[], figure: "activity" | "capacity") =>
  rows.reduce((all, row) => all + (row[figure].value ?? 0), 0);

/** A figure is a number where it is known, and only there, but for sums that lack a return. */
function checkStates({ activity, capacity, utilisation }: Row): void {
  for (const { value, state } of [activity, capacity, utilisation])
    if (state !== "UNRELIABLE") expect(value === null, state).toBe(state !== "KNOWN");
}

function checkSum(total: Row, own: readonly Row[]): void {
  expect(own.reduce((all, { services }) => all + services, 0)).toBeLessThanOrEqual(total.services);
  for (const figure of ["activity", "capacity"] as const) {
    const due = total[figure].value ?? 0;
    const error = Math.abs(sum(own, figure) - due);
    expect(error, `${keyOf(total)} ${figure}`).toBeLessThanOrEqual(1e-9 * Math.max(1, due));
  }
}

test("the groups add up to the totals of their line and period, under any filter, and no number is no 0", async () => {
  let counted = 0;
  await fc.assert(
    fc.asyncProperty(questions(), async (question) => {
      const { rows, totals, rowCount } = await readTable(question);
      expect(rows).toHaveLength(rowCount);
      expect(new Set(rows.map(keyOf))).toEqual(new Set(totals.map(keyOf)));
      for (const row of [...rows, ...totals]) checkStates(row);
      for (const total of totals) {
        checkSum(
          total,
          rows.filter((row) => keyOf(row) === keyOf(total)),
        );
        counted += (total.activity.value ?? 0) > 0 ? 1 : 0;
      }
    }),
    { numRuns: 60, examples: [[ALL_MONTHS]] },
  );
  expect(counted).toBeGreaterThan(100);
}, 120_000);

const UNITS = `select service_code as service, service_line_code as line, to_char(month, 'YYYY-MM') as month, sum(units)::float8 as units
  from activity where version_to is null and state = 'KNOWN' and partnership_id = (select id from partnership where code = 'walsall')
  group by 1, 2, 3`;

test("each service's year is what the database adds up of it; places held are averaged", async () => {
  const stored = await readRows<{ service: string; line: string; month: string; units: number }>(UNITS);
  const kinds = await readRows<{ code: string; kind: string }>(`select code, unit_kind as kind from service_line`);
  const isStock = new Map(kinds.map(({ code, kind }) => [code, kind.toLowerCase() === "stock"]));
  const { rows } = await readTable({ by: ["SERVICE"] });
  const within = stored.filter(({ month }) => month >= "2025-04" && month <= "2026-03");
  const due = Map.groupBy(within, ({ service, line }) => `${line}|${service}`);
  const shown = rows.filter(({ activity }) => (activity.value ?? 0) > 0);
  expect(shown.map((row) => `${row.serviceLine.code}|${row.service?.code}`).sort()).toEqual(
    [...due]
      .filter(([, own]) => own.some(({ units }) => units > 0))
      .map(([key]) => key)
      .sort(),
  );
  expect(shown.length).toBeGreaterThan(50);
  for (const { serviceLine, service, activity } of shown) {
    const units = (due.get(`${serviceLine.code}|${service?.code}`) ?? []).reduce((all, row) => all + row.units, 0);
    expect(activity.value, service?.code).toBeCloseTo(isStock.get(serviceLine.code) ? units / 12 : units, 6);
  }
});

test("activity of those who buy together is what the database groups by them, by month", async () => {
  const stored = await readRows<{ line: string; buyers: string; month: string; units: number }>(`
    with own as (select id from partnership where code = 'walsall'), bought as (
      select service_code, string_agg(distinct commissioner_code, '+' order by commissioner_code) as buyers from commission
      where version_to is null and partnership_id = (select id from own) and starts_on <= '2026-03-31'
        and (ends_on is null or ends_on >= '2026-01-01') group by 1)
    select line, coalesce(buyers, 'NONE') as buyers, month, sum(units) as units from (${UNITS}) a
      left join bought b on b.service_code = a.service where month between '2026-01' and '2026-03' group by 1, 2, 3`);
  const question = { from: "2026-01", to: "2026-03", grain: "MONTH", by: ["COMMISSIONERS"] };
  const { rows } = await readTable(question);
  const shown = new Map(
    rows
      .filter(({ activity }) => (activity.value ?? 0) > 0)
      .map((row) => [`${row.serviceLine.code}|${row.commissioners?.code}|${row.period}`, row.activity.value ?? 0]),
  );
  const due = stored
    .filter(({ units }) => units > 0)
    .map((row) => [`${row.line}|${row.buyers}|${row.month}`, row.units]);
  expect([...shown].sort()).toEqual(due.sort());
  expect(new Set(stored.map(({ buyers }) => buyers)).size).toBeGreaterThan(2);
});

const HISTORY = `query($service: ID!) { partnership(code: "walsall") { serviceHistory(service: $service, from: "2025-04", to: "2026-03") {
  lines { serviceLine { code } years { activity ${FIGURE} capacity ${FIGURE} delivered ${FIGURE} } } } } }`;

interface History {
  readonly lines: readonly {
    readonly serviceLine: Coded;
    readonly years: readonly { readonly activity: Figure; readonly capacity: Figure; readonly delivered: Figure }[];
  }[];
}

test.each(["COMMISSIONER", "READER"])(
  "to a %s a service's year is what its own page says",
  async (role) => {
    const { rows } = await readTable({ by: ["SERVICE"] }, role);
    const services = [...new Set(rows.map(({ service }) => service?.code ?? ""))];
    const states = new Set<string>();
    for (const service of services.slice(0, 80)) {
      const { data } = await app.ask(HISTORY, { service }, { cookie: `tandem_evaluation_role=${role}` });
      const { lines } = (data as unknown as { partnership: { serviceHistory: History } }).partnership.serviceHistory;
      for (const { serviceLine, years } of lines) {
        const row = rows.find((each) => each.service?.code === service && each.serviceLine.code === serviceLine.code);
        const [year] = years;
        expect(row?.activity ?? { state: "NOT_APPLICABLE" }, service).toMatchObject(
          row === undefined ? {} : { value: year?.activity.value, state: year?.activity.state },
        );
        if (row !== undefined) expect(row.capacity, service).toEqual(year?.capacity);
        states.add(row?.activity.state ?? "");
      }
    }
    expect(states).toContain("KNOWN");
    expect(states.has("SUPPRESSED")).toBe(role === "READER");
  },
  60_000,
);

test("to a reader nothing hidden follows from a total less what else is shown", async () => {
  const { rows, totals } = await readTable({ by: ["SERVICE"] }, "READER");
  let hidden = 0;
  for (const total of totals) {
    const own = rows.filter((row) => keyOf(row) === keyOf(total));
    const lost = own.filter(({ activity }) => activity.state === "SUPPRESSED");
    if (total.activity.state === "KNOWN") expect(lost.length, keyOf(total)).not.toBe(1);
    hidden += lost.length;
  }
  expect(hidden).toBeGreaterThan(0);
  for (const by of [["PROVIDER"], ["LAYER"], ["COMMISSIONERS"]]) {
    const { rows: groups } = await readTable({ by: [...by, "SERVICE"] }, "READER");
    const nameOf = (row: Row) => `${keyOf(row)}|${row.provider?.code}|${row.layer?.code}|${row.commissioners?.code}`;
    const partial = new Set(groups.filter(({ activity }) => activity.state === "SUPPRESSED").map(nameOf));
    const whole = new Map(totals.map((total) => [keyOf(total), total.services]));
    // A line's own total is published; any other group with a hidden service in it is not.
    for (const row of (await readTable({ by }, "READER")).rows)
      if (partial.has(nameOf(row)) && row.services < (whole.get(keyOf(row)) ?? 0))
        expect(row.activity.value, nameOf(row)).toBeNull();
  }
  const months = await readTable({ grain: "MONTH", by: ["PROVIDER"] }, "READER");
  expect(months.warnings.map(({ code }) => code)).toContain("MONTHS_NOT_PUBLISHED");
});

test("beside the year before each row shows the same group's figures of then", async () => {
  const question = { grain: "QUARTER", by: ["SERVICE_LINE", "LAYER"], compareFrom: "2024-04" };
  const now = await readTable(question);
  const then = await readTable({ ...question, from: "2024-04", to: "2025-03", compareFrom: null });
  const nameOf = (row: Row, period: string) => `${row.serviceLine.code}|${row.layer?.code}|${period}`;
  const found = new Map(then.rows.map((row) => [nameOf(row, row.period), row]));
  expect(now.rows.length).toBeGreaterThan(10);
  for (const row of now.rows) {
    const before = found.get(nameOf(row, row.period.replace("2025-26", "2024-25")));
    expect(row.compared?.period).toBe(row.period.replace("2025-26", "2024-25"));
    if (before === undefined) continue;
    expect(row.compared?.activity).toEqual(before.activity);
    expect(row.compared?.utilisation).toEqual(before.utilisation);
    const isKnown = row.activity.state === "KNOWN" && before.activity.state === "KNOWN";
    expect(row.compared?.change.value ?? null).toBe(
      isKnown ? (row.activity.value ?? 0) - (before.activity.value ?? 0) : null,
    );
  }
});

test("a comparison that cuts the months otherwise is refused", async () => {
  const { errors } = await app.ask(QUERY, { ...YEAR, grain: "QUARTER", compareFrom: "2024-05" });
  expect(errors?.[0]?.message).toMatch(/^compareFrom: cuts the months into another number of periods/);
});

test("where no service passes there is no row and no total, and codes nobody knows are refused", async () => {
  const [line] = codes.serviceLines;
  const other = (await readTable({})).rows.find(({ serviceLine }) => serviceLine.code !== line);
  const table = await readTable({ filter: { serviceLines: [line], services: [other?.service?.code] } });
  expect(table).toMatchObject({ rowCount: 0, rows: [], totals: [], complete: true });
  const { errors } = await app.ask(QUERY, { ...YEAR, filter: { providers: ["NOBODY"] } });
  expect(errors?.[0]?.message).toBe('filter.providers: "NOBODY" is not known; use codes of partnership.organisations.');
});

test("rows come in the order asked for through all pages, those without a number last", async () => {
  const whole = await readTable({ orderBy: [{ field: "UTILISATION", direction: "DESC" }] });
  const paged = await readTable({ orderBy: [{ field: "UTILISATION", direction: "DESC" }], first: 17 });
  expect(paged.rows).toEqual(whole.rows);
  const shown = whole.rows.map(({ utilisation }) => utilisation.value);
  const numbers = shown.filter((value) => value !== null);
  expect(shown).toEqual([
    ...numbers.toSorted((a, b) => b - a),
    ...Array.from({ length: shown.length - numbers.length }, () => null),
  ]);
  expect(numbers.length).toBeGreaterThan(20);
});

test("it is a table at an address of its own, with the same numbers", async () => {
  const answer = await fetch(
    `${app.address}/v1/walsall/activity.csv?from=2025-04&to=2026-03&grain=FINANCIAL_YEAR&by=PROVIDER`,
  );
  const [head = "", ...lines] = (await answer.text()).replace("\ufeff", "").trim().split(/\r?\n/);
  expect(answer.status).toBe(200);
  expect(head.split(",")).toEqual(expect.arrayContaining(["provider_code", "activity_value", "utilisation_state"]));
  expect(lines).toHaveLength((await readTable({ by: ["PROVIDER"] })).rowCount);
});
