import { Arg, Ctx, FieldResolver, ID, Resolver, Root } from "type-graphql";
import { computeEquity } from "../../analytics/equity.ts";
import type { DemandBasis } from "../../analytics/line-cells.ts";
import type { PartnershipRow } from "../../persistence/queries/partnership.query.ts";
import type { Context } from "../context.ts";
import { PartnershipType } from "../partnership/partnership.type.ts";
import { Rule } from "../rule.ts";
import { codesOf, readPeriod } from "../shared/arguments.ts";
import { DemandBasisEnum } from "../shared/enums.ts";
import { checkCodes } from "../shared/errors.ts";
import { PeriodInput } from "../shared/figure.type.ts";
import { presentExplanation } from "../shared/present.ts";
import { EquityTableType } from "./equity.type.ts";

@Resolver(() => PartnershipType)
export class EquityResolver {
  @Rule("READ_FIGURES")
  @FieldResolver(() => EquityTableType, {
    description:
      "Unmet need and spend per head from the most to the least deprived wards, with the slope between them.",
  })
  async equity(
    @Root() partnership: PartnershipRow,
    @Ctx() { readSnapshot }: Context,
    @Arg("period", () => PeriodInput, { description: "Period; a snapshot is no period of care." }) period: PeriodInput,
    @Arg("basis", () => DemandBasisEnum, { description: "How new need is counted." }) basis: DemandBasis,
    @Arg("serviceLines", () => [ID], { nullable: true, description: "Codes of service lines; all when left out." })
    serviceLines?: string[] | null,
  ): Promise<EquityTableType> {
    const snapshot = await readSnapshot(partnership);
    checkCodes("serviceLines", serviceLines, codesOf(snapshot.lines), "use codes of partnership.serviceLines");
    const months = readPeriod("period", period);
    const table = computeEquity(snapshot, { period: months, basis, serviceLines: serviceLines ?? null });
    return {
      ...table,
      rowCount: table.lines.length,
      lines: table.lines.map((line) => ({ ...line, explanation: presentExplanation(snapshot, line.explanation) })),
    };
  }
}
