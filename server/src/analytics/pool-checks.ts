import type { Pool } from "./pool.ts";
import type { PoolCheck, PoolPosition } from "./pool-position.ts";

type Amounts = Pick<
  PoolPosition,
  "budget" | "forecast" | "variance" | "varianceShares" | "unallocatedVariance" | "closingBalance" | "schemes"
>;

function check(code: string, level: PoolCheck["level"], ok: boolean, message: string, mend: string): PoolCheck {
  return { code, level, ok, message, mend: ok ? "Nothing to do." : mend };
}

/** A rule on an amount is kept only where the amount is known. */
const holds = (pence: number | null, rule: (pence: number) => boolean) => pence !== null && rule(pence);

/** Whether what was agreed adds up. */
function checkPlan(pool: Pool, { budget, schemes }: Amounts): PoolCheck[] {
  const planned = pool.contributions.reduce(
    (sum, { plannedPence, variedPence }) => sum + (variedPence ?? plannedPence ?? 0),
    0,
  );
  const over = schemes.filter((scheme) => (scheme.committed.pence ?? 0) > (scheme.budget.pence ?? 0));
  return [
    check(
      "CONTRIBUTIONS_EQUAL_BUDGET",
      "ERROR",
      planned === budget.pence,
      "What the parties agreed to put in is what the schemes may spend.",
      "Vary a contribution or a scheme's budget so that both sums are equal.",
    ),
    check(
      "SCHEMES_WITHIN_COMMITMENT",
      "WARNING",
      over.length === 0,
      over.length === 0
        ? "No scheme is committed beyond its budget."
        : `${over.map(({ name }) => name).join(", ")}: committed beyond budget.`,
      "Agree more budget for the scheme or reduce what is committed.",
    ),
  ];
}

/** Whether the year ends as agreed, and every penny of the variance has a bearer. */
function checkOutturn({ variance, unallocatedVariance, varianceShares, closingBalance }: Amounts): PoolCheck[] {
  const shared = varianceShares.reduce((sum, { share }) => sum + (share.pence ?? 0), unallocatedVariance.pence ?? 0);
  return [
    check(
      "FORECAST_WITHIN_BUDGET",
      "WARNING",
      holds(variance.pence, (pence) => pence <= 0),
      "The year is expected to end within its budget.",
      "Agree a recovery plan, or tell each party what it will bear.",
    ),
    check(
      "VARIANCE_FULLY_SHARED",
      "WARNING",
      holds(unallocatedVariance.pence, (pence) => pence === 0),
      "The agreement's rule places the whole variance.",
      "Escalate what is above the caps to the partners' directors of finance.",
    ),
    check(
      "SHARES_EQUAL_VARIANCE",
      "ERROR",
      holds(variance.pence, (pence) => pence === shared),
      "The shares add up to the variance, to the penny.",
      "Complete the schemes' figures; if they are complete, report a fault.",
    ),
    check(
      "CLOSING_BALANCE_NOT_NEGATIVE",
      "ERROR",
      holds(closingBalance.pence, (pence) => pence >= 0),
      "The pool does not end the year in debt.",
      "Settle the variance by the agreement's rule before the year is closed.",
    ),
  ];
}

/** Whether the last edition of every quarter returned so far is signed. */
function checkSignatures({ quarters }: Pool): PoolCheck {
  const last = new Map<number, Pool["quarters"][number]>();
  for (const entry of quarters) {
    if (entry.edition > (last.get(entry.quarter)?.edition ?? -1)) last.set(entry.quarter, entry);
  }
  const unsigned = [...last.values()].filter(({ status }) => status !== "SIGNED").map(({ quarter }) => `Q${quarter}`);
  const message = `Not signed by all parties yet: ${unsigned.sort().join(", ")}.`;
  const whole =
    last.size === 0 ? "No quarter has been returned yet." : "Every quarter returned is signed by all parties.";
  return check(
    "QUARTERS_SIGNED",
    "WARNING",
    unsigned.length === 0,
    unsigned.length === 0 ? whole : message,
    "Ask each party's authorised signer to sign.",
  );
}

/** Every check of a pool's year, kept or not. */
export function checkPool(pool: Pool, amounts: Amounts): PoolCheck[] {
  return [...checkPlan(pool, amounts), ...checkOutturn(amounts), checkSignatures(pool)];
}
