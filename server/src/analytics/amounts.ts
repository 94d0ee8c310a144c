import { type DoubleDouble, sumExactly } from "./double-double.ts";

/** Amounts of about 32 digits by position, as two arrays. */
export class Amounts {
  readonly high: Float64Array;
  readonly low: Float64Array;

  constructor(high: Float64Array, low = new Float64Array(high.length)) {
    this.high = high;
    this.low = low;
  }

  set(at: number, high: number, low: number): void {
    this.high[at] = high;
    this.low[at] = low;
  }

  /** Σ of all, to about 32 digits. */
  sum(): DoubleDouble {
    const top = sumExactly(this.high);
    const rest = top.low + sumExactly(this.low).high;
    const high = top.high + rest;
    return { high, low: rest - (high - top.high) };
  }

  copy(): Amounts {
    return new Amounts(this.high.slice(), this.low.slice());
  }

  restore({ high, low }: Amounts): void {
    this.high.set(high);
    this.low.set(low);
  }

  /** Adds an amount in place; what is left at `dust` or below becomes 0. */
  add(at: number, high: number, low: number, dust: number): void {
    const before = this.high[at] as number;
    if (before === Number.POSITIVE_INFINITY) return;
    const sum = before + high;
    const added = sum - before;
    const lost = before - (sum - added) + (high - added) + (this.low[at] as number) + low;
    const top = sum + lost;
    const isDust = top <= dust;
    this.high[at] = isDust ? 0 : top;
    this.low[at] = isDust ? 0 : lost - (top - sum);
  }

  isBelow(at: number, high: number, low: number): boolean {
    const own = this.high[at] as number;
    return own < high || (own === high && (this.low[at] as number) < low);
  }
}
