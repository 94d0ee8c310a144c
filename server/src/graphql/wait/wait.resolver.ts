import { Arg, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { formatMonth, parsePeriod } from "../../analytics/period.ts";
import type { QueueControl } from "../../analytics/queue-trend.ts";
import type { Snapshot } from "../../analytics/snapshot.ts";
import { computeWaits, type WaitRow } from "../../analytics/waits.ts";
import type { PartnershipRow } from "../../persistence/queries/partnership.query.ts";
import type { Context } from "../context.ts";
import { PartnershipType } from "../partnership/partnership.type.ts";
import { Rule } from "../rule.ts";
import { codesOf } from "../shared/arguments.ts";
import type { WaitOrderFieldEnum } from "../shared/enums.ts";
import { checkCodes } from "../shared/errors.ts";
import { sortRows } from "../shared/page.ts";
import { presentExplanation, presentService } from "../shared/present.ts";
import { type OrderReaders, orderRows, type RowOrder } from "../shared/row-order.ts";
import { MonthScalar } from "../shared/scalars.ts";
import type { QueueControlType } from "./control.type.ts";
import { WaitFilterInput, WaitOrderInput, WaitTableType } from "./wait.type.ts";

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

type WaitOrderField = keyof typeof WaitOrderFieldEnum;

/** What rows may be ordered by; of figures, the numbers that are shown. */
const ORDER: OrderReaders<WaitRow & { readonly key: string }, WaitOrderField> = {
  SERVICE: ["text", ({ service }) => service.code],
  SERVICE_LINE: ["text", ({ serviceLine }) => serviceLine.code],
  CLOCK: ["text", ({ clock }) => clock.code],
  QUEUE: ["number", ({ queue }) => queue.value],
  WITHIN_TARGET: ["number", (row) => row.withinTarget.value],
  PRESSURE: ["number", ({ pressure }) => pressure.value],
};

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
    @Arg("orderBy", () => [WaitOrderInput], {
      nullable: true,
      description: "Order of the rows; by service, then clock, where none is given.",
    })
    orderBy?: RowOrder<WaitOrderField>[] | null,
  ): Promise<WaitTableType> {
    const snapshot = await readSnapshot(partnership);
    checkFilter(snapshot, filter ?? {});
    const table = computeWaits(snapshot, { month: parsePeriod("MONTH", month).from, filter: filter ?? {} });
    const keyed = table.rows.map((row) => ({ ...row, key: `${row.service.code}|${row.clock.code}` }));
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
      rows: (orderBy ? sortRows(keyed, orderRows(orderBy, ORDER)) : keyed).map(({ key: _, ...row }) => ({
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
