import { ageSegments } from "./age-band.ts";
import type { MonthRange } from "./period.ts";
import type { PopulationTable } from "./population-table.ts";
import type { CellTable, Service, ServiceLine, Snapshot } from "./snapshot.ts";

/** Demand as it was asked for, or as the population's prevalence leads to expect. */
export type DemandBasis = "EXPRESSED" | "EXPECTED";

/** One need × area × age segment × layer × function of a line; positions in the snapshot's lists. */
export interface Cell {
  readonly key: string;
  readonly area: number;
  readonly need: number;
  readonly layer: number;
  readonly function: number;
  readonly ageFrom: number;
  readonly ageTo: number;
}

/** A recorded row's part in a cell. */
interface Part {
  readonly row: number;
  readonly share: number;
}

/** What a cell's figures are made of. */
export interface CellSource {
  readonly cell: Cell;
  readonly demand: Part[];
  readonly activity: Part[];
  /** Expected units and children a month; 0 on the basis EXPRESSED. */
  expectedUnits: number;
  expectedChildren: number;
  expectedVariance: number;
}

/** Sums of a cell over a range of months. */
export interface CellFigures {
  readonly units: number;
  readonly children: number;
  readonly variance: number;
  readonly isUnknown: boolean;
}

function rowsOfLine(table: CellTable, line: number): number[] {
  return [...table.line.keys()].filter((row) => table.line[row] === line);
}

/** Age boundaries that cut a line's cells: every recorded band and every service's reach. */
function lineSegments(snapshot: Snapshot, line: ServiceLine, lineIndex: number): { from: number; to: number }[] {
  const bands = [snapshot.demand, snapshot.activity].flatMap((table) =>
    rowsOfLine(table, lineIndex).map((row) => ({ from: table.ageFrom[row] ?? 0, to: table.ageTo[row] ?? 0 })),
  );
  const reaches = snapshot.services
    .filter((service) => service.lineCode === line.code)
    .flatMap((service) => service.reaches.map(({ ageFrom, ageTo }) => ({ from: ageFrom, to: ageTo })));
  const rates = snapshot.prevalence
    .filter((rate) => rate.lineCode === line.code)
    .map(({ ageFrom, ageTo }) => ({ from: ageFrom, to: ageTo }));
  return ageSegments([...bands, ...reaches, ...rates]);
}

/** The cells of one line with the recorded or expected figures that fill them. */
export class LineCells {
  readonly line: ServiceLine;
  readonly #snapshot: Snapshot;
  readonly #population: PopulationTable;
  readonly #segments: readonly { from: number; to: number }[];
  readonly #sources = new Map<string, CellSource>();

  constructor(snapshot: Snapshot, line: ServiceLine, basis: DemandBasis, population: PopulationTable, year: number) {
    this.line = line;
    this.#snapshot = snapshot;
    this.#population = population;
    const lineIndex = snapshot.lines.indexOf(line);
    this.#segments = lineSegments(snapshot, line, lineIndex);
    if (basis === "EXPRESSED") this.#addRows("demand", lineIndex, year);
    else this.#addExpected(year);
    this.#addRows("activity", lineIndex, year);
  }

  /** Cells in order of their keys. */
  get sources(): CellSource[] {
    return [...this.#sources.values()].sort((a, b) => (a.cell.key < b.cell.key ? -1 : 1));
  }

  #source(cell: Omit<Cell, "key">): CellSource {
    const { areas, needs, layers, functions } = this.#snapshot;
    const age = `${String(cell.ageFrom).padStart(2, "0")}-${String(cell.ageTo).padStart(2, "0")}`;
    const codes = [areas[cell.area], needs[cell.need], layers[cell.layer], functions[cell.function]].map(
      (item) => item?.code,
    );
    const key = [codes[0], age, ...codes.slice(1)].join("|");
    const found = this.#sources.get(key);
    if (found !== undefined) return found;
    const source = {
      cell: { key, ...cell },
      demand: [],
      activity: [],
      expectedUnits: 0,
      expectedChildren: 0,
      expectedVariance: 0,
    };
    this.#sources.set(key, source);
    return source;
  }

