/** One bar: its name, what is said beside it, and the size of each part. */
export interface BarRow {
  readonly name: string;
  readonly note: string;
  readonly sizes: Readonly<Record<string, number>>;
  /** Where an upright line crosses the bar; none where it is not known. */
  readonly mark?: number | null;
}

/** A scheme's budget, what is spent so far and what is forecast, in pence. */
export interface BulletRow {
  readonly name: string;
  readonly note: string;
  readonly budget: number | null;
  readonly actual: number | null;
  readonly forecast: number | null;
}

/** One step of a sum: it starts where the step before ended. */
export interface StepRow {
  readonly name: string;
  readonly note: string;
  readonly from: number;
  readonly to: number;
  readonly colour: string;
}

/** One bullet: a wide bar, a thin one in it and an upright line; null where a size is not known. */
export interface Bullet {
  readonly name: string;
  readonly note: string;
  readonly wide: number | null;
  readonly thin: number | null;
  readonly mark: number | null;
  /** The sizes in words, for the tooltip. */
  readonly says: string;
}

/** What the three sizes of every bullet are. */
export interface BulletLabels {
  readonly wide: string;
  readonly thin: string;
  readonly mark: string;
}

/** One month of a service: what it could do and what it did; null where there is no figure. */
export interface CapacityRow {
  readonly name: string;
  readonly capacity: number | null;
  readonly activity: number | null;
  readonly isFlagged: boolean;
}

/** One month of a trend; null where there is no figure, flagged where it breaks a rule. */
export interface TrendRow {
  readonly name: string;
  readonly value: number | null;
  readonly isFlagged: boolean;
}
