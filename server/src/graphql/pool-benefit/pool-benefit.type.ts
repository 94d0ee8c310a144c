import { Field, ID, Int, ObjectType } from "type-graphql";
import { PoolCheckType } from "../pooled-budget/pooled-budget.type.ts";
import { CodedType, FigureType, MoneyType, WarningType } from "../shared/figure.type.ts";
import { BenefitBasisEnum } from "../shared/money-enums.ts";
import { MonthScalar } from "../shared/scalars.ts";
import { OrganisationType } from "../shared/word.type.ts";

@ObjectType("PartyBenefit", {
  simpleResolvers: true,
  description: "A party's share of the money beside its share of what the money did.",
})
export class PartyBenefitType {
  @Field(() => OrganisationType, { description: "The party." })
  organisation!: OrganisationType;

  @Field(() => MoneyType, { description: "Agreed contribution for the year." })
  contribution!: MoneyType;

  @Field(() => FigureType, { description: "Its contribution over those of all parties here." })
  contributionShare!: FigureType;

  @Field(() => MoneyType, {
    description: "Cost of what it has a duty to secure, or of care for those who live in its place.",
  })
  benefit!: MoneyType;

  @Field(() => FigureType, { description: "Its benefit over that of all parties here." })
  benefitShare!: FigureType;

  @Field(() => FigureType, { description: "Contribution share − benefit share, in percentage points." })
  differencePoints!: FigureType;
}

@ObjectType("SchemeBenefit", {
  simpleResolvers: true,
  description: "What a scheme's money did in the months whose books are complete.",
})
export class SchemeBenefitType {
  @Field(() => CodedType, { description: "The scheme." })
  scheme!: CodedType;

  @Field(() => MoneyType, { description: "Spend of those months." })
  spend!: MoneyType;

  @Field(() => FigureType, { description: "Units of care its service delivered in the same months." })
  units!: FigureType;

  @Field(() => MoneyType, { description: "Spend over units." })
  costPerUnit!: MoneyType;
}

@ObjectType("BenefitUnits", {
  simpleResolvers: true,
  description: "Care of one unit; units of different kinds are never added.",
})
export class BenefitUnitsType {
  @Field(() => String, { description: "Unit of care." })
  unit!: string;

  @Field(() => FigureType, { description: "Units delivered." })
  units!: FigureType;

  @Field(() => MoneyType, { description: "Spend placed on them." })
  spend!: MoneyType;

  @Field(() => MoneyType, { description: "Spend over units." })
  costPerUnit!: MoneyType;
}

@ObjectType("BenefitGroup", {
  simpleResolvers: true,
  description: "Spend placed on a ward, a need or an age band by to whom care was delivered.",
})
export class BenefitGroupType {
  @Field(() => ID, { description: "Code of the ward, need or age band." })
  code!: string;

  @Field(() => String, { description: "Its name." })
  name!: string;

  @Field(() => MoneyType, { description: "Spend placed on it, whole pence by largest remainder." })
  spend!: MoneyType;

  @Field(() => FigureType, {
    description: "Persons aged 0 to 25 of a ward, or of the band's ages; of a need not applicable.",
  })
  persons!: FigureType;

  @Field(() => MoneyType, { description: "Spend over persons." })
  spendPerHead!: MoneyType;

  @Field(() => [BenefitUnitsType], { description: "By unit of care." })
  units!: readonly BenefitUnitsType[];
}

@ObjectType("PoolBenefit", {
  simpleResolvers: true,
  description: "What a pool's money did, for whom and where, beside who put it in.",
})
export class PoolBenefitType {
  @Field(() => Int, { description: "Data version it was read at." })
  dataVersion?: number;

  @Field(() => Int, { description: "Schemes." })
  rowCount!: number;

  @Field(() => Boolean, { description: "Whether all is there: no figure is unloaded, unreturned or hidden." })
  complete!: boolean;

  @Field(() => BenefitBasisEnum, { description: "How benefit is told." })
  basis!: keyof typeof BenefitBasisEnum;

  @Field(() => [PartyBenefitType], { description: "Parties, by code." })
  parties!: readonly PartyBenefitType[];

  @Field(() => MoneyType, { description: "Cost that no party can be named for." })
  unattributed!: MoneyType;

  @Field(() => Int, {
    description: "Percentage points by which shares may differ under the agreement; 10 where it sets none.",
  })
  tolerancePoints!: number;

  @Field(() => MonthScalar, {
    nullable: true,
    description: "Last month that spend and units are counted to; null where no month is complete.",
  })
  toMonth!: string | null;

  @Field(() => [SchemeBenefitType], { description: "Schemes, by code." })
  schemes!: readonly SchemeBenefitType[];

  @Field(() => [BenefitGroupType], { description: "Wards, by code." })
  wards!: readonly BenefitGroupType[];

  @Field(() => [BenefitGroupType], { description: "Needs, by code." })
  needs!: readonly BenefitGroupType[];

  @Field(() => [BenefitGroupType], { description: "Age bands, by code." })
  ageBands!: readonly BenefitGroupType[];

  @Field(() => MoneyType, { description: "Spend that no ward, need or age can be named for." })
  unplaced!: MoneyType;

  @Field(() => [PoolCheckType], { description: "Rules the benefit should keep." })
  checks!: readonly PoolCheckType[];

  @Field(() => [WarningType], { description: "What to bear in mind." })
  warnings!: readonly WarningType[];
}
