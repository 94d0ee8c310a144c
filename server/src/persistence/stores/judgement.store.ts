import type { MikroORM } from "@mikro-orm/postgresql";
import type { Sql } from "../orm.ts";
import { writeAs } from "../partnership-session.ts";
import type { JudgementRow } from "../queries/judgements.query.ts";
import { saveAuditEntry } from "./audit.store.ts";
import { lockVersion, takeVersion } from "./data-version.ts";
import { type Actor, changedFields, type EditConflict, findConflict } from "./edit.ts";

/** What somebody makes of a finding, based on what they read of it. */
export interface JudgementEdit extends Actor {
  readonly partnershipId: number;
  readonly findingCode: string;
  readonly kind: JudgementRow["kind"];
  readonly reason: string;
  readonly reviewOn: string | null;
  /** The day, as 2026-03-31. */
  readonly judgedOn: string;
  readonly provenance: "LOCAL" | "ILLUSTRATIVE";
  /** Version of the judgement that was read; 0 where there was none. */
  readonly expectedVersion: number;
}

/** What a judgement came to; a conflict has written nothing. */
export type JudgementOutcome = { readonly status: "SAVED"; readonly judgement: JudgementRow } | EditConflict;

const objectOf = (findingCode: string) => `judgement:${findingCode}`;

function readCurrent(db: Sql, { partnershipId, findingCode }: JudgementEdit) {
  return db
    .selectFrom("judgement")
    .select(["kind", "reason", "review_on as reviewOn", "version_from as version"])
    .where("partnership_id", "=", partnershipId)
    .where("finding_code", "=", findingCode)
    .where("version_to", "is", null)
    .executeTakeFirst();
}

async function writeRow(db: Sql, edit: JudgementEdit, version: number): Promise<void> {
  const { partnershipId, findingCode } = edit;
  await db
    .updateTable("judgement")
    .set({ version_to: version })
    .where("partnership_id", "=", partnershipId)
    .where("finding_code", "=", findingCode)
    .where("version_to", "is", null)
    .execute();
  await db
    .insertInto("judgement")
    .values({
      partnership_id: partnershipId,
      finding_code: findingCode,
      version_from: version,
      kind: edit.kind,
      reason: edit.reason,
      judged_by: edit.actorName,
      judged_on: edit.judgedOn,
      review_on: edit.reviewOn,
      provenance: edit.provenance,
    })
    .execute();
}

/** Keeps what a finding was judged to be, in a data version of its own, unless somebody else judged it meanwhile. */
export function saveJudgement(orm: MikroORM, edit: JudgementEdit): Promise<JudgementOutcome> {
  const { partnershipId, findingCode, kind, reason, reviewOn, actor, actorName } = edit;
  return writeAs(orm, { partnershipId }, async (db): Promise<JudgementOutcome> => {
    const version = (await lockVersion(db, partnershipId)) + 1;
    const before = await readCurrent(db, edit);
    const versions = { expected: edit.expectedVersion, current: before?.version ?? 0 };
    if (versions.expected !== versions.current)
      return findConflict(db, { partnershipId, object: objectOf(findingCode) }, versions);
    await writeRow(db, edit, version);
    const fields = changedFields(
      { kind: before?.kind, reason: before?.reason, reviewOn: before?.reviewOn },
      { kind, reason, reviewOn },
    );
    await saveAuditEntry(db, {
      partnershipId,
      actor,
      actorName,
      action: "SAVE_JUDGEMENT",
      object: objectOf(findingCode),
      purpose: null,
      changes: { version, fields },
    });
    await takeVersion(db, partnershipId, version, null);
    const judgement = { findingCode, kind, reason, reviewOn, by: actorName, at: edit.judgedOn, version };
    return { status: "SAVED", judgement };
  });
}
