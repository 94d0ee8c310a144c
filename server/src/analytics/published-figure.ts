import { type Figure, known, missing } from "./figure.ts";
import type { FigureState } from "./figure-state.ts";

/** How an area stands to the one that is compared. */
export type PlaceKind = "OWN" | "NEIGHBOUR" | "REGIONAL_COUNCIL" | "REGION" | "ENGLAND";

/** An area that published figures are read of. */
export interface PublishedPlace {
  readonly code: string;
  readonly name: string;
  readonly level: string;
  readonly kind: PlaceKind;
}

/** One published figure of a measure's part; the whole is part TOTAL. */
export interface PublishedFigure {
  readonly measure: string;
  readonly part: string;
  readonly area: string;
  readonly period: string;
  readonly value: number | null;
  readonly state: string;
}

/** Whole of a measure. */
export const TOTAL = "TOTAL";

/** A measure's part. */
export interface MeasurePart {
  readonly measure: string;
  readonly part: string;
}

const keyOf = (measure: string, part: string, area: string, period: string) => `${measure}|${part}|${area}|${period}`;

/** Published figures, found by measure, part, area and period. */
export class PublishedFigures {
  readonly #byKey: ReadonlyMap<string, PublishedFigure>;
  readonly #rows: readonly PublishedFigure[];

  constructor(rows: readonly PublishedFigure[]) {
    this.#rows = rows;
    this.#byKey = new Map(rows.map((row) => [keyOf(row.measure, row.part, row.area, row.period), row]));
  }

  /** The figure as published; NOT_LOADED where there is none. */
  at({ measure, part }: MeasurePart, area: string, period: string, unit: string): Figure {
    const row = this.#byKey.get(keyOf(measure, part, area, period));
    if (row === undefined) return missing("NOT_LOADED", unit, "OFFICIAL");
    if (row.state === "KNOWN" && row.value !== null) return known(row.value, unit, "OFFICIAL");
    return missing(row.state as Exclude<FigureState, "KNOWN">, unit, "OFFICIAL");
  }

  /** Periods that any of the areas has a row of, in order; only those with a number where `isKnown`. */
  periods({ measure, part }: MeasurePart, areas: readonly string[], isKnown = false): readonly string[] {
    const found = this.#rows.filter(
      (row) =>
        row.measure === measure && row.part === part && areas.includes(row.area) && (!isKnown || row.state === "KNOWN"),
    );
    return [...new Set(found.map(({ period }) => period))].sort();
  }
}

/** One figure over another as a share from 0 to 1; where a part is missing, its reason is the share's. */
export function shareOf(part: Figure, whole: Figure): Figure {
  for (const figure of [whole, part]) if (figure.state !== "KNOWN") return missing(figure.state, "share", "OFFICIAL");
  if (part.value === null || !(whole.value !== null && whole.value > 0))
    return missing("UNDEFINED", "share", "OFFICIAL");
  return known(part.value / whole.value, "share", "OFFICIAL");
}
