import { ageSegments } from "./age-band.ts";
import type { Cell } from "./cell.ts";
import { CellOrder } from "./cell-order.ts";
import { servicesOnLine } from "./line-services.ts";
import { populationOf } from "./population-table.ts";
import { ReachIndex } from "./reach-index.ts";
import { type Part, type RowParts, toRowParts } from "./row-parts.ts";
import type { Prevalence, ServiceLine, Snapshot } from "./snapshot.ts";
import { type AgeRange, bandOfRow, bandsOf, rowsOfLine } from "./table-rows.ts";

/** Demand as it was asked for, or as the population's prevalence leads to expect. */
export type DemandBasis = "EXPRESSED" | "EXPECTED";

/** What a cell's figures are made of. */
export interface CellSource {
  readonly cell: Cell;
  /** The line's cells it is one of, and its place among them, at which their recorded parts stand. */
  readonly of: LineCells;
  readonly position: number;
  /** Expected units and children a month, and their variance; 0 on the basis EXPRESSED. */
  readonly expectedUnits: number;
  readonly expectedChildren: number;
  readonly expectedVariance: number;
}

/** A cell while its line is being read. */
interface CellDraft {
  readonly cell: Cell;
  readonly demand: Part[];
  readonly activity: Part[];
  expectedUnits: number;
  expectedChildren: number;
  expectedVariance: number;
}

/** Age segments of a line: cut at the boundaries of every recorded band, every service's reach and every rate. */
function lineSegments(snapshot: Snapshot, line: ServiceLine, lineIndex: number): AgeRange[] {
  const bands = [snapshot.demand, snapshot.activity].flatMap((table) => bandsOf(table, lineIndex));
  const reaches = servicesOnLine(snapshot, line.code).flatMap((service) => service.reaches);
  const rates = snapshot.prevalence.filter((rate) => rate.lineCode === line.code);
  return ageSegments([...bands, ...[...reaches, ...rates].map(({ ageFrom, ageTo }) => ({ from: ageFrom, to: ageTo }))]);
}

/** The cells of one line with the recorded or expected figures that fill them. */
export class LineCells {
  readonly line: ServiceLine;
  readonly basis: DemandBasis;
  /** In order of their keys. */
  readonly sources: readonly CellSource[];
  readonly demandParts: RowParts;
  readonly activityParts: RowParts;
  readonly reach: ReachIndex;
  /** Whether anything at all is recorded as met on the line. */
  readonly hasActivity: boolean;
  readonly #snapshot: Snapshot;
  readonly #year: number;
  readonly #segments: readonly AgeRange[];
  readonly #segmentsWithin = new Map<number, AgeRange[]>();
  readonly #order: CellOrder;
  readonly #drafts = new Map<number, CellDraft>();
  readonly #areasWithoutPopulation = new Set<string>();

