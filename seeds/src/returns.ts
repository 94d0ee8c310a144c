import { COUNCIL, ICB, POOL } from "./agreements.ts";
import { YEARS } from "./calendar.ts";

const signers = [
  { organisation: COUNCIL, by: "Director of children's finance" },
  { organisation: ICB, by: "Deputy chief finance officer" },
];

/** What the pool manager says of a quarter. */
function commentaryOf(year: number, quarter: number): string {
  if (year < 2) return "Spend follows the plan; no action is asked for.";
  return quarter < 3
    ? "Therapies in schools run above plan, because more plans name them; the overspend is expected to last."
    : "Therapies in schools and occupational therapy will end the year over budget; the parties are asked to agree how it is met.";
}

/** Rows of the quarter returns file: all signed but the third (submitted) and fourth of the open year. */
export function quarterReturnRows() {
  return YEARS.flatMap((financialYear, year) =>
    [1, 2, 3, 4].map((quarter) => ({
      arrangement_code: POOL,
      financial_year: financialYear,
      quarter,
      edition: 1,
      prepared_by_name: "Head of joint commissioning",
      commentary: commentaryOf(year, quarter),
      reason: null,
      status: year < 2 || quarter < 3 ? "SIGNED" : quarter === 3 ? "SUBMITTED" : "DRAFT",
    })),
  );
}

/** Rows of the signatures file; the council has signed the third quarter, the ICB has not. */
export function signOffRows() {
  return quarterReturnRows().flatMap(({ financial_year, quarter, edition, status }) => {
    const signed = status === "SIGNED" ? signers : status === "SUBMITTED" ? signers.slice(0, 1) : [];
    const month = ["07", "10", "01", "05"][quarter - 1] ?? "05";
    const year = Number(financial_year.slice(0, 4)) + (quarter > 2 ? 1 : 0);
    return signed.map(({ organisation, by }) => ({
      arrangement_code: POOL,
      financial_year,
      quarter,
      edition,
      organisation_code: organisation,
      role: "Authorised signer",
      signed_by: by,
      signed_at: `${year}-${month}-21T10:00:00Z`,
    }));
  });
}

/** Conditions every return of the pool states. */
const TERMS = [
  ["AGREED_PLAN", "The parties have agreed a plan for the pool's money this year."],
  ["AGREEMENT_IN_FORCE", "A written agreement under section 75 is in force."],
  ["RING_FENCES_KEPT", "Ring-fenced money was spent on its own purpose only."],
  ["HOST_ACCOUNTS_KEPT", "The host keeps the pool's accounts apart and ready for audit."],
] as const;

/** Rows of the return terms file. */
export function returnTermRows() {
  return TERMS.map(([code, condition]) => ({ arrangement_code: POOL, code, condition }));
}

/** Rows of the return statements file: all conditions were met. */
export function returnStatementRows() {
  return quarterReturnRows()
    .filter(({ status }) => status !== "DRAFT")
    .flatMap(({ arrangement_code, financial_year, quarter, edition }) =>
      TERMS.map(([term]) => ({
        arrangement_code,
        financial_year,
        quarter,
        edition,
        term_code: term,
        is_met: true,
        comment: null,
      })),
    );
}
