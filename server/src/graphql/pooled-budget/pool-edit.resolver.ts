import { Arg, Ctx, ID, Mutation, Resolver } from "type-graphql";
import { findBrokenContribution } from "../../analytics/contribution-rules.ts";
import { settleYear } from "../../analytics/settlement.ts";
import { closePoolYear } from "../../persistence/stores/pool-close.store.ts";
import {
  openPoolYear,
  type SchemeQuarterEdit,
  saveContribution,
  saveScheme,
  saveSchemeQuarters,
} from "../../persistence/stores/pool-plan.store.ts";
import type { Context } from "../context.ts";
import { Rule } from "../rule.ts";
import { checkFinancialYear } from "../shared/arguments.ts";
import type { EditConflictType } from "../shared/edit-conflict.type.ts";
import { checkText } from "../shared/errors.ts";
import { beginEdit, presentEdit, readText, refuseRule } from "../shared/money-edit.ts";
import { readQuarter } from "../shared/quarter.ts";
import { type RefusalType, refusal } from "../shared/refusal.type.ts";
import { FinancialYearScalar } from "../shared/scalars.ts";
import {
  ClosePoolYearInput,
  OpenPoolYearInput,
  PoolChangeResult,
  PoolChangeType,
  SaveContributionInput,
  SaveSchemeInput,
  SaveSchemeQuartersInput,
} from "./pool-change.type.ts";
import { presentChange } from "./read-pool.ts";

type Answer = PoolChangeType | EditConflictType | RefusalType;

/** Most quarters that are saved at once. */
const MOST_QUARTERS = 200;

const PARTNERSHIP = { description: "Code of the partnership." };

/** Keeps the plan of pools: who puts in what, and what schemes may spend. */
@Resolver(() => PoolChangeType)
export class PoolEditResolver {
  @Rule("KEEP_MONEY")
  @Mutation(() => PoolChangeResult, { description: "Opens a financial year of a pool." })
  async openPoolYear(
    @Ctx() context: Context,
    @Arg("partnership", () => ID, PARTNERSHIP) code: string,
    @Arg("input", () => OpenPoolYearInput, { description: "Which." }) input: OpenPoolYearInput,
  ): Promise<Answer> {
    const edit = await beginEdit(context, code);
    checkText("input.arrangement", input.arrangement);
    checkFinancialYear("input.financialYear", input.financialYear);
    const outcome = await openPoolYear(context.orm, edit.editor, input);
    return presentEdit(edit, outcome, (partnership, saved) => presentChange(context, partnership, saved));
  }

  @Rule("KEEP_MONEY")
  @Mutation(() => PoolChangeResult, { description: "Saves what a party plans to put into a pool from one source." })
  async saveContribution(
    @Ctx() context: Context,
    @Arg("partnership", () => ID, PARTNERSHIP) code: string,
    @Arg("input", () => SaveContributionInput, { description: "The contribution." }) input: SaveContributionInput,
  ): Promise<Answer> {
    const edit = await beginEdit(context, code);
    for (const field of ["arrangement", "organisation", "fundingSource"] as const)
      checkText(`input.${field}`, input[field]);
    checkFinancialYear("input.financialYear", input.financialYear);
    const { recurrent, variedPence, forecastPence, ringFences, ...rest } = input;
    const given = {
      ...rest,
      isRecurrent: recurrent,
      variedPence: variedPence ?? null,
      forecastPence: forecastPence ?? null,
      ringFences: ringFences ?? [],
    };
    for (const { scheme } of given.ringFences) checkText("input.ringFences.scheme", scheme);
    const rule = findBrokenContribution(given);
    if (rule !== null) return refuseRule(rule);
    const outcome = await saveContribution(context.orm, edit.editor, given);
    return presentEdit(edit, outcome, (partnership, saved) => presentChange(context, partnership, saved));
  }

