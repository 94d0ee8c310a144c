import { openOrm } from "@tandem/server/persistence/orm";
import { readAs } from "@tandem/server/persistence/partnership-session";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createDatabase, type TestDatabase } from "../database.ts";
import { hasPooler, startPooler } from "../pooler.ts";

const QUESTIONS = 20_000;
const AT_ONCE = 40;

let database: TestDatabase;

beforeAll(async () => {
  database = await createDatabase("seeded");
});

afterAll(() => database.drop());

interface Seen {
  readonly asked: number;
  readonly role: string;
  readonly foreign: number;
  readonly own: number;
}

type Orm = Awaited<ReturnType<typeof openOrm>>;

/** What one session sees of services when nothing but row-level security holds it back. */
async function lookAs(orm: Orm, partnershipId: number): Promise<Seen> {
  return readAs(orm, { partnershipId }, async (db) => {
    const { rows } = await sql<Seen>`select ${partnershipId}::int as asked, current_user::text as role,
      count(*) filter (where partnership_id <> ${partnershipId})::int as foreign,
      count(*) filter (where partnership_id = ${partnershipId})::int as own from service_key`.execute(db);
    return rows[0] as Seen;
  });
}

/** Asks for both partnerships in turns over few connections, and gathers the different answers. */
async function askInTurns(orm: Orm): Promise<ReadonlyMap<number, ReadonlySet<string>>> {
  const answers = new Map<number, Set<string>>([
    [1, new Set()],
    [2, new Set()],
  ]);
  let asked = 0;
  const ask = async () => {
    while (asked < QUESTIONS) {
      const partnership = (asked % 2) + 1;
      asked += 1;
      answers.get(partnership)?.add(JSON.stringify(await lookAs(orm, partnership)));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, ask));
  return answers;
}

async function expectApart(orm: Orm): Promise<void> {
  const answers = await askInTurns(orm);
  for (const [asked, found] of answers) {
    expect([...found]).toHaveLength(1);
    expect(JSON.parse([...found][0] ?? "{}")).toMatchObject({ asked, role: "tandem_app", foreign: 0 });
  }
  const own = [...answers.values()].map((found) => JSON.parse([...found][0] ?? "{}").own);
  expect(Math.min(...own)).toBeGreaterThan(0);
}

test("20,000 questions of two partnerships over a few connections are never crossed", async () => {
  const orm = await openOrm(database.url, "tandem_app", 4);
  await expectApart(orm);
  await orm.close(true);
}, 120_000);

test.runIf(hasPooler)(
  "nor are they when a pooler hands every transaction another connection",
  async () => {
    const pooler = await startPooler(database.url);
    const orm = await openOrm(pooler.url, null, 10);
    await expectApart(orm);
    await orm.close(true);
    await pooler.stop();
  },
  120_000,
);
