/** Counts of children that are published together, and the sums among them that anybody can form. */
export interface CountTable {
  /** True counts, whole and not negative; totals are cells of their own. */
  readonly counts: Float64Array;
  /** Every published sum: the cell `total` is the sum of the cells `parts`. */
  readonly sums: readonly { readonly total: number; readonly parts: readonly number[] }[];
}
