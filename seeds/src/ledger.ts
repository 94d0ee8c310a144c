import { POOL } from "./agreements.ts";
import { YEARS } from "./calendar.ts";
import { plannedPence, quartersOf, SCHEMES, type SchemePlan } from "./pool.ts";
import { randomFrom } from "./random.ts";

/** What is owed at the end of December 2025 and not yet paid, in pence. */
const ACCRUED = { scheme: "CYP-OT", month: "2025-12", pence: 1_000_000 };

const isOpen = (year: number) => year === YEARS.length - 1;

/** Month of a financial year, 0 being April, as 2025-04. */
function monthAt(financialYear: string, at: number): string {
  const first = Number(financialYear.slice(0, 4));
  return `${at < 9 ? first : first + 1}-${String(((at + 3) % 12) + 1).padStart(2, "0")}`;
}

function entry(kind: string, financialYear: string, month: string, pence: number, description: string) {
  return {
    arrangement_code: POOL,
    reference: "",
    financial_year: financialYear,
    month,
    kind,
    organisation_code: null as string | null,
    funding_source_code: null as string | null,
    form: null as string | null,
    scheme_code: null as string | null,
    commission_code: null as string | null,
    pence,
    adjusts_year: null,
    reverses: null,
    description,
  };
}

/** The contract of a scheme's service in a month. */
function commissionOf({ service }: SchemePlan, month: string): string | null {
  if (service === null) return null;
  if (service === "SRP-JOINT-SCHOOL") return "C-SRP-JOINT-SCHOOL";
  return `C-${service}-${month < "2024-04" ? "22" : "24"}`;
}

/** A quarter's spend in months that add up to it, none like the next. */
function monthsOf(pence: number, draw: () => number): number[] {
  const first = Math.round(pence * (0.31 + 0.05 * draw()));
  const second = Math.round(pence * (0.31 + 0.05 * draw()));
  return [first, second, pence - first - second];
}

function spendEntries(scheme: SchemePlan) {
  const draw = randomFrom(`ledger ${scheme.code}`);
  return YEARS.flatMap((financialYear, year) =>
    quartersOf(scheme.outturn[year] ?? 0)
      .slice(0, isOpen(year) ? 3 : 4)
      .flatMap((pence) => monthsOf(pence, draw))
      .flatMap((pence, at) => {
        const month = monthAt(financialYear, at);
        const of = { scheme_code: scheme.code, commission_code: commissionOf(scheme, month) };
        const owed = scheme.code === ACCRUED.scheme && month === ACCRUED.month ? ACCRUED.pence : 0;
        const paid = { ...entry("SPEND", financialYear, month, pence - owed, `${scheme.name}, ${month}`), ...of };
        const due = { ...entry("ACCRUAL", financialYear, month, owed, `${scheme.name}, invoice to come`), ...of };
        return owed === 0 ? [paid] : [paid, due];
      }),
  );
}

/** Contributions come in at the start of each quarter; the last of the open year has not come yet. */
function contributionEntries() {
  return YEARS.flatMap((financialYear, year) =>
    plannedPence(year).flatMap(({ organisation, source, pence }) => {
      const paid = isOpen(year) ? Math.round(pence * 0.75) : pence;
      const times = isOpen(year) ? 3 : 4;
      const each = Math.floor(paid / times);
      return Array.from({ length: times }, (_, quarter) => ({
        ...entry(
          "CONTRIBUTION",
          financialYear,
          monthAt(financialYear, quarter * 3),
          quarter === times - 1 ? paid - each * (times - 1) : each,
          `Contribution for quarter ${quarter + 1}`,
        ),
        organisation_code: organisation,
        funding_source_code: source,
        form: "CASH",
      }));
    }),
  );
}

/** Rows of the ledger file, numbered by month. */
export function ledgerEntryRows() {
  const entries = [...contributionEntries(), ...SCHEMES.flatMap(spendEntries)];
  const inOrder = entries
    .map((row, at) => ({ row, at }))
    .sort((a, b) => (a.row.month === b.row.month ? a.at - b.at : a.row.month < b.row.month ? -1 : 1));
  return inOrder.map(({ row }, at) => ({ ...row, reference: `JNL-${String(at + 1).padStart(4, "0")}` }));
}
