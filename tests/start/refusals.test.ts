import { writeFileSync } from "node:fs";
import { type AddressInfo, createServer, type Server } from "node:net";
import { join } from "node:path";
import { Client } from "pg";
import { expect, inject, onTestFinished, test } from "vitest";
import { createDatabase } from "../database.ts";
import { makeDataFolder } from "./data-folder.ts";
import { runServer } from "./tandem-process.ts";

/** The one line of a Tandem that will not start; throws unless it is one line and the exit code is not 0. */
async function refusalOf(settings: Readonly<Record<string, string>>): Promise<string> {
  const tandem = runServer(settings);
  expect(await tandem.ended).toBe(1);
  const faults = tandem.faults();
  expect(faults).toHaveLength(1);
  return faults[0] ?? "";
}

async function listen(): Promise<{ server: Server; port: number }> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  onTestFinished(() => void server.close());
  return { server, port: (server.address() as AddressInfo).port };
}

/** Address of a new database, with a login that may do nothing but enter. */
async function asPowerless(databaseUrl: string): Promise<string> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query("drop role if exists powerless");
  await client.query("create role powerless login password 'weak'");
  await client.end();
  const url = new URL(databaseUrl);
  url.username = "powerless";
  url.password = "weak";
  return url.href;
}

test("a taken port", async () => {
  const { port } = await listen();
  expect(await refusalOf({ PORT: String(port) })).toBe(
    `PORT ${port} is taken on 127.0.0.1; stop what uses it or set PORT to a free port.`,
  );
});

test("an address of other machines", async () => {
  expect(await refusalOf({ HOST: "0.0.0.0" })).toMatch(/^HOST is "0\.0\.0\.0".*set it to 127\.0\.0\.1/);
});

test("a folder of data that cannot be written", async () => {
  const file = join(makeDataFolder(), "file");
  writeFileSync(file, "");
  expect(await refusalOf({ DATA_DIR: join(file, "data") })).toMatch(
    /^DATA_DIR is ".*cannot be written \(ENOTDIR\); set it to a folder/,
  );
});

test("a folder of data where nobody can make a folder, root included", async () => {
  expect(await refusalOf({ DATA_DIR: "/proc/tandem" })).toMatch(
    /^DATA_DIR is "\/proc\/tandem".*cannot be written \(E[A-Z]+\)/,
  );
});

test("a server that does not answer", async () => {
  const { server, port } = await listen();
  await new Promise((done) => server.close(done));
  const url = `postgres://tandem:secret@127.0.0.1:${port}/tandem`;
  const line = await refusalOf({ DATABASE_URL: url });
  expect(line).toBe("DATABASE_URL: no server answers there; start it or correct the address.");
});

test("a server that is not PostgreSQL", async () => {
  const { server, port } = await listen();
  server.on("connection", (socket) => socket.destroy());
  expect(await refusalOf({ DATABASE_URL: `postgres://a:b@127.0.0.1:${port}/c` })).toMatch(
    /^DATABASE_URL: the server .*check/,
  );
});

test("a database that does not exist", async () => {
  const line = await refusalOf({ DATABASE_URL: `${inject("clusterUrl")}nowhere` });
  expect(line).toBe("DATABASE_URL: the database does not exist; create it or correct its name.");
});

test("a wrong password", async () => {
  const url = new URL(`${inject("clusterUrl")}postgres`);
  url.password = "wrong";
  expect(await refusalOf({ DATABASE_URL: url.href })).toBe("DATABASE_URL: the password is wrong; correct it.");
});

test("a database that is not migrated, with a login that may not migrate it", async () => {
  const { url, drop } = await createDatabase("empty");
  onTestFinished(drop);
  expect(await refusalOf({ DATABASE_URL: await asPowerless(url) })).toMatch(
    /^DATABASE_URL: the database is not migrated and the login may not migrate it; let/,
  );
});
