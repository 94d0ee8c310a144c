import type { MikroORM } from "@mikro-orm/postgresql";
import { type RawBuilder, sql } from "kysely";
import type { Sql } from "../orm.ts";
import { readAs } from "../partnership-session.ts";
import { heldAt } from "../versions.ts";
import type { PartnershipRow } from "./partnership.query.ts";

/** Money of one source in one year; null where no figure is recorded. */
export interface FundingRow {
  readonly commissionCode: string;
  readonly sourceCode: string;
  readonly financialYear: string;
  readonly budgetPence: number | null;
  readonly forecastPence: number | null;
  readonly actualPence: number | null;
}

/** A commission with its dates and funding. */
export interface CommissionRow {
  readonly code: string;
  readonly serviceCode: string;
  readonly commissionerCode: string;
  readonly arrangementCode: string | null;
  readonly start: string;
  readonly end: string | null;
  readonly noticeBy: string | null;
  readonly annualValuePence: number | null;
  readonly isSpot: boolean;
  readonly funding: readonly FundingRow[];
}

async function readFunding(
  db: Sql,
  { id, dataVersion }: PartnershipRow,
  codes: readonly string[],
): Promise<Map<string, FundingRow[]>> {
  const { rows } = await sql<FundingRow>`
    select f.commission_code as "commissionCode", f.funding_source_code as "sourceCode",
      f.financial_year as "financialYear", f.budget_pence as "budgetPence", f.forecast_pence as "forecastPence",
      f.actual_pence as "actualPence"
    from funding_line f where f.commission_code = any(${codes}) and ${heldAt("f", id, dataVersion)}
    order by f.commission_code, f.financial_year, f.funding_source_code`.execute(db);
  return Map.groupBy(rows, (row) => row.commissionCode);
}

async function readWhere(db: Sql, partnership: PartnershipRow, isAsked: RawBuilder<boolean>): Promise<CommissionRow[]> {
  const { rows } = await sql<Omit<CommissionRow, "funding">>`
    select c.code, c.service_code as "serviceCode", c.commissioner_code as "commissionerCode",
      c.arrangement_code as "arrangementCode", c.starts_on as start, c.ends_on as end, c.notice_by as "noticeBy",
      c.annual_value_pence as "annualValuePence", c.is_spot as "isSpot"
    from commission c
    where ${isAsked} and ${heldAt("c", partnership.id, partnership.dataVersion)}
    order by c.service_code, c.starts_on, c.code`.execute(db);
  const funding = await readFunding(
    db,
    partnership,
    rows.map((row) => row.code),
  );
  return rows.map((row) => ({ ...row, funding: funding.get(row.code) ?? [] }));
}

/** Commissions of the given services with their funding: two statements. */
export async function readCommissionsOf(
  db: Sql,
  partnership: PartnershipRow,
  serviceCodes: readonly string[],
): Promise<Map<string, CommissionRow[]>> {
  const rows = await readWhere(db, partnership, sql<boolean>`c.service_code = any(${serviceCodes})`);
  return Map.groupBy(rows, (row) => row.serviceCode);
}

/** The commissions with some codes, with their funding: two statements. */
export function readCommissionsNamed(
  orm: MikroORM,
  partnership: PartnershipRow,
  codes: readonly string[],
): Promise<CommissionRow[]> {
  return readAs(orm, { partnershipId: partnership.id }, (db) =>
    readWhere(db, partnership, sql<boolean>`c.code = any(${codes})`),
  );
}
