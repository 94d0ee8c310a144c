import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Cluster, startCluster } from "@tandem/server/embedded-postgres/cluster";
import { Client } from "pg";
import { expect, onTestFinished, test } from "vitest";
import { clusterIn, isRunning, makeDataFolder, postgresIn } from "./data-folder.ts";
import { until } from "./waiting.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

async function start(dataDir: string): Promise<Cluster> {
  const cluster = await startCluster({ dataDir, isDataDirGiven: true }, () => undefined);
  onTestFinished(() => cluster.stop());
  return cluster;
}

async function ask(url: string, statement: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

const write = (cluster: Cluster) =>
  ask(cluster.urlOf("postgres"), "create table kept (pence bigint); insert into kept values (2147483648)");
const read = (cluster: Cluster) => ask(cluster.urlOf("postgres"), "select pence from kept");

/** Another process that has started a cluster, to be killed. */
async function holdCluster(dataDir: string, ...parameters: string[]): Promise<{ holder: ChildProcess; url: string }> {
  const holder = spawn(
    process.execPath,
    [fileURLToPath(new URL("hold-cluster.ts", import.meta.url)), dataDir, ...parameters],
    {
      cwd: ROOT,

      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  onTestFinished(() => void holder.kill("SIGKILL"));
  const url = await new Promise<string>((resolve) =>
    holder.stdout?.once("data", (text) => resolve(String(text).trim())),
  );
  return { holder, url };
}

function kill(pid: number | null | undefined): void {
  if (pid === null || pid === undefined) throw new Error("there is no process to kill");
  process.kill(pid, "SIGKILL");
}

test("keeps its data from one start to the next", async () => {
  const dataDir = makeDataFolder();
  const first = await start(dataDir);
  await write(first);
  await first.stop();
  expect(postgresIn(dataDir)).toBeNull();
  expect(await read(await start(dataDir))).toEqual([{ pence: "2147483648" }]);
});

test("after kill -9 of PostgreSQL the news comes, and the next start has all committed data", async () => {
  const dataDir = makeDataFolder();
  const first = await start(dataDir);
  await write(first);
  kill(postgresIn(dataDir));
  await first.ended;
  expect(await read(await start(dataDir))).toEqual([{ pence: "2147483648" }]);
});

test("after kill -9 of Tandem PostgreSQL ends by itself, and the next start has all committed data", async () => {
  const dataDir = makeDataFolder();
  const { holder, url } = await holdCluster(dataDir);
  await ask(url, "create table kept (pence bigint); insert into kept values (2147483648)");
  kill(holder.pid);
  await until("PostgreSQL ended", () => postgresIn(dataDir) === null);
  expect(await read(await start(dataDir))).toEqual([{ pence: "2147483648" }]);
});

test("a start right after kill -9 of Tandem and of its guard takes over from the PostgreSQL left behind", async () => {
  const dataDir = makeDataFolder();
  const { holder, url } = await holdCluster(dataDir);
  await ask(url, "create table kept (pence bigint); insert into kept values (2147483648)");
  const postgres = postgresIn(dataDir);
  const guard = Number(readFileSync(`/proc/${postgres}/stat`, "utf8").split(") ")[1]?.split(" ")[1]);
  kill(guard);
  kill(holder.pid);
  expect(await read(await start(dataDir))).toEqual([{ pence: "2147483648" }]);
  expect(isRunning(postgres ?? 0)).toBe(false);
});

test("a throw-away cluster is gone, folder and all, after kill -9 of the test run that started it", async () => {
  const dataDir = makeDataFolder();
  const { holder } = await holdCluster(dataDir, "throw-away");
  expect(existsSync(dataDir)).toBe(true);
  kill(holder.pid);
  await until("the folder was removed", () => !existsSync(dataDir));
});

test("a kill in the middle of its first creation leaves nothing half made", async () => {
  const dataDir = makeDataFolder();
  const partial = `${clusterIn(dataDir)}.partial`;
  mkdirSync(partial, { recursive: true });
  chmodSync(dirname(partial), 0o711);
  writeFileSync(join(partial, "PG_VERSION"), "18\n");
  const cluster = await start(dataDir);
  expect(await ask(cluster.urlOf("postgres"), "select 1 as one")).toEqual([{ one: 1 }]);
  expect(existsSync(partial)).toBe(false);
});

test("the mark of a dead PostgreSQL whose number another process now has does not stop a start", async () => {
  const dataDir = makeDataFolder();
  await (await start(dataDir)).stop();
  writeFileSync(
    join(clusterIn(dataDir), "postmaster.pid"),
    `${process.pid}\n${clusterIn(dataDir)}\n1\n5432\n\n127.0.0.1\n\nready   \n`,
  );
  const cluster = await start(dataDir);
  expect(await ask(cluster.urlOf("postgres"), "select 1 as one")).toEqual([{ one: 1 }]);
});

test("a second Tandem on the same folder is refused while the first runs", async () => {
  const dataDir = makeDataFolder();
  await holdCluster(dataDir);
  await expect(start(dataDir)).rejects.toThrow(
    /^DATA_DIR is ".*another Tandem is using \(process \d+\); stop that one/,
  );
});

test("nobody gets in without the password, which only the folder's owner can read", async () => {
  const dataDir = makeDataFolder();
  const cluster = await start(dataDir);
  const url = new URL(cluster.urlOf("postgres"));
  url.password = "";
  await expect(ask(url.href, "select 1")).rejects.toThrow(/password/);
  expect(url.hostname).toBe("127.0.0.1");
  expect(statSync(join(dataDir, "postgresql-18", "password")).mode & 0o777).toBe(0o600);
  expect(statSync(clusterIn(dataDir)).mode & 0o777).toBe(0o700);
  expect(await ask(cluster.urlOf("postgres"), "show synchronous_commit")).toEqual([{ synchronous_commit: "on" }]);
});
