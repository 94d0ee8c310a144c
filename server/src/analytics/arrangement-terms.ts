/** What an agreement says; null where it is not recorded. */
export interface ArrangementTerms {
  readonly hostCode: string;
  readonly poolManager: string | null;
  readonly start: string;
  readonly end: string | null;
  readonly signedOn: string | null;
  readonly reviewOn: string | null;
  readonly noticeMonths: number | null;
  readonly vatRegime: "COUNCIL" | "NHS" | null;
  readonly aims: string | null;
  readonly nhsFunctions: string | null;
  readonly councilFunctions: string | null;
  readonly personsAndServices: string | null;
  readonly resources: string | null;
  readonly variationTerms: string | null;
  readonly terminationTerms: string | null;
  /** Percentage points by which shares of money and benefit may differ. */
  readonly benefitTolerance: number | null;
  readonly management: string | null;
}

/** A term that the regulations ask a written agreement to specify. */
export interface RequiredTerm {
  readonly code: string;
  /** Where it is asked for, in SI 2000/617. */
  readonly provision: string;
  readonly term: string;
  readonly isRecorded: boolean;
  /** What is not recorded yet, in words; null where nothing is missing. */
  readonly missing: string | null;
}

/** What the checklist looks at beside the terms. */
export interface TermsOnRecord extends ArrangementTerms {
  readonly parties: readonly string[];
  readonly hasContributions: boolean;
  readonly hasRiskShare: boolean;
}

type Part = readonly [isRecorded: boolean, what: string];

function required(code: string, provision: string, term: string, ...parts: readonly Part[]): RequiredTerm {
  const missing = parts.filter(([isRecorded]) => !isRecorded).map(([, what]) => what);
  return {
    code,
    provision,
    term,
    isRecorded: missing.length === 0,
    missing: missing.length === 0 ? null : missing.join(", "),
  };
}

const has = (text: string | null) => text !== null && text.trim() !== "";

/**
 * What a pooled fund's agreement must specify, in the order of regulation 7(3) and (4) of the NHS Bodies and Local Authorities
 * Partnership Arrangements Regulations 2000 (SI 2000/617), and whether it is recorded here. That it is recorded does not make
 * it lawful: the agreement itself does.
 */
export function checkTerms(record: TermsOnRecord): readonly RequiredTerm[] {
  const { signedOn, noticeMonths, reviewOn, start, end } = record;
  return [
    required("WRITTEN", "reg. 7(3)", "The agreement is in writing.", [signedOn !== null, "the day it was signed"]),
    required("AIMS", "reg. 7(3)(a)", "Agreed aims and outcomes.", [has(record.aims), "aims and outcomes"]),
    required(
      "CONTRIBUTIONS",
      "reg. 7(3)(b)",
      "What each partner contributes, and how that may be varied.",
      [record.hasContributions, "contributions"],
      [has(record.variationTerms), "how they may be varied"],
    ),
    required(
      "FUNCTIONS",
      "reg. 7(3)(c)",
      "The NHS functions and the health-related functions it covers.",
      [has(record.nhsFunctions), "NHS functions"],
      [has(record.councilFunctions), "health-related functions of the council"],
    ),
    required("PERSONS_AND_SERVICES", "reg. 7(3)(d)", "For whom and for which services the functions are exercised.", [
      has(record.personsAndServices),
      "persons and kinds of services",
    ]),
    required("RESOURCES", "reg. 7(3)(e)", "Staff, goods, services and accommodation the partners provide.", [
      has(record.resources),
      "what the partners provide",
    ]),
    required(
      "DURATION",
      "reg. 7(3)(f)",
      "How long it lasts, and how it is reviewed, varied and ended.",
      [start !== "" && (end !== null || noticeMonths !== null), "its last day or the notice to end it"],
      [reviewOn !== null, "the next review"],
      [has(record.terminationTerms), "how it ends"],
    ),
    required("MANAGEMENT", "reg. 7(3)(g)", "How the fund is managed and monitored.", [
      has(record.management),
      "management",
    ]),
    required(
      "HOST_AND_MANAGER",
      "reg. 7(4)",
      "One partner hosts the fund and appoints its pool manager.",
      [record.parties.includes(record.hostCode), "the host among the parties"],
      [has(record.poolManager), "the pool manager"],
    ),
    required("RISK_SHARE", "good practice", "Who bears an overspend and who gets an underspend.", [
      record.hasRiskShare,
      "rules for both",
    ]),
  ];
}
