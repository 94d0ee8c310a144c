import { Arg, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { computePlanMix, PLAN_MIX_MEASURE, type PlanMixBy } from "../../analytics/plan-mix.ts";
import { computePlanPipeline } from "../../analytics/plan-pipeline.ts";
import { PIPELINE_PARTS } from "../../analytics/plan-steps.ts";
import { TOTAL } from "../../analytics/published-figure.ts";
import { readMeasures, type SourceRow } from "../../persistence/queries/measures.query.ts";
import type { PartnershipRow } from "../../persistence/queries/partnership.query.ts";
import { readPublishedFigures } from "../../persistence/queries/published-figures.query.ts";
import type { Context } from "../context.ts";
import { PartnershipType } from "../partnership/partnership.type.ts";
import { Rule } from "../rule.ts";
import { isComplete } from "../shared/completeness.ts";
import { badInput, quote } from "../shared/errors.ts";
import { EhcPipelineType, EhcPlanMixType, PlanMixByEnum } from "./ehc-plan.type.ts";

const shared = (sources: readonly SourceRow[]) => sources.map((source) => ({ ...source, load: null }));

@Resolver(() => PartnershipType)
export class EhcPlanResolver {
  @Rule("READ_FIGURES")
  @FieldResolver(() => EhcPipelineType, {
    description:
      "The way from request to EHC plan in one calendar year, from official figures: requested, refused, assessed, issued, on time, ceased, with what disagreement set off beside it.",
  })
  async ehcPipeline(
    @Root() partnership: PartnershipRow,
    @Ctx() { orm }: Context,
    @Arg("year", () => String, {
      nullable: true,
      description:
        "Calendar year, as 2025; defaults to the newest that requests are published for. Of another year every figure is NOT_LOADED.",
    })
    year?: string | null,
  ): Promise<EhcPipelineType> {
    if (year && !/^\d{4}$/.test(year))
      throw badInput("year", `${quote(year)} is not a calendar year; write it as 2025.`);
    const { places, figures, sources } = await readPublishedFigures(orm, partnership, PIPELINE_PARTS);
    const { sources: requestSources, ...pipeline } = computePlanPipeline({ year: year ?? null, places, figures });
    const { steps } = pipeline;
    return {
      ...pipeline,
      rowCount: steps.length,
      complete: isComplete(steps),
      requestSources,
      sources: shared(sources),
    };
  }

  @Rule("READ_FIGURES")
  @FieldResolver(() => EhcPlanMixType, {
    description: "EHC plans held, divided by primary need, placement or age, beside the region and England.",
  })
  async ehcPlanMix(
    @Root() partnership: PartnershipRow,
    @Ctx() { orm }: Context,
    @Arg("by", () => PlanMixByEnum, { description: "What plans are divided by." }) by: PlanMixBy,
  ): Promise<EhcPlanMixType> {
    const [measure] = await readMeasures(orm, [PLAN_MIX_MEASURE]);
    const parts = measure?.breakdowns ?? [];
    const asked = [TOTAL, ...parts.map(({ code }) => code)].map((part) => ({ measure: PLAN_MIX_MEASURE, part }));
    const { places, figures, sources } = await readPublishedFigures(orm, partnership, asked);
    const mix = computePlanMix({ by, places, figures, parts });
    return { ...mix, rowCount: mix.rows.length, complete: isComplete(mix.rows), sources: shared(sources) };
  }
}
