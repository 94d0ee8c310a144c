import type { Column } from "../persistence/table.ts";

/** A value as the database takes it. */
export type CellValue = string | number | boolean | readonly string[] | null;

/** The value a cell's text stands for, or the rule it breaks and the form that is accepted. */
export type CellReading = { readonly value: CellValue } | { readonly rule: string; readonly mend: string };

const INTEGER = /^-?\d{1,16}$/;
const DECIMAL = /^-?\d{1,15}(\.\d{1,15})?(e-?\d{1,3})?$/i;
const MONTH = /^(\d{4})-(0[1-9]|1[0-2])$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?Z$/;

const INTEGER_LIMITS: Readonly<Record<string, number>> = { smallint: 32_767, int: 2_147_483_647 };

function refuse(rule: string, mend: string): CellReading {
  return { rule, mend };
}

/** A calendar day that exists, as 2025-02-29 does not. */
function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return DATE.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

function readInteger(text: string, sqlType: string): CellReading {
  const value = Number(text);
  const limit = INTEGER_LIMITS[sqlType] ?? Number.MAX_SAFE_INTEGER;
  return INTEGER.test(text) && Math.abs(value) <= limit
    ? { value }
    : refuse("must be a whole number", `Write digits only, at most ${limit}.`);
}

function readText(text: string): CellReading {
  const isBroken = text.includes("\u0000") || text.includes("\uFFFD");
  return isBroken ? refuse("must be plain UTF-8 text", "Save the file as UTF-8.") : { value: text };
}

function readList(text: string): CellReading {
  const items = text.split(";").map((item) => item.trim());
  const isClean = items.every((item) => item !== "") && new Set(items).size === items.length;
  return isClean
    ? { value: items }
    : refuse("must be a list without gaps or repeats", "Separate codes with semicolons.");
}

const READERS: Readonly<Record<Column["kind"], (text: string, column: Column) => CellReading>> = {
  text: readText,
  integer: (text, column) => readInteger(text, column.sqlType),
  decimal: (text) =>
    DECIMAL.test(text) ? { value: Number(text) } : refuse("must be a number", "Write digits with a point, as 12.5."),
  boolean: (text) =>
    text === "true" || text === "false"
      ? { value: text === "true" }
      : refuse("must be true or false", "Write true or false."),
  date: (text) => (isDay(text) ? { value: text } : refuse("must be a calendar day", "Write it as 2025-04-01.")),
  month: (text) => (MONTH.test(text) ? { value: `${text}-01` } : refuse("must be a month", "Write it as 2025-04.")),
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
