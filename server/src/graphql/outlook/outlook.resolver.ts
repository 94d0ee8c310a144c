import { Arg, Ctx, FieldResolver, ID, Resolver, Root } from "type-graphql";
import { computeOutlook } from "../../analytics/outlook.ts";
import { formatMonth, parsePeriod } from "../../analytics/period.ts";
import type { PartnershipRow } from "../../persistence/queries/partnership.query.ts";
import type { Context } from "../context.ts";
import { PartnershipType } from "../partnership/partnership.type.ts";
import { Rule } from "../rule.ts";
import { checkFinancialYear, codesOf } from "../shared/arguments.ts";
import { badInput, checkCodes } from "../shared/errors.ts";
import { presentExplanation } from "../shared/present.ts";
import { FinancialYearScalar } from "../shared/scalars.ts";
import { OutlookTableType } from "./outlook.type.ts";

/** Years ahead that may be asked for. */
const MOST_YEARS = 25;

@Resolver(() => PartnershipType)
export class OutlookResolver {
  @Rule("READ_FIGURES")
  @FieldResolver(() => OutlookTableType, {
    description:
      "Need to come: each age band's rate in the complete years on record × the population projected × the damped trend of the rates.",
  })
  async outlook(
    @Root() partnership: PartnershipRow,
    @Ctx() { readSnapshot }: Context,
    @Arg("to", () => FinancialYearScalar, { description: "Last financial year, at most 25 years on." }) to: string,
    @Arg("serviceLines", () => [ID], { nullable: true, description: "Codes of service lines; all when left out." })
    serviceLines?: string[] | null,
  ): Promise<OutlookTableType> {
    const snapshot = await readSnapshot(partnership);
    checkFinancialYear("to", to);
    checkCodes("serviceLines", serviceLines, codesOf(snapshot.lines), "use codes of partnership.serviceLines");
    const months = parsePeriod("FINANCIAL_YEAR", to);
    const now = snapshot.currentMonth;
    if (months.to <= now) throw badInput("to", `must be a year that is not over in ${formatMonth(now)}.`);
    if (months.to > now + MOST_YEARS * 12)
      throw badInput("to", `must be within ${MOST_YEARS} years of ${formatMonth(now)}.`);
    const table = computeOutlook(snapshot, {
      toYear: Math.floor(months.from / 12),
      serviceLines: serviceLines ?? null,
    });
    return {
      ...table,
      rowCount: table.lines.length,
      lines: table.lines.map((line) => ({ ...line, explanation: presentExplanation(snapshot, line.explanation) })),
    };
  }
}
