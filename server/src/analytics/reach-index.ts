import type { Cell } from "./cell.ts";
import type { Area, MonthIndex, Reach, Service, Snapshot } from "./snapshot.ts";

/** Whether a reach is in force in a month. */
export function isReachInForce({ fromMonth, toMonth }: Reach, month: MonthIndex): boolean {
  return fromMonth <= month && (toMonth === null || month <= toMonth);
}

/** Positions of a service's reaches that are in force in a month. */
function reachesInForce({ reaches }: Service, month: MonthIndex): number[] {
  return [...reaches.keys()].filter((index) => {
    const reach = reaches[index];
    return reach !== undefined && isReachInForce(reach, month);
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

/** Codes around each area, and the codes of the wards inside it, by position. */
interface AreaTree {
  readonly around: readonly (readonly string[])[];
  readonly wards: readonly (readonly string[])[];
  /** Code of the area that took an area's place. */
  readonly successors: ReadonlyMap<string, string>;
}

const treeOfAreas = new WeakMap<readonly Area[], AreaTree>();

function plantTree(areas: readonly Area[]): AreaTree {
  const around = areas.map(({ code }) => areasAround(areas, code));
  const positions = new Map(areas.map(({ code }, index) => [code, index]));
  const wards: string[][] = areas.map(() => []);
  areas.forEach(({ code, level }, index) => {
    if (level !== "WARD") return;
    for (const outer of around[index] ?? []) if (outer !== code) wards[positions.get(outer) ?? -1]?.push(code);
  });
  const successors = new Map(
    areas.flatMap(({ code, successorCode }) => (successorCode === null ? [] : [[code, successorCode] as const])),
  );
  return { around, wards, successors };
}

/** Codes of areas and of those that took their place, step by step. */
function withSuccessors({ successors }: AreaTree, given: readonly string[]): ReadonlySet<string> {
  const codes = new Set(given);
  if (successors.size === 0) return codes;
  // A set grows while it is walked, so that successors of successors are found.
  for (const code of codes) {
    const successor = successors.get(code);
    if (successor !== undefined) codes.add(successor);
  }
  return codes;
}

/** How areas lie in each other, worked out once. */
function treeOf(areas: readonly Area[]): AreaTree {
  const found = treeOfAreas.get(areas) ?? plantTree(areas);
  treeOfAreas.set(areas, found);
  return found;
}

/** Whether a reach covers an area: it names the area, one around it, or one whose place it took. */
export function isAreaReached(areas: readonly Area[], code: string, reach: Reach): boolean {
  const named = withSuccessors(treeOf(areas), reach.areaCodes);
  return areasAround(areas, code).some((around) => named.has(around));
}

/** Which cells of a line each service reaches, worked out once for each set of reaches in force. */
export class ReachIndex {
  readonly #snapshot: Snapshot;
  readonly #cells: readonly Cell[];
  readonly #found = new Map<string, Int32Array>();
  readonly #tree: AreaTree;
  /** Positions of the cells of each area. */
  readonly #cellsOfArea: readonly (readonly number[])[];

  /** Takes the cells in order of their keys. */
  constructor(snapshot: Snapshot, cells: readonly Cell[]) {
    this.#snapshot = snapshot;
    this.#cells = cells;
    this.#tree = treeOf(snapshot.areas);
    const cellsOfArea: number[][] = snapshot.areas.map(() => []);
    cells.forEach(({ area }, position) => {
      cellsOfArea[area]?.push(position);
    });
    this.#cellsOfArea = cellsOfArea;
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
    const isReached = new Uint8Array(this.#cells.length);
    let count = 0;
    for (const position of inForce.flatMap((index) => this.#cellsInside(service.reaches[index] as Reach))) {
      const cell = this.#cells[position] as Cell;
      if (isReached[position] === 1 || cell.layer !== layer || cell.function !== kind) continue;
      isReached[position] = 1;
      count += 1;
    }
    const positions = new Int32Array(count);
    for (let position = 0, at = 0; at < count; position += 1) {
      if (isReached[position] !== 1) continue;
      positions[at] = position;
      at += 1;
    }
    return positions;
  }

  /** Positions of the cells of any layer and function inside a reach. */
  #cellsInside({ areaCodes, needCodes, ageFrom, ageTo }: Reach): number[] {
    const codes = withSuccessors(this.#tree, areaCodes);
    const isNeeded = this.#snapshot.needs.map(({ code }) => needCodes.includes(code));
    const positions: number[] = [];
    this.#cellsOfArea.forEach((inArea, area) => {
      if (inArea.length === 0 || !this.#isAreaReached(area, codes)) return;
      for (const position of inArea) {
        const cell = this.#cells[position] as Cell;
        if (isNeeded[cell.need] === true && ageFrom <= cell.ageFrom && cell.ageTo <= ageTo) positions.push(position);
      }
    });
    return positions;
  }

  /** An area is reached with any area around it, or when every ward inside it is; so is what took an area's place. */
  #isAreaReached(area: number, codes: ReadonlySet<string>): boolean {
    const wards = this.#tree.wards[area] ?? [];
    return (
      (this.#tree.around[area] ?? []).some((code) => codes.has(code)) ||
      (wards.length > 0 && wards.every((code) => codes.has(code)))
    );
  }
}
