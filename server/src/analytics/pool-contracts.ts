import { ownShare, sharePlaces } from "./contract-shares.ts";
import { type Money, noMoney, pounds } from "./figure.ts";
import { fractionOf } from "./pence.ts";
import type { Pool, PoolCommission } from "./pool.ts";
import { booksTo, spendOf } from "./pool-months.ts";

/** A contract that the pool's money pays, in one year. */
export interface ContractPosition {
  readonly commission: PoolCommission;
  /** Value of the year: the full year's by the days it runs. */
  readonly yearValue: Money;
  /** Paid and owed for it by the ledger. */
  readonly actual: Money;
  /** What the weights make of a contract of several places; empty where there is one place. */
  readonly places: readonly { readonly areaCode: string; readonly weight: number; readonly share: Money }[];
  /** Whether this partnership's yearly value is what the weights make of the whole; null where there is one place. */
  readonly isApportioned: boolean | null;
}

const DAY_MS = 86_400_000;
const dayOf = (day: string) => Date.parse(`${day}T00:00:00Z`) / DAY_MS;

/** Value of a contract in a financial year, by days. */
function yearValue({ annualValuePence, startsOn, endsOn }: PoolCommission, financialYear: string): Money {
  if (annualValuePence === null) return noMoney("NOT_SUBMITTED");
  const first = Number(financialYear.slice(0, 4));
  const [april, march] = [dayOf(`${first}-04-01`), dayOf(`${first + 1}-03-31`)];
  const [from, to] = [Math.max(april, dayOf(startsOn)), endsOn === null ? march : Math.min(march, dayOf(endsOn))];
  return pounds(fractionOf(annualValuePence, Math.max(0, to - from + 1), march - april + 1));
}

/** Every contract the pool's money pays, by code. */
export function contractPositions(pool: Pool): ContractPosition[] {
  return pool.commissions.map((commission) => {
    const { code, wholeValuePence, places, annualValuePence } = commission;
    const own = pool.entries.filter(({ commissionCode }) => commissionCode === code);
    const shares = wholeValuePence === null ? null : sharePlaces(wholeValuePence, places);
    const share = ownShare(commission);
    return {
      commission,
      yearValue: yearValue(commission, pool.financialYear),
      actual: booksTo(pool) === null ? noMoney("NOT_SUBMITTED") : pounds(spendOf(own)),
      places: places.map(({ areaCode, weight }) => {
        const pence = shares?.get(areaCode);
        return { areaCode, weight, share: pence === undefined ? noMoney("NOT_SUBMITTED") : pounds(pence) };
      }),
      isApportioned: share === null ? null : share === annualValuePence,
    };
  });
}
