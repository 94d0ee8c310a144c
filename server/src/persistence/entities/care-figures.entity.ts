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
import { POPULATION_BASES } from "./vocabulary.ts";

const cell = () => ({
  serviceLineCode: p.text().primary().comment("Service line, whose unit of care the figure is in."),
  areaCode: p.text().primary().comment("Area the children live in."),
  needCode: p.text().primary().comment("Need."),
  layerCode: p.text().primary().comment("Layer of support."),
  functionCode: p.text().primary().comment("What is done about the need."),
  ageFrom: p.smallint().primary().comment("Youngest age of the band, in years."),
  ageTo: p.smallint().primary().comment("Oldest age of the band, in years."),
});

const figures = () => ({
  units: p.integer().nullable().comment("Units of care; empty when the state is not a number."),
  children: p.integer().nullable().comment("Children counted; empty when the state is not a number."),
  state: state(),
});

const versions = () => ({ versionFrom: versionFrom(), versionTo: versionTo() });
const pedigree = () => ({ provenance: provenance(), loadId: loadId() });

/** New need arising in a month: refused requests included, backlog excluded. */
export const Demand = defineEntity({
  name: "Demand",
  tableName: "demand",
  checks: [figureCheck("demand", "units")],
  comment: "New need arising in a month, in units of care: refused requests included, backlog excluded.",
  ...partnershipRows,
  properties: {
    partnershipId: partnershipId(),
    ...cell(),
    month: month(),
    ...versions(),
    ...figures(),
    populationBasis: p.enum([...POPULATION_BASES]).comment("Which children are counted."),
    ...pedigree(),
  },
});

/** What a service delivered in a month. */
export const Activity = defineEntity({
  name: "Activity",
  tableName: "activity",
  checks: [figureCheck("activity", "units")],
  comment: "What services delivered in a month, in units of care.",
  ...partnershipRows,
  properties: {
    partnershipId: partnershipId(),
    serviceCode: p.text().primary().comment("Service that delivered it."),
    ...cell(),
    month: month(),
    ...versions(),
    ...figures(),
    ...pedigree(),
  },
});

/** What a service can deliver in a month. */
export const Capacity = defineEntity({
  name: "Capacity",
  tableName: "capacity",
  checks: [figureCheck("capacity", "units")],
  comment: "What a service can deliver in a month, in units of care.",
  ...partnershipRows,
  properties: {
    partnershipId: partnershipId(),
    serviceCode: p.text().primary().comment("Service."),
    month: month(),
    ...versions(),
    units: p.integer().nullable().comment("Units of care it can deliver; empty when the state is not a number."),
    state: state(),
    ...pedigree(),
  },
});

/** New need referred to a service in a month. */
export const Referral = defineEntity({
  name: "Referral",
  tableName: "referral",
  checks: [figureCheck("referral", "units")],
  comment: "New need referred to a service in a month, in units of care.",
  ...partnershipRows,
  properties: {
    partnershipId: partnershipId(),
    serviceCode: p.text().primary().comment("Service."),
    month: month(),
    ...versions(),
    ...figures(),
    ...pedigree(),
  },
});

/** Staff of a service in a month. */
export const Workforce = defineEntity({
  name: "Workforce",
  tableName: "workforce",
  checks: [
    {
      name: "workforce_shares",
      expression: "absence_share >= 0 and absence_share < 1 and not_brought_share >= 0 and not_brought_share < 1",
    },
    {
      name: "workforce_amounts",
      expression: "funded_wte >= 0 and in_post_wte >= 0 and sessions_per_week >= 0 and slots_per_session >= 0",
    },
  ],
  comment: "Staff of a service in a month, in whole-time equivalents, and what each of them can do.",
  ...partnershipRows,
  properties: {
    partnershipId: partnershipId(),
    serviceCode: p.text().primary().comment("Service."),
    month: month(),
    ...versions(),
    fundedWte: p.double().$type<number>().nullable().comment("Posts paid for, in whole-time equivalents."),
    inPostWte: p.double().$type<number>().nullable().comment("Posts filled, in whole-time equivalents."),
    sessionsPerWeek: p
      .double()
      .$type<number>()
      .nullable()
      .comment("Sessions with children that a whole-time equivalent holds in a week at work."),
    slotsPerSession: p.double().$type<number>().nullable().comment("Units of care a session has room for."),
    absenceShare: p
      .double()
      .$type<number>()
      .nullable()
      .comment("Share of sessions lost to leave, sickness and training, 0 to 1."),
    notBroughtShare: p
      .double()
      .$type<number>()
      .nullable()
      .comment("Share of slots lost because the child was not brought and nobody else was seen, 0 to 1."),
    state: state(),
    ...pedigree(),
  },
});

/** Who waits for a service at a month's end, in one band of weeks. */
export const Queue = defineEntity({
  name: "Queue",
  tableName: "queue",
  checks: [figureCheck("queue", "children")],
  comment: "Children waiting for a service at a month's end, by clock and band of weeks.",
  ...partnershipRows,
  properties: {
    partnershipId: partnershipId(),
    serviceCode: p.text().primary().comment("Service they wait for."),
    clockCode: p.text().primary().comment("Clock the wait is counted on."),
    month: month(),
    weeksFrom: p.smallint().primary().comment("Shortest wait of the band, in weeks."),
    ...versions(),
    weeksTo: p.smallint().nullable().comment("Longest wait of the band, in weeks; empty when open-ended."),
    children: p.integer().nullable().comment("Children waiting; empty when the state is not a number."),
    state: state(),
    ...pedigree(),
  },
});

/** Persons by single year of age. */
export const Population = defineEntity({
  name: "Population",
  tableName: "population",
  comment: "Persons by single year of age at mid-year.",
  ...partnershipRows,
  properties: {
    partnershipId: partnershipId(),
    areaCode: p.text().primary().comment("Area of residence."),
    midYear: p.smallint().primary().comment("Year whose 30 June the figure is for."),
    age: p.smallint().primary().comment("Age in years, 0 to 25."),
    ...versions(),
    persons: p.double().$type<number>().comment("Persons; a projection may have decimals."),
    ...pedigree(),
  },
});

/** How much new need a population is expected to have. */
export const Prevalence = defineEntity({
  name: "Prevalence",
  tableName: "prevalence",
  comment: "New need a population is expected to have in a year.",
  ...partnershipRows,
  properties: {
    partnershipId: partnershipId(),
    serviceLineCode: p.text().primary().comment("Service line, whose unit of care is meant."),
    needCode: p.text().primary().comment("Need."),
    layerCode: p.text().primary().comment("Layer of support."),
    functionCode: p.text().primary().comment("What is done about the need."),
    ageFrom: p.smallint().primary().comment("Youngest age, in years."),
    ageTo: p.smallint().primary().comment("Oldest age, in years."),
    ...versions(),
    childrenPer1000: p.double().$type<number>().comment("Children with new need per 1,000 persons a year."),
    unitsPerChild: p.double().$type<number>().comment("Units of care each of them needs."),
    basis: p.text().comment("Where the rate comes from."),
    ...pedigree(),
  },
});
