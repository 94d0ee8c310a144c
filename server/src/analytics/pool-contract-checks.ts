import { ownShare } from "./contract-shares.ts";
import { monthsOfYear } from "./financial-year.ts";
import type { Pool, PoolCommission } from "./pool.ts";
import { type Amounts, check, exceeds } from "./pool-check.ts";
import type { PoolCheck } from "./pool-position.ts";

const lastDay = (financialYear: string) => `${monthsOfYear(financialYear)[11] ?? ""}-31`;

/** Contracts that end within the year while their scheme has budget left that nothing commits. */
function endingWithMoney(pool: Pool, { schemes }: Amounts): readonly PoolCommission[] {
  return pool.commissions.filter(({ endsOn, serviceCode }) => {
    const scheme = schemes.find((row) => row.serviceCode === serviceCode);
    const isEnding =
      endsOn !== null && endsOn < lastDay(pool.financialYear) && endsOn >= `${pool.financialYear.slice(0, 4)}-04-01`;
    return isEnding && scheme !== undefined && exceeds(scheme.budget, scheme.forecast);
  });
}

/** Whether contracts fit the pool: their end, their shares of several places, and one pool each. */
export function checkContracts(pool: Pool, amounts: Amounts): PoolCheck[] {
  const ending = endingWithMoney(pool, amounts);
  const elsewhere = pool.commissions.filter(
    ({ arrangementCode, alsoPaidBy }) =>
      alsoPaidBy.length > 0 || (arrangementCode !== null && arrangementCode !== pool.arrangement.code),
  );
  const unequal = pool.commissions.filter((commission) => {
    const share = ownShare(commission);
    return share !== null && share !== commission.annualValuePence;
  });
  const codes = (rows: readonly PoolCommission[]) => rows.map(({ code }) => code).join(", ");
  return [
    check(
      "CONTRACTS_LAST_THE_MONEY",
      "WARNING",
      ending.length === 0,
      ending.length === 0
        ? "No contract ends within the year while its scheme has money left."
        : `Ending within the year with money left in the scheme: ${codes(ending)}.`,
      "Extend or replace the contract, or move the budget to a scheme that is over.",
    ),
    check(
      "CONTRACTS_IN_ONE_POOL",
      "ERROR",
      elsewhere.length === 0,
      elsewhere.length === 0 ? "No contract is paid for by two pools." : `Also in another pool: ${codes(elsewhere)}.`,
      "Decide which pool buys it, and reverse the entries of the other.",
    ),
    check(
      "APPORTIONED_TO_THE_PENNY",
      "ERROR",
      unequal.length === 0,
      unequal.length === 0
        ? "This partnership's share of every contract of several places is what the weights make it."
        : `Not the share that the weights make: ${codes(unequal)}.`,
      "Correct the yearly value of the share, or the weights.",
    ),
  ];
}
