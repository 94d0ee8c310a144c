import { AGE_BANDS } from "../../analytics/age-band.ts";
import type { CellFilter } from "../../analytics/gap-request.ts";
import { type MonthRange, parsePeriod } from "../../analytics/period.ts";
import type { Snapshot } from "../../analytics/snapshot.ts";
import { badInput, checkCodes } from "./errors.ts";
import type { PeriodInput } from "./figure.type.ts";

/** The months of a period argument. */
export function readPeriod(argument: string, { type, code }: PeriodInput): MonthRange {
  if (type === "SNAPSHOT")
    throw badInput(`${argument}.type`, "must be a period of months, as FINANCIAL_YEAR; SNAPSHOT names a day.");
  try {
    return parsePeriod(type, code);
  } catch (error) {
    throw badInput(`${argument}.code`, error instanceof RangeError ? `${error.message}.` : "cannot be read.");
  }
}

/** The months from one to another, both included. */
export function readMonths(from: string, to: string): MonthRange {
  const range = { from: parsePeriod("MONTH", from).from, to: parsePeriod("MONTH", to).to };
  if (range.to < range.from) throw badInput("to", `must not be before from (${from}).`);
  if (range.to - range.from >= 1_200) throw badInput("to", "must be within 100 years of from.");
  return range;
}

const codesOf = (list: readonly { readonly code: string }[]) => new Set(list.map(({ code }) => code));

/** Checks that every code of a cell filter names something of the partnership. */
export function checkCellFilter(snapshot: Snapshot, filter: CellFilter): void {
  checkCodes(
    "filter.serviceLines",
    filter.serviceLines,
    codesOf(snapshot.lines),
    "use codes of partnership.serviceLines",
  );
  checkCodes(
    "filter.areas",
    filter.areas,
    codesOf(snapshot.areas),
    "use codes of partnership.wards or the council's own",
  );
  checkCodes(
    "filter.ageBands",
    filter.ageBands,
    codesOf(AGE_BANDS),
    `use one of ${AGE_BANDS.map(({ code }) => code).join(", ")}`,
  );
  checkCodes("filter.needs", filter.needs, codesOf(snapshot.needs), "use codes of partnership.needs");
  checkCodes(
    "filter.layers",
    filter.layers,
    codesOf(snapshot.layers),
    `use one of ${snapshot.layers.map(({ code }) => code).join(", ")}`,
  );
  checkCodes(
    "filter.functions",
    filter.functions,
    codesOf(snapshot.functions),
    `use one of ${snapshot.functions.map(({ code }) => code).join(", ")}`,
  );
}
