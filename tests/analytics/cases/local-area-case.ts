import { AGE_BANDS } from "../../../server/src/analytics/age-band.ts";
import type { Queue, ServiceLine, Snapshot } from "../../../server/src/analytics/snapshot.ts";
import { randomNumbers } from "./random-numbers.ts";
import {
  APRIL,
  type CellRow,
  COUNCIL,
  type CommissionRow,
  type ServiceRow,
  snapshotOf,
  ward,
} from "./snapshot-case.ts";

/** Sizes of a made-up local area. */
export interface LocalAreaSize {
  readonly services: number;
  /** Sets of 20 wards; each service keeps to one. Defaults to 1. */
  readonly places?: number;
  /** Part of the services that reach every ward and age with most needs; the usual ones reach a few. */
  readonly wideShare: number;
}

const WARDS = 20;
const NEEDS = 14;

const codeOf = (kind: string, index: number) => `${kind}-${String(index).padStart(2, "0")}`;
const codes = (kind: string, count: number) => Array.from({ length: count }, (_, index) => codeOf(kind, index));

const wardsOf = (place: number) => codes(place === 0 ? "ward" : `ward-${place}`, WARDS);
const NEED_CODES = codes("need", NEEDS);

const LINES: readonly ServiceLine[] = codes("line", 15).map((code, index) => ({
  code,
  name: code,
  unitOfCare: index < 12 ? "contact" : "place",
  unitKind: index < 12 ? "flow" : "stock",
}));

const RANGES: readonly (readonly [number, number])[] = [
  [0, 4],
  [0, 10],
  [0, 18],
  [5, 10],
  [5, 15],
  [5, 18],
  [11, 15],
  [11, 19],
  [16, 25],
  [0, 25],
];

type Draw = ReturnType<typeof randomNumbers>;

const whole = (draw: Draw, from: number, to: number) => from + Math.floor(draw() * (to - from + 1));
const oneOf = <T>(draw: Draw, list: readonly T[]): T => list[whole(draw, 0, list.length - 1)] as T;

/** Some of a list, in its order. */
function some<T>(draw: Draw, list: readonly T[], count: number): T[] {
  const ranked = list.map((item, index) => ({ item, index, rank: draw() })).sort((a, b) => a.rank - b.rank);
  const chosen = ranked.slice(0, count).sort((a, b) => a.index - b.index);
  return chosen.map(({ item }) => item);
}

/** Demand or activity of every need in every ward and age band of a line, more in some months than in others. */
function cellRows(draw: Draw, wardCodes: readonly string[], level: number): CellRow[] {
  return LINES.flatMap(({ code: line }) =>
    wardCodes.flatMap((area) =>
      NEED_CODES.flatMap((need, rank) =>
        AGE_BANDS.map(({ from, to }): CellRow => {
          const mean = (level * 30 * (0.3 + draw())) / (1 + rank);
          const units = Array.from({ length: 12 }, () => Math.round(mean * (0.5 + draw())));
          const children = units.map((count) => Math.ceil(count / 3));
          return { line, area, need, ages: [from, to], units, children };
        }),
      ),
    ),
  );
}

/** One commissioner, or two together; a few contracts start or end in the year, some spend is in an arrangement. */
function commissionsOf(draw: Draw, code: string): CommissionRow[] {
  const buyers = draw() < 0.25 ? ["council", "icb"] : [oneOf(draw, ["council", "icb"])];
  const isPooled = buyers.length > 1 && draw() < 0.5;
  const change = draw();
  const dates = change < 0.08 ? { from: APRIL + 5 } : change < 0.16 ? { to: APRIL + 8 } : {};
  return buyers.map((by) => ({
    code: `${code}-${by}`,
    by,
    yearPence: whole(draw, 20_000, 400_000) * 100,
    ...dates,
    ...(isPooled ? { arrangement: "S75" } : {}),
  }));
}

/** All of a place's wards, a locality of five, or a few. */
function wards(draw: Draw, all: readonly string[]): readonly string[] {
  const kind = draw();
  if (kind < 0.4) return all;
  if (kind < 0.75) return all.slice(5 * whole(draw, 0, 3)).slice(0, 5);
  return some(draw, all, whole(draw, 1, 8));
}

function serviceRow(draw: Draw, index: number, all: readonly string[], isWide: boolean): ServiceRow {
  const code = `service-${String(index).padStart(5, "0")}`;
  const capacity = whole(draw, 50, 900);
  const [areas, needs, ages] = isWide
    ? [some(draw, all, whole(draw, 14, 20)), some(draw, NEED_CODES, whole(draw, 9, 14)), [0, 25] as const]
    : [wards(draw, all), some(draw, NEED_CODES, whole(draw, 1, 4)), oneOf(draw, RANGES)];
  return {
    code,
    line: LINES[index % LINES.length]?.code ?? "",
    areas,
    needs,
    ages,
    // One in ten grows in October.
    capacity: draw() < 0.1 ? Array.from({ length: 12 }, (_, month) => capacity * (month < 6 ? 1 : 1.2)) : capacity,
    referrals: Math.round(capacity * (0.6 + draw() * 0.6)),
    commissions: commissionsOf(draw, code),
  };
}

function queueOf(draw: Draw, { code, capacity }: ServiceRow): Queue {
  const size = (typeof capacity === "number" ? capacity : (capacity[0] ?? 0)) / 3;
  const band = (fromWeeks: number, toWeeks: number | null) => ({
    fromWeeks,
    toWeeks,
    count: Math.round(size * draw()),
  });
  const bands = [band(0, 6), band(6, 18), band(18, null)];
  return { serviceCode: code, clockCode: "TREATMENT", month: APRIL + 11, targetWeeks: 18, bands };
}

/** A made-up local area: 20 wards, 15 lines, 5 age bands, 14 needs, 12 months; the same for the same sizes. */
export function localArea({ services, places = 1, wideShare }: LocalAreaSize): Snapshot {
  const draw = randomNumbers(20_250_401);
  const rows = Array.from({ length: services }, (_, index) =>
    serviceRow(draw, index, wardsOf(Math.floor(index / LINES.length) % places), draw() < wideShare),
  );
  const wardCodes = Array.from({ length: places }, (_, place) => wardsOf(place)).flat();
  const level = services / places / 300;
  return snapshotOf({
    lines: LINES,
    areas: [COUNCIL, ...wardCodes.map(ward)],
    demand: cellRows(draw, wardCodes, level),
    activity: cellRows(draw, wardCodes, 0.8 * level),
    services: rows,
    queues: rows.map((row) => queueOf(draw, row)),
    population: wardCodes.map((areaCode) => ({
      areaCode,
      year: 2025,
      persons: Float64Array.from({ length: 26 }, () => whole(draw, 80, 250)),
    })),
  });
}
