import type { Pool } from "./pool.ts";
import type { PoolPosition } from "./pooled-budget.ts";

/** A rule the pool's figures should keep, whether they do, and what to do if not. */
export interface PoolCheck {
  readonly code: string;
  readonly level: "ERROR" | "WARNING";
  readonly ok: boolean;
  readonly message: string;
  readonly mend: string;
}

type Amounts = Pick<
  PoolPosition,
  "budget" | "forecast" | "variance" | "varianceShares" | "unallocatedVariance" | "closingBalance" | "schemes"
>;

function check(code: string, level: PoolCheck["level"], ok: boolean, message: string, mend: string): PoolCheck {
  return { code, level, ok, message, mend: ok ? "Nothing to do." : mend };
}

/** Every check of a pool's year, kept or not. */
export function checkPool(pool: Pool, amounts: Amounts): PoolCheck[] {
  const planned = pool.contributions.reduce(
    (sum, { plannedPence, variedPence }) => sum + (variedPence ?? plannedPence ?? 0),
    0,
  );
  const overCommitted = amounts.schemes.filter(({ budget, committed }) => (committed.pence ?? 0) > (budget.pence ?? 0));
  const unsigned = pool.quarters.filter(({ status }) => status !== "SIGNED").map(({ quarter }) => `Q${quarter}`);
  const shared = amounts.varianceShares.reduce(
    (sum, { share }) => sum + (share.pence ?? 0),
    amounts.unallocatedVariance.pence ?? 0,
  );
  return [
    check(
      "CONTRIBUTIONS_EQUAL_BUDGET",
      "ERROR",
      planned === amounts.budget.pence,
      "What the parties agreed to put in is what the schemes may spend.",
      "Vary a contribution or a scheme's budget so that both sums are equal.",
    ),
    check(
      "SCHEMES_WITHIN_COMMITMENT",
      "WARNING",
      overCommitted.length === 0,
      overCommitted.length === 0
        ? "No scheme is committed beyond its budget."
        : `${overCommitted.map(({ name }) => name).join(", ")}: committed beyond budget.`,
      "Agree more budget for the scheme or reduce what is committed.",
    ),
    check(
      "FORECAST_WITHIN_BUDGET",
      "WARNING",
      (amounts.variance.pence ?? 0) <= 0,
      "The year is expected to end within its budget.",
      "Agree a recovery plan, or tell each party what it will bear.",
    ),
    check(
      "VARIANCE_FULLY_SHARED",
      "WARNING",
      amounts.unallocatedVariance.pence === 0,
      "The agreement's rule places the whole variance.",
      "Escalate what is above the caps to the partners' directors of finance.",
    ),
    check(
      "SHARES_EQUAL_VARIANCE",
      "ERROR",
      shared === amounts.variance.pence,
      "The shares add up to the variance, to the penny.",
      "Report a fault.",
    ),
    check(
      "QUARTERS_SIGNED",
      "WARNING",
      unsigned.length === 0,
      unsigned.length === 0
        ? "Every quarter is signed by all parties."
        : `Not signed by all parties yet: ${unsigned.join(", ")}.`,
      "Ask each party's authorised signer to sign.",
    ),
    check(
      "CLOSING_BALANCE_NOT_NEGATIVE",
      "ERROR",
      (amounts.closingBalance.pence ?? 0) >= 0,
      "The pool does not end the year in debt.",
      "Settle the variance by the agreement's rule before the year is closed.",
    ),
  ];
}
