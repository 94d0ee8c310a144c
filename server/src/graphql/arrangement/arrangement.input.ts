import { Field, ID, InputType, Int } from "type-graphql";
import { ArrangementKindEnum, VatRegimeEnum } from "../shared/money-enums.ts";
import { DateScalar } from "../shared/scalars.ts";

@InputType("ArrangementPartyInput", { description: "A party to an arrangement." })
export class ArrangementPartyInput {
  @Field(() => ID, { description: "The organisation." })
  organisation!: string;

  @Field(() => DateScalar, { description: "First day as a party." })
  joinedOn!: string;

  @Field(() => DateScalar, { nullable: true, description: "Last day as a party." })
  leftOn?: string | null;
}

@InputType("SaveArrangementInput", {
  description: "An agreement with its terms and parties; what is left out is not recorded.",
})
export class SaveArrangementInput {
  @Field(() => ID, { description: "Stable code, as S75-CYP: capital letters, digits and hyphens." })
  code!: string;

  @Field(() => String, { description: "Name, in 3 to 160 characters." })
  name!: string;

  @Field(() => ArrangementKindEnum, { description: "How the money is joined." })
  kind!: keyof typeof ArrangementKindEnum;

  @Field(() => ID, { description: "Who hosts the money or leads; one of the parties." })
  host!: string;

  @Field(() => String, { nullable: true, description: "Post that manages the pool." })
  poolManager?: string | null;

  @Field(() => [ArrangementPartyInput], { description: "Parties; all of them." })
  parties!: ArrangementPartyInput[];

  @Field(() => DateScalar, { description: "First day." })
  start!: string;

  @Field(() => DateScalar, { nullable: true, description: "Last day, not before the first." })
  end?: string | null;

  @Field(() => DateScalar, { nullable: true, description: "Day the agreement was signed." })
  signedOn?: string | null;

  @Field(() => DateScalar, { nullable: true, description: "Day of the next review." })
  reviewOn?: string | null;

  @Field(() => Int, { nullable: true, description: "Months of notice to leave, 0 to 60." })
  noticeMonths?: number | null;

  @Field(() => VatRegimeEnum, { nullable: true, description: "Whose VAT rules its purchases follow." })
  vatRegime?: keyof typeof VatRegimeEnum | null;

  @Field(() => String, { nullable: true, description: "Agreed aims and outcomes." })
  aims?: string | null;

  @Field(() => String, { nullable: true, description: "NHS functions it covers." })
  nhsFunctions?: string | null;

  @Field(() => String, { nullable: true, description: "Health-related functions of the council it covers." })
  councilFunctions?: string | null;

  @Field(() => String, { nullable: true, description: "For whom and for which services." })
  personsAndServices?: string | null;

  @Field(() => String, { nullable: true, description: "Staff, goods, services and accommodation the parties provide." })
  resources?: string | null;

  @Field(() => String, { nullable: true, description: "How it may be varied." })
  variationTerms?: string | null;

  @Field(() => String, { nullable: true, description: "How it ends." })
  terminationTerms?: string | null;

  @Field(() => String, { nullable: true, description: "How the fund is managed and monitored." })
  management?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: "Percentage points by which shares of money and benefit may differ, 0 to 100.",
  })
  benefitTolerance?: number | null;

  @Field(() => Int, { description: "Version that was read; 0 for a new one." })
  expectedVersion!: number;
}

@InputType("AddVariationInput", { description: "A change agreed to an arrangement." })
export class AddVariationInput {
  @Field(() => ID, { description: "The arrangement." })
  arrangement!: string;

  @Field(() => DateScalar, { description: "Day it was agreed." })
  agreedOn!: string;

  @Field(() => DateScalar, { description: "First day it holds." })
  effectiveOn!: string;

  @Field(() => String, { description: "What changed, and why, in 3 to 2,000 characters." })
  change!: string;
}
