import type { MonthRange } from "../period.ts";
import type { CellTable, Snapshot } from "../snapshot.ts";
import { fillGrid, fillShares } from "./fill.ts";
import { areasOf, type LineRows } from "./line-years.ts";
import { NamedTable, type Publication, type PublishedTable, publishNamed } from "./named-table.ts";
import type { DisclosurePolicy } from "./policy.ts";
import { LABELS, type PublishedYear } from "./published-year.ts";

type Column = "cumulativeChildren" | "cumulativeUnits";

const codeOf = (list: readonly { readonly code: string }[], at: number) => list[at]?.code ?? "UNKNOWN";

/** Reads one figure of a row over months of the table. */
function readSum(table: CellTable, column: Column, row: number, { from, to }: MonthRange): number {
  const start = row * (table.monthCount + 1) - table.firstMonth;
  return (table[column][start + to + 1] as number) - (table[column][start + from] as number);
}

/** What a table is made of, before its counts. */
interface Frame extends Pick<PublishedYear, "line" | "months" | "areas" | "bands" | "kinds" | "services" | "isStock"> {
  readonly table: CellTable;
  readonly snapshot: Snapshot;
  readonly rows: readonly number[];
  /** Months that are added up: the year's, or the last alone where the same children are counted every month. */
  readonly counted: MonthRange;
}

/** Every cell's name, at 0, so that nobody sees by its absence that nobody is counted. */
function addFrame(named: NamedTable, { snapshot, areas, bands, kinds, services, months, isStock }: Frame): void {
  const { areas: all, needs, layers, functions } = snapshot;
  for (const area of areas) for (const { code } of bands) named.add(LABELS.leaf(codeOf(all, area), code), 0);
  for (const [need, layer, kind] of kinds)
    named.add(LABELS.kind(codeOf(needs, need), codeOf(layers, layer), codeOf(functions, kind)), 0);
  for (const service of services) named.add(LABELS.service(codeOf(snapshot.services, service)), 0);
  if (!isStock) for (let month = months.from; month <= months.to; month += 1) named.add(LABELS.month(month), 0);
}

function addRow(named: NamedTable, frame: Frame, column: Column, row: number): void {
  const { table, snapshot, bands, counted, months, services, isStock } = frame;
  const sum = readSum(table, column, row, counted);
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
  for (let month = months.from; month <= months.to; month += 1)
    named.add(LABELS.month(month), readSum(table, column, row, { from: month, to: month }));
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
  named.sum(LABELS.all, codes.map(LABELS.area));
  const kindOf = ([need, layer, kind]: readonly [number, number, number]) =>
    LABELS.kind(codeOf(needs, need), codeOf(layers, layer), codeOf(functions, kind));
  named.sum(LABELS.all, kinds.map(kindOf));
  if (services.length > 0)
    named.sum(
      LABELS.all,
      services.map((service) => LABELS.service(codeOf(snapshot.services, service))),
    );
  const monthLabels = Array.from({ length: months.to - months.from + 1 }, (_, at) => LABELS.month(months.from + at));
  if (!isStock) named.sum(LABELS.all, monthLabels);
}

function countYear(frame: Frame, column: Column, key: string): NamedTable {
  const named = new NamedTable(key);
  addFrame(named, frame);
  for (const row of frame.rows) addRow(named, frame, column, row);
  addSums(named, frame);
  return named;
}

/** Units of care as they are published: rounded as counts are, hidden where the children are. */
function publishUnits(frame: Frame, children: PublishedTable, policy: DisclosurePolicy): (label: string) => number {
  const named = countYear(frame, "cumulativeUnits", "");
  const { counts } = named.table;
  const units = new Map(named.labels.map((label, at) => [label, counts[at] as number]));
  return (label) => {
    if (Number.isNaN(children.valueOf(label))) return Number.NaN;
    return Math.round((units.get(label) ?? 0) / policy.roundTo) * policy.roundTo;
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
  const children = publishNamed(countYear(frame, "cumulativeChildren", key), policy, publication);
  const unitsOf = publishUnits(frame, children, policy);
  return { line, months, areas, bands, kinds, services, isStock, children, unitsOf };
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
  const { children, areas, bands, kinds, services, months, isStock, unitsOf } = year;
  if (children.isWhollyHidden) return null;
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
  const total = children.valueOf(LABELS.all);
  const perChild = total > 0 ? unitsOf(LABELS.all) / total : 1;
  const sharesOf = (labels: readonly string[]) =>
    fillShares(
      labels.map((label) => children.valueOf(label)),
      total,
      guess,
    );
  const monthLabels = Array.from({ length: months.to - months.from + 1 }, (_, at) => LABELS.month(months.from + at));
  return {
    children: gridOf((label) => children.valueOf(label), guess),
    units: gridOf(unitsOf, guess * perChild),
    kindShares: sharesOf(
      kinds.map(([need, layer, kind]) =>
        LABELS.kind(codeOf(needs, need), codeOf(layers, layer), codeOf(functions, kind)),
      ),
    ),
    serviceShares: sharesOf(services.map((service) => LABELS.service(codeOf(snapshot.services, service)))),
    monthShares: isStock ? monthLabels.map(() => 1) : sharesOf(monthLabels),
  };
}
