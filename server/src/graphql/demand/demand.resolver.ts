import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import { computeDemand } from "../../analytics/demand.ts";
import type { DemandBasis } from "../../analytics/line-cells.ts";
import type { TimeGrain } from "../../analytics/period.ts";
import type { PartnershipRow } from "../../persistence/queries/partnership.query.ts";
import type { Context } from "../context.ts";
import { PartnershipType } from "../partnership/partnership.type.ts";
import { Rule } from "../rule.ts";
import { checkCellFilter, readMonths } from "../shared/arguments.ts";
import { listName } from "../shared/cursor.ts";
import { DemandBasisEnum, DemandDimensionEnum, TimeGrainEnum } from "../shared/enums.ts";
import { byKey, pageOf } from "../shared/page.ts";
import { presentExplanation } from "../shared/present.ts";
import { MonthScalar } from "../shared/scalars.ts";
import { DemandFilterInput, DemandTableType } from "./demand.type.ts";

@Resolver(() => PartnershipType)
export class DemandResolver {
  @Rule("READ_FIGURES")
  @FieldResolver(() => DemandTableType, { description: "New need over time, in units of care and children." })
  async demand(
    @Root() partnership: PartnershipRow,
    @Ctx() { readSnapshot }: Context,
    @Arg("from", () => MonthScalar, { description: "First month." }) from: string,
    @Arg("to", () => MonthScalar, { description: "Last month, at most 10 years on." }) to: string,
    @Arg("grain", () => TimeGrainEnum, {
      description: "Periods the months are cut into; the first and last may be partial.",
    })
    grain: TimeGrain,
    @Arg("basis", () => DemandBasisEnum, { description: "How new need is counted." }) basis: DemandBasis,
    @Arg("by", () => [DemandDimensionEnum], { description: "What rows are grouped by." })
    by: (keyof typeof DemandDimensionEnum)[],
    @Arg("first", () => Int, { description: "Rows in the page, 1 to 1,000." }) first: number,
    @Arg("filter", () => DemandFilterInput, { nullable: true, description: "Which rows to show." })
    filter?: DemandFilterInput | null,
    @Arg("after", () => String, { nullable: true, description: "Cursor of the row to start after." }) after?:
      | string
      | null,
  ): Promise<DemandTableType> {
    const snapshot = await readSnapshot(partnership);
    checkCellFilter(snapshot, filter ?? {});
    const table = computeDemand(snapshot, { months: readMonths(from, to), grain, basis, by, filter: filter ?? {} });
    const list = listName(partnership, "demand", basis, grain, ...new Set(by));
    const { rows, pageInfo } = pageOf(table.rows, byKey(), list, { first, after });
    return {
      complete: table.complete,
      rowCount: table.rows.length,
      warnings: table.warnings,
      pageInfo,
      rows: rows.map(({ row }) => ({ ...row, explanation: presentExplanation(snapshot, row.explanation) })),
    };
  }
}
