import type { MikroORM } from "@mikro-orm/postgresql";
import { sql } from "kysely";
import type { DirectFunding } from "../../analytics/money-flow.ts";
import { readAs } from "../partnership-session.ts";
import { heldAt } from "../versions.ts";
import type { PartnershipRow } from "./partnership.query.ts";

/** Funding of every commission in one financial year, by source, with what it buys. */
export function readDirectFunding(
  orm: MikroORM,
  { id, dataVersion }: PartnershipRow,
  financialYear: string,
): Promise<readonly DirectFunding[]> {
  return readAs(orm, { partnershipId: id }, async (db) => {
    const { rows } = await sql<DirectFunding>`
      select f.commission_code as "commissionCode", c.commissioner_code as "commissionerCode", c.arrangement_code as "arrangementCode",
        f.funding_source_code as "sourceCode", s.service_line_code as "lineCode", s.provider_code as "providerCode",
        f.budget_pence as "budgetPence", f.forecast_pence as "forecastPence", f.actual_pence as "actualPence", f.provenance
      from funding_line f
      join commission c on c.code = f.commission_code and ${heldAt("c", id, dataVersion)}
      join service s on s.code = c.service_code and ${heldAt("s", id, dataVersion)}
      where f.financial_year = ${financialYear} and ${heldAt("f", id, dataVersion)}
      order by f.commission_code, f.funding_source_code`.execute(db);
    return rows;
  });
}
