import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import type { Comparison } from "../../analytics/agency-comparison.ts";
import type { AgencyReturn } from "../../analytics/agency-returns.ts";
import { known, missing, type Provenance } from "../../analytics/figure.ts";
import { formatMonth, parsePeriod } from "../../analytics/period.ts";
import { computeSharedUnderstanding } from "../../analytics/shared-understanding.ts";
import type { Snapshot } from "../../analytics/snapshot.ts";
import type { PlaceComparison } from "../../analytics/understanding-places.ts";
import type { UnderstandingRow } from "../../analytics/understanding-row.ts";
import type { PartnershipRow } from "../../persistence/queries/partnership.query.ts";
import type { Context } from "../context.ts";
import { PartnershipType } from "../partnership/partnership.type.ts";
import { Rule } from "../rule.ts";
import { checkCellFilter } from "../shared/arguments.ts";
import { listName } from "../shared/cursor.ts";
import { globalId } from "../shared/global-id.ts";
import { byKey, pageOf } from "../shared/page.ts";
import { presentExplanation } from "../shared/present.ts";
import { MonthScalar } from "../shared/scalars.ts";
import type { AgencyComparisonType, PlaceComparisonType } from "./agency-comparison.type.ts";
import {
  type AgencyReturnType,
  SharedUnderstandingFilterInput,
  type SharedUnderstandingRowType,
  SharedUnderstandingTableType,
} from "./shared-understanding.type.ts";

/** An end of an interval as JSON can carry it. */
const finite = (value: number) => (Number.isFinite(value) ? value : null);

function presentComparison(comparison: Comparison, provenance: Provenance): AgencyComparisonType {
  const { expected, ratio, shortfall, ...rest } = comparison;
  const { value, lower, upper } = ratio;
  const ends = { lower: finite(lower), upper: finite(upper) };
  return {
    ...rest,
    expected: known(expected, "child", provenance),
    shortfall: known(shortfall, "child", provenance),
    ratio: Number.isFinite(value)
      ? { ...known(value, "ratio", provenance), ...ends }
      : { ...missing("UNDEFINED", "ratio", provenance), ...ends },
  };
}

function presentPlace({ widest, ...place }: PlaceComparison, provenance: Provenance): PlaceComparisonType {
  return {
    ...place,
    comparison: presentComparison(place.comparison, provenance),
    widest: { ...widest, comparison: presentComparison(widest.comparison, provenance) },
  };
}

function presentReturn(snapshot: Snapshot, { month, source, ...entry }: AgencyReturn): AgencyReturnType {
  return {
    ...entry,
    month: month === null ? null : formatMonth(month),
    source:
      source === null
        ? null
        : { ...source, url: null, licence: null, load: globalId("Load", snapshot.partnershipCode, source.load) },
  };
}

function presentRow(snapshot: Snapshot, row: UnderstandingRow): SharedUnderstandingRowType {
  const provenance = row.views[0]?.possible.provenance ?? "LOCAL";
  return {
    ...row,
    comparisons: row.comparisons.map((comparison) => presentComparison(comparison, provenance)),
    explanation: presentExplanation(snapshot, row.explanation),
  };
}

@Resolver(() => PartnershipType)
export class SharedUnderstandingResolver {
  @Rule("READ_FIGURES")
  @FieldResolver(() => SharedUnderstandingTableType, {
    description:
      "What education, health and social care each know of every need, where they agree, and where one is silent.",
  })
  async sharedUnderstanding(
    @Root() partnership: PartnershipRow,
    @Ctx() { readSnapshot }: Context,
    @Arg("month", () => MonthScalar, {
      description: "Each list's last return up to this month, none older than a year, is read.",
    })
    month: string,
    @Arg("first", () => Int, { description: "Rows in the page, 1 to 1,000." }) first: number,
    @Arg("filter", () => SharedUnderstandingFilterInput, { nullable: true, description: "Which rows to show." })
    filter?: SharedUnderstandingFilterInput | null,
    @Arg("after", () => String, { nullable: true, description: "Cursor of the row to start after." }) after?:
      | string
      | null,
  ): Promise<SharedUnderstandingTableType> {
    const snapshot = await readSnapshot(partnership);
    checkCellFilter(snapshot, filter ?? {});
    const table = computeSharedUnderstanding(snapshot, {
      month: parsePeriod("MONTH", month).from,
      filter: filter ?? {},
    });
    const provenance = table.rows[0]?.views[0]?.possible.provenance ?? "LOCAL";
    const { rows, pageInfo } = pageOf(table.rows, byKey(), listName(partnership, "sharedUnderstanding"), {
      first,
      after,
    });
    return {
      complete: table.complete,
      rowCount: table.rows.length,
      warnings: table.warnings,
      pageInfo,
      rows: rows.map(({ row }) => presentRow(snapshot, row)),
      agreements: table.agreements,
      places: table.places.map((place) => presentPlace(place, provenance)),
      mixes: table.mixes,
      returns: table.returns.map((entry) => presentReturn(snapshot, entry)),
      dataGaps: table.dataGaps.map((gap) => ({ ...gap, explanation: presentExplanation(snapshot, gap.explanation) })),
    };
  }
}
