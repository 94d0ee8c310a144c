import { FIRST_MONTH, YEARS } from "./calendar.ts";
import type { LinePlan } from "./line-plan.ts";
import { LINES, lineOf } from "./lines.ts";
import { isPlanted, PLANTED_SLICES } from "./planted-findings.ts";
import type { PlantedSlice } from "./planted-slice.ts";
import { randomFrom } from "./random.ts";
import { shareWhole } from "./shares.ts";
import { needFactor, PATCHES, WARDS } from "./wards.ts";

/** A commission of the register. */
export interface RegisterCommission {
  readonly code: string;
  readonly service: string;
  readonly commissioner: string;
  readonly arrangement: string | null;
  readonly startsOn: string;
  readonly endsOn: string | null;
  readonly noticeBy: string | null;
  readonly isSpot: boolean;
  readonly apportionment: "WHOLE" | "POPULATION";
  readonly shareParts: number;
  readonly shareOf: number;
  /** Pence of a full year by financial year, source by source. */
  readonly funding: readonly { readonly source: string; readonly pencePerYear: readonly number[] }[];
}

/** A service of the register with all that the facts are drawn from. */
export interface RegisterService {
  readonly code: string;
  readonly name: string;
  readonly line: LinePlan;
  readonly provider: string;
  readonly ageFrom: number;
  readonly ageTo: number;
  readonly wards: readonly string[];
  readonly needs: readonly string[];
  /** Units a month, by month of the register. */
  readonly capacity: readonly number[];
  /** First months of the capacity and wards, where they change in mid-year. */
  readonly narrowsFrom: number | null;
  readonly narrowedWards: readonly string[];
  readonly slice: PlantedSlice | null;
  /** Units delivered a month ward by ward, where planted. */
  readonly delivered: readonly number[] | null;
  readonly commissions: readonly RegisterCommission[];
}

/** Share of the borough's need in each ward: its children and its deprivation. */
export const WARD_SHARES: ReadonlyMap<string, number> = (() => {
  const weights = WARDS.map((ward) => ward.weight * needFactor(ward));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return new Map(WARDS.map(({ code }, index) => [code, (weights[index] ?? 0) / total]));
})();

/** Yearly growth of need. */
export const GROWTH = 0.03;

const MONTH_COUNT = YEARS.length * 12;
const OCTOBER_2025 = 2025 * 12 + 9 - FIRST_MONTH;

/** Mean units of care a month that the wards and ages bring in the first year. */
function meanUnits(line: LinePlan, wards: readonly string[], ageFrom: number, ageTo: number): number {
  const share = wards.reduce((sum, code) => sum + (WARD_SHARES.get(code) ?? 0), 0);
  const children = line.parts
    .filter((part) => part.ageFrom >= ageFrom && part.ageTo <= ageTo)
    .reduce((sum, part) => sum + part.monthlyChildren, 0);
  return children * share * line.unitsPerChild;
}

/** How much of the mean need a line's services are bought for, before the draw. */
const SUPPLY: Readonly<Record<string, number>> = { NDA: 0.72, CPAED: 0.84, CAMHS: 0.86 };

/** Children the council can assess a month for an EHC plan, by financial year: it bought more to clear its backlog in 2023. */
const ASSESSED_PER_MONTH: readonly number[] = [102, 30, 28];

/** A service's part of that, in proportion to its need; the line's services add up to it. */
function assessmentCapacity(code: string): number[] {
  const services = regularReach(lineOf("EHCNA"));
  const index = services.findIndex((service) => service.code === code);
  const means = services.map(({ mean }) => mean);
  return ASSESSED_PER_MONTH.flatMap((total) => Array.from({ length: 12 }, () => shareWhole(total, means)[index] ?? 0));
}

/** Capacity by month: set each April, one service loses part of it in October 2025. */
function capacityByMonth(code: string, mean: number, line: LinePlan): number[] {
  if (line.code === "EHCNA") return assessmentCapacity(code);
  const random = randomFrom(`capacity ${code}`);
  const factor = (SUPPLY[line.code] ?? 0.93) + 0.12 * (random() - 0.4);
  const yearly = YEARS.map((_, year) => Math.max(1, Math.round(mean * factor * (1 + 0.025 * year))));
  const months = Array.from({ length: MONTH_COUNT }, (_, month) => yearly[Math.floor(month / 12)] ?? 1);
  return code === "OT-2S"
    ? months.map((units, month) => (month >= OCTOBER_2025 ? Math.round(units * 0.7) : units))
    : months;
}

