import { checkTerms } from "../../analytics/arrangement-terms.ts";
import { recorded } from "../../analytics/money.ts";
import { type Dimensions, named } from "../../persistence/dimensions.ts";
import { type ArrangementRow, readArrangements } from "../../persistence/queries/arrangements.query.ts";
import type { PartnershipRow } from "../../persistence/queries/partnership.query.ts";
import type { EditOutcome } from "../../persistence/stores/versioned-row.ts";
import type { Context } from "../context.ts";
import { presentRiskShare } from "../risk-share/risk-share.present.ts";
import type { EditConflictType } from "../shared/edit-conflict.type.ts";
import { globalId } from "../shared/global-id.ts";
import { type MoneyEdit, presentEdit } from "../shared/money-edit.ts";
import { type RefusalType, refusal } from "../shared/refusal.type.ts";
import type { ArrangementType } from "./arrangement.type.ts";

export type ArrangementAnswer = ArrangementType | EditConflictType | RefusalType;

function presentArrangement(partnership: PartnershipRow, words: Dimensions, row: ArrangementRow): ArrangementType {
  const { hostCode, parties, schemes, commissions, riskShares, hasContributions, kind, ...rest } = row;
  const organisation = (code: string) => named(words.organisations, code);
  const maybe = (code: string | null) => (code === null ? null : organisation(code));
  const directions = new Set(riskShares.map(({ direction }) => direction));
  const record = { ...row, parties: parties.map((party) => party.organisation), hasRiskShare: directions.size === 2 };
  return {
    ...rest,
    __typename: "Arrangement",
    id: globalId("Arrangement", partnership.code, row.code),
    kind: kind as ArrangementType["kind"],
    host: organisation(hostCode),
    parties: parties.map((party) => ({ ...party, organisation: organisation(party.organisation) })),
    requiredTerms: kind === "SECTION_75" ? checkTerms(record) : [],
    riskShares: riskShares.map((rule) => presentRiskShare(rule, words)),
    schemes: schemes.map(({ ownRiskCode, leadCode, ...scheme }) => ({
      ...scheme,
      ownRisk: maybe(ownRiskCode),
      lead: maybe(leadCode),
    })),
    contracts: commissions.map(
      ({ providerCode, commissionerCode, startsOn, endsOn, annualValuePence, ...contract }) => ({
        ...contract,
        provider: organisation(providerCode),
        commissioner: organisation(commissionerCode),
        start: startsOn,
        end: endsOn,
        annualValue: recorded(annualValuePence),
      }),
    ),
  };
}

/** Every arrangement of a partnership, by code. */
export async function presentArrangements(
  { orm, dimensions }: Context,
  partnership: PartnershipRow,
): Promise<ArrangementType[]> {
  const words = await dimensions.read(partnership);
  return (await readArrangements(orm, partnership)).map((row) => presentArrangement(partnership, words, row));
}

/** The arrangement after a change, or why nothing changed. */
export function presentArrangementEdit<T>(
  context: Context,
  edit: MoneyEdit,
  outcome: EditOutcome<T>,
  code: string,
): Promise<ArrangementAnswer> {
  return presentEdit(edit, outcome, async (partnership): Promise<ArrangementType | RefusalType> => {
    const found = (await presentArrangements(context, partnership)).find((row) => row.code === code);
    return (
      found ??
      refusal("UNKNOWN_CODE", "input.arrangement", "There is no such arrangement.", "Read the arrangements again.")
    );
  });
}
