import { defineEntity, p } from "@mikro-orm/core";
import { state } from "./columns.ts";
import { PERIOD_TYPES, POLARITIES, POPULATION_BASES } from "./vocabulary.ts";

/** A published data set in one release. */
export const Source = defineEntity({
  name: "Source",
  tableName: "source",
  comment: "Published data sets, one row a release.",
  properties: {
    code: p.text().primary().comment("Stable code of the release."),
    publisher: p.text().comment("Who published it."),
    dataset: p.text().comment("Name of the data set."),
    release: p.text().nullable().comment("Release or edition."),
    releasedOn: p.date().nullable().comment("Day of publication; empty when not known."),
    url: p.text().nullable().comment("Where it is published."),
    licence: p.text().nullable().comment("Licence it comes under."),
  },
});

/** A catalogued indicator. */
export const Measure = defineEntity({
  name: "Measure",
  tableName: "measure",
  comment: "Catalogue of measures: what each means and how it is counted.",
  properties: {
    code: p.text().primary().comment("Stable code, as ehcp-within-20-weeks."),
    name: p.text().comment("Name in plain words."),
    definition: p.text().comment("What is counted, over what."),
    unit: p.text().comment("Unit of the value."),
    decimals: p.smallint().comment("Decimals to show."),
    polarity: p.enum([...POLARITIES]).comment("Whether more is better."),
    periodType: p.enum([...PERIOD_TYPES]).comment("Kind of period a value is for."),
    populationBasis: p.enum([...POPULATION_BASES]).comment("Which children are counted."),
    sourceCode: p.text().comment("Where the current series comes from."),
    suppression: p.text().default("Not stated.").comment("What the publisher does with small numbers."),
    comparators: p.array().default([]).comment("What a council's figure is compared with."),
  },
});

/** A part of a measure's total. */
export const MeasureBreakdown = defineEntity({
  name: "MeasureBreakdown",
  tableName: "measure_breakdown",
  comment: "Parts a measure is published for, beside its total.",
  properties: {
    measureCode: p.text().primary().comment("Measure."),
    code: p.text().primary().comment("Stable code of the part."),
    name: p.text().comment("Name in plain words."),
  },
});

/** One figure of a measure. */
export const Observation = defineEntity({
  name: "Observation",
  tableName: "observation",
  comment: "Figures of measures, by part, area and period.",
  properties: {
    measureCode: p.text().primary().comment("Measure."),
    breakdownCode: p.text().primary().comment("Part of the measure; TOTAL for all."),
    areaCode: p.text().primary().comment("Area the figure is for."),
    period: p.text().primary().comment("Period in the measure's period type, as 2025 or 2024/25."),
    value: p.double().$type<number>().nullable().comment("The figure, in the measure's unit."),
    state: state(),
    lower: p.double().$type<number>().nullable().comment("Lower end of the published interval."),
    upper: p.double().$type<number>().nullable().comment("Upper end of the published interval."),
    sourceCode: p.text().comment("Release the figure was read from."),
  },
});

/** Deprivation of an area. */
export const Deprivation = defineEntity({
  name: "Deprivation",
  tableName: "deprivation",
  comment: "Index of multiple deprivation by area.",
  properties: {
    areaCode: p.text().primary().comment("LSOA or ward."),
    index: p.text().primary().comment("Index and year, as IMD 2025."),
    score: p
      .double()
      .$type<number>()
      .comment("Score; higher is more deprived. A ward's is the plain mean of its LSOAs."),
    rank: p.integer().nullable().comment("Rank in England, 1 the most deprived; LSOAs only."),
    decile: p.smallint().nullable().comment("Tenth in England, 1 the most deprived; LSOAs only."),
  },
});
