import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DimensionCache, touchingAreas } from "@tandem/server/persistence/dimensions";
import { openOrm } from "@tandem/server/persistence/orm";
import { readPartnership } from "@tandem/server/persistence/queries/partnership.query";
import { Registers } from "@tandem/server/persistence/registers";
import {
  findServices,
  type ServiceFilter,
  type ServiceOrder,
  sortValues,
} from "@tandem/server/persistence/service-register";
import fc from "fast-check";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createDatabase, type TestDatabase } from "../database.ts";

const TODAY = "2026-03-31";
const SERVICES_SQL = readFileSync(join(import.meta.dirname, "services-today.sql"), "utf8");

let database: TestDatabase;
let orm: Awaited<ReturnType<typeof openOrm>>;
let sql: Client;

beforeAll(async () => {
  database = await createDatabase("seeded");
  orm = await openOrm(database.url, "tandem_app");
  sql = new Client({ connectionString: database.url });
  await sql.connect();
});

afterAll(async () => {
  await sql.end();
  await orm.close(true);
  await database.drop();
});

async function open() {
  const partnership = await readPartnership(orm, "walsall");
  if (partnership === null) throw new Error("no partnership");
  const dimensions = await new DimensionCache(orm).read(partnership);
  return { partnership, dimensions, register: await new Registers(orm).read(partnership, TODAY) };
}

const COLUMNS: Readonly<Record<ServiceOrder["field"], string>> = {
  ANNUAL_VALUE: "pence",
  CAPACITY: "capacity",
  CODE: "code",
  NAME: "name",
  PROVIDER: "provider",
  SERVICE_LINE: "line",
};

/** The same question put to PostgreSQL. */
async function codesBySql(version: number, filter: ServiceFilter, orderBy: readonly ServiceOrder[], areas: string[]) {
  const terms = [...orderBy, { field: "CODE", direction: "ASC" } as const];
  const order = terms.map(({ field, direction }) => `${COLUMNS[field]} ${direction} nulls last`).join(", ");
  const { rows } = await sql.query<{ code: string }>(
    `select code from (${SERVICES_SQL}) s where ($3::text[] is null or code = any($3)) and ($4::text[] is null or line = any($4))
      and ($5::text[] is null or provider = any($5)) and ($6::text[] is null or commissioners && $6)
      and ($7::text[] is null or needs && $7) and ($8::text[] is null or areas && $8)
      and ($9::int is null or (age_from <= $10 and age_to >= $9))
      and ($11::text is null or position(lower($11) in lower(code || ' ' || name)) > 0)
    order by ${order}`,
    [
      version,
      TODAY,
      filter.codes,
      filter.serviceLines,
      filter.providers,
      filter.commissioners,
      filter.needs,
      filter.areas ? areas : null,
      filter.ages?.from,
      filter.ages?.to,
      filter.search,
    ],
  );
  return rows.map(({ code }) => code);
}

/** No filter: asked in any case, so that the property is never of nothing. */
const ALL = {
  codes: null,
  serviceLines: null,
  providers: null,
  commissioners: null,
  needs: null,
  areas: null,
  ages: null,
  search: null,
};

test("a register filtered, ordered and paged in memory lists what PostgreSQL would", async () => {
  const { partnership, dimensions, register } = await open();
  const codes = (pick: (row: (typeof register.services)[number]) => readonly string[]) =>
    fc.option(fc.subarray([...new Set(register.services.flatMap(pick))], { minLength: 1 }), { freq: 3 });
  const filters = fc.record({
    codes: fc.option(fc.subarray(register.services.map(({ code }) => code)), { freq: 5 }),
    serviceLines: codes(({ lineCode }) => [lineCode]),
    providers: codes(({ providerCode }) => [providerCode]),
    commissioners: codes(({ commissioners }) => commissioners),
    needs: codes(({ needCodes }) => needCodes ?? []),
    areas: codes(({ areaCodes }) => areaCodes ?? []),
    ages: fc.option(
      fc.tuple(fc.nat(25), fc.nat(25)).map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) })),
      { freq: 2 },
    ),
    search: fc.option(fc.constantFrom("SLT", "team", "e", "CHILD", "zzz"), { freq: 3 }),
  });
  const fields = Object.keys(COLUMNS) as ServiceOrder["field"][];
  const orders = fc.array(
    fc.record({ field: fc.constantFrom(...fields), direction: fc.constantFrom("ASC" as const, "DESC" as const) }),
    { maxLength: 3 },
  );
  let found = 0;
  await fc.assert(
    fc.asyncProperty(filters, orders, fc.integer({ min: 1, max: 40 }), async (filter, orderBy, first) => {
      const areas = touchingAreas(dimensions, filter.areas ?? []);
      const expected = await codesBySql(partnership.dataVersion, filter, orderBy, [...areas]);
      const listed: string[] = [];
      for (let after: ReturnType<typeof sortValues> | null = null; ; ) {
        const page = findServices(register, dimensions, { first, after, filter, orderBy });
        expect(page.totalCount).toBe(expected.length);
        listed.push(...page.rows.map(({ code }) => code));
        const last = page.rows.at(-1);
        expect(page.hasNextPage).toBe(listed.length < expected.length);
        if (!page.hasNextPage || last === undefined) break;
        after = sortValues(last, orderBy);
      }
      found += listed.length;
      expect(listed).toEqual(expected);
    }),
    { numRuns: 150, examples: [[ALL, [], 7]] },
  );
  expect(found).toBeGreaterThan(150);
});

test("a register is read once for all who ask at a data version, and anew for the next", async () => {
  const { partnership } = await open();
  const registers = new Registers(orm);
  const [one, two] = await Promise.all([registers.read(partnership, TODAY), registers.read(partnership, TODAY)]);
  expect(one).toBe(two);
  expect(await registers.read({ ...partnership, dataVersion: 1 }, TODAY)).not.toBe(one);
});
