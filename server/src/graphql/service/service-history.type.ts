import { Field, Int, ObjectType } from "type-graphql";
import { ExplanationType, FigureType, WarningType } from "../shared/figure.type.ts";
import { FinancialYearScalar, MonthScalar } from "../shared/scalars.ts";
import { ServiceLineType, ServiceSummaryType } from "../shared/word.type.ts";

@ObjectType("ServiceMonth", {
  simpleResolvers: true,
  description: "What a service could do and did in one month, in the line's unit of care.",
})
export class ServiceMonthType {
  @Field(() => MonthScalar, { description: "Month." })
  month!: string;

  @Field(() => FigureType, {
    description: "Capacity the provider returned; not applicable where nobody buys standing capacity.",
  })
  capacity!: FigureType;

  @Field(() => FigureType, {
    description:
      "Activity the provider recorded; suppressed in counts as published, which hold whole years of a service.",
  })
  activity!: FigureType;

  @Field(() => [String], {
    description: "Rules of the XmR chart that the month's activity breaks: outside, trend, two-of-three, run.",
  })
  flags!: readonly string[];
}

@ObjectType("ServiceYear", {
  simpleResolvers: true,
  description: "What a service could do and did over the months of a financial year that activity is loaded for.",
})
export class ServiceYearType {
  @Field(() => FinancialYearScalar, { description: "Financial year." })
  financialYear!: string;

  @Field(() => MonthScalar, { description: "First month counted." })
  from!: string;

  @Field(() => MonthScalar, { description: "Last month counted." })
  to!: string;

  @Field(() => FigureType, { description: "Capacity in units of care; places and plans are averaged over the months." })
  capacity!: FigureType;

  @Field(() => FigureType, { description: "Activity in units of care, recorded or published; averaged likewise." })
  activity!: FigureType;

  @Field(() => FigureType, { description: "Activity ÷ capacity: a share of capacity, not of children." })
  delivered!: FigureType;
}

@ObjectType("ServiceLineHistory", {
  simpleResolvers: true,
  description: "A service on one of its lines over time, in that line's unit of care.",
})
export class ServiceLineHistoryType {
  @Field(() => ServiceLineType, { description: "Kind of provision." })
  serviceLine!: ServiceLineType;

  @Field(() => [ServiceMonthType], { description: "Every month asked for, in order." })
  months!: readonly ServiceMonthType[];

  @Field(() => [ServiceYearType], { description: "Every financial year those months touch, oldest first." })
  years!: readonly ServiceYearType[];

  @Field(() => ExplanationType, { description: "How the figures were made." })
  explanation!: ExplanationType;
}

@ObjectType("ServiceHistory", {
  simpleResolvers: true,
  description: "What one service could do and did, month by month and year by year.",
})
export class ServiceHistoryType {
  @Field(() => Int, { description: "Data version it was read at." })
  dataVersion?: number;

  @Field(() => Int, { description: "Lines." })
  rowCount!: number;

  @Field(() => ServiceSummaryType, { description: "The service." })
  service!: ServiceSummaryType;

  @Field(() => Boolean, { description: "Whether every month that has a figure shows it." })
  complete!: boolean;

  @Field(() => [WarningType], { description: "What to bear in mind." })
  warnings!: readonly WarningType[];

  @Field(() => [ServiceLineHistoryType], {
    description: "Its lines, its own first; units of two lines are never added.",
  })
  lines!: readonly ServiceLineHistoryType[];
}
