import { sumPence } from "./pence.ts";
import type { Pool } from "./pool.ts";
import { type Amounts, check, exceeds, holds } from "./pool-check.ts";
import { checkContracts } from "./pool-contract-checks.ts";
import { checkLedger } from "./pool-ledger-checks.ts";
import type { PoolCheck, SchemePosition } from "./pool-position.ts";

const namesOf = (schemes: readonly { readonly name: string }[]) => schemes.map(({ name }) => name).join(", ");

/** Whether what was agreed adds up. */
function checkPlan(pool: Pool, { budget, schemes }: Amounts): PoolCheck[] {
  const planned = sumPence(pool.contributions.map(({ plannedPence, variedPence }) => variedPence ?? plannedPence ?? 0));
  const over = schemes.filter((scheme) => exceeds(scheme.committed, scheme.budget));
  const spent = schemes.filter((scheme) => exceeds(scheme.actual, scheme.committed));
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
      over.length === 0 ? "No scheme is committed beyond its budget." : `${namesOf(over)}: committed beyond budget.`,
      "Agree more budget for the scheme or reduce what is committed.",
    ),
    check(
      "SPEND_WITHIN_COMMITMENT",
      "WARNING",
      spent.length === 0,
      spent.length === 0
        ? "No scheme has spent more than was committed."
        : `${namesOf(spent)}: spent beyond commitment.`,
      "Record the commitment that the spend belongs to, or ask what was bought without one.",
    ),
  ];
}

/** Whether money kept for one scheme is within what its party puts in, and within what the scheme may spend. */
function checkRingFences(pool: Pool, { schemes }: Amounts): PoolCheck {
  const fenced = new Map<string, number>();
  const tooMuch: string[] = [];
  for (const { ringFences, variedPence, plannedPence, organisationCode, fundingSourceCode } of pool.contributions) {
    if (sumPence(ringFences.map(({ pence }) => pence)) > (variedPence ?? plannedPence ?? 0))
      tooMuch.push(`${organisationCode} from ${fundingSourceCode}`);
    for (const { schemeCode, pence } of ringFences)
      fenced.set(schemeCode, sumPence([fenced.get(schemeCode) ?? 0, pence]));
  }
  const isTooMuch = ({ code, budget }: SchemePosition) => (fenced.get(code) ?? 0) > (budget.pence ?? 0);
  const broken = [...tooMuch, ...schemes.filter(isTooMuch).map(({ name }) => name)];
  return check(
    "RING_FENCES_FIT",
    "ERROR",
    broken.length === 0,
    broken.length === 0
      ? "What is kept for one scheme fits its contribution and the scheme's budget."
      : `More is kept for one scheme than there is: ${broken.join(", ")}.`,
    "Lower what is kept for the scheme, or raise the contribution and the scheme's budget.",
  );
}

/** Whether the year ends as agreed, and every penny of the variance has a bearer. */
function checkOutturn({ variance, unallocatedVariance, varianceShares, closingBalance }: Amounts): PoolCheck[] {
  const shared = sumPence([...varianceShares.map(({ share }) => share.pence ?? 0), unallocatedVariance.pence ?? 0]);
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
      "The agreement's rule places the whole variance, within its caps.",
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

/** Every check of a pool's year, kept or not, from its own records. */
export function checkPool(pool: Pool, amounts: Amounts): PoolCheck[] {
  return [
    ...checkPlan(pool, amounts),
    checkRingFences(pool, amounts),
    ...checkOutturn(amounts),
    ...checkLedger(pool, amounts),
    ...checkContracts(pool, amounts),
    checkSignatures(pool),
  ];
}
