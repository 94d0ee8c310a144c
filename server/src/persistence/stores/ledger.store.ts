import type { MikroORM } from "@mikro-orm/postgresql";
import { sql } from "kysely";
import type { LedgerEntry } from "../../analytics/ledger.ts";
import type { PoolYearOf } from "./pool-plan.store.ts";
import { requireCodes, requireOpenYear, requireSource } from "./pool-year.ts";
import {
  addRow,
  type Edit,
  type EditOutcome,
  type Editor,
  logEdit,
  refuseEdit,
  saveEdit,
  saveRow,
} from "./versioned-row.ts";

/** An entry as somebody wants it posted. */
export type NewEntry = Omit<LedgerEntry, "enteredBy">;

/** An entry as it is kept, for comparing; undefined where its reference is free. */
async function readEntry({ db, partnershipId }: Edit, arrangement: string, reference: string) {
  const { rows } = await sql<NewEntry>`
    select reference, financial_year as "financialYear", to_char(month, 'YYYY-MM') as month, kind, organisation_code as "organisationCode",
      funding_source_code as "fundingSourceCode", form, scheme_code as "schemeCode", commission_code as "commissionCode", pence,
      adjusts_year as "adjustsYear", reverses, description
    from ledger_entry where partnership_id = ${partnershipId} and arrangement_code = ${arrangement} and reference = ${reference}
      and version_to is null`.execute(db);
  return rows[0];
}

/** Checks that what an entry names is there, and belongs to the arrangement. */
async function checkNames(edit: Edit, arrangement: string, entry: NewEntry, field: string): Promise<void> {
  await requireCodes(edit, "organisation", [[`${field}.organisation`, entry.organisationCode]]);
  await requireCodes(edit, "scheme", [[`${field}.scheme`, entry.schemeCode]]);
  await requireCodes(edit, "commission", [[`${field}.commission`, entry.commissionCode]]);
  if (entry.fundingSourceCode !== null) await requireSource(edit, `${field}.fundingSource`, entry.fundingSourceCode);
  if (entry.schemeCode === null) return;
  const { rows } =
    await sql`select 1 from scheme where partnership_id = ${edit.partnershipId} and code = ${entry.schemeCode}
    and arrangement_code = ${arrangement} and version_to is null`.execute(edit.db);
  if (rows.length === 0)
    refuseEdit(
      "SCHEME_IS_ELSEWHERE",
      `${field}.scheme`,
      `${entry.schemeCode} is no scheme of ${arrangement}.`,
      "Use a scheme of this arrangement.",
    );
}

async function insertEntry(edit: Edit, arrangement: string, entry: NewEntry): Promise<void> {
  await addRow(edit, "ledger_entry", {
    arrangement_code: arrangement,
    reference: entry.reference,
    financial_year: entry.financialYear,
    month: `${entry.month}-01`,
    kind: entry.kind,
    organisation_code: entry.organisationCode,
    funding_source_code: entry.fundingSourceCode,
    form: entry.form,
    scheme_code: entry.schemeCode,
    commission_code: entry.commissionCode,
    pence: entry.pence,
    adjusts_year: entry.adjustsYear,
    reverses: entry.reverses,
    description: entry.description,
    entered_by: edit.actorName,
  });
}

const sameEntry = (a: NewEntry, b: NewEntry) =>
  (Object.keys(a) as (keyof NewEntry)[]).every((name) => a[name] === b[name]);

