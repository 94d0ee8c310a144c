import type { MikroORM } from "@mikro-orm/postgresql";
import { type RawBuilder, sql } from "kysely";
import type { LedgerEntry } from "../../analytics/ledger.ts";
import { afterSql, integerField, type ListOrder, monthField, type OrderTerm, orderSql, textField } from "../keyset.ts";
import { readAs } from "../partnership-session.ts";
import { heldAt } from "../versions.ts";
import type { PartnershipRow } from "./partnership.query.ts";

/** A page of a ledger to be read. */
export interface LedgerRequest {
  readonly arrangement: string;
  readonly financialYear: string;
  readonly kinds: readonly string[] | null;
  readonly schemes: readonly string[] | null;
  readonly months: readonly string[] | null;
  readonly first: number;
  readonly order: ListOrder<LedgerRow>;
}

/** An entry with the name of its scheme. */
export type LedgerRow = LedgerEntry & { readonly schemeName: string | null };

export interface LedgerPage {
  readonly totalCount: number;
  /** Σ of what came in, and of what was spent, is owed or was given back. */
  readonly inPence: number;
  readonly outPence: number;
  readonly hasNextPage: boolean;
  readonly rows: readonly LedgerRow[];
}

/** What a ledger may be ordered by. */
export const LEDGER_ORDERS = {
  AMOUNT: integerField<LedgerRow>("e.pence", ({ pence }) => pence),
  FUNDING_SOURCE: textField<LedgerRow>("e.funding_source_code", ({ fundingSourceCode }) => fundingSourceCode, true),
  KIND: textField<LedgerRow>("e.kind", ({ kind }) => kind),
  MONTH: monthField<LedgerRow>("e.month", ({ month }) => month),
  ORGANISATION: textField<LedgerRow>("e.organisation_code", ({ organisationCode }) => organisationCode, true),
  REFERENCE: textField<LedgerRow>("e.reference", ({ reference }) => reference),
  SCHEME: textField<LedgerRow>("e.scheme_code", ({ schemeCode }) => schemeCode, true),
};

/** By reference, which is unique in a ledger. */
export const LEDGER_BY_REFERENCE: OrderTerm<LedgerRow> = { ...LEDGER_ORDERS.REFERENCE, direction: "ASC" };

/** By month and reference. */
export const LEDGER_BY_MONTH: readonly OrderTerm<LedgerRow>[] = [
  { ...LEDGER_ORDERS.MONTH, direction: "ASC" },
  LEDGER_BY_REFERENCE,
];

const isOneOf = (column: RawBuilder<unknown>, values: readonly string[] | null) =>
  values === null ? sql`true` : sql`${column} = any(${values}::text[])`;

function entriesOf({ id, dataVersion }: PartnershipRow): RawBuilder<unknown> {
  return sql`select e.reference, e.financial_year as "financialYear", to_char(e.month, 'YYYY-MM') as month, e.kind,
      e.organisation_code as "organisationCode", e.funding_source_code as "fundingSourceCode", e.form, e.scheme_code as "schemeCode",
      s.name as "schemeName", e.commission_code as "commissionCode", e.pence, e.adjusts_year as "adjustsYear", e.reverses,
      e.description, e.entered_by as "enteredBy"
    from ledger_entry e left join scheme s on s.code = e.scheme_code and ${heldAt("s", id, dataVersion)}`;
}

/** An entry of any ledger of a partnership. */
export type NamedEntry = LedgerRow & { readonly arrangementCode: string };

/** The entries of which the arrangement and reference, joined by a stroke, are asked for. */
export function readEntriesNamed(
  orm: MikroORM,
  partnership: PartnershipRow,
  names: readonly string[],
): Promise<readonly NamedEntry[]> {
  const { id, dataVersion } = partnership;
  const [arrangements, references] = [0, 1].map((at) => names.map((name) => splitName(name)[at] ?? ""));
  return readAs(orm, { partnershipId: id }, async (db) => {
    const { rows } = await sql<NamedEntry>`
      with named as (select * from unnest(${arrangements}::text[], ${references}::text[]) as n(arrangement, reference))
      select entry.*, n.arrangement as "arrangementCode" from named n cross join lateral (
        ${entriesOf(partnership)} where e.arrangement_code = n.arrangement and e.reference = n.reference
          and ${heldAt("e", id, dataVersion)}) entry`.execute(db);
    return rows;
  });
}

/** A reference may hold a stroke; an arrangement's code holds none. */
function splitName(name: string): [string, string] {
  const at = name.indexOf("|");
  return at < 0 ? [name, ""] : [name.slice(0, at), name.slice(at + 1)];
}

/** One page of a ledger, and the sum of all that the filter leaves. */
export function readLedger(orm: MikroORM, partnership: PartnershipRow, request: LedgerRequest): Promise<LedgerPage> {
  const { id, dataVersion } = partnership;
  const { arrangement, financialYear, kinds, schemes, months, first, order } = request;
  const chosen = sql`e.arrangement_code = ${arrangement} and e.financial_year = ${financialYear} and ${heldAt("e", id, dataVersion)}
    and ${isOneOf(sql`e.kind`, kinds)} and ${isOneOf(sql`e.scheme_code`, schemes)} and ${isOneOf(sql`to_char(e.month, 'YYYY-MM')`, months)}`;
  return readAs(orm, { partnershipId: id }, async (db) => {
    const { rows: sums } = await sql<{ count: number; in: number; out: number }>`
      select count(*)::int as count, coalesce(sum(e.pence) filter (where e.kind not in ('SPEND', 'ACCRUAL', 'RETURN')), 0)::bigint as in,
        coalesce(sum(e.pence) filter (where e.kind in ('SPEND', 'ACCRUAL', 'RETURN')), 0)::bigint as out from ledger_entry e where ${chosen}`.execute(
      db,
    );
    const { rows } = await sql<LedgerRow>`
      ${entriesOf(partnership)} where ${chosen} and ${afterSql(order)}
      order by ${orderSql(order.terms)} limit ${first + 1}`.execute(db);
    return {
      totalCount: sums[0]?.count ?? 0,
      inPence: sums[0]?.in ?? 0,
      outPence: sums[0]?.out ?? 0,
      hasNextPage: rows.length > first,
      rows: rows.slice(0, first),
    };
  });
}
