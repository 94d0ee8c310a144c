import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { computePoolPosition } from "@tandem/server/analytics/pooled-budget";
import { startCluster } from "@tandem/server/embedded-postgres/cluster";
import { seedOnce } from "@tandem/server/import/seed";
import { migrate } from "@tandem/server/persistence/migrate";
import { openOrm } from "@tandem/server/persistence/orm";
import { LEDGER_BY_MONTH, readLedger } from "@tandem/server/persistence/queries/ledger.query";
import { readPartnership } from "@tandem/server/persistence/queries/partnership.query";
import { readPools } from "@tandem/server/persistence/queries/pools.query";
import { postEntries } from "@tandem/server/persistence/stores/ledger.store";
import { Client } from "pg";
import { printTable } from "./measure.ts";

/** Ledgers of one pool's year, by their number of vouchers. */
const SIZES = [55, 10_000, 100_000] as const;
const YEAR = "2025-26";
const ROUNDS = 7;

const quiet = () => undefined;
const folder = mkdtempSync(join(tmpdir(), "tandem-bench-"));
const cluster = await startCluster({ dataDir: folder, isDataDirGiven: false, isThrowAway: true }, quiet);

/** Milliseconds of the middle one of several calls, after as many that do not count. */
async function medianOf(call: (round: number) => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < 2 * ROUNDS; round += 1) {
    const start = performance.now();
    await call(round);
    if (round >= ROUNDS) times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? Number.NaN;
}

const FILL = `insert into ledger_entry (partnership_id, arrangement_code, reference, version_from, financial_year, month, kind, scheme_code,
    commission_code, pence, description, provenance)
  select 1, 'S75-CYP', 'B-' || n, 1, '${YEAR}', make_date(2025, 4 + n % 9, 1), 'SPEND', (array['CYP-OT', 'CYP-THERAPY', 'CYP-PANEL'])[1 + n % 3],
    null, 1 + n % 977, 'A voucher', 'ILLUSTRATIVE' from generate_series($1::int, $2::int) n`;

const SUM = `select scheme_code, month, kind, sum(pence) from ledger_entry
  where partnership_id = 1 and financial_year = '${YEAR}' and version_to is null group by 1, 2, 3`;

try {
  const url = cluster.urlOf("postgres");
  await migrate(url, quiet);
  await seedOnce({ databaseUrl: url, seedsDir: join(import.meta.dirname, "..", "..", "seeds"), log: quiet });
  const orm = await openOrm(url, "tandem_app");
  const client = new Client({ connectionString: url });
  await client.connect();
  const rows: (readonly (string | number)[])[] = [];
  let held: number = SIZES[0];
  for (const size of SIZES) {
    if (size > held) await client.query(FILL, [held + 1, size]);
    held = size;
    await client.query("vacuum analyze ledger_entry");
    const partnership = await readPartnership(orm, "walsall");
    if (partnership === null) throw new Error("the seeds have no walsall");
    const bare = await medianOf(() => client.query(SUM));
    const position = await medianOf(async () => (await readPools(orm, partnership, YEAR)).map(computePoolPosition));
    const request = {
      arrangement: "S75-CYP",
      financialYear: YEAR,
      kinds: null,
      schemes: null,
      months: null,
      order: { terms: LEDGER_BY_MONTH, start: null },
    };
    const page = await medianOf(() => readLedger(orm, partnership, { ...request, first: 100 }));
    const post = await medianOf((round) =>
      postEntries(
        orm,
        { actor: "bench", actorName: "A benchmark", partnershipId: 1, provenance: "ILLUSTRATIVE" },
        "S75-CYP",
        [
          {
            reference: `POST-${size}-${round}`,
            financialYear: YEAR,
            month: "2025-12",
            kind: "SPEND",
            organisationCode: null,
            fundingSourceCode: null,
            form: null,
            schemeCode: "CYP-OT",
            commissionCode: null,
            pence: 1,
            adjustsYear: null,
            reverses: null,
            description: "A voucher",
          },
        ],
      ),
    );
    rows.push([size.toLocaleString("en-GB"), bare, position, position / bare, page, post]);
  }
  printTable(
    ["vouchers in the year", "bare sum (ms)", "position (ms)", "× bare", "page of 100 (ms)", "posting one (ms)"],
    rows,
  );
  await client.end();
  await orm.close(true);
} finally {
  await cluster.stop();
  rmSync(folder, { recursive: true, force: true });
}
