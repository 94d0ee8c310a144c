import { Field, Int, ObjectType } from "type-graphql";
import type { Assurance, Variation } from "../../analytics/queue-trend.ts";
import { describe, members } from "../shared/enum.ts";
import { FigureType } from "../shared/figure.type.ts";
import { MonthScalar } from "../shared/scalars.ts";

export const VariationEnum = members("COMMON", "IMPROVEMENT", "CONCERN");
describe(VariationEnum, "Variation", "Whether chance alone explains a month (Making Data Count).", {
  COMMON: "Within what chance allows.",
  IMPROVEMENT: "Better than chance explains.",
  CONCERN: "Worse than chance explains.",
});

export const AssuranceEnum = members("PASS", "FAIL", "HIT_AND_MISS");
describe(AssuranceEnum, "Assurance", "Whether what goes on as it does stays within its target (Making Data Count).", {
  PASS: "The target lies outside the limits: it will be met each month.",
  FAIL: "The target lies outside the limits: it will be missed each month.",
  HIT_AND_MISS: "The target lies between the limits: it will be met in some months and missed in others.",
});

@ObjectType("ControlLimits", {
  simpleResolvers: true,
  description:
    "Mean and limits of an unbroken run of months, which is its own baseline: mean ± 2.66 mean moving ranges.",
})
export class ControlLimitsType {
  @Field(() => MonthScalar, { description: "First month of the run." })
  fromMonth!: string;

  @Field(() => MonthScalar, { description: "Last month of the run." })
  toMonth!: string;

  @Field(() => FigureType, { description: "Mean, in children waiting." })
  mean!: FigureType;

  @Field(() => FigureType, { description: "Lower limit, in children waiting; not below 0." })
  lower!: FigureType;

  @Field(() => FigureType, { description: "Upper limit, in children waiting." })
  upper!: FigureType;
}

@ObjectType("QueueControl", {
  simpleResolvers: true,
  description: "What the XmR chart of a queue says, by the rules of Making Data Count (NHS England).",
})
export class QueueControlType {
  @Field(() => FigureType, { description: "Target: children in a queue that fits the standard." })
  target!: FigureType;

  @Field(() => [ControlLimitsType], {
    description: "Limits by unbroken run of months; a month that was not submitted starts a new run.",
  })
  limits!: readonly ControlLimitsType[];

  @Field(() => Int, { description: "Months of the last run; below 13 its limits are on trial." })
  points!: number;

  @Field(() => VariationEnum, {
    nullable: true,
    description: "Of the last month; null below 13 months, or where that month is not known.",
  })
  variation!: Variation | null;

  @Field(() => AssuranceEnum, {
    nullable: true,
    description: "Of the target; null below 13 months, without a target, or where the last month is not known.",
  })
  assurance!: Assurance | null;
}
