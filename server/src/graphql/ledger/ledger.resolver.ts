import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Resolver, Root } from "type-graphql";
import { findBrokenEntryRule } from "../../analytics/entry-rules.ts";
import { pounds } from "../../analytics/figure.ts";
import { yearOfMonth } from "../../analytics/financial-year.ts";
import { type Dimensions, named } from "../../persistence/dimensions.ts";
import {
  LEDGER_BY_MONTH,
  LEDGER_BY_REFERENCE,
  LEDGER_ORDERS,
  type LedgerRow,
  readLedger,
} from "../../persistence/queries/ledger.query.ts";
import type { PartnershipRow } from "../../persistence/queries/partnership.query.ts";
import { completeBooks, type NewEntry, postEntries, reverseEntry } from "../../persistence/stores/ledger.store.ts";
import type { Context } from "../context.ts";
import { PartnershipType } from "../partnership/partnership.type.ts";
import { PoolChangeResult, type PoolChangeType } from "../pooled-budget/pool-change.type.ts";
import { presentChange } from "../pooled-budget/read-pool.ts";
import { Rule } from "../rule.ts";
import { checkFinancialYear } from "../shared/arguments.ts";
import { checkFirst } from "../shared/cursor.ts";
import type { EditConflictType } from "../shared/edit-conflict.type.ts";
import { checkNotEmpty, checkText } from "../shared/errors.ts";
import { globalId } from "../shared/global-id.ts";
import { beginEdit, presentEdit, readText, refuseRule } from "../shared/money-edit.ts";
import { type RefusalType, refusal } from "../shared/refusal.type.ts";
import type { RowOrder } from "../shared/row-order.ts";
import { FinancialYearScalar } from "../shared/scalars.ts";
import { readOrder } from "../shared/sql-order.ts";
import {
  CompleteBooksInput,
  LedgerEntryConnectionType,
  type LedgerEntryType,
  LedgerFilterInput,
  type NewLedgerEntryInput,
  PostLedgerEntriesInput,
  ReverseLedgerEntryInput,
} from "./ledger-entry.type.ts";
import { type LedgerOrderField, LedgerOrderInput } from "./ledger-order.type.ts";

type Answer = PoolChangeType | EditConflictType | RefusalType;

/** Most entries that are posted at once. */
const MOST_ENTRIES = 500;

const PARTNERSHIP = { description: "Code of the partnership." };

/** A ledger's entry with the names of its codes. */
export function presentEntry(
  partnership: PartnershipRow,
  arrangement: string,
  words: Dimensions,
  row: LedgerRow,
): LedgerEntryType {
  const { organisationCode, fundingSourceCode, schemeCode, schemeName, commissionCode, pence, ...rest } = row;
  return {
    ...rest,
    id: globalId("LedgerEntry", partnership.code, `${arrangement}|${row.reference}`),
    organisation: organisationCode === null ? null : named(words.organisations, organisationCode),
    fundingSource: fundingSourceCode === null ? null : named(words.fundingSources, fundingSourceCode),
    scheme: schemeCode === null ? null : { code: schemeCode, name: schemeName ?? schemeCode },
    commission: commissionCode,
    amount: pounds(pence),
  };
}

/** An entry as it would be posted. */
function readEntry(input: NewLedgerEntryInput): NewEntry {
  return {
    reference: input.reference,
    financialYear: yearOfMonth(input.month),
    month: input.month,
    kind: input.kind,
    organisationCode: input.organisation ?? null,
    fundingSourceCode: input.fundingSource ?? null,
    form: input.form ?? null,
    schemeCode: input.scheme ?? null,
    commissionCode: input.commission ?? null,
    pence: input.pence,
    adjustsYear: input.adjustsYear ?? null,
    reverses: null,
    description: input.description,
  };
}

/** The first entry that breaks a rule by itself, or repeats a reference. */
function refuseEntries(entries: readonly NewEntry[]): RefusalType | null {
  const seen = new Set<string>();
  for (const [at, entry] of entries.entries()) {
    const rule = findBrokenEntryRule(entry);
    if (rule !== null) return refuseRule(rule, `input.entries.${at}`);
    if (seen.has(entry.reference))
      return refusal(
        "REFERENCE_TWICE",
        `input.entries.${at}.reference`,
        "Two of the entries have one reference.",
        "Give each its own.",
      );
    seen.add(entry.reference);
  }
  return null;
}

