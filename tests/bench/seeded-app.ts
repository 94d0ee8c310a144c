import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startApp } from "@tandem/server/app";
import { readConfig } from "@tandem/server/config";
import { startCluster } from "@tandem/server/embedded-postgres/cluster";
import { seedOnce } from "@tandem/server/import/seed";
import { migrate } from "@tandem/server/persistence/migrate";

const quiet = () => undefined;

/** Runs something against Tandem on a database of its own with the seeds, which is gone afterwards. */
export async function withSeededApp(run: (address: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "tandem-"));
  const cluster = await startCluster({ dataDir: folder, isDataDirGiven: false, isThrowAway: true }, quiet);
  try {
    const url = cluster.urlOf("postgres");
    await migrate(url, quiet);
    await seedOnce({ databaseUrl: url, seedsDir: join(import.meta.dirname, "..", "..", "seeds"), log: quiet });
    const log = { info: quiet, error: (line: string) => void process.stderr.write(`${line}\n`) };
    const app = await startApp({ config: readConfig({ PORT: "0" }), databaseUrl: url, log });
    await run(app.address);
    await app.close();
  } finally {
    await cluster.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
