import type { ShownFigure } from "../../words/figure.ts";

/** A kind of provision, as gaps name it. */
export interface LineName {
  readonly code: string;
  readonly name: string;
  readonly unitOfCare: string;
}

/** What a bar of gap parts needs of a row. */
export interface GapBarRow {
  readonly serviceLine: LineName;
  readonly demand: ShownFigure;
  readonly met: ShownFigure;
  readonly unmet: ShownFigure;
  readonly coverageGap: ShownFigure;
  readonly capacityGap: ShownFigure;
  readonly distributionGap: ShownFigure;
  readonly deliveryGap: ShownFigure;
  readonly targetingGap: ShownFigure;
  readonly ahead: ShownFigure;
  readonly coverage: ShownFigure;
  readonly remedy: string;
}

/** One line's need in one ward, or at one age. */
export interface HeatRow {
  readonly key: string;
  readonly serviceLine: LineName;
  readonly area?: { readonly code: string; readonly name: string } | null;
  readonly ageBand?: { readonly code: string; readonly from: number; readonly to: number } | null;
  readonly demand: ShownFigure;
  readonly unmet: ShownFigure;
}

/** What the list and the findings need of a row. */
export interface GapPlaceRow {
  readonly key: string;
  readonly serviceLine: LineName;
  readonly area?: { readonly code: string; readonly name: string } | null;
  readonly ageBand?: { readonly code: string; readonly from: number; readonly to: number } | null;
  readonly demand: ShownFigure;
  readonly unmet: ShownFigure;
  readonly coverageGap: ShownFigure;
  readonly capacityGap: ShownFigure;
  readonly distributionGap: ShownFigure;
  readonly coverage: ShownFigure;
  readonly remedy: string;
}

/** What a card and a finding need of a bottleneck. */
export interface BottleneckRow {
  readonly id: string;
  readonly serviceLine: LineName;
  readonly demand: ShownFigure;
  readonly capacity: ShownFigure;
  readonly shortfall: ShownFigure;
  readonly coverage: ShownFigure;
  readonly areas: readonly { readonly code: string }[];
  readonly ageBands: readonly { readonly from: number; readonly to: number }[];
  readonly needs: readonly { readonly name: string }[];
  readonly services: readonly { readonly code: string; readonly name: string }[];
  readonly committedElsewhere: readonly { readonly code: string; readonly name: string }[];
  readonly nextUnit: readonly {
    readonly service: { readonly code: string; readonly name: string };
    readonly breakpoint: ShownFigure;
    readonly unitCost: { readonly pence?: number | null; readonly state: string };
  }[];
}

/** A figure's number, 0 where it has none; only for sizes that are shown with their state beside them. */
export function sizeOf({ value }: ShownFigure): number {
  return Math.max(0, value ?? 0);
}

/** The part of its need that is not met, from 0 to 1; null where that is not known. */
export function unmetShare({ demand, unmet }: { demand: ShownFigure; unmet: ShownFigure }): number | null {
  if (unmet.value === null || unmet.value === undefined || sizeOf(demand) === 0) return null;
  return unmet.value / sizeOf(demand);
}
