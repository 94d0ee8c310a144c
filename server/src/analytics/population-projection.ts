import { OLDEST_AGE } from "./age-band.ts";
import type { Population, Snapshot } from "./snapshot.ts";

/** Persons of the whole partnership by single year of age at a mid-year, and whether they stand between two projected years. */
export interface ProjectedPopulation {
  readonly persons: Float64Array;
  readonly isInterpolated: boolean;
}

/** Mid-years of the council's area; where it has none, those that every ward has, added up. */
function midYears({ areas, population }: Snapshot): Population[] {
  const council = areas.find(({ level }) => level === "COUNCIL");
  const whole = population.filter(({ areaCode }) => areaCode === council?.code);
  if (council !== undefined && whole.length > 0) return whole;
  const wards = new Set(areas.filter(({ level }) => level === "WARD").map(({ code }) => code));
  const years = Map.groupBy(
    population.filter(({ areaCode }) => wards.has(areaCode)),
    ({ year }) => year,
  );
  return [...years].flatMap(([year, parts]) => {
    if (parts.length < wards.size) return [];
    const persons = new Float64Array(OLDEST_AGE + 1);
    for (const part of parts) {
      for (const [age, count] of part.persons.entries()) persons[age] = (persons[age] ?? 0) + count;
    }
    return [{ areaCode: council?.code ?? "", year, persons }];
  });
}

/** The partnership's persons at a mid-year: as projected, or in line between the years around it; null outside them. */
export function projectPopulation(snapshot: Snapshot, year: number): ProjectedPopulation | null {
  const years = midYears(snapshot).sort((a, b) => a.year - b.year);
  const before = years.findLast((entry) => entry.year <= year);
  const after = years.find((entry) => entry.year >= year);
  if (before === undefined || after === undefined) return null;
  if (before.year === after.year) return { persons: before.persons, isInterpolated: false };
  const share = (year - before.year) / (after.year - before.year);
  const persons = before.persons.map((count, age) => count + share * ((after.persons[age] ?? Number.NaN) - count));
  return { persons, isInterpolated: true };
}

/** Persons between two ages, both included. */
export function personsBetween({ persons }: ProjectedPopulation, from: number, to: number): number {
  return persons.subarray(from, to + 1).reduce((sum, count) => sum + count, 0);
}
