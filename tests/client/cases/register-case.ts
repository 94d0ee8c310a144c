import type { FacetWords } from "../../../client/src/features/services/facets.ts";
import {
  type RegisterCommission,
  type RegisterService,
  registerRow,
} from "../../../client/src/features/services/register-rows.ts";

export const TODAY = "2026-03-31";

const pounds = (pence: number) => ({ pence, state: "KNOWN" as const });
const council = { code: "COUNCIL", name: "Walsall Council", kind: "COUNCIL" };
const board = { code: "BOARD", name: "Care Board", kind: "ICB" };
const north = { code: "W1", name: "Aldridge" };
const south = { code: "W2", name: "Pelsall" };
const speech = { code: "SLCN", name: "Speech" };
const autism = { code: "ASD", name: "Autism" };
const sight = { code: "VI", name: "Vision" };

export const WORDS: FacetWords = {
  today: TODAY,
  ageBands: [
    { code: "0-4", from: 0, to: 4 },
    { code: "5-10", from: 5, to: 10 },
  ],
  needs: [speech, autism, sight],
  wards: [north, south],
};

export function commission(given: Partial<RegisterCommission> & { readonly code: string }): RegisterCommission {
  return {
    commissioner: board,
    start: "2024-04-01",
    end: "2027-03-31",
    noticeBy: "2026-12-31",
    annualValue: pounds(10_000_000),
    isSpot: false,
    arrangement: null,
    funding: [],
    ...given,
  };
}

export function service(given: Partial<RegisterService> & { readonly code: string }): RegisterService {
  return {
    name: `Service ${given.code}`,
    serviceLine: { code: "SLT", name: "Speech therapy", unitOfCare: "contact", unitKind: "flow" },
    provider: { code: "TRUST", name: "Health Trust", kind: "NHS_TRUST" },
    layer: { code: "TARGETED", name: "Targeted" },
    function: { code: "TREAT", name: "Treat" },
    ages: { from: 0, to: 4 },
    needs: [speech],
    areas: [],
    wards: [north, south],
    capacityPerMonth: { value: 20, state: "KNOWN", unit: "contact" },
    annualValue: pounds(10_000_000),
    ehcpSection: null,
    dutyHolder: null,
    provenance: "ILLUSTRATIVE",
    commissions: [commission({ code: `C-${given.code}` })],
    ...given,
  };
}

/** Notice is due in June; the council and the board both buy it in a pool. */
export const EARLY = service({
  code: "EARLY",
  name: "Early talk",
  annualValue: pounds(30_000_000),
  commissions: [
    commission({
      code: "C-EARLY-1",
      end: "2026-09-30",
      noticeBy: "2026-06-30",
      annualValue: pounds(20_000_000),
      funding: [
        {
          financialYear: "2025-26",
          source: { code: "ICB_COMMUNITY", name: "ICB community", side: "ICB" },
          budget: pounds(20_000_000),
          forecast: pounds(21_000_000),
          actual: { pence: null, state: "NOT_SUBMITTED" },
        },
      ],
    }),
    commission({
      code: "C-EARLY-2",
      commissioner: council,
      arrangement: { code: "POOL", name: "The pool", kind: "SECTION_75" },
      funding: [
        {
          financialYear: "2025-26",
          source: { code: "HNB", name: "High Needs Block", side: "COUNCIL" },
          budget: pounds(10_000_000),
          forecast: pounds(9_000_000),
          actual: pounds(9_000_000),
        },
      ],
    }),
  ],
});

/** Reaches ages 5 to 8 in one ward, without an end date. */
const SCHOOL = service({
  code: "SCHOOL",
  name: "School autism team",
  provider: { code: "COUNCIL", name: "Walsall Council", kind: "COUNCIL" },
  ages: { from: 5, to: 8 },
  needs: [autism, speech],
  wards: [north],
  commissions: [commission({ code: "C-SCHOOL", commissioner: council, end: null, noticeBy: null })],
});

/** Its only contract has ended. */
const LAPSED = service({
  code: "LAPSED",
  name: "Summer group",
  needs: [sight],
  annualValue: { pence: null, state: "NOT_APPLICABLE" },
  commissions: [commission({ code: "C-LAPSED", end: "2025-09-30", noticeBy: "2025-06-30" })],
});

/** Bought child by child. */
const SPOT = service({
  code: "SPOT",
  name: "One to one",
  serviceLine: { code: "AP", name: "Places", unitOfCare: "place", unitKind: "stock" },
  ages: { from: 5, to: 10 },
  needs: [sight],
  capacityPerMonth: { value: null, state: "NOT_APPLICABLE", unit: "place" },
  commissions: [commission({ code: "C-SPOT", isSpot: true, annualValue: { pence: null, state: "NOT_COLLECTED" } })],
});

export const ROWS = [EARLY, SCHOOL, LAPSED, SPOT].map((entry) => registerRow(entry, TODAY));
