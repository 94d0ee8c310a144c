import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { VarianceShareType } from "../pooled-budget/pooled-budget.type.ts";
import { MoneyType } from "../shared/figure.type.ts";
import { RiskShareBasisEnum, RiskShareScopeEnum, VarianceDirectionEnum } from "../shared/money-enums.ts";
import { FinancialYearScalar, PenceScalar } from "../shared/scalars.ts";
import { OrganisationType } from "../shared/word.type.ts";

type Basis = keyof typeof RiskShareBasisEnum;
type Scope = keyof typeof RiskShareScopeEnum;
type Direction = keyof typeof VarianceDirectionEnum;

@ObjectType("RiskShareParty", { simpleResolvers: true, description: "A party's part in a stretch of a variance." })
export class RiskSharePartyType {
  @Field(() => OrganisationType, { description: "The party." })
  organisation!: OrganisationType;

  @Field(() => Int, { description: "Whole-number weight; used where the basis is WEIGHTS." })
  weight!: number;

  @Field(() => MoneyType, { description: "Most it bears of the stretch in a year; not applicable where uncapped." })
  cap!: MoneyType;
}

@ObjectType("RiskShareTier", {
  simpleResolvers: true,
  description: "A stretch of a variance that is shared by a basis of its own.",
})
export class RiskShareTierType {
  @Field(() => MoneyType, { description: "Where it ends; not applicable for the last, which has no end." })
  upTo!: MoneyType;

  @Field(() => RiskShareBasisEnum, { description: "How it is shared." })
  basis!: Basis;

  @Field(() => [RiskSharePartyType], { description: "Parties, by code." })
  parties!: readonly RiskSharePartyType[];
}

@ObjectType("RiskShare", {
  simpleResolvers: true,
  description: "The rule by which parties share a variance from a financial year on.",
})
export class RiskShareType {
  @Field(() => VarianceDirectionEnum, { description: "Overspend or underspend." })
  direction!: Direction;

  @Field(() => FinancialYearScalar, { description: "First financial year it holds for, until the next rule begins." })
  fromYear!: string;

  @Field(() => RiskShareScopeEnum, { description: "The pool as one, or scheme by scheme." })
  scope!: Scope;

  @Field(() => MoneyType, { description: "Risk reserve that bears an overspend first." })
  reserve!: MoneyType;

  @Field(() => Boolean, { description: "Underspends in the pool make up for overspends before anyone bears them." })
  isOffset!: boolean;

  @Field(() => Boolean, { description: "Ring-fenced sources bear no general overspend." })
  barsRingFenced!: boolean;

  @Field(() => Boolean, { description: "An underspend stays in the pool; otherwise it is returned." })
  isKept!: boolean;

  @Field(() => [RiskShareTierType], { description: "Stretches, from nothing up." })
  tiers!: readonly RiskShareTierType[];

  @Field(() => Int, { description: "Version of the rule; a change of it names this." })
  version!: number;
}

@ObjectType("RiskSharePreview", {
  simpleResolvers: true,
  description: "What a rule would have made of a year's variance.",
})
export class RiskSharePreviewType {
  @Field(() => FinancialYearScalar, { description: "The year." })
  financialYear!: string;

  @Field(() => Boolean, { description: "Whether its accounts are closed; otherwise its variance is forecast." })
  isClosed!: boolean;

  @Field(() => MoneyType, { description: "The year's variance; positive is an overspend." })
  variance!: MoneyType;

  @Field(() => [VarianceShareType], { description: "Who bore it under the rule that held." })
  asAgreed!: readonly VarianceShareType[];

  @Field(() => MoneyType, { description: "What that rule placed on nobody." })
  unallocatedAsAgreed!: MoneyType;

  @Field(() => [VarianceShareType], { description: "Who would have borne it under the rule looked at." })
  asProposed!: readonly VarianceShareType[];

  @Field(() => MoneyType, { description: "What that rule would have placed on nobody." })
  unallocatedAsProposed!: MoneyType;
}

@InputType("RiskSharePartyInput", { description: "A party's part in a stretch." })
export class RiskSharePartyInput {
  @Field(() => ID, { description: "The party." })
  organisation!: string;

  @Field(() => Int, { description: "Whole-number weight, 0 to 1,000,000." })
  weight!: number;

  @Field(() => PenceScalar, {
    nullable: true,
    description: "Most it bears of the stretch in a year; uncapped where left out.",
  })
  capPence?: number | null;
}

@InputType("RiskShareTierInput", { description: "A stretch of a variance." })
export class RiskShareTierInput {
  @Field(() => PenceScalar, { nullable: true, description: "Where it ends; left out for the last." })
  upToPence?: number | null;

  @Field(() => RiskShareBasisEnum, { description: "How it is shared." })
  basis!: Basis;

  @Field(() => [RiskSharePartyInput], {
    description: "Parties; by contribution they may be left out, unless one has a cap.",
  })
  parties!: RiskSharePartyInput[];
}

@InputType("RiskShareRuleInput", { description: "A rule by which a variance is shared." })
export class RiskShareRuleInput {
  @Field(() => RiskShareScopeEnum, { description: "The pool as one, or scheme by scheme." })
  scope!: Scope;

  @Field(() => PenceScalar, { description: "Risk reserve that bears an overspend first; 0 for none." })
  reservePence!: number;

  @Field(() => Boolean, { description: "Underspends in the pool make up for overspends first." })
  isOffset!: boolean;

  @Field(() => Boolean, { description: "Ring-fenced sources bear no general overspend." })
  barsRingFenced!: boolean;

  @Field(() => Boolean, { description: "An underspend stays in the pool." })
  isKept!: boolean;

  @Field(() => [RiskShareTierInput], { description: "1 to 10 stretches from nothing up, the last without an end." })
  tiers!: RiskShareTierInput[];
}

@InputType("AgreeRiskShareInput", { description: "A rule the parties agreed." })
export class AgreeRiskShareInput {
  @Field(() => ID, { description: "The arrangement." })
  arrangement!: string;

  @Field(() => VarianceDirectionEnum, { description: "Overspend or underspend." })
  direction!: Direction;

  @Field(() => FinancialYearScalar, { description: "First financial year it holds for; it changes no closed year." })
  fromYear!: string;

  @Field(() => RiskShareRuleInput, { description: "The rule." })
  rule!: RiskShareRuleInput;

  @Field(() => Int, { description: "Version that was read, as riskShares.version; 0 for a new one." })
  expectedVersion!: number;
}
