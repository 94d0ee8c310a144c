import type { MonthRange } from "../period.ts";
import type { CellTable, Snapshot } from "../snapshot.ts";
import { fillGrid, fillShares } from "./fill.ts";
import { areasOf, type LineRows } from "./line-years.ts";
import { NamedTable, type Publication, type PublishedTable, publishNamed } from "./named-table.ts";
import type { DisclosurePolicy } from "./policy.ts";
import { LABELS, type PublishedYear } from "./published-year.ts";

/** Reads what a row counts over months of the table. */
type Reader = (table: CellTable, row: number, months: MonthRange) => number;

const codeOf = (list: readonly { readonly code: string }[], at: number) => list[at]?.code ?? "UNKNOWN";

/** Reads one column of a row. */
const reads =
  (column: "cumulativeChildren" | "cumulativeUnits"): Reader =>
  (table, row, { from, to }) => {
    const start = row * (table.monthCount + 1) - table.firstMonth;
    return (table[column][start + to + 1] as number) - (table[column][start + from] as number);
  };

const readChildren = reads("cumulativeChildren");
const readUnits = reads("cumulativeUnits");

/** Above what adding up fractions of units leaves, below any unit that is recorded. */
const ROUNDING_ERROR = 1e-6;

/** What the policy is applied to: children, and in a month in which they were not recorded the units, which are no fewer. */
const readCounts: Reader = (table, row, { from, to }) => {
  let sum = 0;
  for (let month = from; month <= to; month += 1) {
    const range = { from: month, to: month };
    sum += readChildren(table, row, range) || Math.ceil(readUnits(table, row, range) - ROUNDING_ERROR);
  }
  return sum;
};

/** What a table is made of, before its counts. */
interface Frame extends Pick<PublishedYear, "line" | "months" | "areas" | "bands" | "kinds" | "services" | "isStock"> {
  readonly table: CellTable;
  readonly snapshot: Snapshot;
  readonly rows: readonly number[];
  /** Months that are added up: the year's, or the last alone where the same children are counted every month. */
  readonly counted: MonthRange;
}

const monthLabels = ({ from, to }: MonthRange) =>
  Array.from({ length: to - from + 1 }, (_, at) => LABELS.month(from + at));

/** Every cell's name, at 0, so that nobody sees by its absence that nobody is counted. */
function addFrame(named: NamedTable, { snapshot, areas, bands, kinds, services, months, isStock }: Frame): void {
  const { areas: all, needs, layers, functions } = snapshot;
  for (const area of areas) for (const { code } of bands) named.add(LABELS.leaf(codeOf(all, area), code), 0);
  for (const [need, layer, kind] of kinds)
    named.add(LABELS.kind(codeOf(needs, need), codeOf(layers, layer), codeOf(functions, kind)), 0);
  for (const service of services) named.add(LABELS.service(codeOf(snapshot.services, service)), 0);
  if (!isStock) for (const label of monthLabels(months)) named.add(label, 0);
}

function addRow(named: NamedTable, frame: Frame, labels: readonly string[], read: Reader, row: number): void {
  const { table, snapshot, bands, counted, months, services, isStock } = frame;
  const sum = read(table, row, counted);
  if (sum === 0) return;
  const band = bands.find(
    ({ from, to }) => (table.ageFrom[row] as number) >= from && (table.ageTo[row] as number) <= to,
  );
  const { areas, needs, layers, functions } = snapshot;
  named.add(LABELS.leaf(codeOf(areas, table.area[row] as number), band?.code ?? ""), sum);
  const [need, layer, kind] = [table.need[row], table.layer[row], table.function[row]] as [number, number, number];
  named.add(LABELS.kind(codeOf(needs, need), codeOf(layers, layer), codeOf(functions, kind)), sum);
  if (services.length > 0) named.add(LABELS.service(codeOf(snapshot.services, table.service[row] as number)), sum);
  if (isStock) return;
  labels.forEach((label, at) => {
    const month = months.from + at;
    named.add(label, read(table, row, { from: month, to: month }));
  });
}

/** Every sum anybody can form. */
function addSums(named: NamedTable, { snapshot, areas, bands, kinds, services, months, isStock }: Frame): void {
  const { needs, layers, functions } = snapshot;
  const codes = areas.map((area) => codeOf(snapshot.areas, area));
  for (const area of codes)
    named.sum(
      LABELS.area(area),
      bands.map(({ code }) => LABELS.leaf(area, code)),
    );
  for (const { code } of bands)
    named.sum(
      LABELS.band(code),
      codes.map((area) => LABELS.leaf(area, code)),
    );
  named.sum(
    LABELS.all,
    bands.map(({ code }) => LABELS.band(code)),
  );
  named.sum(
    LABELS.all,
    codes.map((code) => LABELS.area(code)),
  );
  const kindOf = ([need, layer, kind]: readonly [number, number, number]) =>
    LABELS.kind(codeOf(needs, need), codeOf(layers, layer), codeOf(functions, kind));
  named.sum(LABELS.all, kinds.map(kindOf));
  if (services.length > 0)
    named.sum(
      LABELS.all,
      services.map((service) => LABELS.service(codeOf(snapshot.services, service))),
    );
  if (!isStock) named.sum(LABELS.all, monthLabels(months));
}

