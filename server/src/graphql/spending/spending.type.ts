import { Field, Int, ObjectType } from "type-graphql";
import { ExplanationType, FigureType, MoneyType, WarningType } from "../shared/figure.type.ts";
import { ServiceLineType, ServiceSummaryType } from "../shared/word.type.ts";

@ObjectType("SpendingStep", {
  simpleResolvers: true,
  description: "More capacity at one service, in the order in which it helps most.",
})
export class SpendingStepType {
  @Field(() => ServiceSummaryType, { description: "The service." })
  service!: ServiceSummaryType;

  @Field(() => FigureType, {
    description: "Units of care bought, each meeting a unit of need nobody could meet before.",
  })
  units!: FigureType;

  @Field(() => FigureType, { description: "All units that would help here, once the steps before are taken." })
  helpful!: FigureType;

  @Field(() => MoneyType, { description: "Spend over capacity in the period; a new post may cost more or less." })
  unitCost!: MoneyType;

  @Field(() => MoneyType, { description: "What the units cost." })
  cost!: MoneyType;

  @Field(() => FigureType, {
    description: "Whole-time equivalents the units take, at what one delivers in the period today.",
  })
  wte!: FigureType;

  @Field(() => FigureType, { description: "Need still beyond all capacity after this step." })
  unmetAfter!: FigureType;
}

@ObjectType("LineSpending", {
  simpleResolvers: true,
  description: "What a sum of money, or a number of posts, would buy if all of it went to one service line.",
})
export class LineSpendingType {
  @Field(() => ServiceLineType, { description: "Kind of provision; units of different lines are never compared." })
  serviceLine!: ServiceLineType;

  @Field(() => FigureType, {
    description: "Need that today's capacity cannot meet, however it is shared: coverage + capacity gap.",
  })
  unmet!: FigureType;

  @Field(() => FigureType, {
    description: "The part of it no commissioned service reaches: more capacity does not help, new scope does.",
  })
  unreached!: FigureType;

  @Field(() => FigureType, { description: "Units of care bought." })
  bought!: FigureType;

  @Field(() => FigureType, { description: "Part of the unmet need that they would meet, 0 to 1." })
  shareMet!: FigureType;

  @Field(() => MoneyType, { description: "What they cost." })
  spent!: MoneyType;

  @Field(() => MoneyType, { description: "Money that no unit here would put to use; not applicable to posts." })
  left!: MoneyType;

  @Field(() => [SpendingStepType], { description: "Services to add capacity to, cheapest unit first, ties by code." })
  steps!: readonly SpendingStepType[];

  @Field(() => ExplanationType, { description: "How the figures were made." })
  explanation!: ExplanationType;
}

@ObjectType("SpendingTable", {
  simpleResolvers: true,
  description: "Where more money or more staff would help most, line by line.",
})
export class SpendingTableType {
  @Field(() => Int, { description: "Data version it was read at." })
  dataVersion?: number;

  @Field(() => Int, { description: "Lines." })
  rowCount!: number;

  @Field(() => Boolean, { description: "Whether nothing the answer rests on is missing." })
  complete!: boolean;

  @Field(() => [WarningType], { description: "What to bear in mind." })
  warnings!: readonly WarningType[];

  @Field(() => [LineSpendingType], { description: "Lines, by code; each as if the whole limit went to it." })
  lines!: readonly LineSpendingType[];
}
