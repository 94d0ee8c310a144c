import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import {
  type ActivityDimension,
  type ActivityRequest,
  type ActivityRow,
  comparedPeriods,
  computeActivity,
} from "../../analytics/activity-table.ts";
import { type Period, parsePeriod, type TimeGrain } from "../../analytics/period.ts";
import type { Snapshot } from "../../analytics/snapshot.ts";
import type { PartnershipRow } from "../../persistence/queries/partnership.query.ts";
import type { Context } from "../context.ts";
import { PartnershipType } from "../partnership/partnership.type.ts";
import { Rule } from "../rule.ts";
import { codesOf, readMonths } from "../shared/arguments.ts";
import { listName } from "../shared/cursor.ts";
import { TimeGrainEnum } from "../shared/enums.ts";
import { badInput, checkCodes } from "../shared/errors.ts";
import { pageOf } from "../shared/page.ts";
import { presentExplanation, presentService } from "../shared/present.ts";
import { nameOfOrder, type OrderReaders, orderRows, type RowOrder } from "../shared/row-order.ts";
import { MonthScalar } from "../shared/scalars.ts";
import {
  ActivityDimensionEnum,
  ActivityFilterInput,
  type ActivityOrderFieldEnum,
  ActivityOrderInput,
  ActivityRowType,
  ActivityTableType,
} from "./activity.type.ts";

type OrderField = keyof typeof ActivityOrderFieldEnum;

/** What rows may be ordered by; of figures, the numbers that are shown. */
const ORDER: OrderReaders<ActivityRow, OrderField> = {
  PERIOD: ["text", ({ period }) => period],
  SERVICE_LINE: ["text", ({ serviceLine }) => serviceLine.code],
  SERVICE: ["text", ({ service }) => service?.code ?? null],
  PROVIDER: ["text", ({ provider }) => provider?.code ?? null],
  LAYER: ["text", ({ layer }) => layer?.code ?? null],
  COMMISSIONERS: ["text", ({ commissioners }) => commissioners?.code ?? null],
  ACTIVITY: ["number", ({ activity }) => activity.value],
  CAPACITY: ["number", ({ capacity }) => capacity.value],
  UTILISATION: ["number", ({ utilisation }) => utilisation.value],
};

/** A table of activity with what it was computed from, for what is asked of it below. */
interface ActivityAnswer extends ActivityTableType {
  readonly asked: {
    readonly snapshot: Snapshot;
    readonly request: ActivityRequest;
    readonly then: readonly Period[] | null;
  };
}

function checkFilter(snapshot: Snapshot, filter: ActivityFilterInput): void {
  const check = (field: keyof ActivityFilterInput, list: readonly { readonly code: string }[], words: string) =>
    checkCodes(`filter.${field}`, filter[field], codesOf(list), `use codes of partnership.${words}`);
  check("serviceLines", snapshot.lines, "serviceLines");
  check("services", snapshot.services, "services");
  check("providers", snapshot.organisations, "organisations");
  check("commissioners", snapshot.organisations, "organisations");
  check("layers", snapshot.layers, "layers");
  check("functions", snapshot.functions, "functions");
}

function presentRow(snapshot: Snapshot, row: ActivityRow): ActivityRowType {
  return {
    ...row,
    service: row.service === null ? null : presentService(snapshot, row.service),
    explanation: presentExplanation(snapshot, row.explanation),
  };
}

function readCompared(request: ActivityRequest, from: string): readonly Period[] {
  const then = comparedPeriods(request, parsePeriod("MONTH", from).from);
  if (then !== null) return then;
  throw badInput(
    "compareFrom",
    "cuts the months into another number of periods than from does; move it by whole ones.",
  );
}

@Resolver(() => ActivityTableType)
export class ActivityTableResolver {
  @FieldResolver(() => [ActivityRowType], {
    description:
      "All pages' rows added up under the same filter: one row a service line and period, since units of two lines are never added. Counts as recorded add up exactly; published ones are rounded one by one.",
  })
  totals(@Root() { asked: { snapshot, request, then } }: ActivityAnswer): ActivityRowType[] {
    const { rows } = computeActivity(snapshot, { ...request, by: [] }, then);
    return rows.map((row) => presentRow(snapshot, row));
  }
}

@Resolver(() => PartnershipType)
export class ActivityResolver {
  @Rule("READ_FIGURES")
  @FieldResolver(() => ActivityTableType, {
    description: "What services did and could do over time, in units of care, and how much of their capacity was used.",
  })
  async activity(
    @Root() partnership: PartnershipRow,
    @Ctx() { readSnapshot }: Context,
    @Arg("from", () => MonthScalar, { description: "First month." }) from: string,
    @Arg("to", () => MonthScalar, { description: "Last month, at most 10 years on." }) to: string,
    @Arg("grain", () => TimeGrainEnum, {
      description: "Periods the months are cut into; the first and last may be partial.",
    })
    grain: TimeGrain,
    @Arg("by", () => [ActivityDimensionEnum], { description: "What rows are grouped by." }) by: ActivityDimension[],
    @Arg("first", () => Int, { description: "Rows in the page, 1 to 1,000." }) first: number,
    @Arg("after", () => String, { nullable: true, description: "Cursor of the row to start after." }) after?:
      | string
      | null,
    @Arg("filter", () => ActivityFilterInput, { nullable: true, description: "Which services to count." })
    filter?: ActivityFilterInput | null,
    @Arg("orderBy", () => [ActivityOrderInput], {
      nullable: true,
      description: "Order; by the rows' codes, then by time, where none is given.",
    })
    orderBy?: RowOrder<OrderField>[] | null,
    @Arg("compareFrom", () => MonthScalar, {
      nullable: true,
      description: "First of as many months that each row is compared with, as a year before `from`.",
    })
    compareFrom?: string | null,
  ): Promise<ActivityAnswer> {
    const snapshot = await readSnapshot(partnership);
    checkFilter(snapshot, filter ?? {});
    const request = { months: readMonths(from, to), grain, by, filter: filter ?? {} };
    const then = compareFrom ? readCompared(request, compareFrom) : null;
    const table = computeActivity(snapshot, request, then);
    const list = listName(partnership, "activity", grain, ...new Set(by), ...nameOfOrder(orderBy));
    const { rows, pageInfo } = pageOf(table.rows, orderRows(orderBy, ORDER), list, { first, after });
    return {
      asked: { snapshot, request, then },
      complete: table.complete,
      rowCount: table.rows.length,
      warnings: table.warnings,
      pageInfo,
      rows: rows.map(({ row }) => presentRow(snapshot, row)),
    };
  }
}
