import type { Cell } from "./cell.ts";
import type { Area, MonthIndex, Reach, Service, Snapshot } from "./snapshot.ts";

/** Whether a reach is in force in a month. */
function isInForce({ fromMonth, toMonth }: Reach, month: MonthIndex): boolean {
  return fromMonth <= month && (toMonth === null || month <= toMonth);
}

/** Positions of a service's reaches that are in force in a month. */
export function reachesInForce({ reaches }: Service, month: MonthIndex): number[] {
  return [...reaches.keys()].filter((index) => {
    const reach = reaches[index];
    return reach !== undefined && isInForce(reach, month);
  });
}

const areasByCode = new WeakMap<readonly Area[], ReadonlyMap<string, Area>>();

/** Areas by their codes, indexed once. */
function indexAreas(areas: readonly Area[]): ReadonlyMap<string, Area> {
  const found = areasByCode.get(areas) ?? new Map(areas.map((area) => [area.code, area]));
  areasByCode.set(areas, found);
  return found;
}

/** Codes of an area and of every area around it, nearest first. */
export function areasAround(areas: readonly Area[], code: string): string[] {
  const byCode = indexAreas(areas);
  const around = [code];
  for (let area = byCode.get(code); area?.parentCode; area = byCode.get(area.parentCode)) {
    // A loop in the areas would never end.
    if (around.includes(area.parentCode)) break;
    around.push(area.parentCode);
  }
  return around;
}

/** Which cells of a line each service reaches, worked out once for each set of reaches in force. */
export class ReachIndex {
  readonly #snapshot: Snapshot;
  readonly #cells: readonly Cell[];
  readonly #found = new Map<string, Int32Array>();
  /** Codes around each area, and the wards inside it. */
  readonly #around: readonly (readonly string[])[];
  readonly #wards: readonly (readonly string[])[];

  constructor(snapshot: Snapshot, cells: readonly Cell[]) {
    const { areas } = snapshot;
    this.#snapshot = snapshot;
    this.#cells = cells;
    this.#around = areas.map(({ code }) => areasAround(areas, code));
    const wardsInside = (code: string) =>
      areas.filter((area, index) => area.level === "WARD" && area.code !== code && this.#around[index]?.includes(code));
    this.#wards = areas.map(({ code }) => wardsInside(code).map((ward) => ward.code));
  }

  /** Positions of the cells a service reaches in a month, ascending. */
  cellsReached(service: Service, month: MonthIndex): Int32Array {
    const inForce = reachesInForce(service, month);
    const key = `${service.code}|${inForce.join(".")}`;
    const found = this.#found.get(key) ?? this.#find(service, inForce);
    this.#found.set(key, found);
    return found;
  }

  #find(service: Service, inForce: readonly number[]): Int32Array {
    const { layers, functions } = this.#snapshot;
    const layer = layers.findIndex(({ code }) => code === service.layerCode);
    const kind = functions.findIndex(({ code }) => code === service.functionCode);
    const tests = inForce.flatMap((index) => service.reaches[index] ?? []).map((reach) => this.#makeTest(reach));
    const positions: number[] = [];
    this.#cells.forEach((cell, position) => {
      if (cell.layer === layer && cell.function === kind && tests.some((test) => test(cell))) positions.push(position);
    });
    return Int32Array.from(positions);
  }

  /** An area is reached with any area around it, or when every ward inside it is. */
  #makeTest(reach: Reach): (cell: Cell) => boolean {
    const codes = new Set(reach.areaCodes);
    const areas = this.#snapshot.areas.map((_, index) => {
      const wards = this.#wards[index] ?? [];
      return (
        (this.#around[index] ?? []).some((code) => codes.has(code)) ||
        (wards.length > 0 && wards.every((code) => codes.has(code)))
      );
    });
    const needCodes = new Set(reach.needCodes);
    const needs = this.#snapshot.needs.map(({ code }) => needCodes.has(code));
    return (cell) =>
      areas[cell.area] === true &&
      needs[cell.need] === true &&
      reach.ageFrom <= cell.ageFrom &&
      cell.ageTo <= reach.ageTo;
  }
}
