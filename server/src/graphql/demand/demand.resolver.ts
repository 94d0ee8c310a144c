import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import { computeDemand, type DemandRequest, type DemandRow } from "../../analytics/demand.ts";
import { compareDemand } from "../../analytics/demand-comparison.ts";
import type { DemandBasis } from "../../analytics/line-cells.ts";
import { parsePeriod, type TimeGrain } from "../../analytics/period.ts";
import type { Snapshot } from "../../analytics/snapshot.ts";
import type { PartnershipRow } from "../../persistence/queries/partnership.query.ts";
import type { Context } from "../context.ts";
import { PartnershipType } from "../partnership/partnership.type.ts";
import { Rule } from "../rule.ts";
import { checkCellFilter, readMonths } from "../shared/arguments.ts";
import { listName } from "../shared/cursor.ts";
import { DemandBasisEnum, DemandDimensionEnum, type DemandOrderFieldEnum, TimeGrainEnum } from "../shared/enums.ts";
import { badInput } from "../shared/errors.ts";
import { pageOf } from "../shared/page.ts";
import { presentExplanation } from "../shared/present.ts";
import { nameOfOrder, type OrderReaders, orderRows, type RowOrder } from "../shared/row-order.ts";
import { MonthScalar } from "../shared/scalars.ts";
import { DemandFilterInput, DemandOrderInput, DemandRowType, DemandTableType } from "./demand.type.ts";

type DemandOrderField = keyof typeof DemandOrderFieldEnum;

/** What rows may be ordered by; of figures, the numbers that are shown. */
const ORDER: OrderReaders<DemandRow, DemandOrderField> = {
  PERIOD: ["text", ({ period }) => period],
  SERVICE_LINE: ["text", ({ serviceLine }) => serviceLine.code],
  AREA: ["text", ({ area }) => area?.code ?? null],
  AGE_BAND: ["integer", ({ ageBand }) => ageBand?.from ?? null],
  NEED: ["text", ({ need }) => need?.code ?? null],
  LAYER: ["text", ({ layer }) => layer?.code ?? null],
  UNITS: ["number", ({ units }) => units.value],
  CHILDREN: ["number", ({ children }) => children.value],
  PER_1000: ["number", ({ per1000 }) => per1000.value],
};

/** A table of demand with what it was computed from, for what is asked of it below. */
interface DemandTableAnswer extends DemandTableType {
  readonly asked: { readonly snapshot: Snapshot; readonly request: DemandRequest };
}

function readCompared(snapshot: Snapshot, request: DemandRequest, rows: readonly DemandRow[], from: string) {
  const compared = compareDemand(snapshot, request, rows, parsePeriod("MONTH", from).from);
  if (compared !== null) return compared;
  throw badInput(
    "compareFrom",
    `cuts the months into another number of periods than from does; move it by whole ones.`,
  );
}

@Resolver(() => DemandTableType)
export class DemandTableResolver {
  @FieldResolver(() => [DemandRowType], {
    description:
      "All pages' rows added up under the same filter: one row a service line and period, since units of two lines are never added. Counts as recorded add up exactly; published ones are rounded one by one.",
  })
  totals(@Root() { asked: { snapshot, request } }: DemandTableAnswer): DemandRowType[] {
    const { rows } = computeDemand(snapshot, { ...request, by: [] });
    return rows.map((row) => ({ ...row, explanation: presentExplanation(snapshot, row.explanation) }));
  }
}

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
    @Arg("orderBy", () => [DemandOrderInput], {
      nullable: true,
      description: "Order; by the rows' codes, then by time, where none is given.",
    })
    orderBy?: RowOrder<DemandOrderField>[] | null,
    @Arg("compareFrom", () => MonthScalar, {
      nullable: true,
      description: "First of as many months that each row is compared with, as a year before `from`.",
    })
    compareFrom?: string | null,
  ): Promise<DemandTableAnswer> {
    const snapshot = await readSnapshot(partnership);
    checkCellFilter(snapshot, filter ?? {});
    const request = { months: readMonths(from, to), grain, basis, by, filter: filter ?? {} };
    const table = computeDemand(snapshot, request);
    const list = listName(partnership, "demand", basis, grain, ...new Set(by), ...nameOfOrder(orderBy));
    const { rows, pageInfo } = pageOf(table.rows, orderRows(orderBy, ORDER), list, { first, after });
    const compared = compareFrom ? readCompared(snapshot, request, table.rows, compareFrom) : null;
    return {
      asked: { snapshot, request },
      complete: table.complete,
      rowCount: table.rows.length,
      warnings: table.warnings,
      pageInfo,
      rows: rows.map(({ row }) => ({
        ...row,
        explanation: presentExplanation(snapshot, row.explanation),
        compared: compared?.of(row) ?? null,
      })),
    };
  }
}