const yearPence = (capacity: readonly number[], unitCostPence: number): number[] =>
  YEARS.map(
    (_, year) => capacity.slice(year * 12, year * 12 + 12).reduce((sum, units) => sum + units, 0) * unitCostPence,
  );

/** Another source that pays one pound in so many; the High Needs Block where section F names the therapy. */
const SECOND_SOURCE: Readonly<Record<string, { readonly source: string; readonly oneIn: number }>> = {
  SLT: { source: "HIGH_NEEDS_BLOCK", oneIn: 5 },
  OT: { source: "HIGH_NEEDS_BLOCK", oneIn: 5 },
  EQUIPMENT: { source: "BCF", oneIn: 10 },
  DIET: { source: "PUBLIC_HEALTH", oneIn: 8 },
};

/** Money by source: the commissioner's own, and a second source's part on some lines. */
function fundingOf(line: LinePlan, pence: readonly number[]): RegisterCommission["funding"] {
  const second = SECOND_SOURCE[line.code];
  if (second === undefined) return [{ source: line.fundingSource, pencePerYear: pence }];
  const part = pence.map((amount) => Math.round(amount / second.oneIn));
  return [
    { source: line.fundingSource, pencePerYear: pence.map((amount, year) => amount - (part[year] ?? 0)) },
    { source: second.source, pencePerYear: part },
  ];
}

/** Arrangement under which a regular service is bought, if any. */
const ARRANGED: Readonly<Record<string, string>> = {
  "NDA-1S": "S256-NDA",
  "NDA-1W": "S256-NDA",
  "SLT-2N": "ALIGNED-SLT",
  "SLT-2S": "ALIGNED-SLT",
  "EQUIPMENT-1N": "LEAD-EQUIPMENT",
  "EQUIPMENT-1E": "LEAD-EQUIPMENT",
  "EP-2N": "RECHARGE-EP",
  "OT-1N": "S75-CYP",
  "SLT-2W": "S75-CYP",
  "CAMHS-2W": "S75-CYP",
};

/** Two contracts, one after the other; one service's second ends in mid-year. */
function contractsOf(code: string, line: LinePlan, capacity: readonly number[]): RegisterCommission[] {
  const isShared = code === "EQUIPMENT-1E";
  const common = {
    service: code,
    commissioner: line.commissioner,
    arrangement: ARRANGED[code] ?? null,
    isSpot: false,
    apportionment: isShared ? ("POPULATION" as const) : ("WHOLE" as const),
    shareParts: isShared ? 285 : 1,
    shareOf: isShared ? 1_200 : 1,
    funding: fundingOf(line, yearPence(capacity, line.unitCostPence)),
  };
  const endsSoon = code.endsWith("E");
  const end = code === "POST16-2W" ? "2025-09-30" : endsSoon ? "2026-09-30" : "2027-03-31";
  const notice = code === "POST16-2W" ? "2025-06-30" : endsSoon ? "2026-06-30" : "2026-12-31";
  return [
    { ...common, code: `C-${code}-22`, startsOn: "2022-04-01", endsOn: "2024-03-31", noticeBy: "2023-12-31" },
    { ...common, code: `C-${code}-24`, startsOn: "2024-04-01", endsOn: end, noticeBy: notice },
  ];
}

/** Whom a line's regular services reach: each age group in each patch, but for planted wards. */
function regularReach(line: LinePlan) {
  return line.groups.flatMap(({ label, ageFrom, ageTo }, groupIndex) =>
    PATCHES.flatMap((patch, patchIndex) => {
      const wards = patch.wards.filter((ward) => !isPlanted(line.code, ward, ageFrom, ageTo));
      if (wards.length === 0) return [];
      const code = `${line.code}-${groupIndex + 1}${patch.code}`;
      const name = `${line.name}, ${label}, ${patch.name.toLowerCase()}`;
      const provider = line.providers[patchIndex] ?? "RBK";
      return [{ code, name, provider, wards, ageFrom, ageTo, mean: meanUnits(line, wards, ageFrom, ageTo) }];
    }),
  );
}

