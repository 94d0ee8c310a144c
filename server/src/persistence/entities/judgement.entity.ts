import { defineEntity, p } from "@mikro-orm/core";
import { loadId, partnershipId, partnershipRows, provenance, versionFrom, versionTo } from "./columns.ts";
import { JUDGEMENT_KINDS } from "./vocabulary.ts";

/** What a person made of a finding. */
export const Judgement = defineEntity({
  name: "Judgement",
  tableName: "judgement",
  comment: "What a person made of a finding, an overlap or a gap, with reason and review date.",
  ...partnershipRows,
  properties: {
    partnershipId: partnershipId(),
    findingCode: p.text().primary().comment("The finding, by its stable code."),
    versionFrom: versionFrom(),
    versionTo: versionTo(),
    kind: p.enum([...JUDGEMENT_KINDS]).comment("What it was judged to be."),
    reason: p.text().comment("Reason, in words."),
    judgedBy: p.text().comment("Who judged; a post, not a name, in illustrative data."),
    judgedOn: p.date().comment("When."),
    reviewOn: p.date().nullable().comment("Day to look at it again."),
    provenance: provenance(),
    loadId: p.integer().nullable().comment("Load the row came with; empty for one recorded on screen."),
  },
});

/** What was agreed on a finding, on which figures. */
export const Decision = defineEntity({
  name: "Decision",
  tableName: "decision",
  comment: "What the partners agreed, by whom, on which data version.",
  ...partnershipRows,
  properties: {
    partnershipId: partnershipId(),
    code: p.text().primary().comment("Stable code of the decision."),
    versionFrom: versionFrom(),
    versionTo: versionTo(),
    title: p.text().comment("What was decided, in a line."),
    reason: p.text().comment("Reason, in words."),
    decidedBy: p.text().comment("Body that decided."),
    decidedOn: p.date().comment("When."),
    onDataVersion: p.integer().comment("Data version the figures were read at."),
    provenance: provenance(),
    loadId: loadId(),
  },
});

/** A set of changes tried on a baseline. */
export const Scenario = defineEntity({
  name: "Scenario",
  tableName: "scenario",
  comment: "A set of changes tried on a baseline.",
  ...partnershipRows,
  properties: {
    partnershipId: partnershipId(),
    code: p.text().primary().comment("Stable code of the scenario."),
    versionFrom: versionFrom(),
    versionTo: versionTo(),
    name: p.text().comment("Name of the scenario."),
    baselineDataVersion: p.integer().comment("Data version it starts from."),
    provenance: provenance(),
    loadId: loadId(),
  },
});

/** One change of a scenario. */
export const ScenarioChange = defineEntity({
  name: "ScenarioChange",
  tableName: "scenario_change",
  comment: "One change of a scenario: capacity added to or taken from a service.",
  ...partnershipRows,
  properties: {
    partnershipId: partnershipId(),
    scenarioCode: p.text().primary().comment("Scenario."),
    serviceCode: p.text().primary().comment("Service that changes."),
    startsOn: p.date().primary().comment("First day of the change, the first of a month."),
    versionFrom: versionFrom(),
    versionTo: versionTo(),
    capacityDelta: p.integer().comment("Units of care a month more, or fewer when negative."),
    provenance: provenance(),
    loadId: loadId(),
  },
});
