import { defineEntity, p } from "@mikro-orm/core";
import { enteredLoadId, partnershipId, partnershipRows, provenance, versionFrom, versionTo } from "./columns.ts";

/** What is said of an exception: who answers for it, why it is there, what is done, by when. */
export const ExceptionNote = defineEntity({
  name: "ExceptionNote",
  tableName: "exception_note",
  comment: "What is said of a red exception: who answers for it, why it is there, what is done about it, by when.",
  ...partnershipRows,
  properties: {
    partnershipId: partnershipId(),
    exceptionCode: p
      .text()
      .primary()
      .comment("The exception, by its stable code: gap:LINE, queue:SERVICE|CLOCK, pool:ARRANGEMENT|YEAR, …"),
    versionFrom: versionFrom(),
    versionTo: versionTo(),
    owner: p.text().comment("Post that answers for it; never a person's name."),
    cause: p.text().comment("Why it is there, in words."),
    action: p.text().comment("What is done about it, in words."),
    dueOn: p.date().comment("Day by which that is done."),
    notedBy: p.text().comment("Who wrote the note; a post, not a name, in illustrative data."),
    notedOn: p.date().comment("When."),
    provenance: provenance(),
    loadId: enteredLoadId(),
  },
});

/** An event on a day that explains a turn in a series. */
export const Annotation = defineEntity({
  name: "Annotation",
  tableName: "annotation",
  comment:
    "Events on a day that explain a turn in a series: of a service, a line, a measure, or else of the partnership.",
  ...partnershipRows,
  checks: [
    {
      name: "annotation_subject",
      expression: "num_nonnulls(service_code, service_line_code, measure_code) <= 1",
    },
  ],
  properties: {
    partnershipId: partnershipId(),
    code: p.text().primary().comment("Stable code of the event."),
    versionFrom: versionFrom(),
    versionTo: versionTo(),
    happenedOn: p.date().comment("Day it happened."),
    serviceCode: p.text().nullable().comment("Service it is about, if it is about one."),
    serviceLineCode: p.text().nullable().comment("Service line it is about, if it is about a whole line."),
    measureCode: p.text().nullable().comment("Measure it is about, if it is about one."),
    text: p.text().comment("What happened, in a few words; of posts and services, never of a person."),
    notedBy: p.text().comment("Who wrote it; a post, not a name, in illustrative data."),
    notedOn: p.date().comment("When it was written."),
    provenance: provenance(),
    loadId: enteredLoadId(),
  },
});
