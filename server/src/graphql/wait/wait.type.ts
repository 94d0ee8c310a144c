import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import type { Variation } from "../../analytics/queue-trend.ts";
import { WaitOrderFieldEnum } from "../shared/enums.ts";
import { CodedType, ExplanationType, FigureType, WarningType } from "../shared/figure.type.ts";
import { orderInputOf } from "../shared/row-order.ts";
import { MonthScalar } from "../shared/scalars.ts";
import { ServiceLineType, ServiceSummaryType } from "../shared/word.type.ts";
import { QueueControlType, VariationEnum } from "./control.type.ts";

export const WaitOrderInput = orderInputOf("WaitOrderInput", "queues", WaitOrderFieldEnum);

@ObjectType("WaitBand", {
  simpleResolvers: true,
  description: "Children who have waited between two numbers of weeks.",
})
export class WaitBandType {
  @Field(() => Int, { description: "Shortest wait of the band, in weeks." })
  fromWeeks!: number;

  @Field(() => Int, {
    nullable: true,
    description: "Longest wait of the band, in weeks; null for the open-ended last one.",
  })
  toWeeks!: number | null;

  @Field(() => FigureType, { description: "Children." })
  count!: FigureType;
}

@ObjectType("TrendPoint", { simpleResolvers: true, description: "One month of a trend." })
export class TrendPointType {
  @Field(() => MonthScalar, { description: "Month." })
  month!: string;

  @Field(() => FigureType, { description: "Children waiting at its end." })
  figure!: FigureType;

  @Field(() => [String], {
    description: "Rules of the XmR chart that the point breaks: outside, trend, two-of-three, run.",
  })
  flags!: readonly string[];

  @Field(() => VariationEnum, {
    description: "Whether chance alone explains it, and if not, whether it is better or worse.",
  })
  variation!: Variation;
}

@ObjectType("WaitRow", {
  simpleResolvers: true,
  description: "Who waits for one service on one clock, and what it would take to meet the standard.",
})
export class WaitRowType {
  @Field(() => ServiceSummaryType, { description: "The service." })
  service!: ServiceSummaryType;

  @Field(() => ServiceLineType, { description: "Kind of provision." })
  serviceLine!: ServiceLineType;

  @Field(() => CodedType, { description: "From which event to which the wait is counted." })
  clock!: CodedType;

  @Field(() => MonthScalar, { description: "Month at whose end the queue was counted." })
  asAt!: string;

  @Field(() => Int, { description: "Weeks nobody should wait longer than." })
  targetWeeks!: number;

  @Field(() => String, {
    nullable: true,
    description: "Law, guidance or local agreement the standard comes from; null where that is not recorded.",
  })
  standardBasis!: string | null;

  @Field(() => String, { description: "When the clock starts and stops, in a sentence." })
  clockDefinition!: string;

  @Field(() => FigureType, { description: "Children waiting." })
  queue!: FigureType;

  @Field(() => [WaitBandType], { description: "Children by how long they have waited." })
  bands!: readonly WaitBandType[];

  @Field(() => FigureType, {
    description: "Share of those waiting who are within the target, with its Wilson interval.",
  })
  withinTarget!: FigureType;

  @Field(() => FigureType, { description: "Demand over capacity, last 12 months; at 1 or more the queue grows." })
  load!: FigureType;

  @Field(() => FigureType, { description: "Twice the mean wait over the target; above 1 too many will wait too long." })
  pressure!: FigureType;

  @Field(() => FigureType, {
    description:
      "Share that will wait past the target if waits are exponential with today's mean; read it with the pressure.",
  })
  breachShare!: FigureType;

  @Field(() => FigureType, { description: "Children in a queue that fits the target." })
  targetQueue!: FigureType;

  @Field(() => FigureType, { description: "Capacity a month that brings the queue to its target in 26 weeks." })
  reliefCapacity!: FigureType;

  @Field(() => FigureType, { description: "Capacity a month that keeps the queue at its target." })
  targetCapacity!: FigureType;

  @Field(() => FigureType, {
    description:
      "Weeks until today's capacity brings the queue to its target, with the range that chance in demand leaves; not applicable where it never does, no upper end where it may never.",
  })
  weeksToTarget!: FigureType;

  @Field(() => [TrendPointType], { description: "The queue month by month." })
  trend!: readonly TrendPointType[];

  @Field(() => QueueControlType, { description: "Limits, target and icons of the trend's XmR chart." })
  control!: QueueControlType;

  @Field(() => ExplanationType, { description: "How the figures were made." })
  explanation!: ExplanationType;
}

@ObjectType("WaitLine", {
  simpleResolvers: true,
  description: "Queues of one service line on one clock together, as if they were one.",
})
export class WaitLineType {
  @Field(() => ServiceLineType, { description: "Kind of provision." })
  serviceLine!: ServiceLineType;

  @Field(() => CodedType, { description: "From which event to which the wait is counted." })
  clock!: CodedType;

  @Field(() => Int, { description: "Weeks nobody should wait longer than." })
  targetWeeks!: number;

  @Field(() => String, {
    nullable: true,
    description: "Law, guidance or local agreement the standard comes from; null where that is not recorded.",
  })
  standardBasis!: string | null;

  @Field(() => String, { description: "When the clock starts and stops, in a sentence." })
  clockDefinition!: string;

  @Field(() => Int, { description: "Queues that should be counted." })
  queues!: number;

  @Field(() => Int, { description: "Queues of those that were not submitted; they are not in the sums." })
  notSubmitted!: number;

  @Field(() => FigureType, { description: "Children waiting in the queues submitted; unreliable where some were not." })
  queue!: FigureType;

  @Field(() => [WaitBandType], { description: "Children by how long they have waited." })
  bands!: readonly WaitBandType[];

  @Field(() => FigureType, {
    description: "Share of those waiting who are within the target, with its Wilson interval.",
  })
  withinTarget!: FigureType;

  @Field(() => FigureType, { description: "Twice the mean wait over the target; above 1 too many will wait too long." })
  pressure!: FigureType;
}

@ObjectType("WaitTable", { simpleResolvers: true, description: "Queues of a partnership at the end of a month." })
export class WaitTableType {
  @Field(() => Int, { description: "Data version it was read at." })
  dataVersion?: number;

  @Field(() => Boolean, { description: "Whether it holds everything asked for." })
  complete!: boolean;

  @Field(() => Int, { description: "Rows." })
  rowCount!: number;

  @Field(() => [WarningType], { description: "What to bear in mind." })
  warnings!: readonly WarningType[];

  @Field(() => [WaitRowType], { description: "Queues, by service and clock." })
  rows!: readonly WaitRowType[];

  @Field(() => [WaitLineType], { description: "The same queues together, by line and clock." })
  lines!: readonly WaitLineType[];
}

@InputType("WaitFilter", { description: "Which queues to show: OR inside a field, AND between fields." })
export class WaitFilterInput {
  @Field(() => [ID], { nullable: true, description: "Codes of service lines." })
  serviceLines?: string[] | null;

  @Field(() => [ID], { nullable: true, description: "Codes of services." })
  services?: string[] | null;

  @Field(() => [ID], { nullable: true, description: "Codes of clocks." })
  clocks?: string[] | null;

  @Field(() => [ID], { nullable: true, description: "Codes of organisations that deliver the services." })
  providers?: string[] | null;
}
