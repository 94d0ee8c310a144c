import type { ComparedMeasure } from "../../../client/src/features/measures/compared-series.ts";
import { known, missing } from "./gap-case.ts";

/** The council, two neighbours, its region and England. */
export const AREAS = { own: "OWN", neighbours: ["NEAR", "ALIKE"], region: "REGION", england: "ENGLAND" };

const NAMES: Readonly<Record<string, string>> = {
  OWN: "Walsall",
  NEAR: "Rochdale",
  ALIKE: "Bolton",
  REGION: "West Midlands",
  ENGLAND: "England",
};

/** One year's figure in each area; null is not published. */
export type YearValues = Readonly<Record<string, number | null>>;

/** A published measure with the figures of two years. */
export function measure(code: string, years: Readonly<Record<string, YearValues>>, unit = "%"): ComparedMeasure {
  return {
    code,
    name: `Measure ${code}`,
    definition: "What is counted.",
    unit,
    decimals: 1,
    populationBasis: "RESIDENT",
    suppression: "None.",
    source: { publisher: "DfE", dataset: "Tool", release: "2026" },
    series: Object.entries(NAMES).map(([area, name]) => ({
      area: { code: area, name, level: "COUNCIL" },
      observations: Object.entries(years).map(([period, values]) => {
        const value = values[area];
        return { period, figure: value == null ? missing("UNAVAILABLE") : known(value) };
      }),
    })),
  } as unknown as ComparedMeasure;
}
