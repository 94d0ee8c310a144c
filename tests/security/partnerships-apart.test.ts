import { buildApiSchema } from "@tandem/server/graphql/schema";
import { ROLE_CODES } from "@tandem/server/security/role";
import { Client } from "pg";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { startTestApp, type TestApp } from "../app.ts";
import { hasPooler, startPooler } from "../pooler.ts";
import { fieldNames, wholeField } from "../whole-field.ts";
import { createAlone, createNeighbours, PARTNERSHIPS, type PartnershipCode, removeWalls } from "./neighbours.ts";

const schema = buildApiSchema();
const FIELDS = fieldNames(schema, "Partnership");

let together: TestApp;
const alone = new Map<PartnershipCode, TestApp>();

beforeAll(async () => {
  together = await startTestApp({ database: await createNeighbours() });
  for (const code of PARTNERSHIPS) alone.set(code, await startTestApp({ database: await createAlone(code) }));
});

afterEach(() => vi.restoreAllMocks());

afterAll(async () => {
  for (const app of [together, ...alone.values()]) await app.stop();
});

const asRole = (role: string) => ({ cookie: `tandem_evaluation_role=${role}` });

/** What a role is told of everything below a field. */
async function tell(app: TestApp, field: string, code: string, role: string): Promise<string> {
  const told = JSON.stringify(await app.ask(wholeField(schema, field), { code }, asRole(role)));
  // Being asked is itself in the log, with its time, on which its hash depends.
  return field === "auditLog" ? told.replaceAll(/"(at|hash)":"[^"]*"/g, "") : told;
}

/** Fields by which a partnership's answers differ from those it gives where it is alone. */
async function findCrossed(app: TestApp, code: PartnershipCode, role: string): Promise<string[]> {
  const home = alone.get(code) as TestApp;
  const crossed: string[] = [];
  for (const field of FIELDS)
    if ((await tell(app, field, code, role)) !== (await tell(home, field, code, role))) crossed.push(field);
  return crossed;
}

/** Lets every statement through that only the application's own filter on the partnership would stop. */
function dropOwnFilters(): { readonly dropped: () => number } {
  const send = Client.prototype.query;
  let dropped = 0;
  vi.spyOn(Client.prototype, "query").mockImplementation(function (this: Client, ...parameters: unknown[]) {
    const [first] = parameters as [unknown];
    const own = /[\w".]*\bpartnership_id"? = (\$\d+)/g;
    const loosen = (text: string) =>
      text.replace(own, (_, value) => {
        dropped += 1;
        return `(${value}::int is not null)`;
      });
    if (typeof first === "string") parameters[0] = loosen(first);
    else if (typeof first === "object" && first !== null && "text" in first) {
      parameters[0] = { ...first, text: loosen(String(first.text)) };
    }
    return (send as (...all: unknown[]) => unknown).apply(this, parameters) as never;
  } as never);
  return { dropped: () => dropped };
}

/** Every field is asked by every role, some of them twice. */
const PATIENT = 180_000;

test.each(PARTNERSHIPS)(
  "%s's answers to every role are the same to the byte as if it were alone",
  async (code) => {
    for (const role of ROLE_CODES) expect(await findCrossed(together, code, role), role).toEqual([]);
  },
  PATIENT,
);

/** Starts over a database with nothing in memory yet, the application's own filters dropped. */
async function startUnfiltered(url: string): Promise<TestApp> {
  const own = dropOwnFilters();
  const app = await startTestApp({ database: { url, drop: async () => undefined } });
  await tell(app, "demand", "walsall", "COMMISSIONER");
  expect(own.dropped()).toBeGreaterThan(0);
  return app;
}

test(
  "nor do they change when only the database's own walls are left",
  async () => {
    const app = await startUnfiltered(together.databaseUrl);
    for (const code of PARTNERSHIPS) expect(await findCrossed(app, code, "COMMISSIONER"), code).toEqual([]);
    await app.stop();
  },
  PATIENT,
);

test(
  "with neither filters nor walls they do cross, so that these questions would tell",
  async () => {
    const database = await createNeighbours();
    await removeWalls(database);
    const app = await startUnfiltered(database.url);
    expect(await findCrossed(app, "walsall", "COMMISSIONER")).toEqual(expect.arrayContaining(["demand", "services"]));
    await app.stop();
    await database.drop();
  },
  PATIENT,
);

test.runIf(hasPooler)(
  "nor through a pooler that hands every transaction another connection",
  async () => {
    const pooler = await startPooler(together.databaseUrl);
    const database = { url: together.databaseUrl, drop: async () => undefined };
    const app = await startTestApp({ database, environment: { POOL_URL: pooler.url } });
    for (const code of PARTNERSHIPS) expect(await findCrossed(app, code, "READER"), code).toEqual([]);
    await app.stop();
    await pooler.stop();
  },
  PATIENT,
);

test("the three have answers of their own, so that a crossed one would show", async () => {
  const answers = await Promise.all(PARTNERSHIPS.map((code) => tell(together, "demand", code, "COMMISSIONER")));
  expect(new Set(answers)).toHaveLength(PARTNERSHIPS.length);
});
