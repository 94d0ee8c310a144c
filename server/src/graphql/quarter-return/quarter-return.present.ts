import { noMoney, pounds } from "../../analytics/figure.ts";
import { recorded } from "../../analytics/money.ts";
import type { Pool } from "../../analytics/pool.ts";
import { computePoolPosition } from "../../analytics/pooled-budget.ts";
import { compareReturns, makeReturn, type ReturnContent } from "../../analytics/return-content.ts";
import { type Dimensions, named } from "../../persistence/dimensions.ts";
import type { PartnershipRow } from "../../persistence/queries/partnership.query.ts";
import { readPools } from "../../persistence/queries/pools.query.ts";
import { type QuarterReturnRow, type ReturnsOf, readReturns } from "../../persistence/queries/quarter-returns.query.ts";
import type { Context } from "../context.ts";
import { globalId } from "../shared/global-id.ts";
import type { QuarterReturnType, ReturnLineType } from "./quarter-return.type.ts";

/** A return with the pool it is of and the names of its codes. */
export interface ReturnAround {
  readonly partnership: PartnershipRow;
  readonly pool: Pool | null;
  readonly words: Dimensions;
}

/** A figure that a line has, or that lines of its kind do not have. */
const orNone = (pence: number | null) => (pence === null ? noMoney("NOT_APPLICABLE") : pounds(pence));

function presentLines({ lines }: ReturnContent): ReturnLineType[] {
  return lines.map(({ plannedPence, quarterPence, toDatePence, forecastPence, ...line }) => {
    const isPlanned = line.section === "INCOME" || line.section === "EXPENDITURE";
    return {
      ...line,
      planned: isPlanned ? recorded(plannedPence) : orNone(plannedPence),
      quarter: orNone(quarterPence),
      toDate: orNone(toDatePence),
      forecast: recorded(forecastPence),
    };
  });
}

/** A quarter's figures as they stand; null where the pool is not there. */
function contentNow(row: QuarterReturnRow, { pool, partnership, words }: ReturnAround): ReturnContent | null {
  if (pool === null) return null;
  return makeReturn(computePoolPosition(pool), row.quarter, partnership.dataVersion, {
    organisation: (code) => named(words.organisations, code).name,
    fundingSource: (code) => named(words.fundingSources, code).name,
  });
}

/** A return's figures: fixed once it was sent for signature, else as they stand; null where the pool is not there. */
export function contentOf(row: QuarterReturnRow, around: ReturnAround): ReturnContent | null {
  return row.content ?? contentNow(row, around);
}

/** Figures of the quarter and from April on that the ledger has differently since the return was sent for signature. */
function changesSince(row: QuarterReturnRow, around: ReturnAround): number {
  const now = row.content === null ? null : contentNow(row, around);
  if (row.content === null || now === null) return 0;
  const changes = compareReturns(row.content, now);
  return changes.filter(({ amount }) => amount === "QUARTER" || amount === "TO_DATE").length;
}

/** One edition as it is answered. */
export function presentReturn(row: QuarterReturnRow, isNewest: boolean, around: ReturnAround): QuarterReturnType {
  const { partnership, pool, words } = around;
  const { arrangementCode, financialYear, quarter, edition } = row;
  const organisation = (code: string) => named(words.organisations, code);
  const signed = new Set(row.signOffs.map(({ organisationCode }) => organisationCode));
  const content = contentOf(row, around);
  return {
    __typename: "QuarterReturn",
    id: globalId("QuarterReturn", partnership.code, `${arrangementCode}|${financialYear}-Q${quarter}|${edition}`),
    arrangement: arrangementCode,
    quarter: `${financialYear}-Q${quarter}`,
    edition,
    status: row.status,
    provenance: row.provenance,
    isNewest,
    commentary: row.commentary,
    reason: row.reason,
    preparedBy: row.preparedByName,
    figuresVersion: row.content?.dataVersion ?? null,
    changesSince: changesSince(row, around),
    contentHash: row.contentHash,
    lines: content === null ? [] : presentLines(content),
    statements: row.statements.map(({ code, ...statement }) => ({ term: code, ...statement })),
    comments: row.comments.map(({ organisationCode, ...comment }) => ({
      ...comment,
      organisation: organisationCode === null ? null : organisation(organisationCode),
    })),
    signatures: row.signOffs.map(({ organisationCode, role, by, at }) => ({
      organisation: organisation(organisationCode),
      role,
      by,
      at,
    })),
    unsigned: (pool?.parties ?? []).filter((party) => !signed.has(party)).map(organisation),
    version: row.version,
  };
}

/** What reading returns needs. */
type Reading = Pick<Context, "orm" | "dimensions">;

/** Every edition of a pool's returns of a year with what surrounds them. */
export async function readReturnsAround(context: Reading, partnership: PartnershipRow, of: ReturnsOf) {
  const rows = await readReturns(context.orm, partnership, of);
  const pools = rows.length === 0 ? [] : await readPools(context.orm, partnership, of.financialYear);
  const pool = pools.find((entry) => entry.arrangement.code === of.arrangement) ?? null;
  return { rows, around: { partnership, pool, words: await context.dimensions.read(partnership) } };
}

/** Every edition of a pool's returns of a year, newest first. */
export async function presentReturns(
  context: Reading,
  partnership: PartnershipRow,
  of: ReturnsOf,
): Promise<QuarterReturnType[]> {
  const { rows, around } = await readReturnsAround(context, partnership, of);
  const newest = new Map(rows.map((row) => [row.quarter, row.edition]));
  return rows.map((row) => presentReturn(row, newest.get(row.quarter) === row.edition, around)).reverse();
}
