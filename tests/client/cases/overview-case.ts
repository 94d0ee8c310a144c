import type { OverviewRows } from "../../../client/src/features/overview/overview-series.ts";
import { known, missing } from "./gap-case.ts";

/** A service line with need and what of it is unmet; null where that is not known. */
export const line = (code: string, unmet: number | null, need = 100) => ({
  serviceLine: { code, name: `Line ${code}`, unitOfCare: "contact" },
  demand: known(need),
  met: unmet === null ? missing("NOT_COLLECTED") : known(need - unmet),
  unmet: unmet === null ? missing("NOT_COLLECTED") : known(unmet),
});

/** A queue with its pressure and children waiting. */
export const queue = (service: string, pressure: number, waiting = 50) => ({
  service: { code: service, name: `Team ${service}` },
  clock: { code: "CLOCK", name: "Referral to first contact" },
  targetWeeks: 4,
  queue: { ...known(waiting), provenance: "ILLUSTRATIVE" },
  withinTarget: { ...known(0.2), lower: 0.1, upper: 0.3 },
  weeksToTarget: missing("NOT_APPLICABLE"),
  pressure: known(pressure),
});

/** What the overview asks for, empty but for some parts. */
export const answer = (parts: object): OverviewRows =>
  ({
    gaps: { rows: [] },
    gapsBefore: { rows: [] },
    overlaps: { sets: [], edges: [] },
    pooledBudgets: { pools: [] },
    poolsBefore: { pools: [] },
    waits: { rows: [] },
    waitsBefore: { rows: [] },
    measureComparisons: { rows: [], comparedWith: [{ code: "A", name: "A" }] },
    ...parts,
  }) as unknown as OverviewRows;
