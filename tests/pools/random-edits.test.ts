import { totalLedger } from "@tandem/server/analytics/ledger";
import { openOrm } from "@tandem/server/persistence/orm";
import { readPartnership } from "@tandem/server/persistence/queries/partnership.query";
import { readPools } from "@tandem/server/persistence/queries/pools.query";
import { type NewEntry, postEntries, reverseEntry } from "@tandem/server/persistence/stores/ledger.store";
import fc from "fast-check";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createDatabase, type TestDatabase } from "../database.ts";
import { COUNCIL, ICB } from "./worked-example.ts";

const POOL = "S75-CYP";
const YEAR = "2025-26";
const EDITOR = { actor: "m1", actorName: "A test", partnershipId: 1, provenance: "ILLUSTRATIVE" as const };

let database: TestDatabase;
let orm: Awaited<ReturnType<typeof openOrm>>;
let client: Client;

beforeAll(async () => {
  database = await createDatabase("seeded");
  orm = await openOrm(database.url, "tandem_app");
  client = new Client({ connectionString: database.url });
  await client.connect();
});

afterAll(async () => {
  await client.end();
  await orm.close(true);
  await database.drop();
});

let count = 0;

/** Any entry that keeps the rules. */
const entry: fc.Arbitrary<NewEntry> = fc
  .record({
    kind: fc.constantFrom("CONTRIBUTION", "OTHER_INCOME", "SETTLEMENT", "SPEND", "ACCRUAL", "RETURN"),
    pence: fc.integer({ min: -10_000_000_000_000, max: 10_000_000_000_000 }).filter((pence) => pence !== 0),
    month: fc.constantFrom("2025-04", "2025-09", "2025-12", "2026-03"),
    party: fc.constantFrom(COUNCIL, ICB),
    scheme: fc.constantFrom("CYP-OT", "CYP-THERAPY", "CYP-PANEL"),
    adjustsYear: fc.constantFrom(null, null, "2024-25"),
  })
  .map(({ kind, pence, month, party, scheme, adjustsYear }) => {
    count += 1;
    const isParty = kind === "CONTRIBUTION" || kind === "SETTLEMENT" || kind === "RETURN";
    return {
      reference: `R-${count}`,
      financialYear: YEAR,
      month,
      kind,
      organisationCode: isParty ? party : null,
      fundingSourceCode: kind === "CONTRIBUTION" ? "ICB_COMMUNITY" : null,
      form: kind === "CONTRIBUTION" ? ("CASH" as const) : null,
      schemeCode: isParty ? null : scheme,
      commissionCode: null,
      pence,
      adjustsYear,
      reverses: null,
      description: "At random",
    };
  });

/** What is done: entries posted together, or the entry so many places back reversed. */
const step = fc.oneof(
  fc.record({ post: fc.array(entry, { minLength: 1, maxLength: 3 }) }),
  fc.record({ reverse: fc.nat(10) }),
);

/** The same sums by plain SQL, each from its own rows. */
async function sumBySql() {
  const { rows } = await client.query(
    `select coalesce(sum(pence) filter (where kind = 'CONTRIBUTION'), 0)::text as put,
       coalesce(sum(pence) filter (where kind = 'OTHER_INCOME'), 0)::text as other,
       coalesce(sum(pence) filter (where kind = 'SETTLEMENT'), 0)::text as settled,
       coalesce(sum(pence) filter (where kind in ('SPEND', 'ACCRUAL')), 0)::text as spent,
       coalesce(sum(pence) filter (where kind = 'RETURN'), 0)::text as returned
     from ledger_entry where arrangement_code = $1 and financial_year = $2 and version_to is null`,
    [POOL, YEAR],
  );
  return Object.fromEntries(
    Object.entries(rows[0] as Record<string, string>).map(([name, text]) => [name, BigInt(text)]),
  );
}

test("after any sequence of postings and reversals the ledger balances to the penny, as plain SQL adds it up", async () => {
  const posted: string[] = [];
  await fc.assert(
    fc.asyncProperty(step, async (done) => {
      if ("post" in done) {
        const outcome = await postEntries(orm, EDITOR, POOL, done.post);
        expect(outcome.status).toBe("SAVED");
        posted.push(...done.post.map(({ reference }) => reference));
      } else {
        const reference = posted.at(-1 - done.reverse) ?? "NONE";
        const given = { arrangement: POOL, financialYear: YEAR, reference, month: "2026-03", reason: "At random" };
        expect(["SAVED", "REFUSED"]).toContain((await reverseEntry(orm, EDITOR, given)).status);
      }
      const partnership = await readPartnership(orm, "walsall");
      const pools = partnership === null ? [] : await readPools(orm, partnership, YEAR);
      const pool = pools.find(({ arrangement }) => arrangement.code === POOL);
      const totals = totalLedger(pool?.openingBalancePence ?? 0, pool?.entries ?? []);
      const { put = 0n, other = 0n, settled = 0n, spent = 0n, returned = 0n } = await sumBySql();
      expect(
        [
          totals.contributionsPence,
          totals.otherIncomePence,
          totals.settlementsPence,
          totals.spendPence,
          totals.returnsPence,
        ].map(BigInt),
      ).toEqual([put, other, settled, spent, returned]);
      expect(BigInt(totals.closingPence)).toBe(BigInt(totals.openingPence) + put + other + settled - spent - returned);
    }),
    { numRuns: 60, seed: 5, endOnFailure: true },
  );
}, 60_000);

test("closed years are as they were", async () => {
  const { rows } = await client.query(
    "select count(*)::int as changed from ledger_entry where financial_year < $1 and version_from > (select min(version_from) from ledger_entry)",
    [YEAR],
  );
  expect(rows[0].changed).toBe(0);
});
