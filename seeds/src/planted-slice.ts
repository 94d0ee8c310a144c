/** A part of the register whose demand, capacity and delivery are constant, so that its finding can be worked out by hand. */
export interface PlantedSlice {
  readonly code: string;
  readonly line: string;
  readonly need: string;
  readonly wards: readonly string[];
  /** Age group of the line, the regular register keeps out of it in these wards. */
  readonly ageFrom: number;
  readonly ageTo: number;
  /** Children with new need (or places needed) a month in each ward. */
  readonly monthlyChildren: number;
  readonly services: readonly PlantedService[];
}

export interface PlantedService {
  readonly code: string;
  readonly name: string;
  readonly provider: string;
  readonly ageFrom?: number;
  readonly ageTo?: number;
  /** Units of care a month. */
  readonly capacity: number;
  /** Units delivered a month, ward by ward; places are filled up to capacity and need. */
  readonly delivered: readonly number[];
  readonly commissions: readonly PlantedCommission[];
}

export interface PlantedCommission {
  readonly code: string;
  readonly commissioner: string;
  readonly fundingSource: string;
  readonly arrangement?: string;
  readonly start?: string;
  readonly end?: string;
  /** Pence a full year. */
  readonly annualPence: number;
}

/** Code of a ward by its last three digits. */
export const ward = (number: number) => `E05001${number}`;

export const ICB = "ICB-BC";
export const COUNCIL = "WALSALL-MBC";
