import { Field, ID, Int, ObjectType } from "type-graphql";
import { ComparedVerdictEnum, PeriodTypeEnum, PopulationBasisEnum } from "../shared/enums.ts";
import { FigureType, SourceType, WarningType } from "../shared/figure.type.ts";
import { AreaType } from "../shared/word.type.ts";

@ObjectType("ComparedPeriod", { simpleResolvers: true, description: "A council beside others in one period." })
export class ComparedPeriodType {
  @Field(() => String, { description: "Period, in the form of the measure's period type." })
  period!: string;

  @Field(() => FigureType, { description: "The council's figure, in the measure's unit." })
  own!: FigureType;

  @Field(() => FigureType, {
    description: "Middle of the councils compared with; its ends are the lowest and the highest of them.",
  })
  others!: FigureType;

  @Field(() => FigureType, { description: "England's figure." })
  england!: FigureType;
}

@ObjectType("Apartness", {
  simpleResolvers: true,
  description:
    "How far a council lies from others in its latest period, and whether that is more than movement explains.",
})
export class ApartnessType {
  @Field(() => ComparedVerdictEnum, { description: "Whether it is clearly worse or better." })
  verdict!: keyof typeof ComparedVerdictEnum;

  @Field(() => FigureType, { description: "How much worse, in the measure's unit; below 0 where it is better." })
  worseBy!: FigureType;

  @Field(() => FigureType, {
    description: "Difference that movement from period to period alone explains: 2.66 mean moving ranges (XmR).",
  })
  allowance!: FigureType;
}

@ObjectType("MeasureComparison", {
  simpleResolvers: true,
  description: "A published measure of the council beside other councils and England, without ranking any.",
})
export class MeasureComparisonType {
  @Field(() => ID, { description: "Code of the measure." })
  code!: string;

  @Field(() => String, { description: "Its name in plain words." })
  name!: string;

  @Field(() => String, { description: "What is counted, over what." })
  definition!: string;

  @Field(() => String, { description: "Unit of its values." })
  unit!: string;

  @Field(() => String, { description: "HIGHER_IS_BETTER or LOWER_IS_BETTER." })
  polarity!: string;

  @Field(() => PeriodTypeEnum, { description: "Kind of period a value is for." })
  periodType!: keyof typeof PeriodTypeEnum;

  @Field(() => PopulationBasisEnum, { description: "Which children are counted." })
  populationBasis!: keyof typeof PopulationBasisEnum;

  @Field(() => SourceType, { description: "Where the current series comes from." })
  source!: SourceType;

  @Field(() => Int, {
    nullable: true,
    description: "Position in periods of the latest figure that others can be read beside; null where there is none.",
  })
  latest!: number | null;

  @Field(() => [ComparedPeriodType], { description: "Periods, oldest first." })
  periods!: readonly ComparedPeriodType[];

  @Field(() => ApartnessType, { description: "Beside the middle of the councils compared with." })
  versusOthers!: ApartnessType;

  @Field(() => ApartnessType, { description: "Beside England." })
  versusEngland!: ApartnessType;
}

@ObjectType("MeasureComparisonTable", {
  simpleResolvers: true,
  description: "Published rates and means of the council beside other councils and England, by code.",
})
export class MeasureComparisonTableType {
  @Field(() => Int, { description: "Data version it was read at." })
  dataVersion?: number;

  @Field(() => Int, { description: "Measures." })
  rowCount!: number;

  @Field(() => Boolean, { description: "Whether all is there: no figure is unloaded, unreturned or hidden." })
  complete!: boolean;

  @Field(() => [MeasureComparisonType], {
    description:
      "Measures with a better way and figures of the council; counts, which cannot be compared, are left out.",
  })
  rows!: readonly MeasureComparisonType[];

  @Field(() => [AreaType], {
    description: "Councils compared with: the comparators that were loaded, else every other council with figures.",
  })
  comparedWith!: readonly AreaType[];

  @Field(() => [WarningType], { description: "What to bear in mind." })
  warnings!: readonly WarningType[];
}
