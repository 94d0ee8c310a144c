import type { MikroORM } from "@mikro-orm/postgresql";
import { sql } from "kysely";
import { readPoolYear, requireCodes, requireOpenYear, requireSource } from "./pool-year.ts";
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

/** Which pool's year an edit is about. */
export interface PoolYearOf {
  readonly arrangement: string;
  readonly financialYear: string;
}

/** What a party plans to put in from one source. */
export interface ContributionEdit extends PoolYearOf {
  readonly organisation: string;
  readonly fundingSource: string;
  readonly form: "CASH" | "IN_KIND" | "NOTIONAL";
  readonly isRecurrent: boolean;
  readonly plannedPence: number;
  readonly variedPence: number | null;
  readonly forecastPence: number | null;
  /** Parts that one scheme alone may spend; all of them. */
  readonly ringFences: readonly { readonly scheme: string; readonly pence: number }[];
  readonly expectedVersion: number;
}

/** Makes the ring fences of a contribution those given; true where that changes any. */
async function saveRingFences(edit: Edit, given: ContributionEdit): Promise<boolean> {
  const { arrangement, organisation, fundingSource, financialYear, ringFences } = given;
  const key = {
    arrangement_code: arrangement,
    organisation_code: organisation,
    funding_source_code: fundingSource,
    financial_year: financialYear,
  };
  const { rows } = await sql<{ scheme: string; pence: number }>`select scheme_code as scheme, pence from ring_fence
    where partnership_id = ${edit.partnershipId} and arrangement_code = ${arrangement} and organisation_code = ${organisation}
      and funding_source_code = ${fundingSource} and financial_year = ${financialYear} and version_to is null order by 1`.execute(
    edit.db,
  );
  const wanted = [...ringFences].sort((a, b) => (a.scheme < b.scheme ? -1 : 1));
  if (JSON.stringify(rows) === JSON.stringify(wanted.map(({ scheme, pence }) => ({ scheme, pence })))) return false;
  await closeRow(edit, "ring_fence", key);
  for (const { scheme, pence } of wanted) await addRow(edit, "ring_fence", { ...key, scheme_code: scheme, pence });
  return true;
}

/** Saves what a party plans to put in, in an open year. */
export function saveContribution(
  orm: MikroORM,
  editor: Editor,
  given: ContributionEdit,
): Promise<EditOutcome<PoolYearOf>> {
  const { arrangement, financialYear, organisation, fundingSource, form } = given;
  return saveEdit(orm, editor, async (edit) => {
    await requireOpenYear(edit, arrangement, financialYear, "input.financialYear");
    await requireCodes(edit, "organisation", [["input.organisation", organisation]]);
    await requireSource(edit, "input.fundingSource", fundingSource);
    await requireCodes(
      edit,
      "scheme",
      given.ringFences.map(({ scheme }, at) => [`input.ringFences.${at}.scheme`, scheme] as const),
    );
    const isChanged = await saveRow(edit, {
      table: "contribution",
      key: {
        arrangement_code: arrangement,
        organisation_code: organisation,
        funding_source_code: fundingSource,
        financial_year: financialYear,
        form,
      },
      values: {
        is_recurrent: given.isRecurrent,
        planned_pence: given.plannedPence,
        varied_pence: given.variedPence,
        forecast_pence: given.forecastPence,
      },
      expectedVersion: given.expectedVersion,
      object: `contribution:${arrangement}|${financialYear}|${organisation}|${fundingSource}|${form}`,
      action: "SAVE_CONTRIBUTION",
    });
    const isFenced = form === "CASH" && (await saveRingFences(edit, given));
    return { saved: given, isChanged: isChanged || isFenced };
  });
}

/** What an arrangement's money is spent on. */
export interface SchemeEdit {
  readonly code: string;
  readonly arrangement: string;
  readonly name: string;
  readonly service: string | null;
  readonly ownRisk: string | null;
  readonly lead: string | null;
  readonly expectedVersion: number;
}

