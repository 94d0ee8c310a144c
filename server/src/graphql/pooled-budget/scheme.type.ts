import { Field, ID, Int, ObjectType } from "type-graphql";
import { MoneyType } from "../shared/figure.type.ts";
import { MonthScalar } from "../shared/scalars.ts";
import { OrganisationType, ServiceSummaryType } from "../shared/word.type.ts";

@ObjectType("OutturnEstimate", {
  simpleResolvers: true,
  description: "What a scheme's year may come to, by three ways of looking at the months so far.",
})
export class OutturnEstimateType {
  @Field(() => MoneyType, { description: "Twelve months, each like those so far on average." })
  runRate!: MoneyType;

  @Field(() => MoneyType, { description: "Spent so far, and the rest of the budget in the proportion so far." })
  phased!: MoneyType;

  @Field(() => MoneyType, {
    description:
      "Spent so far, and a straight line through the months (least squares) carried on; from three months on.",
  })
  trend!: MoneyType;

  @Field(() => MoneyType, { description: "Least of the three." })
  low!: MoneyType;

  @Field(() => MoneyType, { description: "Most of the three." })
  high!: MoneyType;
}

@ObjectType("SchemeMonth", { simpleResolvers: true, description: "A month of a scheme." })
export class SchemeMonthType {
  @Field(() => MonthScalar, { description: "Month, as 2025-04." })
  month!: string;

  @Field(() => MoneyType, { description: "The quarter's budget spread evenly over its months." })
  budget!: MoneyType;

  @Field(() => MoneyType, { description: "Spend in the ledger; not submitted until the month's books are complete." })
  actual!: MoneyType;
}

@ObjectType("SchemeQuarter", { simpleResolvers: true, description: "A quarter of a scheme, not cumulative." })
export class SchemeQuarterType {
  @Field(() => String, { description: "Quarter, as 2025-26-Q1." })
  quarter!: string;

  @Field(() => MoneyType, { description: "Budget." })
  budget!: MoneyType;

  @Field(() => MoneyType, { description: "Committed by contract." })
  committed!: MoneyType;

  @Field(() => MoneyType, { description: "Spend in the ledger; not submitted until the quarter's books are complete." })
  actual!: MoneyType;

  @Field(() => MoneyType, { description: "The pool manager's own, or the actual once the books are complete." })
  forecast!: MoneyType;

  @Field(() => Int, { description: "Version of the quarter's plan; a change of it names this." })
  version!: number;
}

@ObjectType("Scheme", { simpleResolvers: true, description: "What the pool's money is spent on." })
export class SchemeType {
  @Field(() => ID, { description: "Stable code." })
  code!: string;

  @Field(() => String, { description: "Name of the scheme." })
  name!: string;

  @Field(() => ServiceSummaryType, { nullable: true, description: "Service it pays for, if one." })
  service!: ServiceSummaryType | null;

  @Field(() => OrganisationType, {
    nullable: true,
    description: "Party that bears its variance alone, if the agreement says so.",
  })
  ownRisk!: OrganisationType | null;

  @Field(() => OrganisationType, {
    nullable: true,
    description: "Party that runs it; bears its variance where that lies where it falls.",
  })
  lead!: OrganisationType | null;

  @Field(() => MoneyType, { description: "Budget for the year." })
  budget!: MoneyType;

  @Field(() => MoneyType, { description: "Committed by contract." })
  committed!: MoneyType;

  @Field(() => MoneyType, { description: "Actual spend so far, paid and owed, before income of the scheme's own." })
  actual!: MoneyType;

  @Field(() => MoneyType, { description: "Owed for what was had and not yet paid; part of the actual." })
  accrued!: MoneyType;

  @Field(() => MoneyType, { description: "Income of the scheme's own, as fees." })
  income!: MoneyType;

  @Field(() => MoneyType, { description: "Actual − income." })
  net!: MoneyType;

  @Field(() => MoneyType, {
    description:
      "Forecast for the year: actual of quarters whose books are complete, the pool manager's own for the others.",
  })
  forecast!: MoneyType;

  @Field(() => OutturnEstimateType, { description: "What the year may come to, from the months so far." })
  estimate!: OutturnEstimateType;

  @Field(() => [SchemeMonthType], { description: "Twelve months, April first." })
  months!: readonly SchemeMonthType[];

  @Field(() => [SchemeQuarterType], { description: "Quarters, each alone." })
  quarters!: readonly SchemeQuarterType[];

  @Field(() => Int, { description: "Version of the scheme; a change of it names this." })
  version!: number;
}
