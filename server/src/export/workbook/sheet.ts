/** A cell to be written: a text, a number, a sum of money in whole pence, or nothing. */
export type SheetCell = string | number | { readonly pence: number } | null;

/** A sheet to be written: its name and its rows, the first being its headings. */
export interface WrittenSheet {
  readonly name: string;
  readonly rows: readonly (readonly SheetCell[])[];
}

/** Signs that XML keeps for itself, and control characters it does not allow at all. */
const KEPT: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** A text as XML. */
export function xmlText(text: string): string {
  return text.replaceAll(/[^\P{Cc}\t\n]/gu, "").replaceAll(/[&<>"]/g, (sign) => KEPT[sign] ?? sign);
}

/** Whole pence as pounds with two decimals, digit by digit, as -12.50. */
export function poundsText(pence: number): string {
  const digits = String(Math.abs(pence)).padStart(3, "0");
  return `${pence < 0 ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
