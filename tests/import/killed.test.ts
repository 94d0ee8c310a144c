import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createDatabase, type TestDatabase } from "../database.ts";

const COMMAND = join(import.meta.dirname, "..", "..", "server", "dist", "commands", "import-files.js");

const HEADER =
  "service_line_code,area_code,need_code,layer_code,function_code,age_from,age_to,month,units,children,state,population_basis";

let database: TestDatabase;
let client: Client;
let folder: string;
let file: string;

/** Demand enough to take a second or two. */
function writeDemand(path: string): void {
  const rows = Array.from({ length: 150_000 }, (_, at) => {
    const ward = `E050013${String((at % 20) + 1).padStart(2, "0")}`;
    const age = Math.floor(at / 20) % 26;
    const month = Math.floor(at / 520);
    const when = `${1990 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
    return `SLT,${ward},SLCN,TARGETED,TREAT,${age},${age},${when},30,20,KNOWN,RESIDENT`;
  });
  writeFileSync(path, `${HEADER}\n${rows.join("\n")}\n`);
}

beforeAll(async () => {
  database = await createDatabase("seeded");
  client = new Client({ connectionString: database.url });
  await client.connect();
  folder = mkdtempSync(join(tmpdir(), "tandem-killed-"));
  file = join(folder, "demand.csv");
  writeDemand(file);
});

afterAll(async () => {
  await client.end();
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

const start = () =>
  spawn(process.execPath, [COMMAND, file, "--provenance", "ILLUSTRATIVE"], {
    env: { DATABASE_URL: database.url },
    stdio: ["ignore", "pipe", "pipe"],
  });

/** What is held, once no other connection is at work on it. */
async function readState(): Promise<unknown> {
  for (;;) {
    const { rows } = await client.query<{ others: number }>(
      "select count(*)::int as others from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
    );
    if (rows[0]?.others === 0) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const { rows } = await client.query(
    `select (select data_version from partnership where id = 1), (select count(*)::int from demand) as demand,
       (select count(*)::int from load) as loads, (select count(*)::int from audit_entry) as entries`,
  );
  return rows[0];
}

test.each(["Reading", "Checking", "Writing"])(
  "killed while %s, a load leaves nothing, and the next one is whole",
  async (stage) => {
    const before = await readState();
    const child = start();
    for await (const line of createInterface({ input: child.stdout })) if (line.startsWith(`${stage} `)) break;
    child.kill("SIGKILL");
    await once(child, "exit");
    expect(await readState()).toEqual(before);
  },
  60_000,
);

test("a load that nobody kills writes all of its rows, once", async () => {
  const before = (await readState()) as { demand: number; data_version: number };
  for (const written of [150_000, 0]) {
    const child = start();
    const [code] = await once(child, "exit");
    expect(code).toBe(0);
    const after = (await readState()) as { demand: number; data_version: number };
    expect(after.demand - before.demand).toBe(150_000);
    expect(after.data_version - before.data_version, `${written}`).toBe(1);
  }
}, 60_000);
