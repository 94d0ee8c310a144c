import { defineEntity, p } from "@mikro-orm/core";
import { loadId, partnershipId, partnershipRows, provenance, state, versionFrom, versionTo } from "./columns.ts";
import { PERIOD_TYPES, POLARITIES, POPULATION_BASES } from "./vocabulary.ts";

const versions = () => ({ versionFrom: versionFrom(), versionTo: versionTo() });
const pedigree = () => ({ provenance: provenance(), loadId: loadId() });

/** A measure that a partnership loaded and the shared catalogue does not have. */
export const OwnMeasure = defineEntity({
  name: "OwnMeasure",
  tableName: "own_measure",
  comment: "Measures a partnership loaded that the shared catalogue does not have.",
  ...partnershipRows,
  properties: {
    partnershipId: partnershipId(),
    code: p.text().primary().comment("Stable code of the measure."),
    ...versions(),
    name: p.text().comment("Name in plain words."),
    definition: p.text().comment("What is counted, over what."),
    unit: p.text().comment("Unit of the value."),
    decimals: p.smallint().comment("Decimals to show."),
    polarity: p.enum([...POLARITIES]).comment("Whether more is better."),
    periodType: p.enum([...PERIOD_TYPES]).comment("Kind of period a value is for."),
    populationBasis: p.enum([...POPULATION_BASES]).comment("Which children are counted."),
    countsPeople: p
      .boolean()
      .nullable()
      .comment(
        "Whether figures count children or come from such counts; empty counts as yes, and readers see no figure.",
      ),
    ...pedigree(),
  },
});

/** A part of a measure that a partnership loaded figures for. */
export const OwnBreakdown = defineEntity({
  name: "OwnBreakdown",
  tableName: "own_breakdown",
  comment: "Parts of measures that a partnership loaded figures for.",
  ...partnershipRows,
  properties: {
    partnershipId: partnershipId(),
    measureCode: p.text().primary().comment("Measure, of the shared catalogue or the partnership's own."),
    code: p.text().primary().comment("Stable code of the part, as NEED_SLCN."),
    ...versions(),
    name: p.text().comment("Name in plain words."),
    ...pedigree(),
  },
});

/** One figure of a measure that a partnership loaded; it stands before the shared one. */
export const OwnObservation = defineEntity({
  name: "OwnObservation",
  tableName: "own_observation",
  comment: "Figures of measures that a partnership loaded; they stand before the shared ones.",
  ...partnershipRows,
  checks: [{ name: "own_observation_figure", expression: "state <> 'KNOWN' or value is not null" }],
  properties: {
    partnershipId: partnershipId(),
    measureCode: p.text().primary().comment("Measure, of the shared catalogue or the partnership's own."),
    breakdownCode: p.text().primary().comment("Part of the measure; TOTAL for all."),
    areaCode: p.text().primary().comment("Area the figure is for."),
    period: p.text().primary().comment("Period in the measure's period type, as 2025 or 2024/25."),
    ...versions(),
    value: p.double().$type<number>().nullable().comment("The figure, in the measure's unit."),
    state: state(),
    lower: p.double().$type<number>().nullable().comment("Lower end of the published interval."),
    upper: p.double().$type<number>().nullable().comment("Upper end of the published interval."),
    ...pedigree(),
  },
});

/** An area that another is compared with. */
export const Comparator = defineEntity({
  name: "Comparator",
  tableName: "comparator",
  comment: "Areas that an area is compared with, nearest first.",
  ...partnershipRows,
  checks: [{ name: "comparator_rank", expression: "rank > 0" }],
  properties: {
    partnershipId: partnershipId(),
    areaCode: p.text().primary().comment("Area that is compared."),
    set: p.text().primary().comment("Set of comparators, as DfE statistical neighbours."),
    rank: p.smallint().primary().comment("1 for the most alike, then one more each time."),
    ...versions(),
    comparatorCode: p
      .text()
      .comment("Area it is compared with: GSS code, or the DfE code of a council not in the list of areas."),
    closeness: p.text().nullable().comment("How alike, in the publisher's words."),
    ...pedigree(),
  },
});
