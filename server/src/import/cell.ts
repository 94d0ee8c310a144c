import type { CellValue } from "../persistence/stores/staging.ts";
import type { Column } from "../persistence/table.ts";

/** The value a cell's text stands for, or the rule it breaks and the form that is accepted. */
export type CellReading = { readonly value: CellValue } | { readonly rule: string; readonly mend: string };

const INTEGER = /^-?\d{1,16}$/;
const DECIMAL = /^-?\d{1,15}(\.\d{1,15})?(e[+-]?\d{1,3})?$/i;
const MONTH = /^(\d{4})-(0[1-9]|1[0-2])$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?Z$/;

/** As people in England write days: 1/4/2025, 01.04.2025. */
const BRITISH_DAY = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/;
const NAMED_MONTH = /^([a-z]{3,9})[ -](\d{2}|\d{4})$/i;
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const MONTH_NAMES = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];

/** Groups of three digits, as in 1,234,567. */
const GROUPED = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/;
const POUNDS = /^(-?)£\s?(\d{1,13}|\d{1,3}(?:,\d{3})+)(?:\.(\d{1,2}))?$/;

const INTEGER_LIMITS: Readonly<Record<string, number>> = { smallint: 32_767, int: 2_147_483_647 };

function refuse(rule: string, mend: string): CellReading {
  return { rule, mend };
}

const pad = (part: string | number) => String(part).padStart(2, "0");

/** A calendar day that exists, as 2025-02-29 does not. */
function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return DATE.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** A number as spreadsheets and people write it, without its thousands separators and without a fraction of zeros. */
function plainNumber(text: string): string {
  const digits = GROUPED.test(text) ? text.replaceAll(",", "") : text;
  return digits.replace(/^(-?\d+)\.0+$/, "$1");
}

/** Pounds and pence as pence; null where the text is no sum in pounds. */
function penceOf(text: string): string | null {
  const found = POUNDS.exec(text);
  if (found === null) return null;
  const [, sign = "", pounds = "", pence = ""] = found;
  return `${sign}${BigInt(pounds.replaceAll(",", "")) * 100n + BigInt(pence.padEnd(2, "0") || "0")}`;
}

function readInteger(text: string, { sqlType, name }: Column): CellReading {
  const isMoney = name === "pence" || name.endsWith("_pence");
  const pence = isMoney ? penceOf(text) : null;
  const plain = pence ?? plainNumber(text);
  const value = Number(plain);
  const limit = INTEGER_LIMITS[sqlType] ?? Number.MAX_SAFE_INTEGER;
  if (INTEGER.test(plain) && Math.abs(value) <= limit) return { value };
  return isMoney
    ? refuse(
        "must be a sum in whole pence",
        "Write pence as digits only, as 63875300, or pounds with their sign, as £638,753.00.",
      )
    : refuse("must be a whole number", `Write digits only, at most ${limit.toLocaleString("en-GB")}.`);
}

function readDecimal(text: string): CellReading {
  const plain = plainNumber(text);
  return DECIMAL.test(plain) && Number.isFinite(Number(plain))
    ? { value: Number(plain) }
    : refuse("must be a number", "Write digits with a point, as 12.5.");
}

function readText(text: string): CellReading {
  if (text.includes("\u0000")) return refuse("must not hold a NUL character", "Take out what is not text.");
  return text.includes("\uFFFD")
    ? refuse("must be readable text", "A letter was lost when the file was saved; save it again as UTF-8.")
    : { value: text };
}

function readList(text: string): CellReading {
  const items = text.split(";").map((item) => item.trim());
  const isClean = items.every((item) => item !== "") && new Set(items).size === items.length;
  return isClean && !text.includes("\u0000")
    ? { value: items }
    : refuse("must be a list without gaps or repeats", "Separate codes with semicolons.");
}

/** A day in any accepted form as 2025-04-01; null where it is none. */
export function dayOf(text: string): string | null {
  const british = BRITISH_DAY.exec(text);
  const day = british === null ? text : `${british[3]}-${pad(british[2] ?? "")}-${pad(british[1] ?? "")}`;
  return isDay(day) ? day : null;
}

/** A month in any accepted form as 2025-04: also one of its days, April 2025 and Apr-25; null where it is none. */
export function monthOf(text: string): string | null {
  if (MONTH.test(text)) return text;
  const named = NAMED_MONTH.exec(text);
  if (named !== null) {
    const [, word = "", year = ""] = named;
    const lower = word.toLowerCase();
    const at = MONTHS.includes(lower) ? MONTHS.indexOf(lower) : MONTH_NAMES.indexOf(lower);
    return at < 0 ? null : `${year.length === 2 ? `20${year}` : year}-${pad(at + 1)}`;
  }
  return dayOf(text)?.slice(0, 7) ?? null;
}

function readDay(text: string): CellReading {
  const value = dayOf(text);
  return value === null ? refuse("must be a calendar day", "Write it as 2025-04-01 or 01/04/2025.") : { value };
}

function readMonth(text: string): CellReading {
  const month = monthOf(text);
  return month === null ? refuse("must be a month", "Write it as 2025-04.") : { value: `${month}-01` };
}

function readBoolean(text: string): CellReading {
  const lower = text.toLowerCase();
  if (lower === "true" || lower === "yes") return { value: true };
  return lower === "false" || lower === "no"
    ? { value: false }
    : refuse("must be true or false", "Write true or false.");
}

const READERS: Readonly<Record<Column["kind"], (text: string, column: Column) => CellReading>> = {
  text: readText,
  integer: readInteger,
  decimal: readDecimal,
  boolean: readBoolean,
  date: readDay,
  month: readMonth,
  datetime: (text) =>
    DATE_TIME.test(text) && isDay(text.slice(0, 10))
      ? { value: text }
      : refuse("must be a moment in UTC", "Write it as 2025-07-31T09:30:00Z."),
  list: readList,
};

/** Reads one cell by its column's definition; blank is empty, never zero. */
export function readCell(text: string, column: Column): CellReading {
  const trimmed = text.trim();
  if (trimmed === "") {
    return column.isRequired ? refuse("must not be empty", `Fill it in: ${column.meaning}`) : { value: null };
  }
  if (column.choices !== null && !column.choices.includes(trimmed)) {
    return refuse("is not one of the accepted words", `Use one of ${column.choices.join(", ")}.`);
  }
  return READERS[column.kind](trimmed, column);
}
