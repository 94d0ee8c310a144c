import { GAP_SLICES } from "./planted-gaps.ts";
import { OVERLAP_SLICES } from "./planted-overlaps.ts";
import { type PlantedSlice, ward } from "./planted-slice.ts";

/** What the API must answer for 2025-26, worked out in the README beside. */
export interface ExpectedGap {
  readonly slice: string;
  readonly remedy: "COMMISSION_NEW_SCOPE" | "ADD_CAPACITY" | "IMPROVE_DELIVERY" | "RETARGET";
  readonly demand: number;
  readonly coverageGap: number;
  readonly capacityGap: number;
  readonly deliveryGap: number;
  readonly targetingGap: number;
}

export interface ExpectedOverlap {
  readonly commissions: readonly [string, string];
  readonly kind: "DUPLICATE" | "SHARED_DELIVERY" | "HANDOVER" | "JOINT";
  /** Units of the set, and pence; null where the pair shares without surplus, or buys one service. */
  readonly overlapSurplus: number | null;
  readonly duplicatePence: number | null;
}

/** Every planted slice. */
export const PLANTED_SLICES: readonly PlantedSlice[] = [...GAP_SLICES, ...OVERLAP_SLICES];

/** What the gap table says of each planted gap in 2025-26. */
export const EXPECTED_GAPS: readonly ExpectedGap[] = [
  {
    slice: "DIET-TEENS",
    remedy: "COMMISSION_NEW_SCOPE",
    demand: 216,
    coverageGap: 216,
    capacityGap: 0,
    deliveryGap: 0,
    targetingGap: 0,
  },
  {
    slice: "DYSPHAGIA-16",
    remedy: "COMMISSION_NEW_SCOPE",
    demand: 288,
    coverageGap: 288,
    capacityGap: 0,
    deliveryGap: 0,
    targetingGap: 0,
  },
  {
    slice: "SLT-EARLY",
    remedy: "ADD_CAPACITY",
    demand: 1440,
    coverageGap: 0,
    capacityGap: 540,
    deliveryGap: 0,
    targetingGap: 0,
  },
  {
    slice: "CAMHS-SOUTH",
    remedy: "ADD_CAPACITY",
    demand: 1080,
    coverageGap: 0,
    capacityGap: 540,
    deliveryGap: 0,
    targetingGap: 0,
  },
  {
    slice: "OT-WEST",
    remedy: "IMPROVE_DELIVERY",
    demand: 480,
    coverageGap: 0,
    capacityGap: 0,
    deliveryGap: 144,
    targetingGap: 0,
  },
  {
    slice: "EP-UNEVEN",
    remedy: "RETARGET",
    demand: 240,
    coverageGap: 0,
    capacityGap: 24,
    deliveryGap: 0,
    targetingGap: 48,
  },
];

/** What the overlap list says of each planted pair in 2025-26. */
export const EXPECTED_OVERLAPS: readonly ExpectedOverlap[] = [
  {
    commissions: ["C-SHORTBREAK-COUNCIL", "C-SHORTBREAK-NHS"],
    kind: "DUPLICATE",
    overlapSurplus: 12,
    duplicatePence: 9_000_000,
  },
  {
    commissions: ["C-AP-NORTH-FORGE", "C-AP-NORTH-LEAF"],
    kind: "DUPLICATE",
    overlapSurplus: 6,
    duplicatePence: 14_400_000,
  },
  {
    commissions: ["C-AP-NORTH-FORGE", "C-AP-NORTH-THERAPY"],
    kind: "DUPLICATE",
    overlapSurplus: 6,
    duplicatePence: 14_400_000,
  },
  {
    commissions: ["C-AP-NORTH-LEAF", "C-AP-NORTH-THERAPY"],
    kind: "DUPLICATE",
    overlapSurplus: 6,
    duplicatePence: 14_400_000,
  },
  {
    commissions: ["C-SLT-EARLY-NHS", "C-SLT-EARLY-TALK"],
    kind: "SHARED_DELIVERY",
    overlapSurplus: 0,
    duplicatePence: 0,
  },
  { commissions: ["C-SRP-JOINT-NHS", "C-SRP-JOINT-SCHOOL"], kind: "JOINT", overlapSurplus: 0, duplicatePence: 0 },
  {
    commissions: ["C-POST16-SCHOOL-LEAVERS", "C-POST16-YOUNG-ADULTS"],
    kind: "HANDOVER",
    overlapSurplus: null,
    duplicatePence: null,
  },
  {
    commissions: ["C-PHYSIO-RENEWAL-NEW", "C-PHYSIO-RENEWAL-OLD"],
    kind: "HANDOVER",
    overlapSurplus: null,
    duplicatePence: null,
  },
];

/** A coverage gap of 2025-26 that follows from a change in mid-year; its demand is drawn, so its size is read from the seeds. */
export interface FollowingGap {
  readonly cause: string;
  readonly line: string;
  readonly wards: readonly string[];
  readonly ageFrom: number;
  readonly ageTo: number;
  /** First month that nobody reaches. */
  readonly from: string;
  readonly coverageGap: number;
}

/** The only coverage gaps of 2025-26 besides the planted ones. */
export const FOLLOWING_GAPS: readonly FollowingGap[] = [
  {
    cause: "the contract of POST16-2W ends in September 2025 without another",
    line: "POST16",
    wards: [303, 309, 317, 319, 320].map(ward),
    ageFrom: 20,
    ageTo: 25,
    from: "2025-10",
    coverageGap: 483,
  },
  {
    cause: "CAMHS-1E leaves Streetly in October 2025",
    line: "CAMHS",
    wards: [ward(318)],
    ageFrom: 5,
    ageTo: 10,
    from: "2025-10",
    coverageGap: 85,
  },
];

/** Whether a slice keeps the regular register out of an age group of a line in a ward. */
export function isPlanted(line: string, wardCode: string, ageFrom: number, ageTo: number): boolean {
  return PLANTED_SLICES.some(
    (slice) =>
      slice.line === line && slice.wards.includes(wardCode) && slice.ageFrom <= ageTo && ageFrom <= slice.ageTo,
  );
}
