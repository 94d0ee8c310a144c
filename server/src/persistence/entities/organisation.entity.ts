import { defineEntity, p } from "@mikro-orm/core";
import { loadId, partnershipId, partnershipRows, provenance, versionFrom, versionTo } from "./columns.ts";
import { ORGANISATION_KINDS } from "./vocabulary.ts";

/** Every code ever given to an organisation; what other tables refer to. */
export const OrganisationKey = defineEntity({
  name: "OrganisationKey",
  tableName: "organisation_key",
  comment: "Every code ever given to an organisation; what other tables refer to.",
  ...partnershipRows,
  properties: {
    partnershipId: partnershipId(),
    code: p.text().primary().comment("Stable code of the organisation."),
  },
});

/** An organisation that commissions, provides or hosts, at a range of data versions. */
export const Organisation = defineEntity({
  name: "Organisation",
  tableName: "organisation",
  comment: "Organisations that commission, provide or host, with their published codes, dates and successors.",
  ...partnershipRows,
  properties: {
    partnershipId: partnershipId(),
    code: p.text().primary().comment("Stable code of the organisation."),
    versionFrom: versionFrom(),
    versionTo: versionTo(),
    name: p.text().comment("Name of the organisation."),
    kind: p.enum([...ORGANISATION_KINDS]).comment("Kind of organisation."),
    odsCode: p.text().nullable().comment("NHS Organisation Data Service code."),
    gssCode: p.text().nullable().comment("GSS code of a council or ICB."),
    laCode: p.text().nullable().comment("DfE code of a council."),
    startsOn: p.date().nullable().comment("First day it existed."),
    endsOn: p.date().nullable().comment("Last day it existed; empty while it does."),
    successorCode: p.text().nullable().comment("Organisation that took its place."),
    provenance: provenance(),
    loadId: loadId(),
  },
});