  @Rule("KEEP_MONEY")
  @Mutation(() => PoolChangeResult, {
    description: "Saves a scheme; the pool is answered as it stands in the financial year given.",
  })
  async saveScheme(
    @Ctx() context: Context,
    @Arg("partnership", () => ID, PARTNERSHIP) code: string,
    @Arg("input", () => SaveSchemeInput, { description: "The scheme." }) input: SaveSchemeInput,
    @Arg("financialYear", () => FinancialYearScalar, { description: "Year of the pool to answer with, as 2025-26." })
    financialYear: string,
  ): Promise<Answer> {
    const edit = await beginEdit(context, code);
    for (const field of ["arrangement", "service", "ownRisk", "lead"] as const)
      checkText(`input.${field}`, input[field]);
    checkFinancialYear("financialYear", financialYear);
    const name = readText(input.name, 3, 120);
    if (!/^[A-Z0-9][A-Z0-9-]{1,39}$/.test(input.code))
      return refusal(
        "CODE",
        "input.code",
        "A code has 2 to 40 capital letters, digits and hyphens.",
        "Write it as CYP-OT.",
      );
    if (name === null)
      return refusal("NAME", "input.name", "A name has 3 to 120 characters.", "Name what is paid for.");
    const { service, ownRisk, lead, ...rest } = input;
    const scheme = { ...rest, name, service: service ?? null, ownRisk: ownRisk ?? null, lead: lead ?? null };
    const outcome = await saveScheme(context.orm, edit.editor, scheme);
    return presentEdit(edit, outcome, (partnership) =>
      presentChange(context, partnership, { arrangement: input.arrangement, financialYear }),
    );
  }

  @Rule("KEEP_MONEY")
  @Mutation(() => PoolChangeResult, {
    description: "Saves budgets, commitments and forecasts of schemes, all or none.",
  })
  async saveSchemeQuarters(
    @Ctx() context: Context,
    @Arg("partnership", () => ID, PARTNERSHIP) code: string,
    @Arg("input", () => SaveSchemeQuartersInput, { description: "The quarters." }) input: SaveSchemeQuartersInput,
  ): Promise<Answer> {
    const edit = await beginEdit(context, code);
    if (input.quarters.length === 0 || input.quarters.length > MOST_QUARTERS)
      return refusal(
        "HOW_MANY",
        "input.quarters",
        `1 to ${MOST_QUARTERS} quarters are saved at once.`,
        "Send the rest apart.",
      );
    const quarters = input.quarters.map((row, at): SchemeQuarterEdit => {
      checkText(`input.quarters.${at}.scheme`, row.scheme);
      const { committedPence, forecastPence, ...rest } = row;
      const when = readQuarter(`input.quarters.${at}.quarter`, row.quarter);
      return { ...rest, ...when, committedPence: committedPence ?? null, forecastPence: forecastPence ?? null };
    });
    const outcome = await saveSchemeQuarters(context.orm, edit.editor, quarters);
    return presentEdit(edit, outcome, (partnership, saved) => presentChange(context, partnership, saved));
  }

  @Rule("KEEP_MONEY")
  @Mutation(() => PoolChangeResult, {
    description:
      "Closes a year of a pool: every quarter must be signed and the books complete. The variance is settled by the agreement's rule, and what is left opens the next year.",
  })
  async closePoolYear(
    @Ctx() context: Context,
    @Arg("partnership", () => ID, PARTNERSHIP) code: string,
    @Arg("input", () => ClosePoolYearInput, { description: "Which." }) input: ClosePoolYearInput,
  ): Promise<Answer> {
    const edit = await beginEdit(context, code);
    checkText("input.arrangement", input.arrangement);
    checkFinancialYear("input.financialYear", input.financialYear);
    const { agreedShares, ...rest } = input;
    const shares = (agreedShares ?? []).map(({ organisation, pence }) => ({ organisationCode: organisation, pence }));
    for (const { organisationCode } of shares) checkText("input.agreedShares.organisation", organisationCode);
    const outcome = await closePoolYear(context.orm, edit.editor, { ...rest, agreedShares: shares }, (pool) =>
      settleYear(pool, shares),
    );
    return presentEdit(edit, outcome, (partnership, saved) => presentChange(context, partnership, saved));
  }
}
