import type { MikroORM } from "@mikro-orm/postgresql";
import { sql } from "kysely";
import type { BenefitFacts } from "../../analytics/benefit.ts";
import { readAs } from "../partnership-session.ts";
import { heldAt } from "../versions.ts";
import type { PartnershipRow } from "./partnership.query.ts";

/** Who has to secure each service, where the parties to an arrangement are, and what the agreement tolerates. */
export function readBenefitFacts(
  orm: MikroORM,
  { id, dataVersion }: PartnershipRow,
  arrangement: string,
): Promise<BenefitFacts> {
  return readAs(orm, { partnershipId: id }, async (db) => {
    const { rows: duties } = await sql<{ service: string; holder: string }>`
      select s.code as service, s.duty_holder_code as holder from service s
      where s.duty_holder_code is not null and ${heldAt("s", id, dataVersion)}`.execute(db);
    const { rows: places } = await sql<{ party: string; area: string }>`
      select o.code as party, o.gss_code as area from arrangement_party p
      join organisation o on o.code = p.organisation_code and ${heldAt("o", id, dataVersion)}
      where p.arrangement_code = ${arrangement} and o.kind = 'COUNCIL' and o.gss_code is not null and ${heldAt("p", id, dataVersion)}
      order by 1`.execute(db);
    const { rows: terms } = await sql<{ tolerance: number | null }>`
      select a.benefit_tolerance as tolerance from arrangement a where a.code = ${arrangement} and ${heldAt("a", id, dataVersion)}`.execute(
      db,
    );
    return {
      dutyHolders: new Map(duties.map(({ service, holder }) => [service, holder])),
      places: new Map(places.map(({ party, area }) => [party, area])),
      tolerance: terms[0]?.tolerance ?? null,
    };
  });
}
