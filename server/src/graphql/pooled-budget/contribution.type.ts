import { Field, Int, ObjectType } from "type-graphql";
import { CodedType, FigureType, MoneyType } from "../shared/figure.type.ts";
import { FundingSourceType, OrganisationType } from "../shared/word.type.ts";

@ObjectType("RingFence", {
  simpleResolvers: true,
  description: "A part of a contribution that one scheme alone may spend.",
})
export class RingFenceType {
  @Field(() => CodedType, { description: "The scheme." })
  scheme!: CodedType;

  @Field(() => MoneyType, { description: "How much." })
  amount!: MoneyType;
}

@ObjectType("Contribution", { simpleResolvers: true, description: "What a party puts in from one source." })
export class ContributionType {
  @Field(() => OrganisationType, { description: "Who contributes." })
  organisation!: OrganisationType;

  @Field(() => FundingSourceType, { description: "Where its money comes from." })
  fundingSource!: FundingSourceType;

  @Field(() => String, { description: "CASH, IN_KIND or NOTIONAL." })
  form!: string;

  @Field(() => Boolean, { description: "Comes back every year." })
  recurrent!: boolean;

  @Field(() => MoneyType, { description: "Planned in the agreement." })
  planned!: MoneyType;

  @Field(() => MoneyType, { description: "Planned after agreed variations." })
  varied!: MoneyType;

  @Field(() => MoneyType, { description: "Paid so far." })
  paid!: MoneyType;

  @Field(() => MoneyType, { description: "Expected for the whole year." })
  forecast!: MoneyType;

  @Field(() => [RingFenceType], { description: "Parts that one scheme alone may spend, by scheme." })
  ringFences!: readonly RingFenceType[];

  @Field(() => Int, {
    description: "Version of the plan; a change of it names this. 0 where money came in without a plan.",
  })
  version!: number;

  @Field(() => FigureType, { description: "Planned contribution over all planned contributions." })
  shareOfPlan!: FigureType;
}
