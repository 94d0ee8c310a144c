import { fork } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startApp } from "@tandem/server/app";
import { readConfig } from "@tandem/server/config";
import { startCluster } from "@tandem/server/embedded-postgres/cluster";
import { buildOpenSchema } from "@tandem/server/graphql/schema";
import { seedOnce } from "@tandem/server/import/seed";
import { migrate } from "@tandem/server/persistence/migrate";
import { Client } from "pg";
import { printTable } from "./measure.ts";

const ROOT = join(import.meta.dirname, "..", "..");
const [SECONDS, AT_ONCE, ROUNDS] = [2, 8, 7];
const QUESTION = readFileSync(join(ROOT, "schema", "operations", "services.graphql"), "utf8");
const BODY = JSON.stringify({ query: QUESTION, variables: { partnership: "walsall", first: 50 } });

const quiet = () => undefined;
const log = { info: quiet, error: (line: string) => void process.stderr.write(`${line}\n`) };

async function runSql(url: string, ...statements: string[]): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}

/** Takes row-level security off every table. */
const NO_WALLS = `do $$ declare t record; begin
  for t in select relname from pg_class where relkind = 'r' and relrowsecurity loop
    execute format('alter table %I disable row level security', t.relname);
  end loop; end $$`;

/** A person who signed in, with a session whose key is known. */
function signInPerson(url: string, key: string): Promise<void> {
  const hash = createHash("sha256").update(key).digest("hex");
  return runSql(
    url,
    `insert into membership (partnership_id, code, organisation_code, email, name, issuer, subject, roles, invited_at, joined_at)
      select 1, 'BENCH', min(code), 'bench@walsall.example', 'Post holder', 'https://issuer.example/', 'bench', '{READER}', now(), now()
      from organisation_key where partnership_id = 1`,
    `insert into sign_in (key_hash, issuer, subject, name, started_at, seen_at, ends_at)
      values ('${hash}', 'https://issuer.example/', 'bench', 'Post holder', now(), now() + interval '1 hour', now() + interval '1 hour')`,
  );
}

interface Contender {
  readonly name: string;
  readonly address: string;
  readonly headers: Readonly<Record<string, string>>;
}

async function measure(contender: Contender): Promise<number> {
  const child = fork(join(import.meta.dirname, "walls-load.ts"));
  child.send({ ...contender, body: BODY, seconds: SECONDS, atOnce: AT_ONCE });
  const [perSecond] = (await once(child, "message")) as [number];
  child.kill();
  return perSecond;
}

const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** All contenders in turn, round after round, so that a busy moment of the machine falls on all of them. */
async function compare(contenders: readonly Contender[]): Promise<void> {
  const rates = new Map(contenders.map(({ name }) => [name, [] as number[]]));
  for (let round = -1; round < ROUNDS; round += 1)
    for (const contender of contenders) {
      const rate = await measure(contender);
      if (round >= 0) rates.get(contender.name)?.push(rate);
    }
  const base = median(rates.get(contenders[0]?.name ?? "") ?? []);
  printTable(
    ["nested list of 50 services", "answers a second", "of without"],
    [...rates].map(([name, found]) => [name, median(found), `${((median(found) / base) * 100).toFixed(1)} %`]),
  );
}

const JSON_TYPE = { "content-type": "application/json" };
const folder = mkdtempSync(join(tmpdir(), "tandem-bench-"));
const cluster = await startCluster({ dataDir: folder, isDataDirGiven: false, isThrowAway: true }, quiet);
try {
  await runSql(cluster.urlOf("postgres"), "create database walled");
  const walled = cluster.urlOf("walled");
  await migrate(walled, quiet);
  await seedOnce({ databaseUrl: walled, seedsDir: join(ROOT, "seeds"), log: quiet });
  await runSql(cluster.urlOf("postgres"), "create database open template walled");
  await runSql(cluster.urlOf("open"), NO_WALLS);
  const key = randomBytes(32).toString("base64url");
  await signInPerson(walled, key);
  const publicPort = 40_000 + Math.floor(Math.random() * 9_000);
  const signIn = {
    PORT: String(publicPort),
    KEPT_ANSWERS_MB: "0",
    PUBLIC_URL: `http://127.0.0.1:${publicPort}`,
    OIDC_ISSUER: "https://issuer.example/",
    OIDC_CLIENT_ID: "bench",
  };
  const evaluation = readConfig({ PORT: "0", KEPT_ANSWERS_MB: "0" });
  const apps = [
    await startApp({ config: evaluation, databaseUrl: cluster.urlOf("open"), log, schema: buildOpenSchema() }),
    await startApp({ config: evaluation, databaseUrl: walled, log }),
    await startApp({ config: readConfig(signIn), databaseUrl: walled, log }),
  ] as const;
  const [without, walls, people] = apps;
  await compare([
    { name: "without row-level security and rules", address: without.address, headers: JSON_TYPE },
    {
      name: "with both, as a reader in evaluation",
      address: walls.address,
      headers: { ...JSON_TYPE, cookie: "tandem_evaluation_role=READER" },
    },
    {
      name: "with both, as a person signed in",
      address: people.address,
      headers: { ...JSON_TYPE, cookie: `tandem_session=${key}` },
    },
  ]);
  for (const app of apps) await app.close();
} finally {
  await cluster.stop();
  rmSync(folder, { recursive: true, force: true });
}
