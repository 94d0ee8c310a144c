import type { MikroORM } from "@mikro-orm/postgresql";
import { sql } from "kysely";
import { writeAs } from "../partnership-session.ts";
import { describeTables } from "../table.ts";
import { saveAuditEntry } from "./audit.store.ts";
import { lockVersion, takeVersion } from "./data-version.ts";
import type { Actor } from "./edit.ts";

/** Action by which the log tells that made-up rows were removed. */
export const REMOVED_ILLUSTRATIVE = "REMOVE_ILLUSTRATIVE";

/** What removing made-up rows came to. */
export interface RemovalOutcome {
  readonly rowsClosed: number;
  readonly dataVersion: number;
}

/**
 * Closes every made-up row of a partnership in one new data version; what was there stays readable as of the version before, and the
 * seeds are not loaded into it again.
 */
export function removeIllustrative(orm: MikroORM, partnershipId: number, actor: Actor): Promise<RemovalOutcome> {
  const tables = [...describeTables(orm).values()].filter(
    ({ scope, isVersioned }) => scope === "partnership" && isVersioned,
  );
  return writeAs(orm, { partnershipId }, async (db) => {
    const current = await lockVersion(db, partnershipId);
    const version = current + 1;
    let rowsClosed = 0;
    for (const { name } of tables) {
      const { numAffectedRows = 0n } = await sql`update ${sql.table(name)} set version_to = ${version}
        where partnership_id = ${partnershipId} and version_to is null and provenance = 'ILLUSTRATIVE'`.execute(db);
      rowsClosed += Number(numAffectedRows);
    }
    if (rowsClosed === 0) return { rowsClosed, dataVersion: current };
    await takeVersion(db, partnershipId, version, null);
    await saveAuditEntry(db, {
      ...actor,
      partnershipId,
      action: REMOVED_ILLUSTRATIVE,
      object: "illustrative",
      purpose: null,
      changes: { rowsClosed, dataVersion: version },
    });
    return { rowsClosed, dataVersion: version };
  });
}
