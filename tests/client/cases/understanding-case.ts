import type {
  Compared,
  DataGapRow,
  FamilyRow,
  LoadRow,
  MixRow,
  PlaceRow,
  ReturnRow,
} from "../../../client/src/features/understanding/understanding-rows.ts";

/** A figure that is a number. */
export const known = (value: number, ends: { lower?: number | null; upper?: number | null } = {}) => ({
  value,
  state: "KNOWN" as const,
  lower: ends.lower ?? null,
  upper: ends.upper ?? null,
  unit: "child",
  provenance: "ILLUSTRATIVE" as const,
});

/** A figure that is none, and why. */
export const missing = (state: "SUPPRESSED" | "NOT_SUBMITTED" | "NOT_COLLECTED" | "UNDEFINED") => ({
  ...known(0),
  value: null,
  state,
});

export const autism = { code: "ASD", name: "Autistic spectrum disorder" };
export const palfrey = { code: "E05001311", name: "Palfrey" };
const five = { code: "5-10", from: 5, to: 10 };
const explanation = { definition: "", formula: "", inputs: [] };

/** Education and health, as they agree. */
export const agreeing: Compared = {
  first: "EDUCATION",
  second: "HEALTH",
  expected: known(40),
  ratio: known(1.1, { lower: 0.6, upper: 2 }),
  shortfall: known(0),
  verdict: "AGREE",
};

/** Health knows three times what education's list leads one to expect. */
export const apart: Compared = {
  ...agreeing,
  expected: known(120),
  ratio: known(1 / 3, { lower: 0.25, upper: 0.5 }),
  shortfall: known(80),
  verdict: "SECOND_KNOWS_MORE",
};

/** A place where they agree over all ages; `part` changes it. */
export const place = (part: Partial<PlaceRow> = {}): PlaceRow => ({
  key: "ASD|E05001311|EDUCATION|HEALTH",
  need: autism,
  area: palfrey,
  comparison: agreeing,
  widest: { key: "ASD|E05001311|5-10", ageBand: five, comparison: agreeing },
  ...part,
});

/** Health gives no number in two wards, where another knows 50 children. */
export const silence: DataGapRow = {
  key: "SILENCE|ASD|HEALTH|NOT_SUBMITTED",
  kind: "SILENCE",
  need: autism,
  agency: "HEALTH",
  other: null,
  areas: [palfrey, { code: "E05001314", name: "Pleck" }],
  ageBands: [five, { code: "11-15", from: 11, to: 15 }],
  children: known(50),
  state: "NOT_SUBMITTED",
  explanation,
};

export const mix: MixRow = {
  need: autism,
  first: "EDUCATION",
  second: "HEALTH",
  firstChildren: known(150),
  secondChildren: known(100),
  firstShare: known(0.15, { lower: 0.14, upper: 0.16 }),
  secondShare: known(0.1, { lower: 0.09, upper: 0.11 }),
};

export const given: ReturnRow = {
  agency: "HEALTH",
  list: "CASELOAD",
  month: "2026-01",
  ageMonths: 2,
  isUsed: true,
  populationBasis: "GP_REGISTERED",
  placesGiven: 1_215,
  placesMissing: 5,
  source: { publisher: "Trust", dataset: "Caseload", release: null, load: "load-1" },
};

export const load: LoadRow = {
  id: "load-1",
  template: "known_children",
  dataset: "Caseload",
  publisher: "Trust",
  release: null,
  provenance: "LOCAL",
  finishedAt: "2026-02-03T10:00:00.000Z",
  rowsRead: 3_700,
  errorCount: 0,
  warningCount: 2,
  status: "COMMITTED",
};

export const priority: FamilyRow = {
  key: "FORUM|WAIT",
  survey: { code: "FORUM", name: "Forum survey", heldOn: "2025-11-30" },
  priority: "A shorter wait",
  need: autism,
  serviceLine: { code: "NDA", name: "Neurodevelopmental assessment" },
  families: known(111),
  asked: known(181),
  share: known(0.61, { lower: 0.54, upper: 0.68 }),
  areas: [{ area: palfrey, families: known(26) }],
  changes: [{ number: 1, changedOn: "2026-01-12", change: "Families hear where they stand.", serviceLine: null }],
  explanation,
};
