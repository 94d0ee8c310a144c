import type { MikroORM } from "@mikro-orm/postgresql";
import type { BrokenRule } from "../../analytics/broken-rule.ts";
import type { Pool } from "../../analytics/pool.ts";
import type { AgreedShare, YearSettlement } from "../../analytics/settlement.ts";
import { readPoolsIn } from "../queries/pools.query.ts";
import { postIn } from "./ledger.store.ts";
import type { PoolYearOf } from "./pool-plan.store.ts";
import { readPoolYear, requireCodes, requireOpenYear } from "./pool-year.ts";
import { type Edit, type EditOutcome, type Editor, refuseEdit, saveEdit, saveRow } from "./versioned-row.ts";

/** A pool's year to be closed. */
export interface PoolClosing extends PoolYearOf {
  readonly expectedVersion: number;
  /** Who bears what the rule places on nobody; adds up to it exactly. */
  readonly agreedShares: readonly AgreedShare[];
}

const objectOf = ({ arrangement, financialYear }: PoolYearOf) => `pool_year:${arrangement}|${financialYear}`;

/** The year after begins with what is left, whether it is there already or not. */
async function carryForward(edit: Edit, next: PoolYearOf, closingPence: number): Promise<void> {
  const held = await readPoolYear(edit, next.arrangement, next.financialYear);
  if (held?.isClosed === true)
    refuseEdit(
      "NEXT_YEAR_CLOSED",
      "input.financialYear",
      `${next.financialYear} is closed already.`,
      "Years are closed one after the other.",
    );
  await saveRow(edit, {
    table: "pool_year",
    key: { arrangement_code: next.arrangement, financial_year: next.financialYear },
    values: {
      opening_balance_pence: closingPence,
      is_closed: false,
      books_to: held === null || held.booksTo === null ? null : `${held.booksTo}-01`,
    },
    expectedVersion: held?.version ?? 0,
    object: objectOf(next),
    action: "CARRY_FORWARD",
  });
}

/** Settles a pool's year as a transaction finds it, or says why it cannot be closed. */
export type YearSettler = (pool: Pool) => YearSettlement | BrokenRule;

/** Closes a year: settles its variance by the agreement's rule, and carries what is left into the year after. */
export function closePoolYear(
  orm: MikroORM,
  editor: Editor,
  given: PoolClosing,
  settle: YearSettler,
): Promise<EditOutcome<PoolYearOf>> {
  const { arrangement, financialYear, agreedShares } = given;
  return saveEdit(orm, editor, async (edit) => {
    await requireOpenYear(edit, arrangement, financialYear, "input.financialYear");
    await requireCodes(
      edit,
      "organisation",
      agreedShares.map(
        ({ organisationCode }, at) => [`input.agreedShares.${at}.organisation`, organisationCode] as const,
      ),
    );
    const scope = { db: edit.db, id: edit.partnershipId, dataVersion: edit.version };
    const pools = await readPoolsIn(scope, financialYear);
    const pool = pools.find((entry) => entry.arrangement.code === arrangement);
    if (pool === undefined)
      return refuseEdit(
        "NOT_A_POOL",
        "input.arrangement",
        `${arrangement} is no section 75 pool.`,
        "Only pools are closed.",
      );
    const settled = settle(pool);
    if ("mend" in settled) return refuseEdit(settled.code, `input.${settled.field}`, settled.message, settled.mend);
    await postIn(edit, arrangement, settled.entries, "input.agreedShares");
    await saveRow(edit, {
      table: "pool_year",
      key: { arrangement_code: arrangement, financial_year: financialYear },
      values: { opening_balance_pence: pool.openingBalancePence, is_closed: true, books_to: `${settled.booksTo}-01` },
      expectedVersion: given.expectedVersion,
      object: objectOf(given),
      action: "CLOSE_POOL_YEAR",
    });
    await carryForward(edit, { arrangement, financialYear: settled.nextYear }, settled.closingPence);
    return { saved: given, isChanged: true };
  });
}
