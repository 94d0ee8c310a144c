import { cellLabel, type PublishedTable } from "./named-table.ts";

/** Ages that are published together: display bands that no recorded band crosses. */
export interface PublishedBand {
  readonly code: string;
  readonly from: number;
  readonly to: number;
}

/** One line's counts in one financial year, published: children, and units of care under the same pattern. */
export interface PublishedYear {
  /** Index into `Snapshot.lines`. */
  readonly line: number;
  /** Months of the year that the table holds. */
  readonly months: { readonly from: number; readonly to: number };
  /** Indexes into `Snapshot.areas`. */
  readonly areas: readonly number[];
  readonly bands: readonly PublishedBand[];
  /** Need, layer and function, as indexes into the snapshot's lists. */
  readonly kinds: readonly (readonly [need: number, layer: number, kind: number])[];
  /** Indexes into `Snapshot.services`. */
  readonly services: readonly number[];
  /** Whether the same children are counted every month, so that the year's last month stands for all. */
  readonly isStock: boolean;
  /** Children, and units of care where children were not recorded: what the policy was applied to. */
  readonly counts: PublishedTable;
  /** Rounded children of a cell; NaN where its count is hidden, or some of it is not of children. */
  childrenOf(label: string): number;
  /** Rounded units of care of a cell; NaN where its count is hidden. */
  unitsOf(label: string): number;
}

/** Names of a table's cells: what is counted where. Codes are a partnership's own, so that no sign is free to part them by. */
export const LABELS = {
  all: cellLabel("all"),
  leaf: (area: string, band: string) => cellLabel("leaf", area, band),
  area: (area: string) => cellLabel("area", area),
  band: (band: string) => cellLabel("band", band),
  kind: (need: string, layer: string, kind: string) => cellLabel("kind", need, layer, kind),
  month: (month: number) => cellLabel("month", month),
  service: (service: string) => cellLabel("service", service),
} as const;
