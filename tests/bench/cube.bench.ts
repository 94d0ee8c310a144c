import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { publishSnapshot } from "@tandem/server/analytics/disclosure/publish-snapshot";
import { computeGaps } from "@tandem/server/analytics/gaps";
import type { Snapshot } from "@tandem/server/analytics/snapshot";
import { startCluster } from "@tandem/server/embedded-postgres/cluster";
import { seedOnce } from "@tandem/server/import/seed";
import { migrate } from "@tandem/server/persistence/migrate";
import { openOrm } from "@tandem/server/persistence/orm";
import { readPartnership } from "@tandem/server/persistence/queries/partnership.query";
import { Snapshots } from "@tandem/server/persistence/snapshots";
import { PublishedSnapshots } from "@tandem/server/publication/published-snapshots";
import { medianMs, printTable } from "./measure.ts";

const quiet = () => undefined;
const folder = mkdtempSync(join(tmpdir(), "tandem-bench-"));
const cluster = await startCluster({ dataDir: folder, isDataDirGiven: false, isThrowAway: true }, quiet);

/** Gaps of a year by ward and age, from a snapshot nothing is kept of yet. */
function gapsOf(snapshot: Snapshot): void {
  const fresh = { ...snapshot, demand: { ...snapshot.demand }, activity: { ...snapshot.activity } };
  const period = { from: 2025 * 12 + 3, to: 2026 * 12 + 2 };
  computeGaps(fresh, { period, basis: "EXPRESSED", by: ["AREA", "AGE_BAND"], filter: {} });
}

try {
  const url = cluster.urlOf("postgres");
  await migrate(url, quiet);
  await seedOnce({ databaseUrl: url, seedsDir: join(import.meta.dirname, "..", "..", "seeds"), log: quiet });
  const orm = await openOrm(url, "tandem_app");
  const partnership = await readPartnership(orm, "walsall");
  if (partnership === null) throw new Error("the seeds have no walsall");
  const snapshots = new Snapshots(orm);
  const recorded = await snapshots.read(partnership);
  const start = performance.now();
  const published = await new PublishedSnapshots(orm, snapshots).read(partnership);
  const first = performance.now() - start;
  const { releases } = publishSnapshot(recorded, new Map());
  const cells = [...releases.values()];
  const count = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
  printTable(
    ["publishing the seeded partnership", ""],
    [
      ["first time, kept in the database (ms)", first],
      ["computed alone (ms)", medianMs(() => void publishSnapshot(recorded, new Map()), 5)],
      ["computed again on the one before (ms)", medianMs(() => void publishSnapshot(recorded, releases), 5)],
      ["tables", cells.length],
      ["counts", count(cells.map(({ counts }) => counts.length))],
      ["of these hidden", count(cells.map(({ isHidden }) => count(isHidden)))],
      ["rows of demand recorded", recorded.demand.rowCount],
      ["rows of demand estimated", published.demand.rowCount],
      ["gaps by ward and age, as recorded (ms)", medianMs(() => gapsOf(recorded), 9)],
      ["gaps by ward and age, as published (ms)", medianMs(() => gapsOf(published), 9)],
    ],
  );
  await orm.close(true);
} finally {
  await cluster.stop();
  rmSync(folder, { recursive: true, force: true });
}