/** Saves a scheme. */
export function saveScheme(orm: MikroORM, editor: Editor, given: SchemeEdit): Promise<EditOutcome<SchemeEdit>> {
  const { code, arrangement } = given;
  return saveEdit(orm, editor, async (edit) => {
    await requireCodes(edit, "arrangement", [["input.arrangement", arrangement]]);
    await requireCodes(edit, "service", [["input.service", given.service]]);
    await requireCodes(edit, "organisation", [
      ["input.ownRisk", given.ownRisk],
      ["input.lead", given.lead],
    ]);
    await sql`insert into scheme_key (partnership_id, code) values (${edit.partnershipId}, ${code}) on conflict do nothing`.execute(
      edit.db,
    );
    const { rows } = await sql<{ arrangement: string }>`select arrangement_code as arrangement from scheme
      where partnership_id = ${edit.partnershipId} and code = ${code} and version_to is null`.execute(edit.db);
    if (rows[0] !== undefined && rows[0].arrangement !== arrangement)
      refuseEdit(
        "SCHEME_IS_ELSEWHERE",
        "input.arrangement",
        `${code} is a scheme of ${rows[0].arrangement}.`,
        "Give the new scheme a code of its own.",
      );
    const isChanged = await saveRow(edit, {
      table: "scheme",
      key: { code },
      values: {
        arrangement_code: arrangement,
        name: given.name,
        service_code: given.service,
        own_risk_code: given.ownRisk,
        lead_code: given.lead,
      },
      expectedVersion: given.expectedVersion,
      object: `scheme:${code}`,
      action: "SAVE_SCHEME",
    });
    return { saved: given, isChanged };
  });
}

/** What a scheme may spend in one quarter. */
export interface SchemeQuarterEdit {
  readonly scheme: string;
  readonly financialYear: string;
  readonly quarter: number;
  readonly budgetPence: number;
  readonly committedPence: number | null;
  readonly forecastPence: number | null;
  readonly expectedVersion: number;
}

/** Saves quarters of schemes in an open year, all of them or none; their arrangement is told. */
export function saveSchemeQuarters(
  orm: MikroORM,
  editor: Editor,
  quarters: readonly SchemeQuarterEdit[],
): Promise<EditOutcome<PoolYearOf>> {
  return saveEdit(orm, editor, async (edit) => {
    let isChanged = false;
    let saved: PoolYearOf = { arrangement: "", financialYear: "" };
    for (const [at, given] of quarters.entries()) {
      const { scheme, financialYear, quarter } = given;
      await requireCodes(edit, "scheme", [[`input.quarters.${at}.scheme`, scheme]]);
      const { rows } = await sql<{ arrangement: string }>`select arrangement_code as arrangement from scheme
        where partnership_id = ${edit.partnershipId} and code = ${scheme} and version_to is null`.execute(edit.db);
      const arrangement = rows[0]?.arrangement ?? "";
      await requireOpenYear(edit, arrangement, financialYear, `input.quarters.${at}.financialYear`);
      saved = { arrangement, financialYear };
      const isNew = await saveRow(edit, {
        table: "scheme_quarter",
        key: { scheme_code: scheme, financial_year: financialYear, quarter },
        values: {
          budget_pence: given.budgetPence,
          committed_pence: given.committedPence,
          forecast_pence: given.forecastPence,
        },
        expectedVersion: given.expectedVersion,
        object: `scheme_quarter:${scheme}|${financialYear}|${quarter}`,
        action: "SAVE_SCHEME_QUARTER",
      });
      isChanged ||= isNew;
    }
    return { saved, isChanged };
  });
}

/** Opens a financial year of a pool with the balance the year before left, or where there is none with the one given. */
export function openPoolYear(
  orm: MikroORM,
  editor: Editor,
  given: PoolYearOf & { readonly openingBalancePence: number },
): Promise<EditOutcome<PoolYearOf>> {
  const { arrangement, financialYear, openingBalancePence } = given;
  return saveEdit(orm, editor, async (edit) => {
    await requireCodes(edit, "arrangement", [["input.arrangement", arrangement]]);
    if ((await readPoolYear(edit, arrangement, financialYear)) !== null)
      refuseEdit(
        "YEAR_IS_OPEN",
        "input.financialYear",
        `${financialYear} is there already.`,
        "Choose a year that is not.",
      );
    await addRow(edit, "pool_year", {
      arrangement_code: arrangement,
      financial_year: financialYear,
      opening_balance_pence: openingBalancePence,
      is_closed: false,
      books_to: null,
    });
    await logEdit(edit, {
      action: "OPEN_POOL_YEAR",
      object: `pool_year:${arrangement}|${financialYear}`,
      fields: { openingBalancePence: { before: null, after: openingBalancePence } },
    });
    return { saved: given, isChanged: true };
  });
}
