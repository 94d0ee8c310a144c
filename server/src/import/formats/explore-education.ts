import { type Place, problemAt, warningAt } from "../../persistence/stores/problem.ts";
import type { TableRows } from "../../persistence/stores/staging.ts";
import { EHC_PLAN_MAPPINGS } from "../mappings/ehc-plans.ts";
import type { SheetRow } from "../sheets.ts";
import type { KnownArea } from "./area-list.ts";
import { type ColumnMeta, readColumnMeta } from "./data-set-meta.ts";
import type { Format, Peek, ReadRequest } from "./format.ts";
import type { MeasureMapping } from "./measure-mapping.ts";
import { Observations, type Part, readPublished, slug, TOTAL } from "./observations.ts";
import { periodTypeOf, publishedPeriod } from "./period.ts";

/** Columns every data set of the layout has (DfE analysts' guide, open data standards). */
const MANDATORY = ["time_period", "time_identifier", "geographic_level", "country_code", "country_name"];

/** Columns that say where and when; all others are filters and indicators. */
const isPlaceColumn = (name: string) =>
  MANDATORY.includes(name) || /_(code|name)$/.test(name) || /^(school|trust|pcon|lad|ward)_/.test(name);

/** What a filter says of rows that are about everybody. */
const isTotal = (value: string) => /^(total|all\b.*|)$/i.test(value.trim());

/** Ages as the releases name them: single years, and the open ends. */
function agePart(value: string): Part {
  const text = value.toLowerCase();
  const age = Number(/\d+/.exec(text)?.[0] ?? Number.NaN);
  if (Number.isNaN(age)) return { code: "AGE_UNKNOWN", name: "Age not known" };
  if (text.includes("under")) return { code: "AGE_00_02", name: "Aged 2 and under" };
  if (text.includes("over")) return { code: `AGE_${age}_25`, name: `Aged ${age} and over` };
  return { code: `AGE_${String(age).padStart(2, "0")}`, name: `Aged ${age}` };
}

const partOf = (prefix: string, value: string): Part =>
  prefix === "AGE" ? agePart(value) : { code: `${prefix}_${slug(value, "_")}`, name: value };

/** A header with the position of each column. */
class Header {
  readonly names: readonly string[];
  readonly #places: ReadonlyMap<string, number>;

  constructor(cells: readonly string[]) {
    this.names = cells.map((cell) => cell.trim());
    this.#places = new Map(this.names.map((name, at) => [name, at]));
  }

  has(name: string): boolean {
    return this.#places.has(name);
  }