  #within(from: number, to: number): { from: number; to: number }[] {
    return this.#segments.filter((segment) => segment.from >= from && segment.to <= to);
  }

  #addRows(name: "demand" | "activity", lineIndex: number, year: number): void {
    const table = this.#snapshot[name];
    for (const row of rowsOfLine(table, lineIndex)) {
      const band = { from: table.ageFrom[row] ?? 0, to: table.ageTo[row] ?? 0 };
      const area = table.area[row] ?? 0;
      const areaCode = this.#snapshot.areas[area]?.code ?? "";
      for (const segment of this.#within(band.from, band.to)) {
        const source = this.#source({
          area,
          need: table.need[row] ?? 0,
          layer: table.layer[row] ?? 0,
          function: table.function[row] ?? 0,
          ageFrom: segment.from,
          ageTo: segment.to,
        });
        source[name].push({ row, share: this.#population.share(areaCode, segment, band, year) });
      }
    }
  }

  /** Expected demand: population × new need per 1,000 a year ÷ 12, each child bringing its units. */
  #addExpected(year: number): void {
    const { areas, needs, layers, functions } = this.#snapshot;
    const position = (list: readonly { code: string }[], code: string) => list.findIndex((item) => item.code === code);
    for (const rate of this.#snapshot.prevalence.filter((entry) => entry.lineCode === this.line.code)) {
      for (const area of areas.filter(({ level }) => level === "WARD")) {
        for (const segment of this.#within(rate.ageFrom, rate.ageTo)) {
          const persons = this.#population.persons(area.code, segment.from, segment.to, year);
          if (persons === null) continue;
          const source = this.#source({
            area: areas.indexOf(area),
            need: position(needs, rate.needCode),
            layer: position(layers, rate.layerCode),
            function: position(functions, rate.functionCode),
            ageFrom: segment.from,
            ageTo: segment.to,
          });
          const children = (persons * rate.childrenPer1000PerYear) / 1_000 / 12;
          source.expectedChildren += children;
          source.expectedUnits += children * rate.unitsPerChild;
          source.expectedVariance += children * rate.unitsPerChild ** 2;
        }
      }
    }
  }
}

/** Sums the parts of recorded rows over months inside the table's months. */
export function sumParts(table: CellTable, parts: readonly Part[], { from, to }: MonthRange): CellFigures {
  const width = table.monthCount + 1;
  const start = Math.min(Math.max(from - table.firstMonth, 0), table.monthCount);
  const end = Math.min(Math.max(to - table.firstMonth + 1, start), table.monthCount);
  const between = (sums: Float64Array | Int32Array, row: number) =>
    (sums[row * width + end] ?? 0) - (sums[row * width + start] ?? 0);
  let units = 0;
  let children = 0;
  let variance = 0;
  let unknown = 0;
  for (const { row, share } of parts) {
    units += share * between(table.cumulativeUnits, row);
    children += share * between(table.cumulativeChildren, row);
    variance += share * between(table.cumulativeVariance, row);
    unknown += between(table.cumulativeUnknown, row);
  }
  return { units, children, variance, isUnknown: unknown > 0 };
}

/** Demand of a cell over a range of months, on either basis. */
export function cellDemand(snapshot: Snapshot, source: CellSource, range: MonthRange): CellFigures {
  const recorded = sumParts(snapshot.demand, source.demand, range);
  const months = range.to - range.from + 1;
  return {
    units: recorded.units + source.expectedUnits * months,
    children: recorded.children + source.expectedChildren * months,
    variance: recorded.variance + source.expectedVariance * months,
    isUnknown: recorded.isUnknown,
  };
}

/** Whether a service reaches a cell in a month. */
export function reachesCell(snapshot: Snapshot, service: Service, cell: Cell, month: number): boolean {
  const isOfKind =
    snapshot.layers[cell.layer]?.code === service.layerCode &&
    snapshot.functions[cell.function]?.code === service.functionCode;
  if (!isOfKind) return false;
  const area = snapshot.areas[cell.area]?.code ?? "";
  const need = snapshot.needs[cell.need]?.code ?? "";
  return service.reaches.some(
    (reach) =>
      reach.fromMonth <= month &&
      (reach.toMonth === null || month <= reach.toMonth) &&
      reach.ageFrom <= cell.ageFrom &&
      cell.ageTo <= reach.ageTo &&
      reach.areaCodes.includes(area) &&
      reach.needCodes.includes(need),
  );
}
