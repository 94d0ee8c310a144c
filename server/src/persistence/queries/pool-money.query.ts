import type { MikroORM } from "@mikro-orm/postgresql";
import { sql } from "kysely";
import type { MoneyEntry } from "../../analytics/pool-money.ts";
import { readAs } from "../partnership-session.ts";
import { heldAt, monthIndex } from "../versions.ts";
import type { PartnershipRow } from "./partnership.query.ts";

/** What the ledgers of all pools hold between two months, both included, summed by month and by all that entries name. */
export function readPoolMoney(
  orm: MikroORM,
  { id, dataVersion }: PartnershipRow,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<readonly MoneyEntry[]> {
  return readAs(orm, { partnershipId: id }, async (db) => {
    const { rows } = await sql<MoneyEntry>`
      select ${monthIndex("e.month")} as month, e.kind, e.arrangement_code as "arrangementCode",
        e.scheme_code as "schemeCode", max(s.name) as "schemeName", e.organisation_code as "organisationCode",
        e.funding_source_code as "fundingSourceCode", sum(e.pence)::bigint as pence, count(*)::int as entries
      from ledger_entry e left join scheme s on s.code = e.scheme_code and ${heldAt("s", id, dataVersion)}
      where ${heldAt("e", id, dataVersion)} and e.month between ${`${from}-01`}::date and ${`${to}-01`}::date
      group by 1, 2, 3, 4, 6, 7`.execute(db);
    return rows;
  });
}
