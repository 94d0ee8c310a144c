import { join } from "node:path";
import type { MikroORM } from "@mikro-orm/postgresql";
import { openOrm } from "../persistence/orm.ts";
import {
  readIsWithoutIllustrative,
  readLoadedFiles,
  readLoadedReferenceFiles,
} from "../persistence/queries/loaded-files.query.ts";
import { readPartnership } from "../persistence/queries/partnership.query.ts";
import type { Problem } from "../persistence/stores/problem.ts";
import { describeTables, type Table } from "../persistence/table.ts";
import { importFile } from "./import-file.ts";
import { loadReferenceFile } from "./load-reference.ts";
import { type ManifestEntry, readManifest } from "./manifest.ts";
import { scanFile } from "./source-file.ts";

interface Seeding {
  readonly orm: MikroORM;
  readonly ownerOrm: MikroORM;
  readonly tables: ReadonlyMap<string, Table>;
  readonly folder: string;
}

/** Who loads the seeds. */
const SEEDER = { actor: "command", actorName: "A command at the server" };

/** Seeds that Tandem ships must load; anything else is a fault of the release. */
function refuseProblems(file: string, problems: readonly Problem[]): void {
  const first = problems[0];
  if (first === undefined) return;
  const place = [first.row === null ? "" : `row ${first.row}`, first.column ?? "", first.value ?? ""]
    .filter(Boolean)
    .join(", ");
  throw new Error(`${file}: ${place}: ${first.message} ${first.mend} (${problems.length} problems in all)`);
}

async function seedReference(seeding: Seeding, entry: ManifestEntry, table: Table): Promise<number> {
  const path = join(seeding.folder, entry.file);
  const loaded = await readLoadedReferenceFiles(seeding.orm);
  if (loaded.has(`${table.name}:${(await scanFile(path)).contentHash}`)) return 0;
  const { rowsRead, problems } = await loadReferenceFile(seeding.ownerOrm, table, path);
  refuseProblems(entry.file, problems);
  return rowsRead;
}

async function seedPartnership(seeding: Seeding, entry: ManifestEntry, code: string, table: Table): Promise<number> {
  const path = join(seeding.folder, entry.file);
  const partnership = await readPartnership(seeding.orm, code);
  if (partnership === null) throw new Error(`${entry.file}: partnership ${code} is not known`);
  if (entry.provenance === "ILLUSTRATIVE" && (await readIsWithoutIllustrative(seeding.orm, partnership.id))) return 0;
  const loaded = await readLoadedFiles(seeding.orm, partnership.id);
  if (loaded.has(`${table.name}:${(await scanFile(path)).contentHash}`)) return 0;
  const { provenance, disclosurePolicy, dataset, publisher, release, url, licence } = entry;
  const outcome = await importFile(seeding.orm, path, {
    partnershipId: partnership.id,
    actor: SEEDER,
    template: table.name,
    provenance,
    disclosurePolicy,
    origin: { dataset, publisher, release, url, licence },
    // Partners' own data was refused above, for the folder as a whole, unless it may be taken.
    isLocalDataOpen: true,
  });
  if (outcome.status === "REFUSED") refuseProblems(entry.file, outcome.problems);
  return outcome.rowsWritten;
}

/** Partners' own data are not even loaded where nobody signs in, unless the settings say so. */
function refuseLocalData(entries: readonly ManifestEntry[]): void {
  const local = entries.find(({ provenance }) => provenance === "LOCAL");
  if (local === undefined) return;
  throw new Error(
    `${local.file} holds partners' own data (LOCAL), which is taken only where people sign in; name a sign-in service by OIDC_ISSUER, or set LOCAL_DATA_WITHOUT_SIGN_IN=yes to show it to whoever is at this machine.`,
  );
}

/** Has PostgreSQL count what the tables hold now: it does so by itself only a minute later, and plans blindly until then. */
async function describeForPlans({ ownerOrm, tables }: Seeding): Promise<void> {
  const names = [...tables.keys()].map((name) => `"${name}"`);
  await ownerOrm.em.getConnection().execute(`analyze ${names.join(", ")}`);
}

/** Loads every file of the seeds folder that is not loaded yet, in the manifest's order; safe to run again after a kill. */
export async function seedOnce(options: {
  readonly databaseUrl: string;
  readonly seedsDir: string;
  readonly log: (line: string) => void;
  /** Whether partners' own data may be taken; defaults to no. */
  readonly isLocalDataOpen?: boolean;
}): Promise<void> {
  const manifest = await readManifest(options.seedsDir);
  if (options.isLocalDataOpen !== true) refuseLocalData(manifest);
  const [orm, ownerOrm] = await Promise.all([
    openOrm(options.databaseUrl, "tandem_app", 2),
    openOrm(options.databaseUrl, "tandem_owner", 2),
  ]);
  try {
    const seeding = { orm, ownerOrm, tables: describeTables(orm), folder: options.seedsDir };
    let rows = 0;
    for (const entry of manifest) {
      const table = seeding.tables.get(entry.template);
      if (table === undefined) throw new Error(`manifest.json: ${entry.template} is not a template`);
      rows +=
        entry.partnership === null
          ? await seedReference(seeding, entry, table)
          : await seedPartnership(seeding, entry, entry.partnership, table);
    }
    if (rows > 0) await describeForPlans(seeding);
    if (rows > 0) options.log(`Loaded ${rows.toLocaleString("en-GB")} rows of seeds.`);
  } finally {
    await Promise.all([orm.close(), ownerOrm.close()]);
  }
}
