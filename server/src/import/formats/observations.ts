import type { MeasureRow } from "../../persistence/queries/measures.query.ts";
import { type Place, type ProblemList, problemAt } from "../../persistence/stores/problem.ts";
import type { CellValue, StagedRow, TableRows } from "../../persistence/stores/staging.ts";
import type { Table } from "../../persistence/table.ts";

/** Rows that are handed on together. */
const CHUNK = 5_000;

/** A measure's part as a file names it. */
export interface Part {
  readonly code: string;
  readonly name: string;
}

export const TOTAL: Part = { code: "TOTAL", name: "All" };

/** A measure the shared catalogue does not have. */
export type NewMeasure = Pick<MeasureRow, "code" | "name" | "definition" | "unit" | "decimals" | "polarity"> & {
  readonly periodType: string;
  readonly populationBasis: string;
};

/** A published cell: a number, or the reason why there is none. */
export interface Reading {
  readonly value: number | null;
  readonly state: string;
}

/**
 * What the signs in published cells say: DfE's (analysts' guide, open data standards), NHS England's star and the older signs.
 * A low number rounds to 0 without being 0.
 */
const SIGNS: Readonly<Record<string, string>> = {
  z: "NOT_APPLICABLE",
  x: "UNAVAILABLE",
  c: "SUPPRESSED",
  "*": "SUPPRESSED",
  low: "LOW",
  k: "LOW",
  "~": "LOW",
  u: "UNRELIABLE",
  ":": "UNAVAILABLE",
  "..": "UNAVAILABLE",
  "-": "UNAVAILABLE",
};

const NUMBER = /^-?(\d{1,15}|\d{1,3}(,\d{3})+)(\.\d+)?(e[+-]?\d{1,3})?$/i;

/** Reads a published cell; null where it is neither a number nor a sign. A blank was not submitted, and is never zero. */
export function readPublished(text: string): Reading | null {
  const trimmed = text.trim();
  if (trimmed === "") return { value: null, state: "NOT_SUBMITTED" };
  if (NUMBER.test(trimmed)) {
    const value = Number(trimmed.replaceAll(",", ""));
    return Number.isFinite(value) ? { value, state: "KNOWN" } : null;
  }
  const state = SIGNS[trimmed.toLowerCase()];
  return state === undefined ? null : { value: null, state };
}

/** A text as part of a code: small words joined by `joint`. */
export function slug(text: string, joint: "-" | "_"): string {
  const words = text
    .normalize("NFKD")
    .replaceAll(/[\u0300-\u036f']/g, "")
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean);
  return joint === "-" ? words.join("-").toLowerCase() : words.join("_").toUpperCase();
}

/** A figure as a file has it. */
export interface Observed {
  readonly measure: string;
  readonly part: Part;
  readonly area: string;
  readonly period: string;
  readonly text: string;
}

/** Collects figures of measures with the parts and measures they need that the catalogue does not have. */
export class Observations {
  readonly #tables: { readonly measure: Table; readonly part: Table; readonly figure: Table };
  readonly #catalogue: ReadonlyMap<string, MeasureRow>;
  readonly #parts = new Map<string, ReadonlySet<string>>();
  readonly #problems: ProblemList;
  readonly #added = new Set<string>();
  #rows: { measure: StagedRow[]; part: StagedRow[]; figure: StagedRow[] } = { measure: [], part: [], figure: [] };

  constructor(tables: ReadonlyMap<string, Table>, catalogue: readonly MeasureRow[], problems: ProblemList) {
    const table = (name: string) => tables.get(name) as Table;
    this.#tables = {
      measure: table("own_measure"),
      part: table("own_breakdown"),
      figure: table("own_observation"),
    };
    this.#catalogue = new Map(catalogue.map((measure) => [measure.code, measure]));
    for (const { code, breakdowns } of catalogue) this.#parts.set(code, new Set(breakdowns.map((part) => part.code)));
    this.#problems = problems;
  }

  /** The catalogue's entry of a measure, if it has one. */
  catalogued(code: string): MeasureRow | null {
    return this.#catalogue.get(code) ?? null;
  }

  /** Adds a measure, once, where the catalogue does not have it. */
  define(place: Place, measure: NewMeasure): void {
    if (this.#catalogue.has(measure.code) || !this.#isNew(`measure|${measure.code}`)) return;
    const { code, name, definition, unit, decimals, polarity, periodType, populationBasis } = measure;
    const values = {
      code,
      name,
      definition,
      unit,
      decimals,
      polarity,
      period_type: periodType,
      population_basis: populationBasis,
    };
    this.#rows.measure.push(rowOf(this.#tables.measure, place, values));
  }

  /** Adds a figure; a cell that is neither number nor sign is an error at its place. */
  add(place: Place, { measure, part, area, period, text }: Observed): void {
    const reading = readPublished(text);
    if (reading === null) {
      this.#problems.add(
        problemAt(
          { ...place, value: text },
          "BAD_VALUE",
          `${place.column ?? "The cell"} must be a number or one of the signs z, x, c, low, k and u.`,
          "Load the file as it was published.",
        ),
      );
      return;
    }
    this.#addPart(place, measure, part);
    const values = {
      measure_code: measure,
      breakdown_code: part.code,
      area_code: area,
      period,
      ...reading,
      lower: null,
      upper: null,
    };
    this.#rows.figure.push(rowOf(this.#tables.figure, place, values));
  }

  #addPart(place: Place, measure: string, part: Part): void {
    if (part.code === TOTAL.code || this.#parts.get(measure)?.has(part.code) === true) return;
    if (!this.#isNew(`part|${measure}|${part.code}`)) return;
    this.#rows.part.push(rowOf(this.#tables.part, place, { measure_code: measure, code: part.code, name: part.name }));
  }

  #isNew(key: string): boolean {
    if (this.#added.has(key)) return false;
    this.#added.add(key);
    return true;
  }

  /** Hands on what was collected: all of it, or only once it is worth sending. */
  *take(isAll: boolean): Generator<TableRows> {
    if (!isAll && this.#rows.figure.length < CHUNK) return;
    const { measure, part, figure } = this.#rows;
    this.#rows = { measure: [], part: [], figure: [] };
    if (measure.length > 0) yield { table: this.#tables.measure, rows: measure };
    if (part.length > 0) yield { table: this.#tables.part, rows: part };
    if (figure.length > 0) yield { table: this.#tables.figure, rows: figure };
  }
}

/** A row of a table from values by column; what is not named is empty. */
export function rowOf(table: Table, place: Place, values: Readonly<Record<string, CellValue>>): StagedRow {
  return {
    sheet: place.sheet ?? null,
    row: place.row ?? 1,
    values: table.columns.map(({ name }) => values[name] ?? null),
  };
}
