import { join } from "node:path";
import { buildApiSchema } from "@tandem/server/graphql/schema";
import { importFile } from "@tandem/server/import/import-file";
import { seedOnce } from "@tandem/server/import/seed";
import { openOrm } from "@tandem/server/persistence/orm";
import { removeIllustrative } from "@tandem/server/persistence/stores/illustrative.store";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../app.ts";
import { fieldNames, wholeField } from "../whole-field.ts";

const ACTOR = { actor: "command", actorName: "A test" };
const SEEDS = join(import.meta.dirname, "..", "..", "seeds");
const SPOILED = join(import.meta.dirname, "fixtures");

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
});

afterAll(() => app.stop());

test("made-up rows are removed at once, real ones stay, the seeds do not come back, and every question is still answered", async () => {
  const orm = await openOrm(app.databaseUrl, "tandem_app");
  const client = new Client({ connectionString: app.databaseUrl });
  await client.connect();
  const held = async () =>
    (
      await client.query(
        `select (select count(*)::int from service where version_to is null and partnership_id = 1) as services,
          (select count(*)::int from demand where version_to is null and partnership_id = 1) as demand,
          (select count(*)::int from demand where partnership_id = 1) as ever,
          (select count(*)::int from own_observation where version_to is null and provenance <> 'ILLUSTRATIVE') as figures,
          (select count(*)::int from own_observation where version_to is null and provenance = 'ILLUSTRATIVE') as "madeUp",
          (select count(*)::int from service where version_to is null and partnership_id = 2) as elsewhere`,
      )
    ).rows[0];
  await importFile(orm, join(SPOILED, "plans-ceased.csv"), { partnershipId: 1, actor: ACTOR, isLocalDataOpen: false });
  const before = await held();
  const { rowsClosed, dataVersion } = await removeIllustrative(orm, 1, ACTOR);
  expect(rowsClosed).toBeGreaterThan(100_000);
  const after = { ...before, services: 0, demand: 0, madeUp: 0 };
  expect(before.madeUp).toBeGreaterThan(0);
  expect(await held()).toEqual(after);
  expect(await removeIllustrative(orm, 1, ACTOR)).toEqual({ rowsClosed: 0, dataVersion });
  await client.query("delete from load_problem");
  await client.query("update load set content_hash = 'other' where partnership_id = 1");
  await seedOnce({ databaseUrl: app.databaseUrl, seedsDir: SEEDS, log: () => undefined });
  expect(await held()).toEqual(after);
  const schema = buildApiSchema();
  for (const field of fieldNames(schema, "Partnership")) {
    const { errors } = await app.ask(wholeField(schema, field), { code: "walsall" });
    expect(
      (errors ?? []).filter(({ extensions }) => extensions.code === "INTERNAL_SERVER_ERROR"),
      field,
    ).toEqual([]);
  }
  expect(app.faults).toEqual([]);
  await client.end();
  await orm.close(true);
}, 60_000);
