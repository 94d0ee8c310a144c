import { Field, ID, Int, ObjectType } from "type-graphql";
import { FigureType, MoneyType, SourceType, WarningType } from "../shared/figure.type.ts";
import { FinancialYearScalar } from "../shared/scalars.ts";
import { AreaType } from "../shared/word.type.ts";

@ObjectType("HighNeedsLine", {
  simpleResolvers: true,
  description: "A line of the council's high needs budget beside others'.",
})
export class HighNeedsLineType {
  @Field(() => ID, { description: "Code of the line." })
  code!: string;

  @Field(() => String, { description: "Its name." })
  name!: string;

  @Field(() => MoneyType, { description: "Budget of the council." })
  budget!: MoneyType;

  @Field(() => FigureType, { description: "Over all top-level lines of the council." })
  share!: FigureType;

  @Field(() => FigureType, {
    description: "Middle share of the councils compared with; its ends are the lowest and the highest.",
  })
  others!: FigureType;

  @Field(() => FigureType, { description: "Share in England." })
  england!: FigureType;
}

@ObjectType("HighNeedsBenchmark", {
  simpleResolvers: true,
  description: "The council's high needs budget lines beside those of others, from official figures.",
})
export class HighNeedsBenchmarkType {
  @Field(() => Int, { description: "Data version it was read at." })
  dataVersion?: number;

  @Field(() => Int, { description: "Lines." })
  rowCount!: number;

  @Field(() => Boolean, { description: "Whether all is there: no figure is unloaded, unreturned or hidden." })
  complete!: boolean;

  @Field(() => FinancialYearScalar, {
    nullable: true,
    description: "Newest year that is published; null where none is loaded.",
  })
  financialYear!: string | null;

  @Field(() => [HighNeedsLineType], { description: "Top-level lines of section 251." })
  lines!: readonly HighNeedsLineType[];

  @Field(() => [AreaType], {
    description: "Councils compared with: the comparators that were loaded, else all with figures.",
  })
  comparedWith!: readonly AreaType[];

  @Field(() => SourceType, { nullable: true, description: "Where the figures come from." })
  source!: SourceType | null;

  @Field(() => [WarningType], { description: "What to bear in mind." })
  warnings!: readonly WarningType[];
}
