import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { expect } from "vitest";

const FOLDER = join(import.meta.dirname, "../../seeds/official");

/** A committed file, as it is. */
export function readText(file: string): string {
  return readFileSync(join(FOLDER, file), "utf8");
}

/** Names of columns in a header line. */
type Columns<Header extends string> = Header extends `${infer First},${infer Rest}` ? First | Columns<Rest> : Header;

/** Rows of a committed file by column, after its header is checked. */
function readRows<Header extends string>(file: string, header: Header): readonly Record<Columns<Header>, string>[] {
  const [names = [], ...rows] = parse(readText(file)) as string[][];
  expect(names.join(","), `header of ${file}`).toBe(header);
  const record = (cells: readonly string[]) =>
    Object.fromEntries(names.map((name, index) => [name, cells[index] ?? ""]));
  return rows.map((cells) => record(cells) as Record<Columns<Header>, string>);
}

/** Each file by its name. */
export const sources = readRows("sources.csv", "code,publisher,dataset,release,released_on,url,licence");
export const areas = readRows("areas.csv", "code,name,level,parent_code,starts_on,ends_on,successor_code");
export const needs = readRows("needs.csv", "code,name,vocabulary,broad_area");
export const crosswalk = readRows("need-crosswalk.csv", "from_need_code,to_need_code,note");
export const measures = readRows(
  "measures.csv",
  "code,name,definition,unit,decimals,polarity,period_type,population_basis,source_code,suppression,comparators",
);
export const breakdowns = readRows("breakdowns.csv", "measure_code,code,name");
export const observations = readRows(
  "observations.csv",
  "measure_code,breakdown_code,area_code,period,value,state,lower,upper,source_code",
);
export const comparators = readRows("comparators.csv", "area_code,set,rank,comparator_code,closeness");
export const population = readRows("population.csv", "area_code,mid_year,age,persons");
export const deprivation = readRows("deprivation.csv", "area_code,index,score,rank,decile");

/** A figure of a measure, or why there is none. */
export type Observation = (typeof observations)[number];

/** Codes of the areas that figures are looked up for. */
export const WALSALL = "E08000030";
export const ENGLAND = "E92000001";
export const BLACK_COUNTRY_ICB = "E54000062";

/** Several codes as one key. */
export function keyOf(...parts: readonly string[]): string {
  return parts.join("|");
}

/** What a figure is told from others by. */
export function keyOfFigure(row: Observation): string {
  return keyOf(row.measure_code, row.breakdown_code, row.area_code, row.period);
}

const figures = new Map(observations.map((row) => [keyOfFigure(row), row]));

/** The figure of a measure, part, area and period. */
export function find(measure: string, part: string, area: string, period: string): Observation | undefined {
  return figures.get(keyOf(measure, part, area, period));
}

/** A known value, or undefined where there is none. */
export function knownValue(row: Observation | undefined): number | undefined {
  return row?.state === "KNOWN" ? Number(row.value) : undefined;
}

/** Walsall's values over periods; undefined where there is none. */
export function walsall(measure: string, periods: readonly string[], part = "TOTAL"): (number | undefined)[] {
  return periods.map((period) => knownValue(find(measure, part, WALSALL, period)));
}

/** Years as text, the last included. */
export function years(first: number, last: number, suffix = ""): string[] {
  return Array.from({ length: last - first + 1 }, (_, index) => `${first + index}${suffix}`);
}