@Resolver(() => PartnershipType)
export class LedgerResolver {
  @Rule("READ_MONEY")
  @FieldResolver(() => LedgerEntryConnectionType, { description: "A page of a pool's ledger." })
  async ledger(
    @Root() partnership: PartnershipRow,
    @Ctx() { orm, dimensions }: Context,
    @Arg("arrangement", () => ID, { description: "Whose ledger." }) arrangement: string,
    @Arg("financialYear", () => FinancialYearScalar, { description: "Financial year, as 2025-26." })
    financialYear: string,
    @Arg("first", () => Int, { description: "Rows in the page, 1 to 1,000." }) first: number,
    @Arg("after", () => String, { nullable: true, description: "Cursor of the row to start after." }) after?:
      | string
      | null,
    @Arg("filter", () => LedgerFilterInput, { nullable: true, description: "Which entries." })
    filter?: LedgerFilterInput | null,
    @Arg("orderBy", () => [LedgerOrderInput], {
      nullable: true,
      description: "Order; by month and reference where none is given.",
    })
    orderBy?: RowOrder<LedgerOrderField>[] | null,
  ): Promise<LedgerEntryConnectionType> {
    checkText("arrangement", arrangement);
    checkFinancialYear("financialYear", financialYear);
    checkFirst(first);
    for (const field of ["kinds", "schemes", "months"] as const) checkNotEmpty(`filter.${field}`, filter?.[field]);
    for (const scheme of filter?.schemes ?? []) checkText("filter.schemes", scheme);
    const order = readOrder(partnership, {
      list: ["ledger", arrangement, financialYear],
      after,
      orderBy,
      fields: LEDGER_ORDERS,
      usual: LEDGER_BY_MONTH,
      ties: LEDGER_BY_REFERENCE,
    });
    const { kinds = null, schemes = null, months = null } = filter ?? {};
    const page = await readLedger(orm, partnership, {
      arrangement,
      financialYear,
      kinds,
      schemes,
      months,
      first,
      order,
    });
    const words = await dimensions.read(partnership);
    const edges = page.rows.map((row) => ({
      cursor: order.cursorOf(row),
      node: presentEntry(partnership, arrangement, words, row),
    }));
    return {
      totalCount: page.totalCount,
      moneyIn: pounds(page.inPence),
      moneyOut: pounds(page.outPence),
      complete: true,
      warnings: [],
      pageInfo: { hasNextPage: page.hasNextPage, endCursor: edges.at(-1)?.cursor ?? null },
      edges,
    };
  }

  @Rule("KEEP_MONEY")
  @Mutation(() => PoolChangeResult, {
    description: "Posts entries to a ledger, all or none. Sent again just so, nothing is posted twice.",
  })
  async postLedgerEntries(
    @Ctx() context: Context,
    @Arg("partnership", () => ID, PARTNERSHIP) code: string,
    @Arg("input", () => PostLedgerEntriesInput, { description: "The entries." }) input: PostLedgerEntriesInput,
  ): Promise<Answer> {
    const edit = await beginEdit(context, code);
    checkText("input.arrangement", input.arrangement);
    if (input.entries.length === 0 || input.entries.length > MOST_ENTRIES)
      return refusal(
        "HOW_MANY",
        "input.entries",
        `1 to ${MOST_ENTRIES} entries are posted at once.`,
        "Send the rest apart, or load a file.",
      );
    for (const [at, entry] of input.entries.entries()) {
      if (entry.adjustsYear) checkFinancialYear(`input.entries.${at}.adjustsYear`, entry.adjustsYear);
      for (const field of ["organisation", "fundingSource", "scheme", "commission"] as const)
        checkText(`input.entries.${at}.${field}`, entry[field]);
    }
    const entries = input.entries.map(readEntry);
    const refused = refuseEntries(entries);
    if (refused !== null) return refused;
    const outcome = await postEntries(context.orm, edit.editor, input.arrangement, entries);
    return presentEdit(edit, outcome, (partnership, saved) => presentChange(context, partnership, saved));
  }

  @Rule("KEEP_MONEY")
  @Mutation(() => PoolChangeResult, { description: "Takes an entry back by posting its opposite." })
  async reverseLedgerEntry(
    @Ctx() context: Context,
    @Arg("partnership", () => ID, PARTNERSHIP) code: string,
    @Arg("input", () => ReverseLedgerEntryInput, { description: "Which, and why." }) input: ReverseLedgerEntryInput,
  ): Promise<Answer> {
    const edit = await beginEdit(context, code);
    checkText("input.arrangement", input.arrangement);
    checkText("input.reference", input.reference);
    const reason = readText(input.reason, 3, 300);
    if (reason === null)
      return refusal("REASON", "input.reason", "A reason has 3 to 300 characters of plain text.", "Say in a line why.");
    const outcome = await reverseEntry(context.orm, edit.editor, {
      ...input,
      financialYear: yearOfMonth(input.month),
      reason,
    });
    return presentEdit(edit, outcome, (partnership, saved) => presentChange(context, partnership, saved));
  }

  @Rule("KEEP_MONEY")
  @Mutation(() => PoolChangeResult, { description: "States that all entries up to a month are in the ledger." })
  async completeBooks(
    @Ctx() context: Context,
    @Arg("partnership", () => ID, PARTNERSHIP) code: string,
    @Arg("input", () => CompleteBooksInput, { description: "Up to when." }) input: CompleteBooksInput,
  ): Promise<Answer> {
    const edit = await beginEdit(context, code);
    checkText("input.arrangement", input.arrangement);
    checkFinancialYear("input.financialYear", input.financialYear);
    if (yearOfMonth(input.month) !== input.financialYear)
      return refusal("MONTH", "input.month", "The month is not in the financial year.", "Give a month of the year.");
    const outcome = await completeBooks(context.orm, edit.editor, input);
    return presentEdit(edit, outcome, (partnership, saved) => presentChange(context, partnership, saved));
  }
}
