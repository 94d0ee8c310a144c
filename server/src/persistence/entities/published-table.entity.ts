import { defineEntity, p } from "@mikro-orm/core";
import { partnershipId, partnershipRows } from "./columns.ts";

/** The last publication of a table of counts, which the next must respect. */
export const PublishedTable = defineEntity({
  name: "PublishedTable",
  tableName: "published_table",
  comment:
    "What was last published of each table of counts and what was hidden, so that later versions give none of it away.",
  ...partnershipRows,
  properties: {
    partnershipId: partnershipId(),
    key: p.text().primary().comment("The table: what is counted, of which line and year."),
    dataVersion: p.integer().comment("Data version it was published at."),
    cells: p.text().comment("Its cells by name, their true counts and which were hidden, as JSON text."),
  },
});
