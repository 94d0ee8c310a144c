import { Field, Int, ObjectType } from "type-graphql";
import { ExplanationType, FigureType, MoneyType, WarningType } from "../shared/figure.type.ts";
import { AreaType, ServiceLineType } from "../shared/word.type.ts";

@ObjectType("EquityFifth", { simpleResolvers: true, description: "Unmet need and spend in one fifth of the wards." })
export class EquityFifthType {
  @Field(() => Int, { description: "1 the most deprived, 5 the least." })
  fifth!: number;

  @Field(() => [AreaType], { description: "Its wards, by code." })
  wards!: readonly AreaType[];

  @Field(() => FigureType, { description: "Children and young people of 0 to 25 who live there." })
  persons!: FigureType;

  @Field(() => FigureType, { description: "New need in the period, in units of care." })
  demand!: FigureType;

  @Field(() => FigureType, { description: "Σ max(0, demand − met), in units of care." })
  unmet!: FigureType;

  @Field(() => FigureType, {
    description:
      "Unmet units per 1,000 persons, with the exact or Byar interval on children; unreliable for fewer than 10 children.",
  })
  unmetPer1000!: FigureType;

  @Field(() => MoneyType, { description: "Spend of services, placed where they delivered." })
  spend!: MoneyType;

  @Field(() => MoneyType, { description: "The same for each person of 0 to 25." })
  spendPerHead!: MoneyType;
}

@ObjectType("Slope", {
  simpleResolvers: true,
  description:
    "How steep a figure is from the least to the most deprived end of the population, by a line through the fifths.",
})
export class SlopeType {
  @Field(() => FigureType, { description: "Slope index of inequality: most deprived end less least deprived end." })
  sii!: FigureType;

  @Field(() => FigureType, { description: "Relative index of inequality: most deprived end over least deprived end." })
  rii!: FigureType;
}

@ObjectType("LineEquity", { simpleResolvers: true, description: "A service line by deprivation." })
export class LineEquityType {
  @Field(() => ServiceLineType, { description: "Kind of provision." })
  serviceLine!: ServiceLineType;

  @Field(() => [EquityFifthType], { description: "Fifths of the wards, most deprived first." })
  fifths!: readonly EquityFifthType[];

  @Field(() => SlopeType, { description: "Of unmet need per 1,000." })
  unmetSlope!: SlopeType;

  @Field(() => SlopeType, { description: "Of spend per head, in pence; money has no sampling interval." })
  spendSlope!: SlopeType;

  @Field(() => MoneyType, { description: "Spend of services without recorded activity, which is in no fifth." })
  unplacedSpend!: MoneyType;

  @Field(() => ExplanationType, { description: "How the figures were made." })
  explanation!: ExplanationType;
}

@ObjectType("EquityTable", { simpleResolvers: true, description: "Unmet need and spend by deprivation, line by line." })
export class EquityTableType {
  @Field(() => Int, { description: "Data version it was read at." })
  dataVersion?: number;

  @Field(() => Int, { description: "Lines." })
  rowCount!: number;

  @Field(() => Boolean, { description: "Whether nothing the answer rests on is missing." })
  complete!: boolean;

  @Field(() => [WarningType], { description: "What to bear in mind." })
  warnings!: readonly WarningType[];

  @Field(() => String, { nullable: true, description: "Index of deprivation, as IMD 2025; null where none is loaded." })
  index!: string | null;

  @Field(() => [LineEquityType], { description: "Lines, by code." })
  lines!: readonly LineEquityType[];
}
