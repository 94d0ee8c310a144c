/** What earlier publications of the same table gave away; arrays in the order of its cells now. */
export interface EarlierRelease {
  /** True counts when the table was last published; NaN for a cell it did not have. */
  readonly counts: Float64Array;
  /** 1 where it was hidden then. */
  readonly isHidden: Uint8Array;
  /** True count when the cell was last shown, in whichever publication; NaN where it never was. */
  readonly lastShown: Float64Array;
}

/** A table as it is published. */
export interface Release extends EarlierRelease {
  /** Rounded counts; NaN where hidden. */
  readonly values: Float64Array;
}
