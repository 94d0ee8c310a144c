import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import type { OverlapSet } from "../../analytics/overlap-sets.ts";
import { computeOverlaps, type Overlap } from "../../analytics/overlaps.ts";
import type { Commission, Snapshot } from "../../analytics/snapshot.ts";
import {
  type JudgementHistory,
  type JudgementRow,
  readJudgements,
} from "../../persistence/queries/judgements.query.ts";
import type { PartnershipRow } from "../../persistence/queries/partnership.query.ts";
import type { Context } from "../context.ts";
import type { JudgementType } from "../judgement/judgement.type.ts";
import { PartnershipType } from "../partnership/partnership.type.ts";
import { Rule } from "../rule.ts";
import { checkCellFilter, codesOf, readPeriod } from "../shared/arguments.ts";
import { listName } from "../shared/cursor.ts";
import { checkCodes, checkNotEmpty } from "../shared/errors.ts";
import { PeriodInput } from "../shared/figure.type.ts";
import { globalId } from "../shared/global-id.ts";
import { type OrderTerm, pageOf } from "../shared/page.ts";
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

const presentJudgement = (judgement: JudgementRow): JudgementType => ({ __typename: "Judgement", ...judgement });

/** An overlap with the names of its codes. */
export function presentOverlap(
  snapshot: Snapshot,
  overlap: Overlap,
  history: JudgementHistory | undefined,
): OverlapType {
  const { setId, ...rest } = overlap;
  return {
    ...rest,
    id: globalId("Overlap", snapshot.partnershipCode, overlap.id),
    code: overlap.id,
    commissions: overlap.commissions.flatMap((commission) => presentCommission(snapshot, commission)),
    sharedCells: overlap.sharedCells.map((cell) => presentCell(snapshot, cell)),
    set: setId === null ? null : { id: globalId("OverlapSet", snapshot.partnershipCode, setId) },
    judgement: history?.current ? presentJudgement(history.current) : null,
    earlierJudgements: (history?.earlier ?? []).map(presentJudgement),
    explanation: presentExplanation(snapshot, overlap.explanation),
  };
}

/** An overlap set with the names of its codes. */
export function presentSet(snapshot: Snapshot, set: OverlapSet): OverlapSetType {
  return {
    ...set,
    id: globalId("OverlapSet", snapshot.partnershipCode, set.id),
    explanation: presentExplanation(snapshot, set.explanation),
    services: set.services.map((service) => presentService(snapshot, service)),
    reductions: set.reductions.map((reduction) => ({
      ...reduction,
      service: presentService(snapshot, reduction.service),
    })),
  };
}

/** The terms of an order, then the code. */
function orderTerms(orderBy: readonly OverlapOrderInput[]): OrderTerm<Overlap>[] {
  const asked = orderBy.map(({ field, direction }): OrderTerm<Overlap> => {
    if (field === "SHARED_SPEND") return { kind: "integer", direction, read: ({ sharedSpend }) => sharedSpend.pence };
    if (field === "SHARED_DEMAND") return { kind: "number", direction, read: ({ sharedDemand }) => sharedDemand.value };
    return { kind: "text", direction, read: ({ serviceLine }) => serviceLine.code };
  });
  return [...asked, { kind: "text", direction: "ASC", read: ({ id }) => id }];
}

@Resolver(() => PartnershipType)
export class OverlapResolver {
  @Rule("READ_FIGURES")
  @FieldResolver(() => OverlapConnectionType, {
    description: "Who else pays for the same children, and what could be spared.",
  })
  async overlaps(
    @Root() partnership: PartnershipRow,
    @Ctx() { orm, readSnapshot }: Context,
    @Arg("period", () => PeriodInput, { description: "Period; a snapshot is no period of care." }) period: PeriodInput,
    @Arg("first", () => Int, { description: "Rows in the page, 1 to 1,000." }) first: number,
    @Arg("after", () => String, { nullable: true, description: "Cursor of the row to start after." }) after?:
      | string
      | null,
    @Arg("filter", () => OverlapFilterInput, { nullable: true, description: "Which overlaps to list." })
    filter?: OverlapFilterInput | null,
    @Arg("orderBy", () => [OverlapOrderInput], { nullable: true, description: "Order; by code where none is given." })
    orderBy?: OverlapOrderInput[] | null,
  ): Promise<OverlapConnectionType> {
    const snapshot = await readSnapshot(partnership);
    checkCellFilter(snapshot, filter ?? {});
    checkNotEmpty("filter.kinds", filter?.kinds);
    const organisations = codesOf(snapshot.organisations);
    checkCodes("filter.commissioners", filter?.commissioners, organisations, "use codes of partnership.organisations");
    checkCodes("filter.services", filter?.services, codesOf(snapshot.services), "use codes of partnership.services");
    const table = computeOverlaps(snapshot, { period: readPeriod("period", period), filter: filter ?? {} });
    const order = orderBy ?? [];
    const list = listName(partnership, "overlaps", ...order.map(({ field, direction }) => `${field}-${direction}`));
    const { rows, pageInfo } = pageOf(table.overlaps, orderTerms(order), list, { first, after });
    const judgements = await readJudgements(orm, partnership);
    return {
      totalCount: table.overlaps.length,
      complete: table.complete,
      warnings: table.warnings,
      totals: table.totals,
      pageInfo,
      edges: rows.map(({ cursor, row }) => ({
        cursor,
        node: presentOverlap(snapshot, row, judgements.get(row.id)),
      })),
      sets: table.sets.map((set) => presentSet(snapshot, set)),
    };
  }
}
