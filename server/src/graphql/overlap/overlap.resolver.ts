import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import type { OverlapSet } from "../../analytics/overlap-sets.ts";
import { computeOverlaps, type Overlap } from "../../analytics/overlaps.ts";
import type { Commission, Snapshot } from "../../analytics/snapshot.ts";
import { type JudgementRow, readJudgements } from "../../persistence/queries/judgements.query.ts";
import type { PartnershipRow } from "../../persistence/queries/partnership.query.ts";
import type { Context } from "../context.ts";
import { PartnershipType } from "../partnership/partnership.type.ts";
import { checkCellFilter, readPeriod } from "../shared/arguments.ts";
import { pageOf, writeCursor } from "../shared/cursor.ts";
import { checkCodes } from "../shared/errors.ts";
import { PeriodInput } from "../shared/figure.type.ts";
import { globalId } from "../shared/global-id.ts";
import { presentCell, presentExplanation, presentService } from "../shared/present.ts";
import {
  type OverlapCommissionType,
  OverlapConnectionType,
  OverlapFilterInput,
  OverlapOrderInput,
  type OverlapSetType,
  type OverlapType,
} from "./overlap.type.ts";

function presentCommission(snapshot: Snapshot, commission: Commission): OverlapCommissionType[] {
  const service = snapshot.services.find(({ code }) => code === commission.serviceCode);
  const commissioner = snapshot.organisations.find(({ code }) => code === commission.commissionerCode);
  if (service === undefined || commissioner === undefined) return [];
  const id = globalId("Commission", snapshot.partnershipCode, commission.code);
  return [{ id, code: commission.code, commissioner, service: presentService(snapshot, service) }];
}

function presentOverlap(snapshot: Snapshot, overlap: Overlap, judgement: JudgementRow | undefined): OverlapType {
  const { setId, ...rest } = overlap;
  return {
    ...rest,
    commissions: overlap.commissions.flatMap((commission) => presentCommission(snapshot, commission)),
    sharedCells: overlap.sharedCells.map((cell) => presentCell(snapshot, cell)),
    set: setId === null ? null : { id: setId },
    judgement: judgement ?? null,
    explanation: presentExplanation(snapshot, overlap.explanation),
  };
}

function presentSet(snapshot: Snapshot, set: OverlapSet): OverlapSetType {
  return {
    ...set,
    services: set.services.map((service) => presentService(snapshot, service)),
    reductions: set.reductions.map((reduction) => ({
      ...reduction,
      service: presentService(snapshot, reduction.service),
    })),
  };
}

/** Compares by the terms of the order in turn, then by id. */
function orderOverlaps(overlaps: readonly Overlap[], orderBy: readonly OverlapOrderInput[]): Overlap[] {
  const sortValue = (overlap: Overlap, field: OverlapOrderInput["field"]): number | string => {
    if (field === "SHARED_SPEND") return overlap.sharedSpend.pence ?? Number.NEGATIVE_INFINITY;
    return field === "SHARED_DEMAND"
      ? (overlap.sharedDemand.value ?? Number.NEGATIVE_INFINITY)
      : overlap.serviceLine.code;
  };
  return [...overlaps].sort((a, b) => {
    for (const { field, direction } of orderBy) {
      const [x, y] = [sortValue(a, field), sortValue(b, field)];
      if (x !== y) return x < y === (direction === "ASC") ? -1 : 1;
    }
    return a.id < b.id ? -1 : 1;
  });
}

@Resolver(() => PartnershipType)
export class OverlapResolver {
  @FieldResolver(() => OverlapConnectionType, {
    description: "Who else pays for the same children, and what could be spared.",
  })
  async overlaps(
    @Root() partnership: PartnershipRow,
    @Ctx() { orm, snapshots }: Context,
    @Arg("period", () => PeriodInput, { description: "Period; a snapshot is no period of care." }) period: PeriodInput,
    @Arg("first", () => Int, { description: "Rows in the page, 1 to 1,000." }) first: number,
    @Arg("after", () => String, { nullable: true, description: "Cursor of the row to start after." }) after?:
      | string
      | null,
    @Arg("filter", () => OverlapFilterInput, { nullable: true, description: "Which overlaps to list." })
    filter?: OverlapFilterInput | null,
    @Arg("orderBy", () => [OverlapOrderInput], { nullable: true, description: "Order; by id where none is given." })
    orderBy?: OverlapOrderInput[] | null,
  ): Promise<OverlapConnectionType> {
    const snapshot = await snapshots.read(partnership);
    checkCellFilter(snapshot, filter ?? {});
    const organisations = new Set(snapshot.organisations.map(({ code }) => code));
    checkCodes("filter.commissioners", filter?.commissioners, organisations, "use codes of partnership.organisations");
    const table = computeOverlaps(snapshot, { period: readPeriod("period", period), filter: filter ?? {} });
    const list = `overlaps:${(orderBy ?? []).map((term) => `${term.field}-${term.direction}`).join(",")}`;
    const { page, pageInfo } = pageOf(orderOverlaps(table.overlaps, orderBy ?? []), ({ id }) => id, list, {
      first,
      after,
    });
    const judgements = await readJudgements(orm, partnership);
    return {
      totalCount: table.overlaps.length,
      complete: table.complete,
      warnings: table.warnings,
      totals: table.totals,
      pageInfo,
      edges: page.map((overlap) => ({
        cursor: writeCursor(list, [overlap.id]),
        node: presentOverlap(snapshot, overlap, judgements.get(overlap.id)),
      })),
      sets: table.sets.map((set) => presentSet(snapshot, set)),
    };
  }
}
