import { postLedger, totalLedger } from "./ledger.ts";
import { sumPence } from "./pence.ts";
import type { Pool } from "./pool.ts";
import { type Amounts, check, holds } from "./pool-check.ts";
import type { PoolCheck } from "./pool-position.ts";

/** Whether the ledger is one: both sides of every entry, the year's equation, and the balance it begins with. */
export function checkLedger(
  { openingBalancePence, lastClosingPence, entries }: Pool,
  { ledger }: Amounts,
): PoolCheck[] {
  const opening = openingBalancePence ?? 0;
  const postings = sumPence(postLedger(opening, entries).map(({ pence }) => pence));
  const totals = totalLedger(opening, entries);
  const income = [totals.openingPence, totals.contributionsPence, totals.otherIncomePence, totals.settlementsPence];
  const outgo = [totals.spendPence, totals.returnsPence, totals.closingPence];
  return [
    check(
      "LEDGER_BALANCES",
      "ERROR",
      postings === 0 && sumPence(income) === sumPence(outgo),
      "Opening balance, contributions, other income and settlements are spend, returns and what is left.",
      "Report a fault: each entry has two sides, so this cannot come of what is entered.",
    ),
    check(
      "BALANCE_NOT_NEGATIVE",
      "WARNING",
      holds(ledger.balance.pence, (pence) => pence >= 0),
      "The fund has not spent more than came in.",
      "Ask the parties to pay what is due; the host is paying from its own money.",
    ),
    check(
      "OPENING_IS_LAST_CLOSING",
      "ERROR",
      lastClosingPence === null || lastClosingPence === openingBalancePence,
      "The year begins with what the year before ended with.",
      "Correct the opening balance; what belongs to the year before is posted to this year as its adjustment.",
    ),
  ];
}