  read(cells: readonly string[], name: string): string {
    return (cells[this.#places.get(name) ?? -1] ?? "").trim();
  }
}

function headerOf(peek: Peek): Header | null {
  const first = peek.kind === "tables" ? peek.sheets[0] : undefined;
  const cells = first?.name === null ? first.rows[0] : undefined;
  return cells === undefined ? null : new Header(cells);
}

function firstRowOf(peek: Peek): readonly string[] {
  return (peek.kind === "tables" ? peek.sheets[0]?.rows[1] : undefined) ?? [];
}

function fits({ columns }: MeasureMapping, header: Header, first: readonly string[]): boolean {
  return columns.every((column) => {
    const [name = "", value] = column.split("=");
    return header.has(name) && (value === undefined || header.read(first, name) === value);
  });
}

/** The code and level of the area a row is about; null for levels that are not compared. */
function areaOf(header: Header, cells: readonly string[]): { code: string; name: string; level: string } | null {
  const read = (name: string) => header.read(cells, name);
  switch (read("geographic_level").toLowerCase()) {
    case "national":
      return { code: read("country_code"), name: read("country_name"), level: "COUNTRY" };
    case "regional":
      return { code: read("region_code"), name: read("region_name"), level: "REGION" };
    case "local authority":
      return { code: read("new_la_code"), name: read("la_name"), level: "COUNCIL" };
    case "ward":
      return { code: read("ward_code"), name: read("ward_name"), level: "WARD" };
    default:
      return null;
  }
}

/** The part a row is about; null where the mapping has none for it. */
function mappedPart({ total, parts }: MeasureMapping, read: (name: string) => string): Part | null {
  const found = parts.find(({ where }) => Object.entries(where).every(([name, value]) => read(name) === value));
  if (found !== undefined) return partOf(found.prefix, read(found.filter));
  const isWhole = Object.entries(total).every(([name, pattern]) => new RegExp(pattern).test(read(name)));
  return isWhole ? TOTAL : null;
}

/** A row with its place in the file, time and area. */
interface Situated {
  readonly header: Header;
  readonly cells: readonly string[];
  readonly place: Place & { readonly row: number };
  readonly area: KnownArea;
}

function addMapped(found: Observations, mapping: MeasureMapping, request: ReadRequest, row: Situated): boolean {
  const { header, cells, place, area } = row;
  const read = (name: string) => header.read(cells, name);
  const part = mappedPart(mapping, read);
  if (part === null) return false;
  for (const { indicator, measure, breakdown } of mapping.measures) {
    if (!header.has(indicator) || (breakdown !== undefined && part.code !== TOTAL.code)) continue;
    const own =
      breakdown === undefined ? part : { code: breakdown, name: breakdown.toLowerCase().replaceAll("_", " ") };
    const entry = found.catalogued(measure);
    const period = publishedPeriod(read("time_period"), read("time_identifier"), entry?.periodType ?? null);
    const at = { ...place, column: indicator };
    if (period === null) {
      badPeriod(request, at, read);
      return true;
    }
    found.add(at, { measure, part: own, area: area.code, period, text: read(indicator) });
  }
  return true;
}

function badPeriod({ problems }: ReadRequest, place: Place, read: (name: string) => string): void {
  problems.add(
    problemAt(
      { ...place, column: "time_period", value: read("time_period") },
      "BAD_PERIOD",
      `time_period ${read("time_period")} is no ${read("time_identifier")}.`,
      "Write a calendar year as 2025 and an academic or financial year as 202425.",
    ),
  );
}

/** A data set that no mapping is for: each indicator is a measure of its own, each combination of filters a part. */
interface PlainLayout {
  readonly prefix: string;
  readonly indicators: readonly string[];
  readonly filters: readonly string[];
  readonly meta: ReadonlyMap<string, ColumnMeta>;
}

function plainLayout(header: Header, { peek, file }: ReadRequest): PlainLayout {
  const rows = peek.kind === "tables" ? (peek.sheets[0]?.rows.slice(1) ?? []) : [];
  const names = header.names.filter((name) => !isPlaceColumn(name));
  const isFigure = (name: string) =>
    rows.every((cells) => readPublished(header.read(cells, name)) !== null) &&
    rows.some((cells) => header.read(cells, name) !== "");
  const meta = readColumnMeta(file.path);
  const indicators = names.filter((name) => meta.get(name)?.isIndicator ?? isFigure(name));
  const prefix = slug(file.name.replace(/\.[^.]*$/, ""), "-");
  return { prefix, indicators, filters: names.filter((name) => !indicators.includes(name)), meta };
}

function addPlain(found: Observations, layout: PlainLayout, request: ReadRequest, row: Situated): boolean {
  const { header, cells, place, area } = row;
  const read = (name: string) => header.read(cells, name);
  const values = layout.filters.filter((name) => !isTotal(read(name)));
  const part: Part =
    values.length === 0
      ? TOTAL
      : {
          code: values.map((name) => `${slug(name, "_")}_${slug(read(name), "_")}`).join("_"),
          name: values.map(read).join(", "),
        };
  const periodType = periodTypeOf(read("time_identifier"));
  const period = publishedPeriod(read("time_period"), read("time_identifier"), null);
  if (period === null || periodType === null) {
    badPeriod(request, place, read);
    return true;
  }
  for (const indicator of layout.indicators) {
    const code = `${layout.prefix}-${slug(indicator, "-")}`;
    const at = { ...place, column: indicator };
    const said = layout.meta.get(indicator);
    found.define(at, {
      code,
      name: said?.label || indicator.replaceAll("_", " "),
      definition: `The indicator ${indicator} of the data set ${layout.prefix}, as published; the file does not say more.`,
      unit: said === undefined ? "as published" : said.unit || "number",
      decimals: said?.decimals ?? 1,
      polarity: "NEUTRAL",
      periodType,
      populationBasis: "RESPONSIBLE_COUNCIL",
    });
    found.add(at, { measure: code, part, area: area.code, period, text: read(indicator) });
  }
  return true;
}

/** What a row becomes: figures, or nothing where the mapping leaves it out. */
type Adder = (found: Observations, row: Situated) => boolean;

function adderOf(request: ReadRequest, header: Header, mapping: MeasureMapping | null): Adder {
  if (mapping !== null) return (found, row) => addMapped(found, mapping, request, row);
  const layout = plainLayout(header, request);
  request.problems.add(
    warningAt(
      {},
      "UNMAPPED_DATA_SET",
      `No mapping is for this data set; its ${layout.indicators.length} indicators become measures of your own.`,
      "Give a mapping to measures of the catalogue with --mapping, if they are among them.",
    ),
  );
  return (found, row) => addPlain(found, layout, request, row);
}

/** The row's area if Tandem has it; where not, the row is counted as left out. */
function situate({ areas, file }: ReadRequest, header: Header, { row, cells }: SheetRow): Situated | null {
  const named = areaOf(header, cells);
  const place = { sheet: null, row };
  if (named === null) {
    areas.leaveOut(place, `level ${header.read(cells, "geographic_level") || file.name}`, null);
    return null;
  }
  const area = areas.find(named.code);
  if (area === null) areas.leaveOut(place, named.code || named.name, areas.named(named.level, named.name));
  return area === null ? null : { header, cells, place, area };
}

async function* readRows(
  request: ReadRequest,
  header: Header,
  mapping: MeasureMapping | null,
): AsyncGenerator<TableRows> {
  const { tables, catalogue, problems, areas } = request;
  const found = new Observations(tables, catalogue, problems);
  const add = adderOf(request, header, mapping);
  let leftOut = 0;
  for await (const { rows } of request.open().sheets)
    for await (const row of rows) {
      if (row.row === 1) continue;
      if (row.cells.length !== header.names.length) {
        const message = `The row has ${row.cells.length} cells, the header ${header.names.length}.`;
        problems.add(problemAt({ row: row.row }, "WRONG_WIDTH", message, "Load the file as it was published."));
        continue;
      }
      const situated = situate(request, header, row);
      if (situated !== null && !add(found, situated)) leftOut += 1;
      yield* found.take(false);
    }
  areas.report(problems);
  if (leftOut > 0)
    problems.add(
      warningAt(
        {},
        "ROWS_LEFT_OUT",
        `${leftOut} rows break the figures down in ways no measure has; they are left out.`,
        "Nothing is to be done, unless the catalogue should have them.",
      ),
    );
  yield* found.take(true);
}

/** Explore Education Statistics data files of the Department for Education. */
export const exploreEducation: Format = {
  code: "explore-education-statistics",
  name: "Explore Education Statistics data files (CSV)",
  isPublished: true,
  recognise: (peek) => {
    const header = headerOf(peek);
    return header !== null && MANDATORY.every((name) => header.has(name));
  },
  open: (request) => {
    const header = headerOf(request.peek) as Header;
    const shipped = EHC_PLAN_MAPPINGS.find((mapping) => fits(mapping, header, firstRowOf(request.peek)));
    const mapping = request.mapping ?? shipped ?? null;
    const { dataset, publisher, release, url, licence } = mapping ?? {
      dataset: request.file.name,
      publisher: "Department for Education",
      release: null,
      url: null,
      licence: "Open Government Licence v3.0",
    };
    return {
      template: "explore-education-statistics",
      origin: { dataset, publisher, release, url, licence },
      rows: readRows(request, header, mapping),
    };
  },
};
