import { Field, Int, ObjectType } from "type-graphql";
import { ExplanationType, FigureType, MoneyType, WarningType } from "../shared/figure.type.ts";
import { ServiceLineType, ServiceSummaryType } from "../shared/word.type.ts";

@ObjectType("ServiceFigures", {
  simpleResolvers: true,
  description: "What one service can do, does and costs on one line in a period; spot purchases are left out.",
})
export class ServiceFiguresType {
  @Field(() => ServiceSummaryType, { description: "The service." })
  service!: ServiceSummaryType;

  @Field(() => ServiceLineType, { description: "Kind of provision; units of different lines are never compared." })
  serviceLine!: ServiceLineType;

  @Field(() => FigureType, { description: "Units of care it can deliver in the months it is commissioned." })
  capacity!: FigureType;

  @Field(() => FigureType, { description: "Units of care recorded as delivered." })
  activity!: FigureType;

  @Field(() => MoneyType, { description: "Spend in the period: actual, else forecast, else budget." })
  spend!: MoneyType;

  @Field(() => MoneyType, { description: "Spend ÷ capacity, a unit of care." })
  unitCost!: MoneyType;

  @Field(() => MoneyType, { description: "Spend ÷ units recorded as delivered." })
  deliveredCost!: MoneyType;

  @Field(() => ExplanationType, { description: "How the figures were made." })
  explanation!: ExplanationType;
}

@ObjectType("ServiceFiguresTable", {
  simpleResolvers: true,
  description: "What services can do, do and cost, side by side.",
})
export class ServiceFiguresTableType {
  @Field(() => Int, { description: "Data version it was read at." })
  dataVersion?: number;

  @Field(() => Int, { description: "Rows." })
  rowCount!: number;

  @Field(() => Boolean, { description: "Whether all is there: no figure is unloaded, unreturned or hidden." })
  complete!: boolean;

  @Field(() => [ServiceFiguresType], { description: "By service, one row for each line it works on." })
  rows!: readonly ServiceFiguresType[];

  @Field(() => [WarningType], { description: "What to bear in mind." })
  warnings!: readonly WarningType[];
}
