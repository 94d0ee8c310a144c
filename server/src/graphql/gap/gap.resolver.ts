import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import type { Bottleneck } from "../../analytics/bottlenecks.ts";
import type { CellDimension } from "../../analytics/gap-request.ts";
import type { GapRow } from "../../analytics/gaps.ts";
import type { DemandBasis } from "../../analytics/line-cells.ts";
import type { Snapshot } from "../../analytics/snapshot.ts";
import type { PartnershipRow } from "../../persistence/queries/partnership.query.ts";
import type { Context } from "../context.ts";
import { PartnershipType } from "../partnership/partnership.type.ts";
import { Rule } from "../rule.ts";
import { checkCellFilter, readPeriod } from "../shared/arguments.ts";
import { listName } from "../shared/cursor.ts";
import { DemandBasisEnum, GapDimensionEnum, type GapOrderFieldEnum } from "../shared/enums.ts";
import { checkNotEmpty } from "../shared/errors.ts";
import { PeriodInput } from "../shared/figure.type.ts";
import { globalId } from "../shared/global-id.ts";
import { pageOf } from "../shared/page.ts";
import { presentCell, presentExplanation, presentService } from "../shared/present.ts";
import { nameOfOrder, type OrderReaders, orderRows, type RowOrder } from "../shared/row-order.ts";
import type { CellType } from "../shared/word.type.ts";
import { type BottleneckType, GapFilterInput, GapOrderInput, GapTableType, type GapType } from "./gap.type.ts";
import { readGaps } from "./gap-tables.ts";

const presentedGaps = new WeakMap<GapRow, GapType>();

/** A row whose explanation and services are made only for those who ask for them. */
function presentGap(snapshot: Snapshot, gap: GapRow): GapType {
  const known = presentedGaps.get(gap);
  if (known !== undefined) return known;
  const { serviceCodes, explain, ...row } = gap;
  const presented: GapType = {
    ...row,
    get explanation() {
      return presentExplanation(snapshot, explain());
    },
    get services() {
      const services = snapshot.services.filter(({ code }) => serviceCodes.includes(code));
      return services.map((service) => presentService(snapshot, service));
    },
  };
  presentedGaps.set(gap, presented);
  return presented;
}

/** Each of the things once, by code. */
function eachOnce<Thing extends { readonly code: string }>(things: readonly Thing[]): Thing[] {
  return [...new Map(things.map((thing) => [thing.code, thing])).values()].sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** A bottleneck with the names of its codes; its cells, some hundred, are made only for those who ask for them. */
export function presentBottleneck(snapshot: Snapshot, { explanation, ...bottleneck }: Bottleneck): BottleneckType {
  let made: readonly CellType[] | undefined;
  const makeCells = () => {
    made ??= bottleneck.cells.map((cell) => presentCell(snapshot, cell));
    return made;
  };
  return {
    ...bottleneck,
    id: globalId("Bottleneck", snapshot.partnershipCode, bottleneck.id),
    get explanation() {
      return presentExplanation(snapshot, explanation);
    },
    get cells() {
      return makeCells();
    },
    get areas() {
      return eachOnce(makeCells().map(({ area }) => area));
    },
    get ageBands() {
      const bands = eachOnce(makeCells().map(({ ageBand }) => ageBand));
      return bands.sort((a, b) => a.from - b.from || a.to - b.to);
    },
    get needs() {
      return eachOnce(makeCells().map(({ need }) => need));
    },
    services: bottleneck.services.map((service) => presentService(snapshot, service)),
    committedElsewhere: bottleneck.committedElsewhere.map((service) => presentService(snapshot, service)),
    nextUnit: bottleneck.nextUnit.map((next) => ({ ...next, service: presentService(snapshot, next.service) })),
  };
}

type GapOrderField = keyof typeof GapOrderFieldEnum;

/** What rows may be ordered by; of figures, the numbers that are shown. */
const ORDER: OrderReaders<GapRow, GapOrderField> = {
  SERVICE_LINE: ["text", ({ serviceLine }) => serviceLine.code],
  AREA: ["text", ({ area }) => area?.code ?? null],
  AGE_BAND: ["integer", ({ ageBand }) => ageBand?.from ?? null],
  NEED: ["text", ({ need }) => need?.code ?? null],
  LAYER: ["text", ({ layer }) => layer?.code ?? null],
  FUNCTION: ["text", (row) => row.function?.code ?? null],
  DEMAND: ["number", ({ demand }) => demand.value],
  CAPACITY: ["number", ({ capacity }) => capacity.value],
  MET: ["number", ({ met }) => met.value],
  UNMET: ["number", ({ unmet }) => unmet.value],
  COVERAGE: ["number", ({ coverage }) => coverage.value],
};

@Resolver(() => PartnershipType)
export class GapResolver {
  @Rule("READ_FIGURES")
  @FieldResolver(() => GapTableType, { description: "Where need is unmet, for whom, and what would remedy it." })
  async gaps(
    @Root() partnership: PartnershipRow,
    @Ctx() { readSnapshot }: Context,
    @Arg("period", () => PeriodInput, { description: "Period; a snapshot is no period of care." }) period: PeriodInput,
    @Arg("basis", () => DemandBasisEnum, { description: "How new need is counted." }) basis: DemandBasis,
    @Arg("by", () => [GapDimensionEnum], { description: "What rows are grouped by." }) by: CellDimension[],
    @Arg("first", () => Int, { description: "Rows in the page, 1 to 1,000." }) first: number,
    @Arg("filter", () => GapFilterInput, { nullable: true, description: "Which rows to show." })
    filter?: GapFilterInput | null,
    @Arg("after", () => String, { nullable: true, description: "Cursor of the row to start after." }) after?:
      | string
      | null,
    @Arg("orderBy", () => [GapOrderInput], { nullable: true, description: "Order; by code where none is given." })
    orderBy?: RowOrder<GapOrderField>[] | null,
  ): Promise<GapTableType> {
    const snapshot = await readSnapshot(partnership);
    checkCellFilter(snapshot, filter ?? {});
    checkNotEmpty("filter.remedies", filter?.remedies);
    const table = readGaps(snapshot, { period: readPeriod("period", period), basis, by, filter: filter ?? {} });
    const list = listName(partnership, "gaps", basis, ...new Set(by), ...nameOfOrder(orderBy));
    const { rows, pageInfo } = pageOf(table.rows, orderRows(orderBy, ORDER), list, { first, after });
    return {
      complete: table.complete,
      rowCount: table.rows.length,
      warnings: table.warnings,
      pageInfo,
      rows: rows.map(({ row }) => presentGap(snapshot, row)),
      get bottlenecks() {
        return table.findBottlenecks().map((bottleneck) => presentBottleneck(snapshot, bottleneck));
      },
    };
  }
}
