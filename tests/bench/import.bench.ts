import { once } from "node:events";
import { createReadStream, createWriteStream, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import { startCluster } from "@tandem/server/embedded-postgres/cluster";
import { importFile } from "@tandem/server/import/import-file";
import { seedOnce } from "@tandem/server/import/seed";
import { migrate } from "@tandem/server/persistence/migrate";
import { openOrm } from "@tandem/server/persistence/orm";
import { Client } from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { printTable } from "./measure.ts";

const quiet = () => undefined;
const folder = mkdtempSync(join(tmpdir(), "tandem-bench-"));
const cluster = await startCluster({ dataDir: folder, isDataDirGiven: false, isThrowAway: true }, quiet);

const COLUMNS =
  "service_line_code,area_code,need_code,layer_code,function_code,age_from,age_to,month,units,children,state,population_basis";
const NEEDS = ["ASD", "SLCN", "SEMH", "MLD", "SLD", "SPLD", "PD", "HI", "VI", "PMLD", "MSI", "OTH"];
const LAYERS = ["UNIVERSAL", "TARGETED", "TARGETED_PLUS", "SPECIALIST"];
const FUNCTIONS = ["ADVISE", "ASSESS", "EQUIP", "TRAIN", "TREAT"];
const BANDS = ["0,4", "5,10", "11,15", "16,19", "20,25"];

const LINES = ["SLT", "OT", "DIET"];
const WARDS = Array.from({ length: 20 }, (_, at) => `E050013${String(at + 1).padStart(2, "0")}`);
const LISTS = [BANDS, FUNCTIONS, LAYERS, NEEDS, WARDS, LINES];

/** One row of demand; every number has a key of its own, month after month. */
function demandRow(number: number): string {
  let rest = number;
  const [band, does, layer, need, ward, line] = LISTS.map((list) => {
    const chosen = list[rest % list.length] as string;
    rest = Math.floor(rest / list.length);
    return chosen;
  });
  const month = `${2016 + Math.floor(rest / 12)}-${String((rest % 12) + 1).padStart(2, "0")}`;
  const units = (number * 7) % 23;
  return `${line},${ward},${need},${layer},${does},${band},${month},${units},${units >> 1},KNOWN,RESIDENT\n`;
}

async function writeFile(name: string, count: number): Promise<string> {
  const path = join(folder, name);
  const file = createWriteStream(path);
  file.write(`${COLUMNS}\n`);
  let text = "";
  for (let number = 0; number < count; number += 1) {
    text += demandRow(number);
    if (text.length < 1_000_000) continue;
    if (!file.write(text)) await once(file, "drain");
    text = "";
  }
  file.end(text);
  await finished(file);
  return path;
}

/** The same rows by a bare COPY into a table of the same key, unchecked. */
async function copyBare(url: string, path: string): Promise<number> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(
    `create table bare (${COLUMNS.split(",")
      .map((name) => `${name} ${/^(age|units|children)/.test(name) ? "int" : "text"}`)
      .join(
        ", ",
      )}, primary key (service_line_code, area_code, need_code, layer_code, function_code, age_from, age_to, month))`,
  );
  const start = performance.now();
  const stream = client.query(copyFrom("copy bare from stdin with (format csv, header)"));
  createReadStream(path).pipe(stream);
  await finished(stream);
  const taken = performance.now() - start;
  await client.query("drop table bare");
  await client.end();
  return taken;
}

/** Loads a file, watching how much memory is in use. */
async function load(orm: Awaited<ReturnType<typeof openOrm>>, path: string) {
  let peak = 0;
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss);
  }, 100);
  const start = performance.now();
  const outcome = await importFile(orm, path, {
    partnershipId: 1,
    actor: { actor: "command", actorName: "A measurement" },
    provenance: "ILLUSTRATIVE",
    isLocalDataOpen: false,
  });
  clearInterval(timer);
  if (outcome.status === "REFUSED") throw new Error(JSON.stringify(outcome.problems.slice(0, 3)));
  return { taken: performance.now() - start, peak, outcome };
}

try {
  const url = cluster.urlOf("postgres");
  await migrate(url, quiet);
  await seedOnce({ databaseUrl: url, seedsDir: join(import.meta.dirname, "..", "..", "seeds"), log: quiet });
  const orm = await openOrm(url, "tandem_app");
  const rows: string[][] = [];
  for (const count of [200_000, 1_000_000]) {
    const path = await writeFile(`demand-${count}.csv`, count);
    const bare = await copyBare(url, path);
    const { taken, peak, outcome } = await load(orm, path);
    const again = await load(orm, path);
    const rate = (ms: number) => `${Math.round((count / ms) * 1_000).toLocaleString("en-GB")} rows/s`;
    const size = `${Math.round(statSync(path).size / 1024 ** 2)} MiB`;
    rows.push([
      `bare COPY of ${count.toLocaleString("en-GB")} rows (${size})`,
      `${(bare / 1_000).toFixed(1)} s`,
      rate(bare),
      "",
    ]);
    rows.push([
      `import, checked and versioned (${outcome.rowsWritten.toLocaleString("en-GB")} new)`,
      `${(taken / 1_000).toFixed(1)} s`,
      rate(taken),
      `${Math.round(peak / 1024 ** 2)} MiB`,
    ]);
    rows.push([
      `the same file again (${again.outcome.status})`,
      `${(again.taken / 1_000).toFixed(1)} s`,
      rate(again.taken),
      `${Math.round(again.peak / 1024 ** 2)} MiB`,
    ]);
  }
  printTable(["what", "time", "rate", "most memory"], rows);
  await orm.close(true);
} finally {
  await cluster.stop();
  rmSync(folder, { recursive: true, force: true });
}
