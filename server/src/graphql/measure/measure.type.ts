import { Field, ID, Int, ObjectType } from "type-graphql";
import type { FigureState } from "../../analytics/figure-state.ts";
import { FigureStateEnum, PeriodTypeEnum, PopulationBasisEnum } from "../shared/enums.ts";
import { CodedType, FigureType, SourceType } from "../shared/figure.type.ts";
import { AreaType } from "../shared/word.type.ts";

@ObjectType("Observation", { simpleResolvers: true, description: "One figure of a measure." })
export class ObservationType {
  @Field(() => String, { description: "Period, in the form of the measure's period type." })
  period!: string;

  @Field(() => FigureType, {
    description: "The figure; NOT_LOADED where the area has none for a period that others have.",
  })
  figure!: FigureType;

  @Field(() => ID, {
    nullable: true,
    description:
      "Load of the partnership that the figure came with, as in partnership.loads; null for a shared figure.",
  })
  load!: string | null;
}

@ObjectType("Series", { simpleResolvers: true, description: "Figures of a measure in one area, in order of time." })
export class SeriesType {
  @Field(() => AreaType, { description: "The area." })
  area!: AreaType;

  @Field(() => [ObservationType], { description: "Its figures." })
  observations!: readonly ObservationType[];
}

@ObjectType("MeasureFreshness", {
  simpleResolvers: true,
  description: "The newest figure held of a measure, in any of its parts, and how old it is.",
})
export class MeasureFreshnessType {
  @Field(() => FigureStateEnum, { description: "NOT_LOADED where no figure is held, else KNOWN." })
  state!: FigureState;

  @Field(() => String, {
    nullable: true,
    description:
      "Newest period with a figure, in the form of the measure's period type; null where state is NOT_LOADED.",
  })
  period!: string | null;

  @Field(() => Int, {
    nullable: true,
    description: "Months from the end of that period to today, 0 for the current one; null where state is NOT_LOADED.",
  })
  ageMonths!: number | null;

  @Field(() => Boolean, { description: "Whether it is older than staleAfterMonths." })
  isStale!: boolean;

  @Field(() => Int, { description: "Age in months after which it counts as stale; a working rule of Tandem." })
  staleAfterMonths!: number;
}

@ObjectType("PartSeries", {
  simpleResolvers: true,
  description: "Figures of one part of a measure in one area, in order of time.",
})
export class PartSeriesType {
  @Field(() => CodedType, { description: "The part; TOTAL is all of the measure." })
  part!: CodedType;

  @Field(() => AreaType, { description: "The area." })
  area!: AreaType;

  @Field(() => [ObservationType], { description: "Its figures." })
  observations!: readonly ObservationType[];
}

@ObjectType("Measure", { simpleResolvers: true, description: "A catalogued official indicator." })
export class MeasureType {
  @Field(() => ID, { description: "Stable code, as ehcp-within-20-weeks." })
  code!: string;

  @Field(() => String, { description: "Name in plain words." })
  name!: string;

  @Field(() => String, { description: "What is counted, over what." })
  definition!: string;

  @Field(() => String, { description: "Unit of the values." })
  unit!: string;

  @Field(() => Int, { description: "Decimals to show." })
  decimals!: number;

  @Field(() => String, { description: "HIGHER_IS_BETTER, LOWER_IS_BETTER or NEUTRAL." })
  polarity!: string;

  @Field(() => PeriodTypeEnum, { description: "Kind of period a value is for." })
  periodType!: keyof typeof PeriodTypeEnum;

  @Field(() => PopulationBasisEnum, { description: "Which children are counted." })
  populationBasis!: keyof typeof PopulationBasisEnum;

  @Field(() => FigureStateEnum, { description: "NOT_LOADED where no figure of it is loaded yet, else KNOWN." })
  state!: FigureState;

  @Field(() => String, { description: "What the publisher does with small numbers." })
  suppression!: string;

  @Field(() => [String], { description: "What a council's figure is compared with." })
  comparators!: readonly string[];

  @Field(() => SourceType, { description: "Where the current series comes from." })
  source!: SourceType;

  @Field(() => [CodedType], { description: "Parts it is published for, beside its total." })
  breakdowns!: readonly CodedType[];
}
