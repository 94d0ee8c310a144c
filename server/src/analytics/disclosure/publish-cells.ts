import { columnsOf } from "../columns.ts";
import { servicesOnLine } from "../line-services.ts";
import type { CellTable, Snapshot } from "../snapshot.ts";
import { fitParts } from "./fill.ts";
import { type LineRows, lineRowsOf, yearsOf } from "./line-years.ts";
import type { Publication } from "./named-table.ts";
import type { DisclosurePolicy } from "./policy.ts";
import { estimateYear, publishYear, type YearEstimate } from "./publish-year.ts";
import type { PublishedYear } from "./published-year.ts";
import { makeReachTest } from "./reached-places.ts";

/** A table of cells made of published counts, and what is published of it. */
export interface PublishedCells {
  readonly table: CellTable;
  readonly years: readonly PublishedYear[];
}

/** A row of the new table: where and what, and its part of the line's estimate in each year. */
interface DraftRow {
  readonly area: number;
  readonly band: number;
  readonly kind: number;
  readonly service: number;
}

/** A year as estimated, with the parts of each service among those that can have delivered to a place. */
interface EstimatedYear {
  readonly year: PublishedYear;
  readonly estimate: YearEstimate | null;
}

/** Share of a place below which a kind of need is left out: what fitting leaves where it put nothing. */
const LEAST_SHARE = 1e-9;

/** No service: in demand, or delivered by one the register no longer holds. */
const NO_SERVICE = -1;

/** Share of each service in a place, in the order of `services`; by the register, or as if none were known. */
function serviceParts(shares: readonly number[], isPossible: readonly boolean[]): number[] {
  const possible = shares.map((share, at) => (isPossible[at] ? share : 0));
  const all = possible.reduce((sum, share) => sum + share, 0);
  return all > 0 ? possible.map((share) => share / all) : [...shares];
}

/** Collects rows with their sums month by month. */
class Columns {
  readonly drafts: { readonly own: LineRows; readonly kinds: PublishedYear["kinds"]; readonly row: DraftRow }[] = [];
  readonly units: Float64Array[] = [];
  readonly children: Float64Array[] = [];
  readonly #positions = new Map<string, number>();
  readonly #monthCount: number;

  constructor(monthCount: number) {
    this.#monthCount = monthCount;
  }

