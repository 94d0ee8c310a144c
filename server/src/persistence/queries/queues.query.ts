import { sql } from "kysely";
import type { Queue } from "../../analytics/snapshot.ts";
import type { Sql } from "../orm.ts";
import { heldAt, monthIndex } from "../versions.ts";
import type { PartnershipRow } from "./partnership.query.ts";

interface BandRow {
  serviceCode: string;
  clockCode: string;
  month: number;
  targetWeeks: number;
  standardBasis: string;
  fromWeeks: number;
  toWeeks: number | null;
  count: number | null;
}

/** Queues by service, clock and month, bands in order; only clocks that have a waiting standard. */
export async function readQueues(db: Sql, { id, dataVersion }: PartnershipRow): Promise<Queue[]> {
  const { rows } = await sql<BandRow>`
    select q.service_code as "serviceCode", q.clock_code as "clockCode", ${monthIndex("q.month")} as month,
      w.target_weeks as "targetWeeks", w.basis as "standardBasis", q.weeks_from as "fromWeeks", q.weeks_to as "toWeeks",
      case when q.state = 'KNOWN' then q.children end as count
    from queue q
    join service s on s.code = q.service_code and ${heldAt("s", id, dataVersion)}
    join waiting_standard w on w.service_line_code = s.service_line_code and w.clock_code = q.clock_code
    where ${heldAt("q", id, dataVersion)}
    order by q.service_code, q.clock_code, q.month, q.weeks_from`.execute(db);
  const groups = Map.groupBy(rows, (row) => `${row.serviceCode}|${row.clockCode}|${row.month}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { serviceCode, clockCode, month, targetWeeks, standardBasis } = first;
    const bands = group.map((row) => ({
      fromWeeks: row.fromWeeks,
      toWeeks: row.toWeeks,
      count: row.count ?? Number.NaN,
    }));
    return [{ serviceCode, clockCode, month, targetWeeks, standardBasis, bands }];
  });
}
