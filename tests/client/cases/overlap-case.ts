import type { OverlapRow, OverlapSetRow } from "../../../client/src/features/overlaps/overlap-rows.ts";

const known = (value: number, unit: string) => ({ value, state: "KNOWN" as const, unit });
const pounds = (pence: number) => ({ pence, state: "KNOWN" as const });
const breaks = { code: "SHORTBREAK", name: "Short breaks", unitOfCare: "place" };
const council = { code: "COUNCIL", name: "Walsall Council", kind: "COUNCIL" };
const board = { code: "BOARD", name: "Care Board", kind: "ICB" };
const saturday = { code: "SAT", name: "Saturday breaks" };
const nurse = { code: "NURSE", name: "Nurse-led breaks" };

/** A council and a care board both buy breaks for children of 5 to 10 in two wards. */
export const overlap: OverlapRow = {
  id: "overlap-1",
  code: "C-SAT+C-NURSE",
  kind: "DUPLICATE",
  serviceLine: breaks,
  function: { code: "TREAT", name: "Treat" },
  layer: { code: "TARGETED", name: "Targeted" },
  commissions: [
    { id: "1", code: "C-SAT", commissioner: council, service: { ...saturday, provider: { code: "P", name: "P" } } },
    { id: "2", code: "C-NURSE", commissioner: board, service: { ...nurse, provider: { code: "Q", name: "Q" } } },
  ],
  sharedCells: [
    {
      area: { code: "2", name: "Pelsall" },
      ageBand: { code: "5-10", from: 5, to: 7 },
      need: { code: "N", name: "Need" },
    },
    {
      area: { code: "1", name: "Aldridge" },
      ageBand: { code: "5-10", from: 8, to: 10 },
      need: { code: "N", name: "Need" },
    },
  ],
  sharedDemand: { ...known(20, "place"), provenance: "ILLUSTRATIVE" },
  sharedSpend: pounds(21_600_000),
  overlapCoefficient: known(1, "share"),
  ruzicka: known(0.8, "share"),
  set: { id: "SET" },
  judgement: null,
  earlierJudgements: [],
  explanation: { definition: "", formula: "", inputs: [] },
};

/** Together they hold 12 places more than is needed; the dearer one could give them up. */
export const set: OverlapSetRow = {
  id: "SET",
  serviceLine: breaks,
  services: [saturday, nurse],
  overlapSurplus: known(12, "place"),
  duplicateSpend: pounds(9_000_000),
  reductions: [
    { service: saturday, units: known(1e-13, "place"), saving: pounds(0) },
    { service: nurse, units: known(12, "place"), saving: pounds(9_000_000) },
  ],
};
