import { defineEntity, p } from "@mikro-orm/core";
import { AREA_LEVELS, FUNDING_SIDES, UNIT_KINDS } from "./vocabulary.ts";

/** A release of the shared reference data. */
export const ReferenceRelease = defineEntity({
  name: "ReferenceRelease",
  tableName: "reference_release",
  comment: "Releases of the shared reference data, one row a file; the highest number is the reference version.",
  uniques: [{ name: "reference_release_content_unique", properties: ["template", "contentHash"] }],
  properties: {
    number: p.integer().primary().autoincrement(false).comment("1 for the first release, then one more each time."),
    template: p.text().comment("Import template of the file."),
    contentHash: p.text().comment("SHA-256 of the file, in hexadecimal."),
    rowsRead: p.integer().comment("Data rows in the file."),
    loadedAt: p.datetime().comment("When it was loaded."),
  },
});

/** An area with its GSS code. */
export const Area = defineEntity({
  name: "Area",
  tableName: "area",
  comment: "Areas by GSS code, with their parents and the dates between which they existed.",
  properties: {
    code: p.text().primary().comment("GSS code, as E05001305."),
    name: p.text().comment("Name of the area."),
    level: p.enum([...AREA_LEVELS]).comment("Kind of area."),
    parentCode: p.text().nullable().comment("Area it lies in."),
    startsOn: p.date().nullable().comment("First day it existed; empty when not known."),
    endsOn: p.date().nullable().comment("Last day it existed; empty while it does."),
    successorCode: p.text().nullable().comment("Area that took its place."),
  },
});

/** The outline of an area, for maps. */
export const AreaShape = defineEntity({
  name: "AreaShape",
  tableName: "area_shape",
  comment: "Outlines of areas for maps, simplified; not for measuring.",
  properties: {
    areaCode: p.text().primary().comment("Area."),
    geometry: p
      .text()
      .comment("GeoJSON geometry (RFC 7946), a Polygon or MultiPolygon in degrees of longitude and latitude (WGS 84)."),
    attribution: p.text().comment("Words that its licence asks to be shown beside every map."),
    sourceCode: p.text().comment("Release it was read from."),
  },
});

/** A need in one agency's vocabulary. */
export const Need = defineEntity({
  name: "Need",
  tableName: "need",
  comment: "Needs: DfE primary need codes and health needs.",
  properties: {
    code: p.text().primary().comment("DfE code, as SLCN, or Tandem's code of a health need."),
    name: p.text().comment("Name in plain words."),
    vocabulary: p.text().comment("Whose word it is: DFE or HEALTH."),
    broadArea: p.text().nullable().comment("Broad area of need in the SEND code of practice."),
  },
});

/** A need that another agency names otherwise. */
export const NeedCrosswalk = defineEntity({
  name: "NeedCrosswalk",
  tableName: "need_crosswalk",
  comment: "Needs of different vocabularies that overlap.",
  properties: {
    fromNeedCode: p.text().primary().comment("Need in the first vocabulary."),
    toNeedCode: p.text().primary().comment("Need in the other."),
    note: p.text().nullable().comment("What the two share."),
  },
});

/** A kind of provision, with its one unit of care. */
export const ServiceLine = defineEntity({
  name: "ServiceLine",
  tableName: "service_line",
  comment: "Kinds of provision; figures of different units of care are never added.",
  properties: {
    code: p.text().primary().comment("Stable code, as SLT."),
    name: p.text().comment("Name in plain words."),
    unitOfCare: p.text().comment("What is counted, in the singular: contact, assessment, place, plan, intervention."),
    unitKind: p.enum([...UNIT_KINDS]).comment("Flow units add up over months; stock units are averaged."),
    definition: p.text().comment("What belongs to the line."),
  },
});

/** What a service does with a need: assess, treat, advise, equip, train. */
export const CareFunction = defineEntity({
  name: "CareFunction",
  tableName: "function",
  comment: "What a service does about a need.",
  properties: {
    code: p.text().primary().comment("Stable code, as ASSESS."),
    name: p.text().comment("Name in plain words."),
  },
});

/** How intensive the support is; a dated list, because the law renames it. */
export const Layer = defineEntity({
  name: "Layer",
  tableName: "layer",
  comment: "Layers of support, with the dates between which the list uses them.",
  properties: {
    code: p.text().primary().comment("Stable code, as TARGETED."),
    name: p.text().comment("Name in plain words."),
    rank: p.smallint().comment("Order from least to most intensive, from 1."),
    startsOn: p.date().nullable().comment("First day of use; empty when always."),
    endsOn: p.date().nullable().comment("Last day of use; empty while in use."),
  },
});

/** Where money comes from. */
export const FundingSource = defineEntity({
  name: "FundingSource",
  tableName: "funding_source",
  comment: "Where money comes from, and whose side it is on.",
  properties: {
    code: p.text().primary().comment("Stable code, as HIGH_NEEDS_BLOCK."),
    name: p.text().comment("Name in plain words."),
    side: p.enum([...FUNDING_SIDES]).comment("Council or ICB."),
    isRingFenced: p.boolean().comment("May be spent on its own purpose only."),
  },
});

/** From which event to which a wait is counted. */
export const Clock = defineEntity({
  name: "Clock",
  tableName: "clock",
  comment: "Kinds of wait: from which event to which a clock runs.",
  properties: {
    code: p.text().primary().comment("Stable code, as REFERRAL_TO_FIRST_CONTACT."),
    name: p.text().comment("Name in plain words."),
    definition: p.text().comment("When the clock starts and stops."),
  },
});

/** The wait a line's children should not exceed. */
export const WaitingStandard = defineEntity({
  name: "WaitingStandard",
  tableName: "waiting_standard",
  comment: "Target wait of a service line on one clock.",
  properties: {
    serviceLineCode: p.text().primary().comment("Service line."),
    clockCode: p.text().primary().comment("Clock."),
    targetWeeks: p.smallint().comment("Weeks nobody should wait longer than."),
    basis: p.text().comment("Law, guidance or local agreement the target comes from."),
  },
});