function countYear(frame: Frame, read: Reader, key: string): NamedTable {
  const named = new NamedTable(key);
  addFrame(named, frame);
  const labels = monthLabels(frame.months);
  for (const row of frame.rows) addRow(named, frame, labels, read, row);
  addSums(named, frame);
  return named;
}

type Values = (label: string) => number;

/** Every cell's number as recorded. */
function recordedValues(frame: Frame, read: Reader): Values {
  const named = countYear(frame, read, "");
  const { counts } = named.table;
  const values = new Map(named.labels.map((label, at) => [label, counts[at] as number]));
  return (label) => values.get(label) ?? 0;
}

/** Units of care as they are published: rounded as counts are, hidden where the counts are. */
function publishUnits(frame: Frame, counts: PublishedTable, policy: DisclosurePolicy): Values {
  const units = recordedValues(frame, readUnits);
  return (label) => {
    if (Number.isNaN(counts.valueOf(label))) return Number.NaN;
    return Math.round(units(label) / policy.roundTo) * policy.roundTo;
  };
}

/** Children as they are published: the counts where all of them are children, and none where the year recorded none at all. */
function publishChildren(frame: Frame, counts: PublishedTable): Values {
  const children = recordedValues(frame, readChildren);
  const recorded = recordedValues(frame, readCounts);
  const isWithoutChildren = children(LABELS.all) === 0;
  return (label) => {
    const count = counts.valueOf(label);
    if (Number.isNaN(count) || children(label) === recorded(label)) return count;
    return isWithoutChildren ? 0 : Number.NaN;
  };
}

/** Publishes one line's rows in one financial year. */
export function publishYear(
  snapshot: Snapshot,
  source: { readonly name: "demand" | "activity"; readonly own: LineRows; readonly months: MonthRange },
  policy: DisclosurePolicy,
  publication: Publication,
): PublishedYear {
  const { name, own, months } = source;
  const table = snapshot[name];
  const { rows, line, bands } = own;
  const isStock = snapshot.lines[line]?.unitKind === "stock";
  const kinds = [
    ...new Map(
      rows.map((row) => {
        const kind = [table.need[row], table.layer[row], table.function[row]] as [number, number, number];
        return [kind.join("|"), kind] as const;
      }),
    ).values(),
  ];
  const services = name === "activity" ? [...new Set(rows.map((row) => table.service[row] as number))] : [];
  const counted = isStock ? { from: months.to, to: months.to } : months;
  const areas = areasOf(snapshot, table, rows, months);
  const frame: Frame = { snapshot, table, rows, line, bands, kinds, services, months, counted, areas, isStock };
  const key = `${name}|${codeOf(snapshot.lines, line)}|${own.populationBasis}|${months.from}`;
  const counts = publishNamed(countYear(frame, readCounts, key), policy, publication);
  const childrenOf = publishChildren(frame, counts);
  const unitsOf = publishUnits(frame, counts, policy);
  return { line, months, areas, bands, kinds, services, isStock, counts, childrenOf, unitsOf };
}

/** Numbers for every area and band, and shares of kinds, services and months, from what is published alone. */
export interface YearEstimate {
  readonly children: readonly (readonly number[])[];
  readonly units: readonly (readonly number[])[];
  readonly kindShares: readonly number[];
  readonly serviceShares: readonly number[];
  /** Of the year; 1 in every month where the same children are counted in each. */
  readonly monthShares: readonly number[];
}

/** A hidden count lies between 1 and the most a policy hides; its middle is where fitting starts. */
const middleOf = ({ hiddenFrom, hiddenTo }: DisclosurePolicy) => (hiddenFrom + hiddenTo) / 2;

/** Estimates a published year in full; null where nothing of it is shown. */
export function estimateYear(snapshot: Snapshot, year: PublishedYear, policy: DisclosurePolicy): YearEstimate | null {
  const { counts, childrenOf, areas, bands, kinds, services, months, isStock, unitsOf } = year;
  if (counts.isWhollyHidden) return null;
  const guess = middleOf(policy);
  const { needs, layers, functions } = snapshot;
  const codes = areas.map((area) => codeOf(snapshot.areas, area));
  const gridOf = (read: (label: string) => number, start: number) =>
    fillGrid(
      codes.map((area) => bands.map(({ code }) => read(LABELS.leaf(area, code)))),
      codes.map((area) => read(LABELS.area(area))),
      bands.map(({ code }) => read(LABELS.band(code))),
      start,
    );
  const hasChildren = childrenOf(LABELS.all) !== 0;
  const total = counts.valueOf(LABELS.all);
  const perChild = total > 0 ? unitsOf(LABELS.all) / total : 1;
  const sharesOf = (labels: readonly string[]) =>
    fillShares(
      labels.map((label) => counts.valueOf(label)),
      total,
      guess,
    );
  const ofMonths = monthLabels(months);
  return {
    children: gridOf(hasChildren ? counts.valueOf : childrenOf, hasChildren ? guess : 0),
    units: gridOf(unitsOf, guess * perChild),
    kindShares: sharesOf(
      kinds.map(([need, layer, kind]) =>
        LABELS.kind(codeOf(needs, need), codeOf(layers, layer), codeOf(functions, kind)),
      ),
    ),
    serviceShares: sharesOf(services.map((service) => LABELS.service(codeOf(snapshot.services, service)))),
    monthShares: isStock ? ofMonths.map(() => 1) : sharesOf(ofMonths),
  };
}
