import { defineEntity, p } from "@mikro-orm/core";
import {
  figureCheck,
  loadId,
  partnershipId,
  partnershipRows,
  provenance,
  state,
  versionFrom,
  versionTo,
} from "./columns.ts";

/** How many families of an area named a priority in a survey. */
export const FamilyPriority = defineEntity({
  name: "FamilyPriority",
  tableName: "family_priority",
  checks: [
    figureCheck("family_priority", "families"),
    {
      name: "family_priority_asked",
      expression: "families_asked >= 0 and (families is null or families <= families_asked)",
    },
  ],
  comment:
    "What families named as a priority in a survey, by area. A family may name several, so priorities are never added; it lives in one area, so areas are.",
  ...partnershipRows,
  properties: {
    partnershipId: partnershipId(),
    surveyCode: p.text().primary().comment("Stable code of the survey, as PCF-2025-AUTUMN."),
    priorityCode: p.text().primary().comment("Stable code of the priority within the survey, as WAITING."),
    areaCode: p.text().primary().comment("Area the families live in; areas of one priority do not overlap."),
    versionFrom: versionFrom(),
    versionTo: versionTo(),
    surveyName: p.text().comment("Name of the survey and who ran it, the same on all its rows."),
    heldOn: p.date().comment("Last day answers were taken."),
    priority: p.text().comment("What families said, in plain words that tell nobody's story; the same in every area."),
    needCode: p.text().nullable().comment("Need it is about; empty where it is about none in particular."),
    serviceLineCode: p
      .text()
      .nullable()
      .comment("Service line it is about; empty where it is about none in particular."),
    families: p.integer().nullable().comment("Families who said so; empty when the state is not a number."),
    familiesAsked: p.integer().nullable().comment("Families who answered the question; empty when not known."),
    state: state(),
    provenance: provenance(),
    loadId: loadId(),
  },
});

/** What changed because of a priority. */
export const FamilyPriorityChange = defineEntity({
  name: "FamilyPriorityChange",
  tableName: "family_priority_change",
  comment: "What the partners changed because of what families said.",
  ...partnershipRows,
  properties: {
    partnershipId: partnershipId(),
    surveyCode: p.text().primary().comment("Survey."),
    priorityCode: p.text().primary().comment("Priority within the survey."),
    number: p.smallint().primary().comment("1 for the first change, then one more each time."),
    versionFrom: versionFrom(),
    versionTo: versionTo(),
    changedOn: p.date().comment("Day the change took effect."),
    change: p.text().comment("What changed, in plain words; no number of children or families small enough to hide."),
    serviceLineCode: p.text().nullable().comment("Service line that changed; empty where it is none in particular."),
    provenance: provenance(),
    loadId: loadId(),
  },
});
