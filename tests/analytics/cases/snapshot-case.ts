import type { FamilyChange, FamilyCount } from "../../../server/src/analytics/family-count.ts";
import type {
  Area,
  CellTable,
  Coded,
  Commission,
  Deprivation,
  KnownCount,
  LineShare,
  MonthlySeries,
  Need,
  NeedLink,
  Population,
  PopulationBasis,
  Prevalence,
  Queue,
  Reach,
  Service,
  ServiceLine,
  Snapshot,
  StaffMonth,
} from "../../../server/src/analytics/snapshot.ts";

/** April 2025, the first month of every case. */
export const APRIL = 2025 * 12 + 3;
export const MARCH = APRIL + 11;
export const YEAR = { from: APRIL, to: MARCH };

/** Figures of one cell: one number a month from April 2025 on; null is not known. */
export interface CellRow {
  readonly line?: string;
  readonly area?: string;
  readonly need?: string;
  readonly layer?: string;
  readonly function?: string;
  readonly ages?: readonly [number, number];
  readonly units: readonly (number | null)[];
  /** Defaults to one child a unit. */
  readonly children?: readonly number[];
  /** Who delivered it; nobody known where left out. */
  readonly service?: string;
  readonly basis?: PopulationBasis;
}

export interface ServiceRow {
  readonly code: string;
  readonly line?: string;
  readonly layer?: string;
  readonly function?: string;
  readonly areas?: readonly string[];
  readonly needs?: readonly string[];
  readonly ages?: readonly [number, number];
  readonly reaches?: readonly Reach[];
  /** Capacity a month: one number for all, or one each from April 2025 on. */
  readonly capacity: number | readonly number[];
  readonly referrals?: number | readonly number[];
  readonly staff?: readonly StaffMonth[];
  readonly lineShares?: readonly LineShare[];
  /** Defaults to one open-ended contract of the council's. */
  readonly commissions?: readonly CommissionRow[];
}

export interface CommissionRow {
  readonly code?: string;
  readonly by?: string;
  readonly arrangement?: string;
  readonly from?: number;
  readonly to?: number;
  readonly isSpot?: boolean;
  readonly yearPence?: number;
}

export interface Case {
  readonly lines?: readonly ServiceLine[];
  readonly areas?: readonly Area[];
  readonly demand: readonly CellRow[];
  readonly activity?: readonly CellRow[];
  readonly services: readonly ServiceRow[];
  readonly population?: readonly Population[];
  readonly prevalence?: readonly Prevalence[];
  readonly queues?: readonly Queue[];
  readonly deprivation?: readonly Deprivation[];
  readonly knownChildren?: readonly KnownCount[];
  readonly familyCounts?: readonly FamilyCount[];
  readonly familyChanges?: readonly FamilyChange[];
  /** Needs beside those of the rows. */
  readonly needs?: readonly Need[];
  readonly needLinks?: readonly NeedLink[];
}

const coded = (codes: readonly string[]): Coded[] => [...new Set(codes)].sort().map((code) => ({ code, name: code }));

const SPEECH: ServiceLine = {
  code: "SLT",
  name: "Speech and language",
  unitOfCare: "contact",
  unitKind: "flow",
};
export const PLACES: ServiceLine = { code: "AP", name: "Places", unitOfCare: "place", unitKind: "stock" };

export function ward(code: string): Area {
  return {
    code,
    name: code,
    level: "WARD",
    parentCode: "walsall",
    fromMonth: null,
    toMonth: null,
    successorCode: null,
  };
}

export const COUNCIL: Area = { ...ward("walsall"), level: "COUNCIL", parentCode: null };

const DEFAULT = { line: "SLT", area: "pleck", need: "SLCN", layer: "TARGETED", function: "TREAT" } as const;

function series(values: number | readonly number[] | undefined, months = 12): MonthlySeries {
  if (values === undefined) return { firstMonth: 0, values: new Float64Array() };
  return {
    firstMonth: APRIL,
    values: Float64Array.from(typeof values === "number" ? Array(months).fill(values) : values),
  };
}

