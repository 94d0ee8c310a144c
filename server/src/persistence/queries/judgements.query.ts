import type { MikroORM } from "@mikro-orm/postgresql";
import { readAs } from "../partnership-session.ts";
import { heldAt } from "../versions.ts";
import type { PartnershipRow } from "./partnership.query.ts";

/** What a person made of a finding. */
export interface JudgementRow {
  readonly findingCode: string;
  readonly kind: "DUPLICATE" | "COMPLEMENTARY" | "INTENDED_CHOICE" | "TRANSITION";
  readonly reason: string;
  readonly by: string;
  readonly at: string;
  readonly reviewOn: string | null;
  /** Data version it was made at, which a change of it must name. */
  readonly version: number;
}

/** What is made of a finding now, and what was made of it before, newest first. */
export interface JudgementHistory {
  /** Null where what was judged no longer holds. */
  readonly current: JudgementRow | null;
  readonly earlier: readonly JudgementRow[];
}

/** A partnership's judgements up to its data version, past ones too, by the code of the finding. */
export async function readJudgements(
  orm: MikroORM,
  { id, dataVersion }: PartnershipRow,
): Promise<ReadonlyMap<string, JudgementHistory>> {
  const rows = await readAs(orm, { partnershipId: id }, (db) =>
    db
      .selectFrom("judgement as j")
      .select(["j.finding_code as findingCode", "j.kind", "j.reason", "j.judged_by as by", "j.judged_on as at"])
      .select(["j.review_on as reviewOn", "j.version_from as version"])
      .select(heldAt("j", id, dataVersion).as("isHeld"))
      .where("j.partnership_id", "=", id)
      .where("j.version_from", "<=", dataVersion)
      .orderBy("j.version_from", "desc")
      .execute(),
  );
  const histories = new Map<string, JudgementHistory>();
  for (const { isHeld, ...row } of rows) {
    const judgement = { ...row, reviewOn: row.reviewOn ?? null };
    const { current, earlier } = histories.get(row.findingCode) ?? { current: null, earlier: [] };
    histories.set(
      row.findingCode,
      isHeld ? { current: judgement, earlier } : { current, earlier: [...earlier, judgement] },
    );
  }
  return histories;
}
