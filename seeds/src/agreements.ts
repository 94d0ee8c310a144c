/** The pool of the seeds and its parties. */
export const POOL = "S75-CYP";
export const COUNCIL = "WALSALL-MBC";
export const ICB = "ICB-BC";

const FROM = "2023-04-01";

/** Written terms of the pool, but for what the parties provide in kind, which is not recorded. */
const TERMS = {
  signed_on: "2023-03-20",
  review_on: "2026-09-30",
  notice_months: 6,
  vat_regime: "COUNCIL",
  aims: "Children who need therapy, mental health support or a hearing base get it in their own part of the borough, whoever pays.",
  nhs_functions: "Community health services for children under section 3 of the National Health Service Act 2006.",
  council_functions:
    "Special educational provision named in plans under sections 37 and 42 of the Children and Families Act 2014.",
  persons_and_services:
    "Children and young people from birth to 25 with special educational needs or a disability who live in Walsall; therapies, mental health support, hearing bases and their coordination.",
  resources: null,
  variation_terms: "Contributions change by written agreement of both parties, before 31 January for the year after.",
  termination_terms:
    "Six months' notice in writing; what is left in the fund goes back in proportion to contributions.",
  benefit_tolerance: 15,
  management: "The council keeps the accounts; the pool manager reports each quarter and each year to both parties.",
};

const NO_TERMS = Object.fromEntries(Object.keys(TERMS).map((term) => [term, null]));

/** Rows of the arrangements file: five kinds. */
export function arrangementRows() {
  const row = (code: string, name: string, kind: string, host: string, manager: string | null) => ({
    code,
    name,
    kind,
    host_code: host,
    pool_manager: manager,
    starts_on: FROM,
    ends_on: "2027-03-31",
    ...(code === POOL ? TERMS : NO_TERMS),
  });
  return [
    row(POOL, "Children's joint commissioning pool", "SECTION_75", COUNCIL, "Head of joint commissioning"),
    row("S256-NDA", "Grant for neurodevelopmental assessments", "GRANT_TRANSFER", ICB, null),
    row("ALIGNED-SLT", "Aligned speech and language budgets", "ALIGNED", COUNCIL, null),
    row("LEAD-EQUIPMENT", "Equipment, commissioned by the ICB for both", "LEAD_COMMISSIONING", ICB, null),
    row("RECHARGE-EP", "Recharge for health advice", "RECHARGE", COUNCIL, null),
  ];
}

/** Rows of the parties file: council and ICB in every arrangement. */
export function arrangementPartyRows() {
  return arrangementRows().flatMap(({ code }) =>
    [COUNCIL, ICB].map((organisation) => ({
      arrangement_code: code,
      organisation_code: organisation,
      joined_on: FROM,
      left_on: null,
    })),
  );
}

/** Rows of the variations file: how a variance is shared was agreed anew for 2025-26. */
export function arrangementVariationRows() {
  return [
    {
      arrangement_code: POOL,
      number: 1,
      agreed_on: "2025-02-14",
      effective_on: "2025-04-01",
      change:
        "From 2025-26 the parties bear an overspend equally, the ICB up to £50,000 a year, and an underspend goes back by contribution. Until then the fund's own balance bore both.",
    },
  ];
}

/** Rows of the risk shares file: the fund's balance bears both until 2024-25, then the parties. */
export function riskShareRows() {
  const row = (direction: string, fromYear: string, basis: string, reserve: number, isKept: boolean) => ({
    arrangement_code: POOL,
    direction,
    from_year: fromYear,
    basis,
    reserve_pence: reserve,
    scope: "POOL",
    is_offset: true,
    bars_ring_fenced: true,
    is_kept: isKept,
  });
  return [
    row("OVERSPEND", "2023-24", "WEIGHTS", 10_000_000, false),
    row("OVERSPEND", "2025-26", "WEIGHTS", 0, false),
    row("UNDERSPEND", "2023-24", "CONTRIBUTION", 0, true),
    row("UNDERSPEND", "2025-26", "CONTRIBUTION", 0, false),
  ];
}

/** Rows of the risk share parties file: equal weights, and a cap on the ICB from 2025-26. */
export function riskSharePartyRows() {
  return riskShareRows().flatMap(({ direction, from_year }) =>
    [COUNCIL, ICB].map((organisation) => ({
      arrangement_code: POOL,
      direction,
      from_year,
      tier: 1,
      organisation_code: organisation,
      weight: 1,
      cap_pence: direction === "OVERSPEND" && from_year === "2025-26" && organisation === ICB ? 5_000_000 : null,
    })),
  );
}
