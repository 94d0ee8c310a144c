import { Arg, Ctx, FieldResolver, ID, Resolver, Root } from "type-graphql";
import { computeServiceFigures } from "../../analytics/service-figures.ts";
import type { PartnershipRow } from "../../persistence/queries/partnership.query.ts";
import type { Context } from "../context.ts";
import { PartnershipType } from "../partnership/partnership.type.ts";
import { Rule } from "../rule.ts";
import { codesOf, readPeriod } from "../shared/arguments.ts";
import { isComplete } from "../shared/completeness.ts";
import { checkCodes } from "../shared/errors.ts";
import { PeriodInput } from "../shared/figure.type.ts";
import { presentExplanation, presentService } from "../shared/present.ts";
import { ServiceFiguresTableType } from "./service-figures.type.ts";

@Resolver(() => PartnershipType)
export class ServiceFiguresResolver {
  @Rule("READ_FIGURES")
  @FieldResolver(() => ServiceFiguresTableType, {
    description: "What services can do, do and cost in a period, to set them side by side.",
  })
  async serviceFigures(
    @Root() partnership: PartnershipRow,
    @Ctx() { readSnapshot }: Context,
    @Arg("period", () => PeriodInput, { description: "Period; a snapshot is none." }) period: PeriodInput,
    @Arg("services", () => [ID], { description: "Codes of services." }) services: string[],
  ): Promise<ServiceFiguresTableType> {
    const snapshot = await readSnapshot(partnership);
    checkCodes("services", services, codesOf(snapshot.services), "use codes of partnership.services");
    const table = computeServiceFigures(snapshot, { period: readPeriod("period", period), services });
    return {
      rowCount: table.rows.length,
      complete: isComplete(table.rows),
      warnings: table.warnings,
      rows: table.rows.map((row) => ({
        ...row,
        service: presentService(snapshot, row.service),
        explanation: presentExplanation(snapshot, row.explanation),
      })),
    };
  }
}
