import type { MikroORM } from "@mikro-orm/postgresql";
import { sql } from "kysely";
import type { RiskShareRule } from "../../analytics/pool.ts";
import type { VarianceDirection } from "../queries/risk-shares.query.ts";
import { requireCodes } from "./pool-year.ts";
import {
  addRow,
  closeRow,
  type Edit,
  type EditOutcome,
  type Editor,
  refuseEdit,
  saveEdit,
  saveRow,
} from "./versioned-row.ts";

/** A rule the parties agreed, and the first year it holds for. */
export interface RiskShareEdit {
  readonly arrangement: string;
  readonly direction: VarianceDirection;
  readonly fromYear: string;
  readonly rule: RiskShareRule;
  readonly expectedVersion: number;
}

/** Years that a rule from a year on would share anew, and that are closed. */
async function requireOpenYears(
  { db, partnershipId }: Edit,
  { arrangement, direction, fromYear }: RiskShareEdit,
): Promise<void> {
  const { rows } = await sql<{ year: string }>`
    select y.financial_year as year from pool_year y where y.partnership_id = ${partnershipId} and y.arrangement_code = ${arrangement}
      and y.version_to is null and y.is_closed and y.financial_year >= ${fromYear}
      and y.financial_year < coalesce((select min(r.from_year) from risk_share r where r.partnership_id = ${partnershipId}
        and r.arrangement_code = ${arrangement} and r.direction = ${direction} and r.version_to is null and r.from_year > ${fromYear}), 'z')
    order by 1 limit 1`.execute(db);
  if (rows[0] !== undefined)
    refuseEdit(
      "YEAR_IS_CLOSED",
      "input.fromYear",
      `The accounts of ${arrangement} for ${rows[0].year} are closed, and the rule would share them anew.`,
      "Let the rule hold from an open year on.",
    );
}

/** Saves a rule from a year on, its stretches and parties with it. */
export function agreeRiskShare(
  orm: MikroORM,
  editor: Editor,
  given: RiskShareEdit,
): Promise<EditOutcome<{ readonly arrangement: string }>> {
  const { arrangement, direction, fromYear, rule } = given;
  const key = { arrangement_code: arrangement, direction, from_year: fromYear };
  return saveEdit(orm, editor, async (edit) => {
    await requireCodes(edit, "arrangement", [["input.arrangement", arrangement]]);
    await requireOpenYears(edit, given);
    await requireCodes(
      edit,
      "organisation",
      rule.tiers.flatMap(({ parties }, tier) =>
        parties.map(
          ({ organisationCode }, at) =>
            [`input.rule.tiers.${tier}.parties.${at}.organisation`, organisationCode] as const,
        ),
      ),
    );
    await saveRow(edit, {
      table: "risk_share",
      key,
      values: {
        basis: rule.tiers[0]?.basis ?? "LIES_WHERE_IT_FALLS",
        reserve_pence: rule.reservePence,
        scope: rule.scope,
        is_offset: rule.isOffset,
        bars_ring_fenced: rule.barsRingFenced,
        is_kept: rule.isKept,
      },
      expectedVersion: given.expectedVersion,
      object: `risk_share:${arrangement}|${direction}|${fromYear}`,
      action: "AGREE_RISK_SHARE",
    });
    await closeRow(edit, "risk_share_tier", key);
    await closeRow(edit, "risk_share_party", key);
    for (const [at, tier] of rule.tiers.entries()) {
      await addRow(edit, "risk_share_tier", { ...key, tier: at + 1, up_to_pence: tier.upToPence, basis: tier.basis });
      for (const { organisationCode, weight, capPence } of tier.parties)
        await addRow(edit, "risk_share_party", {
          ...key,
          tier: at + 1,
          organisation_code: organisationCode,
          weight,
          cap_pence: capPence,
        });
    }
    return { saved: { arrangement }, isChanged: true };
  });
}