function table(
  rows: readonly CellRow[],
  words: Pick<Snapshot, "lines" | "areas" | "needs" | "layers" | "functions">,
  services: readonly ServiceRow[],
): CellTable {
  const monthCount = rows.reduce((most, { units }) => Math.max(most, units.length), 0);
  const position = (list: readonly Coded[], code: string) => list.findIndex((entry) => entry.code === code);
  const cumulate = (figure: (row: CellRow, month: number) => number) =>
    rows.flatMap((row) => {
      const sums = [0];
      for (let month = 0; month < monthCount; month += 1) sums.push((sums.at(-1) ?? 0) + figure(row, month));
      return sums;
    });
  const childrenIn = (row: CellRow, month: number) => row.children?.[month] ?? row.units[month] ?? 0;
  const varianceIn = (row: CellRow, month: number) =>
    childrenIn(row, month) > 0 ? (row.units[month] ?? 0) ** 2 / childrenIn(row, month) : 0;
  return {
    rowCount: rows.length,
    firstMonth: APRIL,
    monthCount,
    line: Int32Array.from(rows, (row) => position(words.lines, row.line ?? DEFAULT.line)),
    area: Int32Array.from(rows, (row) => position(words.areas, row.area ?? DEFAULT.area)),
    need: Int32Array.from(rows, (row) => position(words.needs, row.need ?? DEFAULT.need)),
    layer: Int32Array.from(rows, (row) => position(words.layers, row.layer ?? DEFAULT.layer)),
    function: Int32Array.from(rows, (row) => position(words.functions, row.function ?? DEFAULT.function)),
    ageFrom: Int32Array.from(rows, ({ ages }) => ages?.[0] ?? 5),
    ageTo: Int32Array.from(rows, ({ ages }) => ages?.[1] ?? 10),
    service: Int32Array.from(rows, (row) => services.findIndex(({ code }) => code === row.service)),
    populationBasis: rows.map(({ basis }) => basis ?? "RESIDENT"),
    cumulativeUnits: Float64Array.from(cumulate((row, month) => row.units[month] ?? 0)),
    cumulativeChildren: Float64Array.from(cumulate(childrenIn)),
    cumulativeVariance: Float64Array.from(cumulate(varianceIn)),
    cumulativeUnknown: Int32Array.from(cumulate(({ units }, month) => (units[month] == null ? 1 : 0))),
    loads: ["1"],
  };
}

function toService(row: ServiceRow): Service {
  const reach: Reach = {
    fromMonth: APRIL - 120,
    toMonth: null,
    ageFrom: row.ages?.[0] ?? 0,
    ageTo: row.ages?.[1] ?? 25,
    areaCodes: row.areas ?? [DEFAULT.area],
    needCodes: row.needs ?? [DEFAULT.need],
  };
  return {
    code: row.code,
    name: `Service ${row.code}`,
    lineCode: row.line ?? DEFAULT.line,
    layerCode: row.layer ?? DEFAULT.layer,
    functionCode: row.function ?? DEFAULT.function,
    providerCode: "provider",
    reaches: row.reaches ?? [reach],
    lineShares: row.lineShares ?? [],
    capacity: series(row.capacity),
    referrals: series(row.referrals),
    staff: row.staff ?? [],
    capacityLoad: "1",
    staffLoad: "1",
  };
}

function toCommissions(row: ServiceRow): Commission[] {
  return (row.commissions ?? [{}]).map((commission, index) => ({
    code: commission.code ?? `${row.code}-${index + 1}`,
    serviceCode: row.code,
    commissionerCode: commission.by ?? "council",
    arrangementCode: commission.arrangement ?? null,
    fromMonth: commission.from ?? APRIL - 12,
    toMonth: commission.to ?? null,
    isSpot: commission.isSpot ?? false,
    spend:
      commission.yearPence === undefined ? [] : [{ financialYear: 2025, pence: commission.yearPence, basis: "ACTUAL" }],
  }));
}

/** A partnership's snapshot with only what a case is about. */
export function snapshotOf(given: Case): Snapshot {
  const rows = [...given.demand, ...(given.activity ?? [])];
  const words = {
    lines: given.lines ?? [SPEECH],
    areas: given.areas ?? [
      COUNCIL,
      ...coded(rows.map(({ area }) => area ?? DEFAULT.area)).map(({ code }) => ward(code)),
    ],
    needs: [
      ...coded([
        ...rows.map(({ need }) => need ?? DEFAULT.need),
        ...(given.prevalence ?? []).map(({ needCode }) => needCode),
      ]).map((need) => ({ ...need, vocabulary: "DFE" })),
      ...(given.needs ?? []),
    ],
    needLinks: given.needLinks ?? [],
    layers: coded([DEFAULT.layer, ...rows.map(({ layer }) => layer ?? DEFAULT.layer)]),
    functions: coded([DEFAULT.function, ...rows.map((row) => row.function ?? DEFAULT.function)]),
  };
  const organisations = [
    { code: "council", name: "Council", kind: "COUNCIL" },
    { code: "icb", name: "ICB", kind: "ICB" },
  ];
  return {
    partnershipCode: "walsall",
    currentMonth: MARCH,
    ...words,
    clocks: [{ code: "TREATMENT", name: "Referral to treatment", definition: "From referral to treatment." }],
    organisations,
    services: given.services.map(toService),
    commissions: given.services.flatMap(toCommissions),
    demand: table(given.demand, words, []),
    activity: table(given.activity ?? [], words, given.services),
    population: given.population ?? [],
    prevalence: given.prevalence ?? [],
    queues: given.queues ?? [],
    deprivation: given.deprivation ?? [],
    knownChildren: given.knownChildren ?? [],
    familyCounts: given.familyCounts ?? [],
    familyChanges: given.familyChanges ?? [],
    loads: [
      {
        id: "1",
        publisher: "Walsall",
        dataset: "Return",
        release: null,
        provenance: "ILLUSTRATIVE",
        disclosurePolicy: "HES",
      },
    ],
  };
}

/** The same figure every month of a year. */
export function monthly(figure: number): number[] {
  return Array(12).fill(figure);
}
