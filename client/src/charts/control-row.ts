import type { Variation } from "@tandem/schema/operations";

/** One month of a control chart: its figure, its run's mean and limits, and whether chance explains it. */
export interface ControlRow {
  /** As 2026-03. */
  readonly month: string;
  readonly name: string;
  /** Null where there is no figure. */
  readonly value: number | null;
  readonly mean: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly variation: Variation;
  /** The month in words, with the reason why it stands out. */
  readonly says: string;
}

/** Something that happened in a period and may explain what the chart shows. */
export interface Annotation {
  /** Where it stands on the axis: a month, as 2025-10, or a longer period of the series. */
  readonly period: string;
  readonly text: string;
}

/** Letters of annotations in their order: A, B, … */
export function annotationLetter(index: number): string {
  return String.fromCharCode(65 + (index % 26));
}
