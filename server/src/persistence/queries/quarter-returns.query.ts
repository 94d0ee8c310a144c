import type { MikroORM } from "@mikro-orm/postgresql";
import { sql } from "kysely";
import type { ReturnContent } from "../../analytics/return-content.ts";
import { readAs } from "../partnership-session.ts";
import { heldAt, type VersionScope } from "../versions.ts";
import type { PartnershipRow } from "./partnership.query.ts";

/** One edition of a quarter's return. */
export interface QuarterReturnRow {
  readonly arrangementCode: string;
  readonly financialYear: string;
  readonly quarter: number;
  readonly edition: number;
  readonly status: "DRAFT" | "SUBMITTED" | "SIGNED";
  readonly commentary: string | null;
  /** Why a signed edition was changed. */
  readonly reason: string | null;
  readonly preparedBy: string | null;
  readonly preparedByName: string | null;
  /** What was sent for signature; null while it is a draft, and where it came from a file. */
  readonly content: ReturnContent | null;
  readonly contentHash: string | null;
  readonly version: number;
  readonly provenance: "OFFICIAL" | "LOCAL" | "ILLUSTRATIVE";
  readonly statements: readonly {
    readonly code: string;
    readonly condition: string;
    /** Null where nothing is stated yet. */
    readonly isMet: boolean | null;
    readonly comment: string | null;
  }[];
  readonly comments: readonly {
    readonly organisationCode: string | null;
    readonly by: string;
    readonly at: string;
    readonly comment: string;
  }[];
  readonly signOffs: readonly {
    readonly organisationCode: string;
    readonly role: string;
    readonly by: string;
    readonly at: string;
    /** Membership that signed; null for a signature from a file. */
    readonly signer: string | null;
  }[];
}

/** Which returns are read. */
export interface ReturnsOf {
  readonly arrangement: string;
  readonly financialYear: string;
}

/** Every edition of a pool's returns of a year, by quarter and edition, within a transaction. */
export async function readReturnsIn(
  { db, id, dataVersion }: VersionScope,
  { arrangement, financialYear }: ReturnsOf,
): Promise<readonly QuarterReturnRow[]> {
  const moment = (column: string) =>
    sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
  const ofReturn = (
    alias: string,
  ) => sql`(${sql.ref(`${alias}.arrangement_code`)}, ${sql.ref(`${alias}.financial_year`)},
    ${sql.ref(`${alias}.quarter`)}, ${sql.ref(`${alias}.edition`)}) = (r.arrangement_code, r.financial_year, r.quarter, r.edition)
    and ${heldAt(alias, id, dataVersion)}`;
  const { rows } = await sql<Omit<QuarterReturnRow, "content"> & { content: string | null }>`
    select r.arrangement_code as "arrangementCode", r.financial_year as "financialYear", r.quarter, r.edition, r.status, r.commentary,
      r.reason, r.prepared_by as "preparedBy", r.prepared_by_name as "preparedByName", r.content, r.content_hash as "contentHash",
      r.version_from as version, r.provenance,
      coalesce((select json_agg(json_build_object('code', t.code, 'condition', t.condition, 'isMet', s.is_met, 'comment', s.comment) order by t.code)
        from return_term t left join return_statement s on s.term_code = t.code and ${ofReturn("s")}
        where t.arrangement_code = r.arrangement_code and ${heldAt("t", id, dataVersion)}), '[]') as statements,
      coalesce((select json_agg(json_build_object('organisationCode', c.organisation_code, 'by', c.comment_by, 'at', ${moment("c.comment_at")},
          'comment', c.comment) order by c.number) from return_comment c where ${ofReturn("c")}), '[]') as comments,
      coalesce((select json_agg(json_build_object('organisationCode', o.organisation_code, 'role', o.role, 'by', o.signed_by,
          'at', ${moment("o.signed_at")}, 'signer', o.signer) order by o.organisation_code, o.role)
        from sign_off o where ${ofReturn("o")}), '[]') as "signOffs"
    from quarter_return r where r.arrangement_code = ${arrangement} and r.financial_year = ${financialYear} and ${heldAt("r", id, dataVersion)}
    order by r.quarter, r.edition`.execute(db);
  return rows.map(({ content, ...row }) => ({
    ...row,
    content: content === null ? null : (JSON.parse(content) as ReturnContent),
  }));
}

/** Every edition of a pool's returns of a year, by quarter and edition. */
export function readReturns(orm: MikroORM, { id, dataVersion }: PartnershipRow, of: ReturnsOf) {
  return readAs(orm, { partnershipId: id }, (db) => readReturnsIn({ db, id, dataVersion }, of));
}
