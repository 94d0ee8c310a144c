import { OLDEST_AGE } from "./age-band.ts";
import type { Population, Snapshot } from "./snapshot.ts";

interface AgeRange {
  readonly from: number;
  readonly to: number;
}

/** Persons by area, year and age, with the year nearest to the one asked for. */
export class PopulationTable {
  readonly #years: Map<string, Population[]>;

  constructor(population: readonly Population[]) {
    this.#years = Map.groupBy(population, ({ areaCode }) => areaCode);
    for (const years of this.#years.values()) years.sort((a, b) => a.year - b.year);
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

  /** Part of a band's persons that are in a segment of it; null where the population is not known or nobody lives there. */
  share(areaCode: string, segment: AgeRange, band: AgeRange, year: number): number | null {
    const whole = this.persons(areaCode, band.from, band.to, year);
    const part = this.persons(areaCode, segment.from, segment.to, year);
    return whole === null || part === null || whole === 0 ? null : part / whole;
  }
}

const tables = new WeakMap<Snapshot, PopulationTable>();

/** The population of a snapshot, indexed once. */
export function populationOf(snapshot: Snapshot): PopulationTable {
  const found = tables.get(snapshot) ?? new PopulationTable(snapshot.population);
  tables.set(snapshot, found);
  return found;
}
