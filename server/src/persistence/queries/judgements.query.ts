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

/** A partnership's judgements by the code of the finding. */
export async function readJudgements(
  orm: MikroORM,
  { id, dataVersion }: PartnershipRow,
): Promise<ReadonlyMap<string, JudgementRow>> {
  const rows = await readAs(orm, { partnershipId: id }, (db) =>
    db
      .selectFrom("judgement as j")
      .select(["j.finding_code as findingCode", "j.kind", "j.reason", "j.judged_by as by", "j.judged_on as at"])
      .select(["j.review_on as reviewOn", "j.version_from as version"])
      .where(heldAt("j", id, dataVersion))
      .execute(),
  );
  return new Map(rows.map((row) => [row.findingCode, { ...row, reviewOn: row.reviewOn ?? null }]));
}
