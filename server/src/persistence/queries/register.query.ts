import { sql } from "kysely";
import type {
  Area,
  Commission,
  LineShare,
  MonthlySeries,
  Reach,
  Service,
  StaffMonth,
  YearSpend,
} from "../../analytics/snapshot.ts";
import type { Sql } from "../orm.ts";
import { heldAt, monthIndex } from "../versions.ts";
import type { PartnershipRow } from "./partnership.query.ts";

interface MonthRow {
  serviceCode: string;
  month: number;
  units: number | null;
  loadId: number;
}

/** Monthly figures of each service; months without a row, or whose figure is not a number, are NaN. */
async function readMonthly(
  db: Sql,
  table: "capacity" | "referral",
  partnership: PartnershipRow,
): Promise<Map<string, MonthRow[]>> {
  const { rows } = await sql<MonthRow>`
    select f.service_code as "serviceCode", ${monthIndex("f.month")} as month,
      case when f.state = 'KNOWN' then f.units end as units, f.load_id as "loadId"
    from ${sql.table(table)} f where ${heldAt("f", partnership.id, partnership.dataVersion)}
    order by f.service_code, f.month`.execute(db);
  return Map.groupBy(rows, (row) => row.serviceCode);
}

function toSeries(rows: readonly MonthRow[] | undefined): MonthlySeries {
  const first = rows?.[0];
  const last = rows?.at(-1);
  if (rows === undefined || first === undefined || last === undefined)
    return { firstMonth: 0, values: new Float64Array() };
  const values = new Float64Array(last.month - first.month + 1).fill(Number.NaN);
  for (const row of rows) values[row.month - first.month] = row.units ?? Number.NaN;
  return { firstMonth: first.month, values };
}

/** Every ward an area holds; an area without wards stands for itself. */
function wardsWithin(areas: readonly Area[]): (code: string) => readonly string[] {
  const children = Map.groupBy(areas, (area) => area.parentCode ?? "");
  const within = (code: string): string[] =>
    (children.get(code) ?? []).flatMap((area) => [area.code, ...within(area.code)]);
  const wards = new Set(areas.filter((area) => area.level === "WARD").map((area) => area.code));
  return (code) => {
    const inside = within(code).filter((inner) => wards.has(inner));
    return inside.length === 0 ? [code] : inside;
  };
}

async function readReaches(
  db: Sql,
  { id, dataVersion }: PartnershipRow,
  areas: readonly Area[],
): Promise<Map<string, Reach[]>> {
  const { rows } = await sql<Omit<Reach, "areaCodes"> & { serviceCode: string; areaCodes: string[] }>`
    select r.service_code as "serviceCode", ${monthIndex("r.starts_on")} as "fromMonth",
      ${monthIndex("r.ends_on")} as "toMonth", r.age_from as "ageFrom", r.age_to as "ageTo",
      r.area_codes as "areaCodes", r.need_codes as "needCodes"
    from reach r where ${heldAt("r", id, dataVersion)} order by r.service_code, r.starts_on`.execute(db);
  const expand = wardsWithin(areas);
  const reaches = new Map<string, Reach[]>();
  for (const { serviceCode, areaCodes, ...reach } of rows) {
    const wards = [...new Set(areaCodes.flatMap((code) => expand(code)))].sort();
    const list = reaches.get(serviceCode) ?? [];
    list.push({ ...reach, areaCodes: wards });
    reaches.set(serviceCode, list);
  }
  return reaches;
}

/** Staff of each service, months in order; what is not known is NaN. */
async function readStaff(
  db: Sql,
  { id, dataVersion }: PartnershipRow,
): Promise<Map<string, { staff: StaffMonth[]; load: string }>> {
  const { rows } = await sql<Record<keyof StaffMonth, number | null> & { serviceCode: string; loadId: number }>`
    select w.service_code as "serviceCode", ${monthIndex("w.month")} as month, w.load_id as "loadId",
      case when w.state = 'KNOWN' then w.funded_wte end as "fundedWte",
      case when w.state = 'KNOWN' then w.in_post_wte end as "inPostWte",
      w.sessions_per_week as "sessionsPerWeek", w.slots_per_session as "slotsPerSession",
      w.absence_share as "absenceShare", w.not_brought_share as "notBroughtShare"
    from workforce w where ${heldAt("w", id, dataVersion)} order by w.service_code, w.month`.execute(db);
  const found = new Map<string, { staff: StaffMonth[]; load: string }>();
  for (const { serviceCode, loadId, ...row } of rows) {
    const staff = Object.fromEntries(
      Object.entries(row).map(([name, value]) => [name, value ?? Number.NaN]),
    ) as unknown as StaffMonth;
    const known = found.get(serviceCode);
    if (known === undefined) found.set(serviceCode, { staff: [staff], load: String(loadId) });
    else known.staff.push(staff);
  }
  return found;
}

