import type { MikroORM } from "@mikro-orm/postgresql";
import { sql } from "kysely";
import type { ArrangementTerms } from "../../analytics/arrangement-terms.ts";
import { requireCodes } from "./pool-year.ts";
import {
  addRow,
  closeRow,
  type Edit,
  type EditOutcome,
  type Editor,
  logEdit,
  refuseEdit,
  saveEdit,
  saveRow,
} from "./versioned-row.ts";

/** An agreement with its written terms and parties. */
export interface ArrangementEdit extends ArrangementTerms {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  /** Parties, with the day each joined and left. */
  readonly parties: readonly {
    readonly organisation: string;
    readonly joinedOn: string;
    readonly leftOn: string | null;
  }[];
  readonly expectedVersion: number;
}

const columnsOf = (given: ArrangementEdit) => ({
  name: given.name,
  kind: given.kind,
  host_code: given.hostCode,
  pool_manager: given.poolManager,
  starts_on: given.start,
  ends_on: given.end,
  signed_on: given.signedOn,
  review_on: given.reviewOn,
  notice_months: given.noticeMonths,
  vat_regime: given.vatRegime,
  aims: given.aims,
  nhs_functions: given.nhsFunctions,
  council_functions: given.councilFunctions,
  persons_and_services: given.personsAndServices,
  resources: given.resources,
  variation_terms: given.variationTerms,
  termination_terms: given.terminationTerms,
  benefit_tolerance: given.benefitTolerance,
  management: given.management,
});

/** Makes an arrangement's parties those given; true where that changes any. */
async function saveParties(edit: Edit, { code, parties }: ArrangementEdit): Promise<boolean> {
  const { rows } = await sql<{ organisation: string; joinedOn: string; leftOn: string | null }>`
    select organisation_code as organisation, joined_on::text as "joinedOn", left_on::text as "leftOn" from arrangement_party
    where partnership_id = ${edit.partnershipId} and arrangement_code = ${code} and version_to is null order by 1`.execute(
    edit.db,
  );
  const wanted = [...parties].sort((a, b) => (a.organisation < b.organisation ? -1 : 1));
  const plainly = wanted.map(({ organisation, joinedOn, leftOn }) => ({ organisation, joinedOn, leftOn }));
  if (JSON.stringify(rows) === JSON.stringify(plainly)) return false;
  await closeRow(edit, "arrangement_party", { arrangement_code: code });
  for (const { organisation, joinedOn, leftOn } of wanted)
    await addRow(edit, "arrangement_party", {
      arrangement_code: code,
      organisation_code: organisation,
      joined_on: joinedOn,
      left_on: leftOn,
    });
  await logEdit(edit, {
    action: "SAVE_PARTIES",
    object: `arrangement:${code}`,
    fields: {
      parties: {
        before: rows.map(({ organisation }) => organisation),
        after: wanted.map(({ organisation }) => organisation),
      },
    },
  });
  return true;
}

function checkDates(given: ArrangementEdit): void {
  const { start, end, parties } = given;
  if (end !== null && end < start)
    refuseEdit("DATES", "input.end", "It ends before it starts.", "Give a last day on or after the first.");
  for (const [at, { joinedOn, leftOn }] of parties.entries())
    if (leftOn !== null && leftOn < joinedOn)
      refuseEdit(
        "DATES",
        `input.parties.${at}.leftOn`,
        "The party leaves before it joins.",
        "Give a day on or after it joined.",
      );
}

/** Saves an agreement with its terms and parties. */
export function saveArrangement(
  orm: MikroORM,
  editor: Editor,
  given: ArrangementEdit,
): Promise<EditOutcome<{ readonly code: string }>> {
  const { code, hostCode, parties } = given;
  return saveEdit(orm, editor, async (edit) => {
    checkDates(given);
    await requireCodes(edit, "organisation", [
      ["input.host", hostCode],
      ...parties.map(({ organisation }, at) => [`input.parties.${at}.organisation`, organisation] as const),
    ]);
    if (new Set(parties.map(({ organisation }) => organisation)).size < parties.length)
      refuseEdit("PARTY_TWICE", "input.parties", "A party is named twice.", "Name each party once.");
    if (!parties.some(({ organisation }) => organisation === hostCode))
      refuseEdit("HOST_IS_PARTY", "input.host", "The host is one of the parties.", "Add the host to the parties.");
    await sql`insert into arrangement_key (partnership_id, code) values (${edit.partnershipId}, ${code}) on conflict do nothing`.execute(
      edit.db,
    );
    const isChanged = await saveRow(edit, {
      table: "arrangement",
      key: { code },
      values: columnsOf(given),
      expectedVersion: given.expectedVersion,
      object: `arrangement:${code}`,
      action: "SAVE_ARRANGEMENT",
    });
    const isJoined = await saveParties(edit, given);
    return { saved: { code }, isChanged: isChanged || isJoined };
  });
}

/** A change agreed to an agreement. */
export interface VariationEdit {
  readonly code: string;
  readonly agreedOn: string;
  readonly effectiveOn: string;
  readonly change: string;
}

/** Adds a change to an agreement's history. */
export function addVariation(
  orm: MikroORM,
  editor: Editor,
  given: VariationEdit,
): Promise<EditOutcome<{ readonly code: string }>> {
  const { code, agreedOn, effectiveOn, change } = given;
  return saveEdit(orm, editor, async (edit) => {
    await requireCodes(edit, "arrangement", [["input.arrangement", code]]);
    const { rows } = await sql<{ last: number }>`select coalesce(max(number), 0)::int as last from arrangement_variation
      where partnership_id = ${edit.partnershipId} and arrangement_code = ${code}`.execute(edit.db);
    const number = (rows[0]?.last ?? 0) + 1;
    await addRow(edit, "arrangement_variation", {
      arrangement_code: code,
      number,
      agreed_on: agreedOn,
      effective_on: effectiveOn,
      change,
    });
    await logEdit(edit, {
      action: "ADD_VARIATION",
      object: `arrangement:${code}`,
      fields: { variation: { before: null, after: change } },
    });
    return { saved: { code }, isChanged: true };
  });
}
