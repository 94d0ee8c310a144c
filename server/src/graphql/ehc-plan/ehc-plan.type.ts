import { Field, ID, Int, ObjectType } from "type-graphql";
import type { PlanMixBy } from "../../analytics/plan-mix.ts";
import { describe, members } from "../shared/enum.ts";
import { FigureType, SourceType, WarningType } from "../shared/figure.type.ts";

export const PlanTrackEnum = members("MAIN", "BESIDE");
describe(PlanTrackEnum, "PlanTrack", "Where a step stands.", {
  MAIN: "On the way from request to plan and to its end.",
  BESIDE: "What disagreement sets off, and plans held.",
});

export const PlanMixByEnum = members("NEED", "PLACEMENT", "AGE");
describe(PlanMixByEnum, "PlanMixBy", "What plans held are divided by.", {
  NEED: "Primary need.",
  PLACEMENT: "Kind of placement.",
  AGE: "Band of ages.",
} satisfies Record<PlanMixBy, string>);

@ObjectType("DatedShare", {
  simpleResolvers: true,
  description: "Another area's figure, with the year it is of: it may be older than the partnership's.",
})
export class DatedShareType {
  @Field(() => String, { nullable: true, description: "Calendar year; null where none is published." })
  year!: string | null;

  @Field(() => FigureType, { description: "The count." })
  count!: FigureType;

  @Field(() => FigureType, { description: "The share, 0 to 1, of what the step's share is of." })
  share!: FigureType;
}

@ObjectType("PlanStepYear", { simpleResolvers: true, description: "A step in one year." })
export class PlanStepYearType {
  @Field(() => String, { description: "Calendar year." })
  year!: string;

  @Field(() => FigureType, { description: "The count." })
  count!: FigureType;

  @Field(() => FigureType, { description: "The share, 0 to 1, of what the step's share is of." })
  share!: FigureType;
}

@ObjectType("PlanStep", {
  simpleResolvers: true,
  description: "One step of the way from a request to an EHC plan, in one calendar year, as published.",
})
export class PlanStepType {
  @Field(() => ID, { description: "Stable code, as REFUSED." })
  code!: string;

  @Field(() => String, { description: "Name in plain words." })
  name!: string;

  @Field(() => PlanTrackEnum, { description: "Where it stands." })
  track!: keyof typeof PlanTrackEnum;

  @Field(() => String, { description: "What is counted, in the singular." })
  unit!: string;

  @Field(() => ID, { description: "Code of the official measure that counts it." })
  measure!: string;

  @Field(() => ID, { description: "Part of the measure; TOTAL is all of it." })
  part!: string;

  @Field(() => FigureType, { description: "The count of the year, for the responsible council." })
  count!: FigureType;

  @Field(() => FigureType, { description: "The count of the year before." })
  lastYear!: FigureType;

  @Field(() => Boolean, { description: "Whether the year before was counted another way." })
  isBroken!: boolean;

  @Field(() => String, {
    nullable: true,
    description: "What the share is of, in words; null where the step is no part of another and has no share.",
  })
  shareOf!: string | null;

  @Field(() => FigureType, { description: "The share, 0 to 1; NOT_APPLICABLE where the step has none." })
  share!: FigureType;

  @Field(() => FigureType, { description: "The share of the year before." })
  shareLastYear!: FigureType;

  @Field(() => DatedShareType, { description: "The council's region, newest year up to the one asked for." })
  region!: DatedShareType;

  @Field(() => DatedShareType, { description: "England, newest year up to the one asked for." })
  england!: DatedShareType;

  @Field(() => String, { nullable: true, description: "What must not be read into it." })
  caution!: string | null;

  @Field(() => [PlanStepYearType], { description: "The council's figures in every year." })
  years!: readonly PlanStepYearType[];
}

@ObjectType("RequestSource", { simpleResolvers: true, description: "Requests by who made them." })
export class RequestSourceType {
  @Field(() => ID, { description: "Stable code." })
  code!: string;

  @Field(() => String, { description: "Who asked, in plain words." })
  name!: string;

  @Field(() => FigureType, { description: "Requests received in the year." })
  requests!: FigureType;

  @Field(() => FigureType, { description: "Share of them refused, as published, in per cent." })
  refused!: FigureType;
}

@ObjectType("EhcPipeline", {
  simpleResolvers: true,
  description: "The whole way from request to EHC plan in one calendar year: no single figure tells it.",
})
export class EhcPipelineType {
  @Field(() => Int, { description: "Data version it was read at." })
  dataVersion?: number;

  @Field(() => Int, { description: "Steps." })
  rowCount!: number;

  @Field(() => Boolean, { description: "Whether all is there: no figure is unloaded, unreturned or hidden." })
  complete!: boolean;

  @Field(() => String, { nullable: true, description: "Calendar year; null where nothing is published." })
  year!: string | null;

  @Field(() => [String], { description: "Years with requests published, in order." })
  years!: readonly string[];

  @Field(() => [PlanStepType], { description: "Steps in their order." })
  steps!: readonly PlanStepType[];

  @Field(() => [RequestSourceType], { description: "Requests by who made them; published from 2025." })
  requestSources!: readonly RequestSourceType[];

  @Field(() => [WarningType], { description: "What to bear in mind." })
  warnings!: readonly WarningType[];

  @Field(() => [SourceType], { description: "Releases the figures were read from." })
  sources!: readonly SourceType[];
}

@ObjectType("EhcPlanMixRow", { simpleResolvers: true, description: "One part of the plans held, beside others'." })
export class EhcPlanMixRowType {
  @Field(() => ID, { description: "Code of the part, as NEED_ASD." })
  code!: string;

  @Field(() => String, { description: "Name in plain words." })
  name!: string;

  @Field(() => FigureType, { description: "Plans of the responsible council." })
  count!: FigureType;

  @Field(() => FigureType, { description: "Their share of all its plans, 0 to 1." })
  share!: FigureType;

  @Field(() => FigureType, { description: "Share in its region, 0 to 1." })
  region!: FigureType;

  @Field(() => FigureType, { description: "Share in England, 0 to 1." })
  england!: FigureType;
}

@ObjectType("EhcPlanMix", {
  simpleResolvers: true,
  description: "EHC plans held in one January, divided by need, placement or age.",
})
export class EhcPlanMixType {
  @Field(() => Int, { description: "Data version it was read at." })
  dataVersion?: number;

  @Field(() => Boolean, { description: "Whether all is there: no figure is unloaded, unreturned or hidden." })
  complete!: boolean;

  @Field(() => String, {
    nullable: true,
    description: "The newest January that council, region and England are all published for, as 2025-01.",
  })
  period!: string | null;

  @Field(() => Int, { description: "Rows." })
  rowCount!: number;

  @Field(() => [EhcPlanMixRowType], { description: "Parts by code." })
  rows!: readonly EhcPlanMixRowType[];

  @Field(() => [WarningType], { description: "What to bear in mind." })
  warnings!: readonly WarningType[];

  @Field(() => [SourceType], { description: "Releases the figures were read from." })
  sources!: readonly SourceType[];
}