/** Lines each service works on and its part in each. */
async function readLineShares(db: Sql, { id, dataVersion }: PartnershipRow): Promise<Map<string, LineShare[]>> {
  const { rows } = await sql<LineShare & { serviceCode: string }>`
    select l.service_code as "serviceCode", l.service_line_code as "lineCode", l.share,
      ${monthIndex("l.starts_on")} as "fromMonth", ${monthIndex("l.ends_on")} as "toMonth"
    from line_share l where ${heldAt("l", id, dataVersion)}
    order by l.service_code, l.service_line_code, l.starts_on`.execute(db);
  const shares = new Map<string, LineShare[]>();
  for (const { serviceCode, ...share } of rows) shares.set(serviceCode, [...(shares.get(serviceCode) ?? []), share]);
  return shares;
}

/** Every service with its reach, staff, monthly capacity and referrals. */
export async function readRegister(db: Sql, partnership: PartnershipRow, areas: readonly Area[]): Promise<Service[]> {
  const services = await db
    .selectFrom("service as s")
    .select([
      "s.code",
      "s.name",
      "s.service_line_code as lineCode",
      "s.layer_code as layerCode",
      "s.function_code as functionCode",
      "s.provider_code as providerCode",
    ])
    .where(heldAt("s", partnership.id, partnership.dataVersion))
    .orderBy("s.code")
    .execute();
  const reaches = await readReaches(db, partnership, areas);
  const capacity = await readMonthly(db, "capacity", partnership);
  const referrals = await readMonthly(db, "referral", partnership);
  const staff = await readStaff(db, partnership);
  const lineShares = await readLineShares(db, partnership);
  return services.map((service) => ({
    ...service,
    reaches: reaches.get(service.code) ?? [],
    lineShares: lineShares.get(service.code) ?? [],
    capacity: toSeries(capacity.get(service.code)),
    referrals: toSeries(referrals.get(service.code)),
    staff: staff.get(service.code)?.staff ?? [],
    capacityLoad: capacity.get(service.code)?.at(-1)?.loadId.toString() ?? null,
    staffLoad: staff.get(service.code)?.load ?? null,
  }));
}

/** Spend by commission and year: actual, else forecast, else budget, each source on its own, then added. */
async function readSpend(db: Sql, { id, dataVersion }: PartnershipRow): Promise<Map<string, YearSpend[]>> {
  const { rows } = await sql<YearSpend & { commissionCode: string }>`
    select f.commission_code as "commissionCode", left(f.financial_year, 4)::int as "financialYear",
      sum(coalesce(f.actual_pence, f.forecast_pence, f.budget_pence, 0))::bigint as pence,
      case when bool_and(f.actual_pence is not null) then 'ACTUAL'
        when bool_and(f.actual_pence is not null or f.forecast_pence is not null) then 'FORECAST'
        else 'BUDGET' end as basis
    from funding_line f where ${heldAt("f", id, dataVersion)}
    group by 1, 2 order by 1, 2`.execute(db);
  const spend = new Map<string, YearSpend[]>();
  for (const { commissionCode, ...year } of rows)
    spend.set(commissionCode, [...(spend.get(commissionCode) ?? []), year]);
  return spend;
}

/** Every commission with its months and spend. */
export async function readCommissions(db: Sql, partnership: PartnershipRow): Promise<Commission[]> {
  const { rows } = await sql<Omit<Commission, "spend">>`
    select c.code, c.service_code as "serviceCode", c.commissioner_code as "commissionerCode",
      c.arrangement_code as "arrangementCode", ${monthIndex("c.starts_on")} as "fromMonth",
      ${monthIndex("c.ends_on")} as "toMonth", c.is_spot as "isSpot"
    from commission c where ${heldAt("c", partnership.id, partnership.dataVersion)} order by c.code`.execute(db);
  const spend = await readSpend(db, partnership);
  return rows.map((commission) => ({ ...commission, spend: spend.get(commission.code) ?? [] }));
}