/** Posts entries within an edit; the number that were not there already. */
export async function postIn(
  edit: Edit,
  arrangement: string,
  entries: readonly NewEntry[],
  field: string,
): Promise<number> {
  let posted = 0;
  for (const [at, entry] of entries.entries()) {
    const own = `${field}.${at}`;
    const held = await readEntry(edit, arrangement, entry.reference);
    if (held !== undefined && sameEntry(held, entry)) continue;
    if (held !== undefined)
      refuseEdit(
        "ENTRY_IS_POSTED",
        `${own}.reference`,
        `${entry.reference} is in the ledger already, and not as given.`,
        "An entry is never changed: reverse it, and post a right one under a new reference.",
      );
    await requireOpenYear(edit, arrangement, entry.financialYear, `${own}.month`);
    await checkNames(edit, arrangement, entry, own);
    await insertEntry(edit, arrangement, entry);
    posted += 1;
  }
  if (posted > 0)
    await logEdit(edit, {
      action: "POST_ENTRIES",
      object: `ledger:${arrangement}`,
      fields: Object.fromEntries(
        entries
          .slice(0, 50)
          .map(({ reference, kind, pence }) => [reference, { before: null, after: `${kind} ${pence}` }]),
      ),
    });
  return posted;
}

/** Posts entries to an open year, all or none; those already posted just so stay as they are, so that sending twice is safe. */
export function postEntries(
  orm: MikroORM,
  editor: Editor,
  arrangement: string,
  entries: readonly NewEntry[],
): Promise<EditOutcome<PoolYearOf>> {
  return saveEdit(orm, editor, async (edit) => {
    await requireCodes(edit, "arrangement", [["input.arrangement", arrangement]]);
    const posted = await postIn(edit, arrangement, entries, "input.entries");
    const financialYear = entries.at(-1)?.financialYear ?? "";
    return { saved: { arrangement, financialYear }, isChanged: posted > 0 };
  });
}

/** Takes an entry back by its opposite, in the month and financial year given. */
export function reverseEntry(
  orm: MikroORM,
  editor: Editor,
  given: PoolYearOf & { readonly reference: string; readonly month: string; readonly reason: string },
): Promise<EditOutcome<PoolYearOf>> {
  const { arrangement, reference, month, financialYear, reason } = given;
  return saveEdit(orm, editor, async (edit) => {
    const held = await readEntry(edit, arrangement, reference);
    if (held === undefined)
      return refuseEdit(
        "NO_SUCH_ENTRY",
        "input.reference",
        "There is no such entry.",
        "Use the reference of an entry of this arrangement.",
      );
    const { rows } = await sql<{
      reference: string;
    }>`select reference from ledger_entry where partnership_id = ${edit.partnershipId}
      and arrangement_code = ${arrangement} and reverses = ${reference} and version_to is null`.execute(edit.db);
    if (rows[0] !== undefined)
      return refuseEdit(
        "ENTRY_IS_REVERSED",
        "input.reference",
        `${rows[0].reference} takes it back already.`,
        "Nothing is left to reverse.",
      );
    const opposite: NewEntry = {
      ...held,
      reference: `${reference}-R`,
      month,
      financialYear,
      pence: -held.pence,
      reverses: reference,
      adjustsYear: held.financialYear < financialYear ? held.financialYear : held.adjustsYear,
      description: reason,
    };
    await postIn(edit, arrangement, [opposite], "input");
    return { saved: { arrangement, financialYear }, isChanged: true };
  });
}

/** States that all entries up to a month are in the ledger. */
export function completeBooks(
  orm: MikroORM,
  editor: Editor,
  given: PoolYearOf & { readonly month: string; readonly expectedVersion: number },
): Promise<EditOutcome<PoolYearOf>> {
  const { arrangement, financialYear, month, expectedVersion } = given;
  return saveEdit(orm, editor, async (edit) => {
    const year = await requireOpenYear(edit, arrangement, financialYear, "input.financialYear");
    const isChanged = await saveRow(edit, {
      table: "pool_year",
      key: { arrangement_code: arrangement, financial_year: financialYear },
      values: { opening_balance_pence: year.openingBalancePence, is_closed: false, books_to: `${month}-01` },
      expectedVersion,
      object: `pool_year:${arrangement}|${financialYear}`,
      action: "COMPLETE_BOOKS",
    });
    return { saved: given, isChanged };
  });
}
