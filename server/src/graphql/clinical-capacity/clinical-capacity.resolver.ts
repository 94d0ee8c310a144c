import { Arg, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { computeClinicalCapacity } from "../../analytics/clinical-capacity.ts";
import { parsePeriod } from "../../analytics/period.ts";
import type { PartnershipRow } from "../../persistence/queries/partnership.query.ts";
import type { Context } from "../context.ts";
import { PartnershipType } from "../partnership/partnership.type.ts";
import { Rule } from "../rule.ts";
import { codesOf } from "../shared/arguments.ts";
import { checkCodes } from "../shared/errors.ts";
import { presentExplanation, presentService } from "../shared/present.ts";
import { MonthScalar } from "../shared/scalars.ts";
import { ClinicalCapacityFilterInput, ClinicalCapacityTableType } from "./clinical-capacity.type.ts";

@Resolver(() => PartnershipType)
export class ClinicalCapacityResolver {
  @Rule("READ_FIGURES")
  @FieldResolver(() => ClinicalCapacityTableType, {
    description: "What clinical staff can do in a month, what vacancies cost, and what queues ask of them.",
  })
  async clinicalCapacity(
    @Root() partnership: PartnershipRow,
    @Ctx() { readSnapshot }: Context,
    @Arg("month", () => MonthScalar, {
      description: "Month at whose end staff and queues are counted; demand is read from the year up to it.",
    })
    month: string,
    @Arg("filter", () => ClinicalCapacityFilterInput, { nullable: true, description: "Which services to count." })
    filter?: ClinicalCapacityFilterInput | null,
  ): Promise<ClinicalCapacityTableType> {
    const snapshot = await readSnapshot(partnership);
    const { lines, services, organisations } = snapshot;
    checkCodes("filter.serviceLines", filter?.serviceLines, codesOf(lines), "use codes of partnership.serviceLines");
    checkCodes("filter.services", filter?.services, codesOf(services), "use codes of partnership.services");
    checkCodes("filter.providers", filter?.providers, codesOf(organisations), "use codes of partnership.organisations");
    const table = computeClinicalCapacity(snapshot, { month: parsePeriod("MONTH", month).from, filter: filter ?? {} });
    return {
      ...table,
      rowCount: table.lines.length,
      lines: table.lines.map((line) => ({
        serviceLine: line.serviceLine,
        figures: line,
        services: line.services.map((entry) => ({ service: presentService(snapshot, entry.service), figures: entry })),
        explanation: presentExplanation(snapshot, line.explanation),
      })),
    };
  }
}
