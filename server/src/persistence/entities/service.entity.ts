import { defineEntity, p } from "@mikro-orm/core";
import { loadId, partnershipId, partnershipRows, provenance, versionFrom, versionTo } from "./columns.ts";
import { EHCP_SECTIONS } from "./vocabulary.ts";

/** Every code ever given to a service; what other tables refer to. */
export const ServiceKey = defineEntity({
  name: "ServiceKey",
  tableName: "service_key",
  comment: "Every code ever given to a service; what other tables refer to.",
  ...partnershipRows,
  properties: {
    partnershipId: partnershipId(),
    code: p.text().primary().comment("Stable code of the service."),
  },
});

/** What a provider delivers on one service line, at a range of data versions. */
export const Service = defineEntity({
  name: "Service",
  tableName: "service",
  comment: "What a provider delivers on one service line.",
  ...partnershipRows,
  properties: {
    partnershipId: partnershipId(),
    code: p.text().primary().comment("Stable code of the service."),
    versionFrom: versionFrom(),
    versionTo: versionTo(),
    name: p.text().comment("Name of the service."),
    serviceLineCode: p.text().comment("Kind of provision."),
    providerCode: p.text().comment("Organisation that delivers it."),
    layerCode: p.text().comment("Layer of support."),
    functionCode: p.text().comment("What it does about the need."),
    ehcpSection: p
      .enum([...EHCP_SECTIONS])
      .nullable()
      .comment("Section of an EHC plan that names it, if any."),
    dutyHolderCode: p.text().nullable().comment("Organisation with the legal duty to secure it, whoever pays."),
    provenance: provenance(),
    loadId: loadId(),
  },
});

/** Part of a service that belongs to a line. */
export const ServiceLineShare = defineEntity({
  name: "ServiceLineShare",
  tableName: "line_share",
  comment:
    "Part of a service's capacity, contracts, staff and queue that belongs to a line; its own line keeps the rest.",
  ...partnershipRows,
  checks: [
    { name: "line_share_part", expression: "share > 0 and share <= 1" },
    { name: "line_share_dates", expression: "ends_on is null or ends_on >= starts_on" },
  ],
  properties: {
    partnershipId: partnershipId(),
    serviceCode: p.text().primary().comment("Service."),
    serviceLineCode: p.text().primary().comment("Service line."),
    startsOn: p.date().primary().comment("First day of this share, the first of a month."),
    versionFrom: versionFrom(),
    versionTo: versionTo(),
    endsOn: p.date().nullable().comment("Last day of this share; empty while it holds."),
    share: p
      .double()
      .$type<number>()
      .comment("Part of the service, above 0 to 1; those of one service add up to 1 at most."),
    provenance: provenance(),
    loadId: loadId(),
  },
});

/** Whom a service reaches for a stretch of time: every need × area × age inside. */
export const Reach = defineEntity({
  name: "Reach",
  tableName: "reach",
  comment: "Whom a service reaches from a month on: every listed need in every listed area at every age between.",
  ...partnershipRows,
  checks: [
    { name: "reach_ages", expression: "age_from between 0 and 25 and age_to between age_from and 25" },
    { name: "reach_dates", expression: "ends_on is null or ends_on >= starts_on" },
  ],
  properties: {
    partnershipId: partnershipId(),
    serviceCode: p.text().primary().comment("Service."),
    startsOn: p.date().primary().comment("First day of this reach, the first of a month."),
    versionFrom: versionFrom(),
    versionTo: versionTo(),
    endsOn: p.date().nullable().comment("Last day of this reach; empty while it holds."),
    ageFrom: p.smallint().comment("Youngest age reached, in years."),
    ageTo: p.smallint().comment("Oldest age reached, in years."),
    areaCodes: p.array().comment("Areas reached, by GSS code; an area includes all areas within it."),
    needCodes: p.array().comment("Needs reached."),
    provenance: provenance(),
    loadId: loadId(),
  },
});
