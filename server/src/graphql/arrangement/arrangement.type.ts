import { createUnionType, Field, ID, Int, ObjectType } from "type-graphql";
import type { Provenance } from "../../analytics/figure.ts";
import { RiskShareType } from "../risk-share/risk-share.type.ts";
import { EditConflictType } from "../shared/edit-conflict.type.ts";
import { ProvenanceEnum } from "../shared/enums.ts";
import { MoneyType } from "../shared/figure.type.ts";
import { ArrangementKindEnum, VatRegimeEnum } from "../shared/money-enums.ts";
import { NodeType } from "../shared/node.type.ts";
import { RefusalType } from "../shared/refusal.type.ts";
import { nameOfResult } from "../shared/result-union.ts";
import { DateScalar, FinancialYearScalar } from "../shared/scalars.ts";
import { OrganisationType } from "../shared/word.type.ts";

@ObjectType("ArrangementParty", { simpleResolvers: true, description: "A party to an arrangement." })
export class ArrangementPartyType {
  @Field(() => OrganisationType, { description: "The organisation." })
  organisation!: OrganisationType;

  @Field(() => DateScalar, { description: "First day as a party." })
  joinedOn!: string;

  @Field(() => DateScalar, { nullable: true, description: "Last day as a party; null while it is one." })
  leftOn!: string | null;
}

@ObjectType("ArrangementVariation", { simpleResolvers: true, description: "A change agreed to an arrangement." })
export class ArrangementVariationType {
  @Field(() => Int, { description: "1 for the first, then one more each time." })
  number!: number;

  @Field(() => DateScalar, { description: "Day it was agreed." })
  agreedOn!: string;

  @Field(() => DateScalar, { description: "First day it holds." })
  effectiveOn!: string;

  @Field(() => String, { description: "What changed, and why." })
  change!: string;
}

@ObjectType("RequiredTerm", {
  simpleResolvers: true,
  description: "A term that a pooled fund's written agreement must specify.",
})
export class RequiredTermType {
  @Field(() => ID, { description: "Stable code." })
  code!: string;

  @Field(() => String, { description: "Where it is asked for, in SI 2000/617." })
  provision!: string;

  @Field(() => String, { description: "The term, in words." })
  term!: string;

  @Field(() => Boolean, { description: "Whether it is recorded here." })
  isRecorded!: boolean;

  @Field(() => String, { nullable: true, description: "What is not recorded yet." })
  missing!: string | null;
}

@ObjectType("ArrangementScheme", { simpleResolvers: true, description: "What an arrangement's money is spent on." })
export class ArrangementSchemeType {
  @Field(() => ID, { description: "Stable code." })
  code!: string;

  @Field(() => String, { description: "Name." })
  name!: string;

  @Field(() => String, { nullable: true, description: "Service it pays for, if one." })
  serviceName!: string | null;

  @Field(() => OrganisationType, { nullable: true, description: "Party that bears its variance alone." })
  ownRisk!: OrganisationType | null;

  @Field(() => OrganisationType, { nullable: true, description: "Party that runs it." })
  lead!: OrganisationType | null;

  @Field(() => Int, { description: "Version; a change of it names this." })
  version!: number;
}

@ObjectType("ArrangementContract", { simpleResolvers: true, description: "A contract bought under an arrangement." })
export class ArrangementContractType {
  @Field(() => ID, { description: "Code of the commission." })
  code!: string;

  @Field(() => String, { description: "Service that is bought." })
  serviceName!: string;

  @Field(() => OrganisationType, { description: "Who delivers it." })
  provider!: OrganisationType;

  @Field(() => OrganisationType, { description: "Who buys it." })
  commissioner!: OrganisationType;

  @Field(() => DateScalar, { description: "First day." })
  start!: string;

  @Field(() => DateScalar, { nullable: true, description: "Last day." })
  end!: string | null;

  @Field(() => DateScalar, { nullable: true, description: "Last day to give notice." })
  noticeBy!: string | null;

  @Field(() => MoneyType, { description: "Value of a full year, for this partnership's share." })
  annualValue!: MoneyType;
}

@ObjectType("ArrangementYear", { simpleResolvers: true, description: "A financial year of a pool." })
export class ArrangementYearType {
  @Field(() => FinancialYearScalar, { description: "The year." })
  financialYear!: string;

