import type { PoolRow } from "../../../client/src/features/pooled-budgets/pool-rows.ts";

const pounds = (pence: number) => ({ pence, state: "KNOWN" as const });

const council = { code: "COUNCIL", name: "Walsall Council" };
const board = { code: "BOARD", name: "Care Board" };

const none = { pence: null, state: "NOT_SUBMITTED" as const };

/** What a scheme has beside its plan; nothing of it here. */
const bare = {
  lead: null,
  accrued: pounds(0),
  income: pounds(0),
  net: none,
  estimate: { runRate: none, phased: none, trend: none, low: none, high: none },
  months: [],
  quarters: [],
  version: 1,
};

/** A pool £825.01 over: £125.00 at the council's own risk, the rest shared equally with the odd penny to the board. */
export const pool: PoolRow = {
  arrangement: {
    code: "S75",
    name: "The pool",
    kind: "SECTION_75",
    host: council,
    poolManager: null,
    start: "2023-04-01",
    end: null,
  },
  isClosed: false,
  booksTo: null,
  version: 1,
  ledger: {
    opening: pounds(0),
    contributions: pounds(0),
    otherIncome: pounds(0),
    settlements: pounds(0),
    spend: pounds(0),
    returns: pounds(0),
    balance: pounds(0),
  },
  outlook: [],
  contracts: [],
  openingBalance: pounds(0),
  contributions: [],
  quarters: [],
  schemes: [
    {
      code: "A",
      name: "Hearing bases",
      ...bare,
      service: null,
      ownRisk: council,
      budget: pounds(100_000),
      committed: pounds(100_000),
      actual: pounds(80_000),
      forecast: pounds(112_500),
    },
    {
      code: "B",
      name: "Therapies",
      ...bare,
      service: null,
      ownRisk: null,
      budget: pounds(200_000),
      committed: pounds(200_000),
      actual: { pence: null, state: "NOT_SUBMITTED" },
      forecast: pounds(270_001),
    },
  ],
  budget: pounds(300_000),
  actual: pounds(80_000),
  forecast: pounds(382_501),
  variance: pounds(82_501),
  varianceShares: [
    { organisation: council, fundingSource: null, share: pounds(12_500), basis: "OWN_RISK" },
    { organisation: board, fundingSource: null, share: pounds(35_001), basis: "WEIGHTS" },
    { organisation: council, fundingSource: null, share: pounds(35_000), basis: "WEIGHTS" },
  ],
  unallocatedVariance: pounds(0),
  closingBalance: pounds(0),
  checks: [
    { code: "WARN", level: "WARNING", ok: false, message: "Within budget.", mend: "Agree a plan." },
    { code: "ERR", level: "ERROR", ok: false, message: "Not in debt.", mend: "Settle it." },
    { code: "FINE", level: "ERROR", ok: true, message: "Adds up.", mend: "Nothing to do." },
  ],
  provenance: "ILLUSTRATIVE",
};