function regularServices(line: LinePlan): RegisterService[] {
  return regularReach(line).map(({ code, name, provider, wards, ageFrom, ageTo, mean }) => {
    const capacity = capacityByMonth(code, mean, line);
    const parts = line.parts.filter((part) => part.ageFrom >= ageFrom && part.ageTo <= ageTo);
    const narrows = code === "CAMHS-1E";
    return {
      code,
      name,
      line,
      provider,
      ageFrom,
      ageTo,
      wards,
      needs: [...new Set(parts.map(({ need }) => need))].sort(),
      capacity,
      narrowsFrom: narrows ? OCTOBER_2025 : null,
      narrowedWards: narrows ? wards.slice(0, -1) : wards,
      slice: null,
      delivered: null,
      commissions: contractsOf(code, line, capacity),
    };
  });
}

function plantedServices(slice: PlantedSlice): RegisterService[] {
  const line = lineOf(slice.line);
  return slice.services.map((service) => ({
    code: service.code,
    name: service.name,
    line,
    provider: service.provider,
    ageFrom: service.ageFrom ?? slice.ageFrom,
    ageTo: service.ageTo ?? slice.ageTo,
    wards: slice.wards,
    needs: [slice.need],
    capacity: Array.from({ length: MONTH_COUNT }, () => service.capacity),
    narrowsFrom: null,
    narrowedWards: slice.wards,
    slice,
    delivered: service.delivered,
    commissions: service.commissions.map((commission) => ({
      code: commission.code,
      service: service.code,
      commissioner: commission.commissioner,
      arrangement: commission.arrangement ?? null,
      startsOn: commission.start ?? "2023-04-01",
      endsOn: commission.end ?? "2027-03-31",
      noticeBy: commission.end === undefined ? "2026-09-30" : "2025-03-31",
      isSpot: false,
      apportionment: "WHOLE" as const,
      shareParts: 1,
      shareOf: 1,
      funding: [{ source: commission.fundingSource, pencePerYear: YEARS.map(() => commission.annualPence) }],
    })),
  }));
}

/** A service bought child by child: it has spend, but no standing capacity. */
function spotService(): RegisterService {
  const line = lineOf("AP");
  const commission = {
    code: "C-AP-SPOT",
    service: "AP-SPOT",
    commissioner: "WALSALL-MBC",
    arrangement: null,
    startsOn: "2023-04-01",
    endsOn: null,
    noticeBy: null,
    isSpot: true,
    apportionment: "WHOLE" as const,
    shareParts: 1,
    shareOf: 1,
    funding: [{ source: "HIGH_NEEDS_BLOCK", pencePerYear: [31_250_000, 34_180_000, 38_720_000] }],
  };
  return {
    code: "AP-SPOT",
    name: "One-to-one tuition, bought child by child",
    line,
    provider: "SECOND-START",
    ageFrom: 11,
    ageTo: 15,
    wards: WARDS.map(({ code }) => code),
    needs: ["SEMH"],
    capacity: [],
    narrowsFrom: null,
    narrowedWards: [],
    slice: null,
    delivered: null,
    commissions: [commission],
  };
}

/** Every service of the illustrative register. */
export const REGISTER: readonly RegisterService[] = [
  ...LINES.flatMap(regularServices),
  ...PLANTED_SLICES.flatMap(plantedServices),
  spotService(),
];

/** Wards a service reaches in a month of the register. */
export function wardsIn(service: RegisterService, month: number): readonly string[] {
  return service.narrowsFrom !== null && month - FIRST_MONTH >= service.narrowsFrom
    ? service.narrowedWards
    : service.wards;
}

/** Whether any of its standing commissions is in force in a month. */
export function isBought(service: RegisterService, month: number): boolean {
  const day = `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}-01`;
  return service.commissions.some(
    ({ isSpot, startsOn, endsOn }) => !isSpot && startsOn <= day && (endsOn === null || day <= endsOn),
  );
}