  @Field(() => Boolean, { description: "Whether its accounts are closed." })
  isClosed!: boolean;
}

@ObjectType("Arrangement", {
  implements: NodeType,
  simpleResolvers: true,
  description: "How partners join their money.",
})
export class ArrangementType {
  readonly __typename!: "Arrangement";

  @Field(() => ID, { description: "Relay id, stable over data versions." })
  id!: string;

  @Field(() => ID, { description: "Stable code." })
  code!: string;

  @Field(() => String, { description: "Name." })
  name!: string;

  @Field(() => ArrangementKindEnum, { description: "How the money is joined; only SECTION_75 is a pool." })
  kind!: keyof typeof ArrangementKindEnum;

  @Field(() => OrganisationType, { description: "Who hosts the money or leads." })
  host!: OrganisationType;

  @Field(() => String, { nullable: true, description: "Post that manages the pool." })
  poolManager!: string | null;

  @Field(() => [ArrangementPartyType], { description: "Parties, by code; each signs the returns." })
  parties!: readonly ArrangementPartyType[];

  @Field(() => DateScalar, { description: "First day." })
  start!: string;

  @Field(() => DateScalar, { nullable: true, description: "Last day; null when open-ended." })
  end!: string | null;

  @Field(() => DateScalar, { nullable: true, description: "Day the agreement was signed." })
  signedOn!: string | null;

  @Field(() => DateScalar, { nullable: true, description: "Day of the next review." })
  reviewOn!: string | null;

  @Field(() => Int, { nullable: true, description: "Months of notice to leave." })
  noticeMonths!: number | null;

  @Field(() => VatRegimeEnum, { nullable: true, description: "Whose VAT rules its purchases follow." })
  vatRegime!: keyof typeof VatRegimeEnum | null;

  @Field(() => String, { nullable: true, description: "Agreed aims and outcomes." })
  aims!: string | null;

  @Field(() => String, { nullable: true, description: "NHS functions it covers." })
  nhsFunctions!: string | null;

  @Field(() => String, { nullable: true, description: "Health-related functions of the council it covers." })
  councilFunctions!: string | null;

  @Field(() => String, { nullable: true, description: "For whom and for which services." })
  personsAndServices!: string | null;

  @Field(() => String, { nullable: true, description: "Staff, goods, services and accommodation the parties provide." })
  resources!: string | null;

  @Field(() => String, { nullable: true, description: "How it may be varied." })
  variationTerms!: string | null;

  @Field(() => String, { nullable: true, description: "How it ends." })
  terminationTerms!: string | null;

  @Field(() => String, { nullable: true, description: "How the fund is managed and monitored." })
  management!: string | null;

  @Field(() => Int, {
    nullable: true,
    description: "Percentage points by which shares of money and benefit may differ.",
  })
  benefitTolerance!: number | null;

  @Field(() => [ArrangementVariationType], { description: "Changes since it was signed, oldest first." })
  variations!: readonly ArrangementVariationType[];

  @Field(() => [RequiredTermType], {
    description:
      "Terms that the regulations ask a pooled fund's agreement for, and whether they are recorded; empty for other kinds.",
  })
  requiredTerms!: readonly RequiredTermType[];

  @Field(() => [RiskShareType], { description: "Rules by which variances are shared, by direction and first year." })
  riskShares!: readonly RiskShareType[];

  @Field(() => [ArrangementSchemeType], { description: "What its money is spent on, by code." })
  schemes!: readonly ArrangementSchemeType[];

  @Field(() => [ArrangementContractType], { description: "Contracts bought under it, by code." })
  contracts!: readonly ArrangementContractType[];

  @Field(() => [ArrangementYearType], { description: "Financial years of its pool, oldest first." })
  years!: readonly ArrangementYearType[];

  @Field(() => ProvenanceEnum, { description: "Official, local or illustrative." })
  provenance!: Provenance;

  @Field(() => Int, { description: "Version of its terms; a change of them names this." })
  version!: number;
}

/** What a change to an arrangement comes to. */
export const ArrangementResult = createUnionType({
  name: "ArrangementResult",
  description: "The arrangement as it is now, or why nothing changed.",
  types: () => [ArrangementType, EditConflictType, RefusalType] as const,
  resolveType: nameOfResult,
});
