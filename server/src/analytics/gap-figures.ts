import { type Figure, known, missing, type Provenance } from "./figure.ts";
import { type Ends, rowInterval } from "./gap-interval.ts";
import type { RowDraft } from "./gap-rows.ts";

/** The figures of a row of the gap table; all but coverage in the line's unit of care. */
export interface GapFigures {
  readonly demand: Figure;
  /** Fair share of the capacity of all services that reach the row, which may exceed its demand. */
  readonly capacity: Figure;
  readonly met: Figure;
  readonly unmet: Figure;
  readonly coverageGap: Figure;
  readonly capacityGap: Figure;
  readonly distributionGap: Figure;
  readonly deliveryGap: Figure;
  readonly targetingGap: Figure;
  readonly ahead: Figure;
  readonly beyond: Figure;
  /** Σ min(1, ρ) D ÷ Σ D, 0 to 1. */
  readonly coverage: Figure;
}

/** Writes a value of a row: as it is, or as unreliable where what it rests on is not whole. */
function figureMaker(draft: RowDraft, isLoaded: boolean, provenance: Provenance) {
  return (value: number, ends: Ends | undefined, unit = draft.model.line.unitOfCare): Figure => {
    if (!isLoaded) return missing("NOT_LOADED", unit, provenance);
    const figure = known(value, unit, provenance, ends);
    // Sums of what is known would look like a smaller gap than there is.
    return draft.isShaky ? { ...figure, state: "UNRELIABLE", lower: null, upper: null } : figure;
  };
}

/** Figures of a row that is not published. */
export function hiddenFigures(unit: string, provenance: Provenance): GapFigures {
  const hidden = missing("SUPPRESSED", unit, provenance);
  return {
    demand: hidden,
    capacity: hidden,
    met: hidden,
    unmet: hidden,
    coverageGap: hidden,
    capacityGap: hidden,
    distributionGap: hidden,
    deliveryGap: hidden,
    targetingGap: hidden,
    ahead: hidden,
    beyond: hidden,
    coverage: missing("SUPPRESSED", "share", provenance),
  };
}

/** Figures of a row; `isLoaded` is false where no month of the period has demand figures. */
export function gapFigures(draft: RowDraft, isLoaded: boolean, provenance: Provenance): GapFigures {
  const { parts, model } = draft;
  const unit = model.line.unitOfCare;
  const interval = draft.isShaky || !isLoaded ? null : rowInterval(model, draft);
  const solid = figureMaker(draft, isLoaded, provenance);
  const rated = (value: number, ends?: Ends) =>
    draft.isMetUnknown ? missing("NOT_COLLECTED", unit, provenance) : solid(value, ends);
  const unmet = parts.coverageGap + parts.capacityGap + parts.distributionGap - parts.ahead;
  const covered = Math.max(0, parts.demand - parts.coverageGap - parts.capacityGap);
  const coverage = parts.demand > 0 ? covered / parts.demand : null;
  return {
    demand: solid(parts.demand, interval?.demand),
    capacity: solid(parts.capacity, undefined),
    met: draft.isMetUnknown ? missing("NOT_COLLECTED", unit, provenance) : known(parts.met, unit, provenance),
    unmet: rated(Math.max(0, unmet), interval?.unmet),
    coverageGap: solid(parts.coverageGap, interval?.coverageGap),
    capacityGap: solid(parts.capacityGap, interval?.capacityGap),
    distributionGap: rated(parts.distributionGap),
    deliveryGap: rated(parts.deliveryGap),
    targetingGap: rated(Math.max(0, parts.distributionGap - parts.deliveryGap)),
    ahead: rated(parts.ahead),
    beyond: rated(parts.beyond),
    coverage:
      coverage === null
        ? missing("UNDEFINED", "share", provenance)
        : solid(Math.min(1, Math.max(0, coverage)), interval?.coverage, "share"),
  };
}
