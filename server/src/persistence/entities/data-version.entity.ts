import { defineEntity, p } from "@mikro-orm/core";
import { partnershipId, partnershipRows } from "./columns.ts";

/** One committed write to a partnership's data. */
export const DataVersion = defineEntity({
  name: "DataVersion",
  tableName: "data_version",
  comment: "Committed writes, one row each; a reading names the version it was made at.",
  ...partnershipRows,
  properties: {
    partnershipId: partnershipId(),
    number: p.integer().primary().comment("1 for the first write, then one more each time."),
    loadId: p.integer().nullable().comment("Load that made the version; empty for an edit."),
    committedAt: p.datetime().comment("When the write was committed."),
  },
});
