import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Resolver, Root } from "type-graphql";
import { minusMoney, recorded } from "../../analytics/money.ts";
import { computePoolPosition } from "../../analytics/pooled-budget.ts";
import { compareReturns, makeSignable } from "../../analytics/return-content.ts";
import type { PartnershipRow } from "../../persistence/queries/partnership.query.ts";
import {
  amendReturn,
  type ContentMaker,
  commentOnReturn,
  prepareReturn,
  type ReturnEdit,
  sendReturnBack,
  signReturn,
  submitReturn,
} from "../../persistence/stores/quarter-return.store.ts";
import type { EditOutcome } from "../../persistence/stores/versioned-row.ts";
import type { Context } from "../context.ts";
import { PartnershipType } from "../partnership/partnership.type.ts";
import { Rule } from "../rule.ts";
import { checkFinancialYear } from "../shared/arguments.ts";
import type { EditConflictType } from "../shared/edit-conflict.type.ts";
import { checkText, notFound } from "../shared/errors.ts";
import { beginEdit, type MoneyEdit, presentEdit, readText } from "../shared/money-edit.ts";
import { readQuarter } from "../shared/quarter.ts";
import { type RefusalType, refusal } from "../shared/refusal.type.ts";
import { FinancialYearScalar } from "../shared/scalars.ts";
import {
  CommentOnReturnInput,
  PrepareReturnInput,
  ReturnReasonInput,
  ReturnStepInput,
  SignReturnInput,
} from "./quarter-return.input.ts";
import { contentOf, presentReturns, readReturnsAround } from "./quarter-return.present.ts";
import { QuarterReturnResult, QuarterReturnType, ReturnChangeType } from "./quarter-return.type.ts";

type Answer = QuarterReturnType | EditConflictType | RefusalType;

const PARTNERSHIP = { description: "Code of the partnership." };
const LONGEST = { commentary: 4_000, reason: 1_000, comment: 2_000 };

/** Which return an input names. */
function readStep({ arrangement, quarter, expectedVersion }: ReturnStepInput): ReturnEdit {
  checkText("input.arrangement", arrangement);
  return { arrangement, ...readQuarter("input.quarter", quarter), expectedVersion };
}

function refuseText(field: string, least: number, most: number): RefusalType {
  return refusal(
    "TEXT",
    `input.${field}`,
    `It has ${least} to ${most.toLocaleString("en-GB")} characters of plain text.`,
    "Shorten it, or say more.",
  );
}

/** The newest edition after a step, or why it was not taken. */
function presentStep(context: Context, edit: MoneyEdit, outcome: EditOutcome<ReturnEdit>): Promise<Answer> {
  return presentEdit(edit, outcome, async (partnership, { arrangement, financialYear, quarter }) => {
    const returns = await presentReturns(context, partnership, { arrangement, financialYear });
    const found = returns.find((row) => row.isNewest && row.quarter === `${financialYear}-Q${quarter}`);
    return (
      found ?? refusal("RETURN_STATUS", "input.quarter", "The return is not there any more.", "Read the returns again.")
    );
  });
}

/** Organisation a viewer works for; null where somebody tries Tandem out. */
const organisationOf = ({ viewer }: Context, code: string) => viewer.membershipOf(code)?.organisationCode ?? null;

@Resolver(() => PartnershipType)
export class QuarterReturnResolver {
  @Rule("READ_MONEY")
  @FieldResolver(() => [QuarterReturnType], {
    description: "Every edition of a pool's quarterly returns of a year, newest first.",
  })
  quarterReturns(
    @Root() partnership: PartnershipRow,
    @Ctx() context: Context,
    @Arg("arrangement", () => ID, { description: "The pool." }) arrangement: string,
    @Arg("financialYear", () => FinancialYearScalar, { description: "Financial year, as 2025-26." })
    financialYear: string,
  ): Promise<QuarterReturnType[]> {
    checkText("arrangement", arrangement);
    checkFinancialYear("financialYear", financialYear);
    return presentReturns(context, partnership, { arrangement, financialYear });
  }

  @Rule("READ_MONEY")
  @FieldResolver(() => [ReturnChangeType], {
    description: "Figures that two editions of a return have differently; the second may be of another quarter.",
  })
  async returnComparison(
    @Root() partnership: PartnershipRow,
    @Ctx() context: Context,
    @Arg("arrangement", () => ID, { description: "The pool." }) arrangement: string,
    @Arg("quarter", () => String, { description: "Quarter of the earlier edition, as 2025-26-Q1." }) quarter: string,
    @Arg("edition", () => Int, { description: "The earlier edition." }) edition: number,
    @Arg("withEdition", () => Int, { description: "The later edition." }) withEdition: number,
    @Arg("withQuarter", () => String, {
      nullable: true,
      description: "Quarter of the later edition, of the same year; the same where left out.",
    })
    withQuarter?: string | null,
  ): Promise<ReturnChangeType[]> {
    checkText("arrangement", arrangement);
    const one = readQuarter("quarter", quarter);
    const two = readQuarter("withQuarter", withQuarter ?? quarter);
    const find = async (when: typeof one, number: number, argument: string) => {
      const { rows, around } = await readReturnsAround(context, partnership, { arrangement, ...when });
      const row = rows.find((entry) => entry.quarter === when.quarter && entry.edition === number);
      const content = row === undefined ? null : contentOf(row, around);
      if (content === null)
        throw notFound(argument, "there is no such edition; use one of partnership.quarterReturns.");
      return content;
    };
    const [before, after] = [await find(one, edition, "edition"), await find(two, withEdition, "withEdition")];
    return compareReturns(before, after).map(({ beforePence, afterPence, ...change }) => ({
      ...change,
      before: recorded(beforePence),
      after: recorded(afterPence),
      difference: minusMoney(recorded(afterPence), recorded(beforePence)),
    }));
  }

