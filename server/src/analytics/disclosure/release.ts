/** What the last publication of a table gave away, as the next must respect it; arrays in the order of the table's cells. */
export interface EarlierRelease {
  /** True counts when the table was last published with anything shown; NaN for a cell it did not have. */
  readonly counts: Float64Array;
  /** 1 where it was hidden then. */
  readonly isHidden: Uint8Array;
  /** True count when the cell was last shown, in whichever publication; NaN where it never was. */
  readonly lastShown: Float64Array;
}

/** A table as it is published. */
export interface Release {
  /** Rounded counts; NaN where hidden. */
  readonly values: Float64Array;
  /** 1 where hidden. */
  readonly isHidden: Uint8Array;
  /** What the next publication must respect. */
  readonly next: EarlierRelease;
}
