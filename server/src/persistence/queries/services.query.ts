import type { MikroORM } from "@mikro-orm/postgresql";
import { type RawBuilder, sql } from "kysely";
import { readAs } from "../partnership-session.ts";
import { heldAt } from "../versions.ts";
import { type CommissionRow, readCommissionsOf } from "./commissions.query.ts";
import type { PartnershipRow } from "./partnership.query.ts";

/** A service as it stands today. */
export interface ServiceRow {
  readonly code: string;
  readonly name: string;
  readonly lineCode: string;
  readonly providerCode: string;
  readonly layerCode: string;
  readonly functionCode: string;
  readonly ehcpSection: string | null;
  readonly dutyHolderCode: string | null;
  readonly provenance: "OFFICIAL" | "LOCAL" | "ILLUSTRATIVE";
  /** Reach in force today, or the latest; null where none is recorded. */
  readonly ageFrom: number | null;
  readonly ageTo: number | null;
  readonly areaCodes: readonly string[] | null;
  readonly needCodes: readonly string[] | null;
  /** Latest monthly capacity up to today; null with its state, or where none is recorded. */
  readonly capacityUnits: number | null;
  readonly capacityState: string | null;
  /** Sum of the commissions in force today; null where one of them has no value. */
  readonly annualValuePence: number | null;
  /** Commissions in force today. */
  readonly commissionsToday: number;
  /** Codes of those who commission it today. */
  readonly commissioners: readonly string[];
  readonly commissions: readonly CommissionRow[];
}

/** Services as they stand on a day. */
function servicesToday<Row>({ id, dataVersion }: PartnershipRow, today: string): RawBuilder<Row> {
  return sql<Row>`
    select s.code, s.name, s.service_line_code as "lineCode", s.provider_code as "providerCode",
      s.layer_code as "layerCode", s.function_code as "functionCode", s.ehcp_section as "ehcpSection",
      s.duty_holder_code as "dutyHolderCode", s.provenance,
      r.age_from as "ageFrom", r.age_to as "ageTo", r.area_codes as "areaCodes", r.need_codes as "needCodes",
      k.units as "capacityUnits", k.state as "capacityState",
      v.pence as "annualValuePence", v.active as "commissionsToday", v.commissioners
    from service s
    left join lateral (
      select * from reach r where r.service_code = s.code and ${heldAt("r", id, dataVersion)}
      order by (r.starts_on <= ${today} and coalesce(r.ends_on, 'infinity') >= ${today}) desc, r.starts_on desc limit 1
    ) r on true
    left join lateral (
      select k.units, k.state from capacity k
      where k.service_code = s.code and k.month <= ${today} and ${heldAt("k", id, dataVersion)}
      order by k.month desc limit 1
    ) k on true
    cross join lateral (
      select case when count(*) = count(c.annual_value_pence) then sum(c.annual_value_pence)::bigint end as pence,
        count(*)::int as active, coalesce(array_agg(c.commissioner_code), '{}') as commissioners
      from commission c where c.service_code = s.code and ${heldAt("c", id, dataVersion)}
        and c.starts_on <= ${today} and coalesce(c.ends_on, 'infinity') >= ${today}
    ) v
    where ${heldAt("s", id, dataVersion)}
    order by s.code`;
}

/** Every service of a partnership as it stands on a day, as 2026-03-31, with its commissions and funding: three statements. */
export function readServices(
  orm: MikroORM,
  partnership: PartnershipRow,
  today: string,
): Promise<readonly ServiceRow[]> {
  return readAs(orm, { partnershipId: partnership.id }, async (db) => {
    const { rows } = await servicesToday<Omit<ServiceRow, "commissions">>(partnership, today).execute(db);
    const commissions = await readCommissionsOf(
      db,
      partnership,
      rows.map(({ code }) => code),
    );
    return rows.map((row) => ({ ...row, commissions: commissions.get(row.code) ?? [] }));
  });
}
