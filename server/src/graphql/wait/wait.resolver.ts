import { Arg, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { formatMonth, parsePeriod } from "../../analytics/period.ts";
import type { QueueControl } from "../../analytics/queue-trend.ts";
import type { Snapshot } from "../../analytics/snapshot.ts";
import { computeWaits } from "../../analytics/waits.ts";
import type { PartnershipRow } from "../../persistence/queries/partnership.query.ts";
import type { Context } from "../context.ts";
import { PartnershipType } from "../partnership/partnership.type.ts";
import { Rule } from "../rule.ts";
import { codesOf } from "../shared/arguments.ts";
import { checkCodes } from "../shared/errors.ts";
import { presentExplanation, presentService } from "../shared/present.ts";
import { MonthScalar } from "../shared/scalars.ts";
import type { QueueControlType } from "./control.type.ts";
import { WaitFilterInput, WaitTableType } from "./wait.type.ts";

function checkFilter(snapshot: Snapshot, filter: WaitFilterInput): void {
  const { lines, services, clocks, organisations } = snapshot;
  checkCodes("filter.serviceLines", filter.serviceLines, codesOf(lines), "use codes of partnership.serviceLines");
  checkCodes("filter.services", filter.services, codesOf(services), "use codes of partnership.services");
  checkCodes("filter.clocks", filter.clocks, codesOf(clocks), "use codes of partnership.clocks");
  checkCodes("filter.providers", filter.providers, codesOf(organisations), "use codes of partnership.organisations");
}

function presentControl(control: QueueControl): QueueControlType {
  return {
    ...control,
    limits: control.limits.map((limits) => ({
      ...limits,
      fromMonth: formatMonth(limits.fromMonth),
      toMonth: formatMonth(limits.toMonth),
    })),
  };
}

@Resolver(() => PartnershipType)
export class WaitResolver {
  @Rule("READ_FIGURES")
  @FieldResolver(() => WaitTableType, {
    description: "Who waits at the end of a month, and what it would take to meet the standards.",
  })
  async waits(
    @Root() partnership: PartnershipRow,
    @Ctx() { readSnapshot }: Context,
    @Arg("month", () => MonthScalar, { description: "Month." }) month: string,
    @Arg("filter", () => WaitFilterInput, { nullable: true, description: "Which queues to show." })
    filter?: WaitFilterInput | null,
  ): Promise<WaitTableType> {
    const snapshot = await readSnapshot(partnership);
    checkFilter(snapshot, filter ?? {});
    const table = computeWaits(snapshot, { month: parsePeriod("MONTH", month).from, filter: filter ?? {} });
    return {
      complete: table.complete && table.rows.length > 0,
      rowCount: table.rows.length,
      warnings:
        table.rows.length === 0
          ? [
              {
                code: "NO_QUEUES",
                message: `No queue is recorded for ${month} with this filter; that does not mean that nobody waits.`,
              },
            ]
          : table.warnings,
      rows: table.rows.map((row) => ({
        ...row,
        service: presentService(snapshot, row.service),
        explanation: presentExplanation(snapshot, row.explanation),
        asAt: formatMonth(row.asAt),
        clockDefinition: row.clock.definition,
        trend: row.trend.map((point) => ({ ...point, month: formatMonth(point.month) })),
        control: presentControl(row.control),
      })),
      lines: table.lines.map((line) => ({ ...line, clockDefinition: line.clock.definition })),
    };
  }
}
