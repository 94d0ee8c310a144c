import { Arg, Ctx, FieldResolver, Float, ID, Resolver, Root } from "type-graphql";
import type { DemandBasis } from "../../analytics/line-cells.ts";
import type { Snapshot } from "../../analytics/snapshot.ts";
import { computeSpending, type LineSpending, type SpendingLimit } from "../../analytics/spending.ts";
import type { PartnershipRow } from "../../persistence/queries/partnership.query.ts";
import type { Context } from "../context.ts";
import { PartnershipType } from "../partnership/partnership.type.ts";
import { Rule } from "../rule.ts";
import { codesOf, readPeriod } from "../shared/arguments.ts";
import { DemandBasisEnum } from "../shared/enums.ts";
import { badInput, checkCodes } from "../shared/errors.ts";
import { PeriodInput } from "../shared/figure.type.ts";
import { presentExplanation, presentService } from "../shared/present.ts";
import { PenceScalar } from "../shared/scalars.ts";
import { type LineSpendingType, SpendingTableType } from "./spending.type.ts";

/** Most that may be asked about: a thousand million pounds, a hundred thousand posts. */
const MOST_PENCE = 100_000_000_000;
const MOST_WTE = 100_000;

function readLimit(pence: number | null | undefined, wte: number | null | undefined): SpendingLimit {
  const hasPence = pence !== null && pence !== undefined;
  const hasWte = wte !== null && wte !== undefined;
  if (hasPence === hasWte) throw badInput("pence", "give either pence or wte, and not both.");
  if (hasPence) {
    if (pence < 0 || pence > MOST_PENCE) throw badInput("pence", `must be from 0 to ${MOST_PENCE}.`);
    return { pence };
  }
  const posts = wte as number;
  if (posts < 0 || posts > MOST_WTE) throw badInput("wte", `must be from 0 to ${MOST_WTE}.`);
  return { wte: posts };
}

function presentLine(snapshot: Snapshot, line: LineSpending): LineSpendingType {
  return {
    ...line,
    steps: line.steps.map((step) => ({ ...step, service: presentService(snapshot, step.service) })),
    explanation: presentExplanation(snapshot, line.explanation),
  };
}

@Resolver(() => PartnershipType)
export class SpendingResolver {
  @Rule("READ_FIGURES")
  @FieldResolver(() => SpendingTableType, {
    description: "Where the next pound or post helps: what a sum would buy on each line, cheapest unit first.",
  })
  async spending(
    @Root() partnership: PartnershipRow,
    @Ctx() { readSnapshot }: Context,
    @Arg("period", () => PeriodInput, { description: "Period whose unmet need is to be met; a snapshot is none." })
    period: PeriodInput,
    @Arg("basis", () => DemandBasisEnum, { description: "How new need is counted." }) basis: DemandBasis,
    @Arg("pence", () => PenceScalar, { nullable: true, description: "Money to spend in the period; or else give wte." })
    pence?: number | null,
    @Arg("wte", () => Float, {
      nullable: true,
      description: "Posts to add for the whole period, in whole-time equivalents; or else give pence.",
    })
    wte?: number | null,
    @Arg("serviceLines", () => [ID], { nullable: true, description: "Codes of service lines; all when left out." })
    serviceLines?: string[] | null,
  ): Promise<SpendingTableType> {
    const limit = readLimit(pence, wte);
    const snapshot = await readSnapshot(partnership);
    checkCodes("serviceLines", serviceLines, codesOf(snapshot.lines), "use codes of partnership.serviceLines");
    const months = readPeriod("period", period);
    const table = computeSpending(snapshot, { period: months, basis, limit, serviceLines: serviceLines ?? null });
    const lines = table.lines.map((line) => presentLine(snapshot, line));
    return { ...table, rowCount: lines.length, lines };
  }
}
