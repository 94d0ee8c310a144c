/** A number of about 32 digits as an unevaluated sum of two (Dekker 1971), `low` below the last digit of `high`. */
export interface DoubleDouble {
  readonly high: number;
  readonly low: number;
}

/** Splits a double into halves of 26 bits (Veltkamp 1968). */
const SPLITTER = 2 ** 27 + 1;

function renormalize(high: number, low: number): DoubleDouble {
  const sum = high + low;
  return { high: sum, low: low - (sum - high) };
}

/** a × b without loss (Dekker 1971). */
function twoProduct(a: number, b: number): DoubleDouble {
  const high = a * b;
  const scaledA = SPLITTER * a;
  const topA = scaledA - (scaledA - a);
  const scaledB = SPLITTER * b;
  const topB = scaledB - (scaledB - b);
  const low = topA * topB - high + topA * (b - topB) + (a - topA) * topB + (a - topA) * (b - topB);
  return { high, low };
}

/** a + b without loss (Knuth 1969). */
function twoSum(a: number, b: number): DoubleDouble {
  const high = a + b;
  const partB = high - a;
  return { high, low: a - (high - partB) + (b - partB) };
}

/** a × x. */
export function multiply(a: DoubleDouble, x: number): DoubleDouble {
  const { high, low } = twoProduct(a.high, x);
  return renormalize(high, low + a.low * x);
}

function subtract(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  const { high, low } = twoSum(a.high, -b.high);
  return renormalize(high, low + a.low - b.low);
}

/** a ÷ b, digit by digit. */
export function divide(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  const first = a.high / b.high;
  let rest = subtract(a, multiply(b, first));
  const second = rest.high / b.high;
  rest = subtract(rest, multiply(b, second));
  const top = renormalize(first, second);
  return renormalize(top.high, top.low + rest.high / b.high);
}

/** Σ of a list, to about 32 digits. */
export function sumExactly(values: ArrayLike<number>): DoubleDouble {
  let high = 0;
  let low = 0;
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index] as number;
    const sum = high + value;
    const added = sum - high;
    low += high - (sum - added) + (value - added);
    high = sum + low;
    low -= high - sum;
  }
  return { high, low };
}
