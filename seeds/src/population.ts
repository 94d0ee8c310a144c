import type { CsvRow } from "./csv.ts";
import { WARDS } from "./wards.ts";

/** Walsall's persons by single year of age at mid-2024 and mid-2025 (ONS 2022-based projections), from the official file. */
export interface BoroughPopulation {
  readonly midYear: number;
  /** Index is the age. */
  readonly persons: readonly number[];
}

/** Persons of each ward by age, scaled so that the wards add up to the borough; the last ward takes the rounding. */
export function wardPopulation(borough: readonly BoroughPopulation[]): CsvRow[] {
  const total = WARDS.reduce((sum, { weight }) => sum + weight, 0);
  return borough.flatMap(({ midYear, persons }) =>
    persons.flatMap((inBorough, age) => {
      const parts = WARDS.map(({ weight }) => Math.round((inBorough * weight * 1_000) / total) / 1_000);
      const others = parts.slice(0, -1).reduce((sum, part) => sum + part, 0);
      parts[parts.length - 1] = Math.round((inBorough - others) * 1_000) / 1_000;
      return WARDS.map(({ code }, index) => ({ area_code: code, mid_year: midYear, age, persons: parts[index] ?? 0 }));
    }),
  );
}
