import type { FigureState } from "./figure-state.ts";
import { requirePence } from "./pence.ts";
import type { LoadSource } from "./snapshot.ts";

export type Provenance = "OFFICIAL" | "LOCAL" | "ILLUSTRATIVE";

/** A number with its state, interval and unit; null never stands without a state that says why. */
export interface Figure {
  readonly value: number | null;
  readonly state: FigureState;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly unit: string;
  readonly provenance: Provenance;
}

/** An amount in integer pence with its state. */
export interface Money {
  readonly pence: number | null;
  readonly state: FigureState;
}

/** Said where something is left out, estimated, or not comparable. */
export interface Warning {
  readonly code: string;
  readonly message: string;
}

/** Where an input of an explanation was read from. */
export interface ExplanationSource {
  readonly publisher: string;
  readonly dataset: string;
  readonly release: string | null;
  readonly load: string;
}

/** How a number was made: its meaning, its formula and what went into it. */
export interface Explanation {
  readonly definition: string;
  readonly formula: string;
  readonly inputs: readonly {
    readonly label: string;
    readonly figure: Figure;
    readonly source: ExplanationSource | null;
  }[];
}

/** A figure that is a number. */
export function known(
  value: number,
  unit: string,
  provenance: Provenance,
  ends?: { lower: number; upper: number },
): Figure {
  return { value, state: "KNOWN", lower: ends?.lower ?? null, upper: ends?.upper ?? null, unit, provenance };
}

/** A figure that is no number, and why. */
export function missing(state: Exclude<FigureState, "KNOWN">, unit: string, provenance: Provenance): Figure {
  return { value: null, state, lower: null, upper: null, unit, provenance };
}

/** An amount that is known. */
export function pounds(pence: number): Money {
  return { pence: requirePence(pence), state: "KNOWN" };
}

/** An amount that is not, and why. */
export function noMoney(state: Exclude<FigureState, "KNOWN">): Money {
  return { pence: null, state };
}

/** The weakest provenance of several loads: one illustrative input makes the result illustrative. */
export function weakestProvenance(loads: readonly LoadSource[], ids: readonly string[]): Provenance {
  const found = new Set(loads.filter((load) => ids.includes(load.id)).map((load) => load.provenance));
  if (found.has("ILLUSTRATIVE")) return "ILLUSTRATIVE";
  return found.has("LOCAL") || found.size === 0 ? "LOCAL" : "OFFICIAL";
}

/** The source of an input by its load. */
export function sourceOf(loads: readonly LoadSource[], id: string | null | undefined): ExplanationSource | null {
  const load = loads.find((candidate) => candidate.id === id);
  return load === undefined
    ? null
    : { publisher: load.publisher, dataset: load.dataset, release: load.release, load: load.id };
}
