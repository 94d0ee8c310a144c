import { Arg, Ctx, FieldResolver, ID, Resolver, Root } from "type-graphql";
import { formatMonth } from "../../analytics/period.ts";
import { computeServiceHistory, type ServiceLineHistory } from "../../analytics/service-history.ts";
import type { Snapshot } from "../../analytics/snapshot.ts";
import type { PartnershipRow } from "../../persistence/queries/partnership.query.ts";
import type { Context } from "../context.ts";
import { PartnershipType } from "../partnership/partnership.type.ts";
import { Rule } from "../rule.ts";
import { readMonths } from "../shared/arguments.ts";
import { notFound, quote } from "../shared/errors.ts";
import { presentExplanation, presentService } from "../shared/present.ts";
import { MonthScalar } from "../shared/scalars.ts";
import { ServiceHistoryType, type ServiceLineHistoryType } from "./service-history.type.ts";

function presentLine(snapshot: Snapshot, { months, years, ...line }: ServiceLineHistory): ServiceLineHistoryType {
  return {
    ...line,
    months: months.map((row) => ({ ...row, month: formatMonth(row.month) })),
    years: years.map(({ months: counted, ...year }) => ({
      ...year,
      from: formatMonth(counted.from),
      to: formatMonth(counted.to),
    })),
    explanation: presentExplanation(snapshot, line.explanation),
  };
}

@Resolver(() => PartnershipType)
export class ServiceHistoryResolver {
  @Rule("READ_FIGURES")
  @FieldResolver(() => ServiceHistoryType, {
    description: "What one service could do and did over time, from counts this reader may read.",
  })
  async serviceHistory(
    @Root() partnership: PartnershipRow,
    @Ctx() { readSnapshot }: Context,
    @Arg("service", () => ID, { description: "Code of the service." }) service: string,
    @Arg("from", () => MonthScalar, { description: "First month." }) from: string,
    @Arg("to", () => MonthScalar, { description: "Last month, at most 10 years on." }) to: string,
  ): Promise<ServiceHistoryType> {
    const months = readMonths(from, to);
    const snapshot = await readSnapshot(partnership);
    const history = computeServiceHistory(snapshot, { service, months });
    if (history === null)
      throw notFound("service", `${quote(service)} is not known; use codes of partnership.services.`);
    return {
      ...history,
      rowCount: history.lines.length,
      service: presentService(snapshot, history.service),
      lines: history.lines.map((line) => presentLine(snapshot, line)),
    };
  }
}
