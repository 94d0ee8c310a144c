const POUNDS = /^([-−]?)£?\s?(\d{1,12}|\d{1,3}(?:,\d{3})+)(?:\.(\d{1,2}))?$/;

/** Pounds and pence as somebody writes them, as £1,234.50, in whole pence; null where it is no sum. */
export function readPounds(text: string): number | null {
  const found = POUNDS.exec(text.trim());
  if (found === null) return null;
  const [, sign = "", pounds = "", pence = ""] = found;
  const whole = Number(`${pounds.replaceAll(",", "")}${pence.padEnd(2, "0") || "00"}`);
  return sign === "" || whole === 0 ? whole : -whole;
}

/** Whole pence as it stands in a field to be changed, as 1234.50. */
export function poundsField(pence: number | null | undefined): string {
  if (pence === null || pence === undefined) return "";
  const digits = String(Math.abs(pence)).padStart(3, "0");
  return `${pence < 0 ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
