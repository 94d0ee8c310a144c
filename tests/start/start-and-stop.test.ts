import { expect, test } from "vitest";
import { createDatabase } from "../database.ts";
import { isRunning, makeDataFolder, postgresIn } from "./data-folder.ts";
import { addressOf, runLauncher, runServer, type TandemProcess } from "./tandem-process.ts";
import { until } from "./waiting.ts";

const hasNoPostgres = (dataDir: string) => () => postgresIn(dataDir) === null;

/** Waits for the end of a Tandem and of its PostgreSQL; the exit code. */
async function endOf(tandem: TandemProcess, dataDir: string): Promise<number | null> {
  const code = await tandem.ended;
  await until("PostgreSQL ended", hasNoPostgres(dataDir));
  return code;
}

test.each(["SIGINT", "SIGTERM"] as const)("%s ends the server and PostgreSQL in order", async (signal) => {
  const dataDir = makeDataFolder();
  const tandem = runServer({ DATA_DIR: dataDir });
  const address = await addressOf(tandem);
  expect((await fetch(address)).status).toBeLessThan(500);
  expect(postgresIn(dataDir)).not.toBeNull();
  tandem.signal(signal);
  expect(await endOf(tandem, dataDir)).toBe(0);
  expect(tandem.faults()).toEqual([]);
});

test("a Ctrl-C that arrives twice, from the terminal and from npm, is one", async () => {
  const dataDir = makeDataFolder();
  const tandem = runServer({ DATA_DIR: dataDir });
  await addressOf(tandem);
  tandem.signal("SIGINT");
  tandem.signal("SIGINT");
  expect(await endOf(tandem, dataDir)).toBe(0);
});

test("Ctrl-C during the start ends PostgreSQL too", async () => {
  const dataDir = makeDataFolder();
  const tandem = runServer({ DATA_DIR: dataDir });
  await until("PostgreSQL runs", () => postgresIn(dataDir) !== null);
  tandem.signal("SIGINT");
  expect(await endOf(tandem, dataDir)).toBe(0);
});

test("after kill -9 of the server PostgreSQL ends, and the next start serves", async () => {
  const dataDir = makeDataFolder();
  const killed = runServer({ DATA_DIR: dataDir });
  await addressOf(killed);
  killed.signal("SIGKILL");
  await killed.ended;
  const next = runServer({ DATA_DIR: dataDir });
  await addressOf(next);
  expect(next.progress()).not.toContain("new database");
  next.signal("SIGTERM");
  expect(await endOf(next, dataDir)).toBe(0);
});

test("after kill -9 of PostgreSQL the server says so in one line, and the next start serves", async () => {
  const dataDir = makeDataFolder();
  const bereft = runServer({ DATA_DIR: dataDir });
  await addressOf(bereft);
  process.kill(postgresIn(dataDir) ?? 0, "SIGKILL");
  expect(await bereft.ended).toBe(1);
  expect(bereft.faults()).toEqual([expect.stringMatching(/^The embedded PostgreSQL has ended.*start it again/)]);
  const next = runServer({ DATA_DIR: dataDir });
  await addressOf(next);
  next.signal("SIGTERM");
  expect(await endOf(next, dataDir)).toBe(0);
});

test.each(["SIGINT", "SIGTERM", "SIGKILL"] as const)(
  "%s to the launcher ends the server and PostgreSQL",
  async (signal) => {
    const dataDir = makeDataFolder();
    const launcher = runLauncher({ DATA_DIR: dataDir });
    await addressOf(launcher);
    const postgres = postgresIn(dataDir) ?? 0;
    launcher.signal(signal);
    expect(await endOf(launcher, dataDir)).toBe(signal === "SIGKILL" ? null : 0);
    expect(isRunning(postgres)).toBe(false);
  },
);

test("with DATABASE_URL no PostgreSQL of our own is started", async () => {
  const dataDir = makeDataFolder();
  const { url } = await createDatabase("empty");
  const tandem = runServer({ DATA_DIR: dataDir, DATABASE_URL: url });
  await addressOf(tandem);
  expect(tandem.progress()).toContain("Migrated the database");
  expect(postgresIn(dataDir)).toBeNull();
  tandem.signal("SIGTERM");
  expect(await tandem.ended).toBe(0);
});
