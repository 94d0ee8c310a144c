import { totalLedger } from "@tandem/server/analytics/ledger";
import { openOrm } from "@tandem/server/persistence/orm";
import { readPartnership } from "@tandem/server/persistence/queries/partnership.query";
import { readPools } from "@tandem/server/persistence/queries/pools.query";
import { postEntries } from "@tandem/server/persistence/stores/ledger.store";
import { type ContributionEdit, saveContribution } from "@tandem/server/persistence/stores/pool-plan.store";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createDatabase, type TestDatabase } from "../database.ts";
import { ICB } from "./worked-example.ts";

const YEAR = "2025-26";
const EDITS = 1_000;

let database: TestDatabase;
let orm: Awaited<ReturnType<typeof openOrm>>;

beforeAll(async () => {
  database = await createDatabase("seeded");
  orm = await openOrm(database.url, "tandem_app");
});

afterAll(async () => {
  await orm.close(true);
  await database.drop();
});

const editor = (at: number) => ({
  actor: `m${at}`,
  actorName: `Person ${at}`,
  partnershipId: 1,
  provenance: "ILLUSTRATIVE" as const,
});

async function readPool() {
  const partnership = await readPartnership(orm, "walsall");
  if (partnership === null) throw new Error("no partnership");
  const [pool] = await readPools(orm, partnership, YEAR);
  if (pool === undefined) throw new Error("no pool");
  return { pool, dataVersion: partnership.dataVersion };
}

const contribution = (plannedPence: number, expectedVersion: number): ContributionEdit => ({
  arrangement: "S75-CYP",
  financialYear: YEAR,
  organisation: ICB,
  fundingSource: "ICB_MENTAL_HEALTH",
  form: "CASH",
  isRecurrent: false,
  plannedPence,
  variedPence: null,
  forecastPence: null,
  ringFences: [],
  expectedVersion,
});

test("of a thousand changes at once of one contribution none is lost: one is kept, the others are told which field changed", async () => {
  const { dataVersion } = await readPool();
  const outcomes = await Promise.all(
    Array.from({ length: EDITS }, (_, at) => saveContribution(orm, editor(at), contribution(1_000 + at, 0))),
  );
  const kept = outcomes.filter(({ status }) => status === "SAVED");
  expect(kept).toHaveLength(1);
  const told = outcomes.filter((outcome) => outcome.status === "CONFLICT");
  expect(told).toHaveLength(EDITS - 1);
  for (const { currentVersion, fields } of told) {
    expect(currentVersion).toBe(dataVersion + 1);
    expect(fields.map(({ field }) => field)).toContain("plannedPence");
  }
  expect((await readPool()).dataVersion).toBe(dataVersion + 1);
}, 60_000);

test("losers who read again and repeat are all kept, one after the other, and the log has every change", async () => {
  const start = (await readPool()).pool.contributions.find(
    ({ fundingSourceCode }) => fundingSourceCode === "ICB_MENTAL_HEALTH",
  );
  const add = async (at: number): Promise<void> => {
    for (;;) {
      const { pool } = await readPool();
      const held = pool.contributions.find(({ fundingSourceCode }) => fundingSourceCode === "ICB_MENTAL_HEALTH");
      const given = contribution((held?.plannedPence ?? 0) + 1, held?.version ?? 0);
      if ((await saveContribution(orm, editor(at), given)).status === "SAVED") return;
    }
  };
  await Promise.all(Array.from({ length: 20 }, (_, at) => add(at)));
  const end = (await readPool()).pool.contributions.find(
    ({ fundingSourceCode }) => fundingSourceCode === "ICB_MENTAL_HEALTH",
  );
  expect(end?.plannedPence).toBe((start?.plannedPence ?? 0) + 20);
  const client = new Client({ connectionString: database.url });
  await client.connect();
  const { rows } = await client.query(
    "select count(*)::int as changes from audit_entry where action = 'SAVE_CONTRIBUTION'",
  );
  await client.end();
  expect(rows[0].changes).toBe(1 + 20);
}, 60_000);

test("a thousand postings at once, half of them sent twice, are each in the ledger once", async () => {
  const before = await readPool();
  const entry = (at: number) => ({
    reference: `MANY-${at}`,
    financialYear: YEAR,
    month: "2026-02",
    kind: "SPEND" as const,
    organisationCode: null,
    fundingSourceCode: null,
    form: null,
    schemeCode: "CYP-OT",
    commissionCode: null,
    pence: at + 1,
    adjustsYear: null,
    reverses: null,
    description: "One of many",
  });
  const sent = Array.from({ length: EDITS }, (_, at) => entry(Math.floor(at / 2)));
  const outcomes = await Promise.all(sent.map((row, at) => postEntries(orm, editor(at), "S75-CYP", [row])));
  expect(outcomes.every(({ status }) => status === "SAVED")).toBe(true);
  const after = await readPool();
  expect(after.dataVersion - before.dataVersion).toBe(EDITS / 2);
  const many = EDITS / 2;
  const spent = ({ pool }: typeof after) => totalLedger(pool.openingBalancePence ?? 0, pool.entries).spendPence;
  expect(spent(after) - spent(before)).toBe((many * (many + 1)) / 2);
}, 60_000);
