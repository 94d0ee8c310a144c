import { Field, Int, ObjectType } from "type-graphql";
import { ExplanationType, FigureType, WarningType } from "../shared/figure.type.ts";
import { FinancialYearScalar } from "../shared/scalars.ts";
import { ServiceLineType } from "../shared/word.type.ts";

@ObjectType("PastYear", { simpleResolvers: true, description: "Need of a financial year that is over." })
export class PastYearType {
  @Field(() => FinancialYearScalar, { description: "The year." })
  year!: string;

  @Field(() => FigureType, { description: "New need, in units of care." })
  need!: FigureType;
}

@ObjectType("OutlookYear", { simpleResolvers: true, description: "Need expected in one financial year to come." })
export class OutlookYearType {
  @Field(() => FinancialYearScalar, { description: "The year." })
  year!: string;

  @Field(() => FigureType, { description: "Children and young people of 0 to 25 at its mid-year, as projected." })
  persons!: FigureType;

  @Field(() => FigureType, { description: "New need, in units of care, with its 95 % interval." })
  need!: FigureType;

  @Field(() => FigureType, { description: "The same with its 80 % interval." })
  needLikely!: FigureType;

  @Field(() => FigureType, { description: "The last complete year repeated: what the outlook must beat." })
  baseline!: FigureType;
}

@ObjectType("LineOutlook", { simpleResolvers: true, description: "Need to come on a service line." })
export class LineOutlookType {
  @Field(() => ServiceLineType, { description: "Kind of provision." })
  serviceLine!: ServiceLineType;

  @Field(() => [PastYearType], { description: "Complete financial years the rates are read from." })
  past!: readonly PastYearType[];

  @Field(() => [OutlookYearType], { description: "Years to come." })
  years!: readonly OutlookYearType[];

  @Field(() => FigureType, {
    description: "Mean absolute error of a month's forecast up to a year ahead, in units of care, tried on the past.",
  })
  error!: FigureType;

  @Field(() => FigureType, { description: "The same of repeating the month a year before." })
  baselineError!: FigureType;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether the rates did better than repeating last year; null where the past is too short to tell.",
  })
  beatsBaseline!: boolean | null;

  @Field(() => ExplanationType, { description: "How the figures were made." })
  explanation!: ExplanationType;
}

@ObjectType("OutlookTable", { simpleResolvers: true, description: "Need to come, line by line." })
export class OutlookTableType {
  @Field(() => Int, { description: "Data version it was read at." })
  dataVersion?: number;

  @Field(() => Int, { description: "Lines." })
  rowCount!: number;

  @Field(() => Boolean, { description: "Whether every year asked for has a number." })
  complete!: boolean;

  @Field(() => [WarningType], { description: "What to bear in mind." })
  warnings!: readonly WarningType[];

  @Field(() => [LineOutlookType], { description: "Lines, by code." })
  lines!: readonly LineOutlookType[];
}
