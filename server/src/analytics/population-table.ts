import { OLDEST_AGE } from "./age-band.ts";
import type { Population } from "./snapshot.ts";

/** Persons by area, year and age, with the year nearest to the one asked for. */
export class PopulationTable {
  readonly #years = new Map<string, Population[]>();

  constructor(population: readonly Population[]) {
    for (const entry of population) {
      const years = this.#years.get(entry.areaCode);
      if (years === undefined) this.#years.set(entry.areaCode, [entry]);
      else years.push(entry);
    }
    for (const years of this.#years.values()) years.sort((a, b) => a.year - b.year);
  }

  /** Areas that have a population. */
  get areaCodes(): string[] {
    return [...this.#years.keys()].sort();
  }

  /** Persons of an area between two ages, at the latest mid-year up to `year`, else the earliest; null where not known. */
  persons(areaCode: string, ageFrom: number, ageTo: number, year: number): number | null {
    const years = this.#years.get(areaCode);
    const entry = years?.findLast((candidate) => candidate.year <= year) ?? years?.[0];
    if (entry === undefined) return null;
    let persons = 0;
    for (let age = ageFrom; age <= Math.min(ageTo, OLDEST_AGE); age += 1) persons += entry.persons[age] ?? Number.NaN;
    return Number.isNaN(persons) ? null : persons;
  }

  /** Part of a band's persons that are in a segment of it; by years of age where the population is not known. */
  share(areaCode: string, segment: AgeRange, band: AgeRange, year: number): number {
    const whole = this.persons(areaCode, band.from, band.to, year);
    const part = this.persons(areaCode, segment.from, segment.to, year);
    if (whole === null || part === null || whole === 0)
      return (segment.to - segment.from + 1) / (band.to - band.from + 1);
    return part / whole;
  }
}

interface AgeRange {
  readonly from: number;
  readonly to: number;
}