  constructor(snapshot: Snapshot, line: ServiceLine, basis: DemandBasis, year: number) {
    this.line = line;
    this.basis = basis;
    this.#snapshot = snapshot;
    this.#year = year;
    const lineIndex = snapshot.lines.findIndex(({ code }) => code === line.code);
    this.#segments = lineSegments(snapshot, line, lineIndex);
    this.#order = new CellOrder(snapshot);
    if (basis === "EXPRESSED") this.#addRows("demand", lineIndex);
    else this.#addExpected();
    this.#addRows("activity", lineIndex);
    this.hasActivity = rowsOfLine(snapshot.activity, lineIndex).length > 0;
    const numbers = Float64Array.from(this.#drafts.keys()).sort();
    const drafts = Array.from(numbers, (number) => this.#drafts.get(number) as CellDraft);
    this.demandParts = toRowParts(drafts.map(({ demand }) => demand));
    this.activityParts = toRowParts(drafts.map(({ activity }) => activity));
    this.sources = drafts.map(({ cell, expectedUnits, expectedChildren, expectedVariance }, position) => {
      return { cell, of: this, position, expectedUnits, expectedChildren, expectedVariance };
    });
    // Lists of parts stand in columns now; as lists they would weigh on every collection of memory.
    this.#drafts.clear();
    const cells = this.sources.map(({ cell }) => cell);
    this.reach = new ReachIndex(snapshot, cells);
  }

  /** Areas whose bands had to be split, or whose expected demand left out, because their population is not known. */
  get areasWithoutPopulation(): string[] {
    return [...this.#areasWithoutPopulation].sort();
  }

  #draft(cell: Omit<Cell, "key">): CellDraft {
    const number = this.#order.numberOf(cell);
    const found = this.#drafts.get(number);
    if (found !== undefined) return found;
    const draft = {
      cell: { key: this.#order.keyOf(cell), ...cell },
      demand: [],
      activity: [],
      expectedUnits: 0,
      expectedChildren: 0,
      expectedVariance: 0,
    };
    this.#drafts.set(number, draft);
    return draft;
  }

  #within({ from, to }: AgeRange): AgeRange[] {
    const band = from * 1_000 + to;
    const found =
      this.#segmentsWithin.get(band) ?? this.#segments.filter((segment) => segment.from >= from && segment.to <= to);
    this.#segmentsWithin.set(band, found);
    return found;
  }

  /** Part of a band in a segment of it: by population, or by years of age where that is not known. */
  #shareOf(areaCode: string, segment: AgeRange, band: AgeRange): number {
    if (segment.from === band.from && segment.to === band.to) return 1;
    const share = populationOf(this.#snapshot).share(areaCode, segment, band, this.#year);
    if (share === null) this.#areasWithoutPopulation.add(areaCode);
    return share ?? (segment.to - segment.from + 1) / (band.to - band.from + 1);
  }

  #addRows(name: "demand" | "activity", lineIndex: number): void {
    const table = this.#snapshot[name];
    for (const row of rowsOfLine(table, lineIndex)) {
      const band = bandOfRow(table, row);
      const area = table.area[row] ?? 0;
      const areaCode = this.#snapshot.areas[area]?.code ?? "";
      for (const segment of this.#within(band)) {
        const draft = this.#draft({
          area,
          need: table.need[row] ?? 0,
          layer: table.layer[row] ?? 0,
          function: table.function[row] ?? 0,
          ageFrom: segment.from,
          ageTo: segment.to,
        });
        draft[name].push({ row, share: this.#shareOf(areaCode, segment, band) });
      }
    }
  }

  /** Expected demand of every rate in every ward. */
  #addExpected(): void {
    const { areas, prevalence } = this.#snapshot;
    const wards = [...areas.keys()].filter((area) => areas[area]?.level === "WARD");
    for (const rate of prevalence.filter(({ lineCode }) => lineCode === this.line.code)) {
      for (const area of wards) this.#addRate(rate, area);
    }
  }

  /** Population × new need per 1,000 a year ÷ 12, each child bringing its units. */
  #addRate(rate: Prevalence, area: number): void {
    const { areas, needs, layers, functions } = this.#snapshot;
    const position = (list: readonly { code: string }[], code: string) => list.findIndex((item) => item.code === code);
    const areaCode = areas[area]?.code ?? "";
    const words = {
      need: position(needs, rate.needCode),
      layer: position(layers, rate.layerCode),
      function: position(functions, rate.functionCode),
    };
    if (Math.min(words.need, words.layer, words.function) < 0) return;
    for (const segment of this.#within({ from: rate.ageFrom, to: rate.ageTo })) {
      const persons = populationOf(this.#snapshot).persons(areaCode, segment.from, segment.to, this.#year);
      if (persons === null) {
        this.#areasWithoutPopulation.add(areaCode);
        continue;
      }
      const draft = this.#draft({ area, ...words, ageFrom: segment.from, ageTo: segment.to });
      const children = (persons * rate.childrenPer1000PerYear) / 1_000 / 12;
      draft.expectedChildren += children;
      draft.expectedUnits += children * rate.unitsPerChild;
      draft.expectedVariance += children * rate.unitsPerChild ** 2;
    }
  }
}

const cellsOfSnapshot = new WeakMap<Snapshot, Map<string, LineCells>>();

/** The cells of a line on a basis, bands split by the population of a year; built once for each snapshot. */
export function lineCellsOf(snapshot: Snapshot, line: ServiceLine, basis: DemandBasis, year: number): LineCells {
  const known = cellsOfSnapshot.get(snapshot) ?? new Map<string, LineCells>();
  cellsOfSnapshot.set(snapshot, known);
  const key = `${line.code}|${basis}|${year}`;
  const found = known.get(key) ?? new LineCells(snapshot, line, basis, year);
  known.set(key, found);
  return found;
}
