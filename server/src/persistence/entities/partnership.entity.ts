import { defineEntity, p } from "@mikro-orm/core";

const inSession =
  "id = (select nullif(current_setting('tandem.partnership_id', true), '')::smallint)" +
  " or code = (select nullif(current_setting('tandem.partnership_code', true), ''))";

/** One whose member the session's person is. */
const isOwn = `exists (select 1 from membership m where m.partnership_id = partnership.id and m.removed_at is null
  and m.issuer = (select nullif(current_setting('tandem.issuer', true), ''))
  and m.subject = (select nullif(current_setting('tandem.subject', true), '')))`;

/** A council and its ICB: the tenant. Found by id, by code before the id is known, or by the people who belong to it. */
export const Partnership = defineEntity({
  name: "Partnership",
  tableName: "partnership",
  comment: "A council and its integrated care board that commission together; the tenant of every other table.",
  rowLevelSecurity: "force",
  policies: [
    { name: "partnership_isolation", using: inSession, check: inSession },
    { name: "own_partnerships", command: "select", using: isOwn },
    { name: "owner_lists", command: "select", roles: ["tandem_owner"], using: "true" },
  ],
  properties: {
    id: p.smallint().primary().autoincrement(false).comment("Number of the partnership, first in every key."),
    code: p.text().unique("partnership_code_unique").comment("Stable code in addresses and queries, as walsall."),
    name: p.text().comment("Name shown to readers."),
    areaCode: p.text().comment("GSS code of the council area it covers."),
    today: p.date().nullable().comment("The day that counts as today; empty means the calendar's."),
    dataVersion: p.integer().default(0).comment("Grows by one with each committed write."),
  },
});
