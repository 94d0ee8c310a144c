import { defineEntity, p } from "@mikro-orm/core";
import { partnershipId, partnershipRows, provenance } from "./columns.ts";
import { DISCLOSURE_POLICY_CODES, LOAD_STATUSES, PROBLEM_SEVERITIES } from "./vocabulary.ts";

/** One import of one file. */
export const Load = defineEntity({
  name: "Load",
  tableName: "load",
  comment: "Imports, one row a file; every figure names the load it came with.",
  ...partnershipRows,
  properties: {
    partnershipId: partnershipId(),
    id: p.integer().primary().comment("Number of the load within its partnership."),
    template: p.text().comment("Format of the file, or the own template it follows, as service."),
    dataset: p.text().comment("Data set in the publisher's words."),
    publisher: p.text().comment("Who published or returned the data."),
    release: p.text().nullable().comment("Release or edition."),
    url: p.text().nullable().comment("Where the data set is published."),
    licence: p.text().nullable().comment("Licence it comes under."),
    provenance: provenance(),
    fileName: p.text().comment("Name of the file, without its folder."),
    contentHash: p.text().comment("SHA-256 of the file, in hexadecimal."),
    sizeBytes: p.bigint("number").default(0).comment("Size of the file, in bytes; 0 where it was not kept."),
    actor: p.text().default("command").comment("Who loaded it: code of a membership, or command."),
    actorName: p.text().default("A command at the server").comment("Their name at the time."),
    startedAt: p.datetime().comment("When reading began."),
    finishedAt: p.datetime().comment("When it was committed or refused."),
    rowsRead: p.integer().comment("Data rows in the file."),
    rowsWritten: p.integer().comment("Rows new or changed by it."),
    errorCount: p.integer().default(0).comment("Errors found, of which the first thousand are kept."),
    warningCount: p.integer().default(0).comment("Warnings found, of which the first thousand are kept."),
    status: p.enum([...LOAD_STATUSES]).comment("Committed, unchanged (nothing new in it) or refused."),
    dataVersion: p.integer().comment("Data version the load made; of a refused one, the version it found."),
    disclosurePolicy: p
      .enum([...DISCLOSURE_POLICY_CODES])
      .default("HES")
      .comment("Rule its counts of children are published by."),
  },
});

/** An error or warning found in a load. */
export const LoadProblem = defineEntity({
  name: "LoadProblem",
  tableName: "load_problem",
  comment: "Errors and warnings of a load, one row each.",
  ...partnershipRows,
  properties: {
    partnershipId: partnershipId(),
    loadId: p.integer().primary().comment("Load it was found in."),
    ordinal: p.integer().primary().comment("Order in the file, from 1."),
    severity: p.enum([...PROBLEM_SEVERITIES]).comment("An error refuses the file, a warning does not."),
    sheet: p.text().nullable().comment("Sheet of a workbook."),
    row: p.integer().nullable().comment("Row of the file or sheet, the first being row 1."),
    column: p.text().nullable().comment("Column by its header."),
    value: p.text().nullable().comment("The value as read."),
    code: p.text().comment("Rule that was broken."),
    message: p.text().comment("What is wrong, in words."),
    mend: p.text().comment("What to do about it."),
  },
});
