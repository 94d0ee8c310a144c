import { Arg, Ctx, ID, Mutation, Resolver } from "type-graphql";
import type { Snapshot } from "../../analytics/snapshot.ts";
import { saveJudgement } from "../../persistence/stores/judgement.store.ts";
import type { Context } from "../context.ts";
import { Rule } from "../rule.ts";
import { actorOf } from "../shared/actor.ts";
import { type EditConflictType, presentConflict } from "../shared/edit-conflict.type.ts";
import { checkText } from "../shared/errors.ts";
import { findPartnership, todayOf } from "../shared/partnership-argument.ts";
import { type RefusalType, refusal } from "../shared/refusal.type.ts";
import { JudgementType, SaveJudgementInput, SaveJudgementResult } from "./judgement.type.ts";

/** Characters a reason may have. */
const REASON = { least: 3, most: 1_000 };

/** Whether a code is of an overlap: two commissions of the register joined by a plus sign, the line after @ where they share it. */
function isOverlap({ commissions, lines }: Snapshot, finding: string): boolean {
  const [pair = "", line, ...more] = finding.split("@");
  const [one = "", two = "", ...rest] = pair.split("+");
  const known = new Set(commissions.map(({ code }) => code));
  const isLine = line === undefined || lines.some(({ code }) => code === line);
  return rest.length + more.length === 0 && isLine && one < two && known.has(one) && known.has(two);
}

function refuseInput(input: SaveJudgementInput, snapshot: Snapshot, today: string): RefusalType | null {
  const reason = input.reason.trim();
  if (!isOverlap(snapshot, input.finding))
    return refusal("NO_SUCH_FINDING", "input.finding", "There is no such overlap.", "Use the code of an overlap.");
  if (reason.length < REASON.least || reason.length > REASON.most || /[^\P{Cc}\n]/u.test(reason))
    return refusal(
      "REASON",
      "input.reason",
      "A reason has 3 to 1,000 characters of plain text.",
      "Say why in a few sentences.",
    );
  if (input.reviewOn && input.reviewOn < today)
    return refusal("REVIEW_DAY", "input.reviewOn", "The day of review is in the past.", `Choose ${today} or later.`);
  return null;
}

@Resolver(() => JudgementType)
export class JudgementResolver {
  @Rule("JUDGE_FINDINGS")
  @Mutation(() => SaveJudgementResult, { description: "Records what an overlap was judged to be." })
  async saveJudgement(
    @Ctx() context: Context,
    @Arg("partnership", () => ID, { description: "Code of the partnership." }) code: string,
    @Arg("input", () => SaveJudgementInput, { description: "The judgement." }) input: SaveJudgementInput,
  ): Promise<JudgementType | EditConflictType | RefusalType> {
    const partnership = await findPartnership(context, code);
    checkText("input.finding", input.finding);
    checkText("input.reason", input.reason);
    const today = todayOf(partnership);
    const refused = refuseInput(input, await context.readSnapshot(partnership), today);
    if (refused !== null) return refused;
    const outcome = await saveJudgement(context.orm, {
      ...actorOf(context.viewer, code),
      partnershipId: partnership.id,
      findingCode: input.finding,
      kind: input.kind,
      reason: input.reason.trim(),
      reviewOn: input.reviewOn ?? null,
      judgedOn: today,
      provenance: context.viewer.kind === "EVALUATION" ? "ILLUSTRATIVE" : "LOCAL",
      expectedVersion: input.expectedVersion,
    });
    return outcome.status === "CONFLICT" ? presentConflict(outcome) : { __typename: "Judgement", ...outcome.judgement };
  }
}