  rowOf(own: LineRows, kinds: PublishedYear["kinds"], row: DraftRow): number {
    const key = `${own.line}|${own.populationBasis}|${row.area}|${row.band}|${kinds[row.kind]?.join(",")}|${row.service}`;
    const found = this.#positions.get(key);
    if (found !== undefined) return found;
    const at = this.drafts.push({ own, kinds, row }) - 1;
    this.#positions.set(key, at);
    this.units.push(new Float64Array(this.#monthCount));
    this.children.push(new Float64Array(this.#monthCount));
    return at;
  }
}

/** Children, or units where there are none, of each area and band, in turn. */
function weightsOf({ children, units }: YearEstimate): number[] {
  const all = children.flat();
  return all.some((count) => count > 0) ? all : units.flat();
}

/** Services that could meet what a year tells of: those that did, or, of need, those that work on its line. */
function servicesAsked(snapshot: Snapshot, { line, services }: PublishedYear): readonly number[] {
  if (services.length > 0) return services;
  const codes = new Set(servicesOnLine(snapshot, snapshot.lines[line]?.code ?? "").map(({ code }) => code));
  return [...snapshot.services.keys()].filter((at) => codes.has(snapshot.services[at]?.code ?? ""));
}

/** Adds a year's estimate to the rows it belongs to. */
function addYear(
  columns: Columns,
  snapshot: Snapshot,
  own: LineRows,
  { year, estimate }: EstimatedYear,
  first: number,
): void {
  if (estimate === null) return;
  const services = year.services.length > 0 ? year.services : [NO_SERVICE];
  const reachOf = makeReachTest(snapshot, own.bands, year);
  const asked = servicesAsked(snapshot, year);
  const likely = year.areas.flatMap((area) =>
    own.bands.map((_, band) =>
      year.kinds.map((__, kind) => Math.max(0, ...asked.map((service) => reachOf({ area, band, kind, service })))),
    ),
  );
  const kindShares = fitParts(weightsOf(estimate), estimate.kindShares, likely);
  year.areas.forEach((area, areaAt) => {
    own.bands.forEach((_, band) => {
      const [children, units] = [estimate.children[areaAt]?.[band] ?? 0, estimate.units[areaAt]?.[band] ?? 0];
      if (children === 0 && units === 0) return;
      kindShares[areaAt * own.bands.length + band]?.forEach((kindShare, kind) => {
        if (kindShare < LEAST_SHARE) return;
        const isPossible = services.map((service) => reachOf({ area, band, kind, service }) > 0);
        const parts = year.services.length > 0 ? serviceParts(estimate.serviceShares, isPossible) : [1];
        parts.forEach((part, at) => {
          if (part === 0) return;
          const row = columns.rowOf(own, year.kinds, { area, band, kind, service: services[at] as number });
          estimate.monthShares.forEach((share, month) => {
            const to = year.months.from + month - first;
            (columns.children[row] as Float64Array)[to] = children * kindShare * part * share;
            (columns.units[row] as Float64Array)[to] = units * kindShare * part * share;
          });
        });
      });
    });
  });
}

/** Months of a line with figures that are not known: said of the line as a whole, which says nothing of any place. */
function unknownMonths(table: CellTable, rows: readonly number[]): Int32Array {
  const unknown = new Int32Array(table.monthCount);
  for (const row of rows) {
    const start = row * (table.monthCount + 1);
    for (let month = 0; month < table.monthCount; month += 1) {
      const count =
        (table.cumulativeUnknown[start + month + 1] as number) - (table.cumulativeUnknown[start + month] as number);
      if (count > 0) unknown[month] = 1;
    }
  }
  return unknown;
}

/** Months of years of which nothing is shown. */
function hiddenMonths(years: readonly EstimatedYear[], first: number, monthCount: number): Uint8Array {
  const hidden = new Uint8Array(monthCount);
  for (const { year, estimate } of years)
    if (estimate === null) hidden.fill(1, year.months.from - first, year.months.to - first + 1);
  return hidden;
}

/** Sums over months, one more entry than months, row after row. */
function cumulate(
  rows: readonly (Float64Array | Int32Array)[],
  target: Float64Array | Int32Array,
  monthCount: number,
): void {
  rows.forEach((row, at) => {
    const start = at * (monthCount + 1);
    for (let month = 0; month < monthCount; month += 1)
      target[start + month + 1] = (target[start + month] as number) + (row[month] as number);
  });
}

/** Σ units² ÷ children of estimated cells. */
function varianceOf(units: Float64Array, children: Float64Array): Float64Array {
  return units.map((value, month) => {
    const count = children[month] as number;
    return count > 0 ? value ** 2 / count : 0;
  });
}

function tableOf(old: CellTable, columns: Columns, unknown: readonly Int32Array[]): CellTable {
  const { drafts } = columns;
  const column = (read: (draft: (typeof drafts)[number]) => number) => Int32Array.from(drafts, read);
  const kindOf = ({ kinds, row }: (typeof drafts)[number], at: 0 | 1 | 2) => kinds[row.kind]?.[at] ?? NO_SERVICE;
  const running = columnsOf(3, drafts.length * (old.monthCount + 1));
  const table: CellTable = {
    rowCount: drafts.length,
    firstMonth: old.firstMonth,
    monthCount: old.monthCount,
    line: column(({ own }) => own.line),
    area: column(({ row }) => row.area),
    need: column((draft) => kindOf(draft, 0)),
    layer: column((draft) => kindOf(draft, 1)),
    function: column((draft) => kindOf(draft, 2)),
    ageFrom: column(({ own, row }) => own.bands[row.band]?.from ?? 0),
    ageTo: column(({ own, row }) => own.bands[row.band]?.to ?? 0),
    service: column(({ row }) => row.service),
    populationBasis: drafts.map(({ own }) => own.populationBasis),
    cumulativeUnits: running(),
    cumulativeChildren: running(),
    cumulativeVariance: running(),
    cumulativeUnknown: new Int32Array(drafts.length * (old.monthCount + 1)),
    loads: old.loads,
  };
  cumulate(columns.units, table.cumulativeUnits, old.monthCount);
  cumulate(columns.children, table.cumulativeChildren, old.monthCount);
  const variance = columns.units.map((units, at) => varianceOf(units, columns.children[at] as Float64Array));
  cumulate(variance, table.cumulativeVariance, old.monthCount);
  cumulate(unknown, table.cumulativeUnknown, old.monthCount);
  return table;
}

/** Publishes demand or activity: counts by line and financial year, and a table of cells estimated from them. */
export function publishCells(
  snapshot: Snapshot,
  name: "demand" | "activity",
  policy: DisclosurePolicy,
  publication: Publication,
): PublishedCells {
  const old = snapshot[name];
  const columns = new Columns(old.monthCount);
  const unknownOfLine = new Map<LineRows, Int32Array>();
  const published: PublishedYear[] = [];
  for (const own of lineRowsOf(old)) {
    const years = yearsOf(old).map((months): EstimatedYear => {
      const year = publishYear(snapshot, { name, own, months }, policy, publication);
      return { year, estimate: estimateYear(snapshot, year, policy) };
    });
    for (const entry of years) addYear(columns, snapshot, own, entry, old.firstMonth);
    published.push(...years.map(({ year }) => year));
    const hidden = hiddenMonths(years, old.firstMonth, old.monthCount);
    unknownOfLine.set(
      own,
      unknownMonths(old, own.rows).map((count, month) => count + (hidden[month] as number)),
    );
  }
  const unknown = columns.drafts.map(({ own }) => unknownOfLine.get(own) as Int32Array);
  return { table: tableOf(old, columns, unknown), years: published };
}
