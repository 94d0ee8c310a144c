import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Cluster, startCluster } from "@tandem/server/embedded-postgres/cluster";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** Address of the run's own PostgreSQL, without a database. */
    clusterUrl: string;
  }
}

let cluster: Cluster | null = null;

/** Starts the one PostgreSQL of this test run; its guard removes it with all data even when the run is killed. */
export async function setup(project: TestProject): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), "tandem-test-"));
  // Run by root, PostgreSQL is another user, who must be able to pass through.
  chmodSync(dataDir, 0o711);
  try {
    cluster = await startCluster({ dataDir, isDataDirGiven: false, isThrowAway: true }, () => undefined);
  } catch (error) {
    rmSync(dataDir, { recursive: true, force: true });
    throw error;
  }
  project.provide("clusterUrl", cluster.urlOf(""));
}

/** Ends it and removes its data. */
export async function teardown(): Promise<void> {
  await cluster?.stop();
}