  @Rule("KEEP_MONEY")
  @Mutation(() => QuarterReturnResult, { description: "Begins a quarter's return, or changes its draft." })
  async prepareReturn(
    @Ctx() context: Context,
    @Arg("partnership", () => ID, PARTNERSHIP) code: string,
    @Arg("input", () => PrepareReturnInput, { description: "What it says." }) input: PrepareReturnInput,
  ): Promise<Answer> {
    const edit = await beginEdit(context, code);
    const commentary = readText(input.commentary, 0, LONGEST.commentary);
    if (commentary === null) return refuseText("commentary", 0, LONGEST.commentary);
    const statements = input.statements.map(({ term, isMet, comment }) => ({
      term,
      isMet,
      comment: comment?.trim() || null,
    }));
    for (const [at, { term, comment }] of statements.entries()) {
      checkText(`input.statements.${at}.term`, term);
      if (comment !== null && readText(comment, 1, LONGEST.reason) === null)
        return refuseText(`statements.${at}.comment`, 1, LONGEST.reason);
    }
    const outcome = await prepareReturn(context.orm, edit.editor, { ...readStep(input), commentary, statements });
    return presentStep(context, edit, outcome);
  }

  @Rule("KEEP_MONEY")
  @Mutation(() => QuarterReturnResult, {
    description:
      "Sends a return for signature: its figures are fixed as they stand. The quarter's books must be complete and every condition stated.",
  })
  async submitReturn(
    @Ctx() context: Context,
    @Arg("partnership", () => ID, PARTNERSHIP) code: string,
    @Arg("input", () => ReturnStepInput, { description: "Which." }) input: ReturnStepInput,
  ): Promise<Answer> {
    const edit = await beginEdit(context, code);
    const step = readStep(input);
    const make: ContentMaker = (pool, dataVersion, names) =>
      makeSignable(computePoolPosition(pool), step.quarter, dataVersion, names);
    return presentStep(context, edit, await submitReturn(context.orm, edit.editor, step, make));
  }

  @Rule("COMMENT_ON_RETURNS")
  @Mutation(() => QuarterReturnResult, { description: "Comments on the newest edition of a return." })
  async commentOnReturn(
    @Ctx() context: Context,
    @Arg("partnership", () => ID, PARTNERSHIP) code: string,
    @Arg("input", () => CommentOnReturnInput, { description: "What." }) input: CommentOnReturnInput,
  ): Promise<Answer> {
    const edit = await beginEdit(context, code);
    const comment = readText(input.comment, 1, LONGEST.comment);
    if (comment === null) return refuseText("comment", 1, LONGEST.comment);
    const step = readStep({ ...input, expectedVersion: 0 });
    const outcome = await commentOnReturn(context.orm, edit.editor, {
      ...step,
      comment,
      organisation: organisationOf(context, code),
    });
    return presentStep(context, edit, outcome);
  }

  @Rule("COMMENT_ON_RETURNS")
  @Mutation(() => QuarterReturnResult, {
    description: "Takes a return out of signing to be worked on again; signatures given so far no longer count.",
  })
  async sendReturnBack(
    @Ctx() context: Context,
    @Arg("partnership", () => ID, PARTNERSHIP) code: string,
    @Arg("input", () => ReturnReasonInput, { description: "Which, and why." }) input: ReturnReasonInput,
  ): Promise<Answer> {
    const edit = await beginEdit(context, code);
    const reason = readText(input.reason, 3, LONGEST.reason);
    if (reason === null) return refuseText("reason", 3, LONGEST.reason);
    const given = { ...readStep(input), reason, organisation: organisationOf(context, code) };
    return presentStep(context, edit, await sendReturnBack(context.orm, edit.editor, given));
  }

  @Rule("KEEP_MONEY")
  @Mutation(() => QuarterReturnResult, {
    description: "Begins a new edition of a signed return, with the reason for it.",
  })
  async amendReturn(
    @Ctx() context: Context,
    @Arg("partnership", () => ID, PARTNERSHIP) code: string,
    @Arg("input", () => ReturnReasonInput, { description: "Which, and why." }) input: ReturnReasonInput,
  ): Promise<Answer> {
    const edit = await beginEdit(context, code);
    const reason = readText(input.reason, 3, LONGEST.reason);
    if (reason === null) return refuseText("reason", 3, LONGEST.reason);
    return presentStep(context, edit, await amendReturn(context.orm, edit.editor, { ...readStep(input), reason }));
  }

  @Rule("SIGN_RETURNS")
  @Mutation(() => QuarterReturnResult, {
    description:
      "Signs a return for a party; with the last party's signature it is locked. Whoever prepared it may not sign.",
  })
  async signReturn(
    @Ctx() context: Context,
    @Arg("partnership", () => ID, PARTNERSHIP) code: string,
    @Arg("input", () => SignReturnInput, { description: "Which, and for whom." }) input: SignReturnInput,
  ): Promise<Answer> {
    const edit = await beginEdit(context, code);
    checkText("input.organisation", input.organisation);
    checkText("input.contentHash", input.contentHash);
    const { organisation, contentHash } = input;
    const signature = { ...readStep(input), organisation, contentHash, ownOrganisation: organisationOf(context, code) };
    return presentStep(context, edit, await signReturn(context.orm, edit.editor, signature));
  }
}
