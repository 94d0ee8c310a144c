import { defineEntity, p } from "@mikro-orm/core";
import {
  figureCheck,
  loadId,
  month,
  partnershipId,
  partnershipRows,
  provenance,
  state,
  versionFrom,
  versionTo,
} from "./columns.ts";
import { AGENCIES, CHILD_LISTS, POPULATION_BASES } from "./vocabulary.ts";

/** Children an agency knows of at a month's end. */
export const KnownChildren = defineEntity({
  name: "KnownChildren",
  tableName: "known_children",
  checks: [figureCheck("known_children", "children")],
  comment: "Children on an agency's list at a month's end, by need, area and age band.",
  ...partnershipRows,
  properties: {
    partnershipId: partnershipId(),
    agency: p
      .enum([...AGENCIES])
      .primary()
      .comment("Who knows of the children."),
    list: p
      .enum([...CHILD_LISTS])
      .primary()
      .comment("On which of its lists they are."),
    areaCode: p.text().primary().comment("Area."),
    needCode: p.text().primary().comment("Need."),
    ageFrom: p.smallint().primary().comment("Youngest age of the band, in years."),
    ageTo: p.smallint().primary().comment("Oldest age of the band, in years."),
    month: month(),
    versionFrom: versionFrom(),
    versionTo: versionTo(),
    children: p.integer().nullable().comment("Children on the list; empty when the state is not a number."),
    state: state(),
    populationBasis: p.enum([...POPULATION_BASES]).comment("Which children are counted."),
    provenance: provenance(),
    loadId: loadId(),
  },
});
