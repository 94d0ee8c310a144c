import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import type { Provenance } from "../../analytics/figure.ts";
import { ProvenanceEnum, ServiceOrderFieldEnum, SortDirectionEnum } from "../shared/enums.ts";
import { CodedType, FigureType, MoneyType, PageInfoType, WarningType } from "../shared/figure.type.ts";
import { NodeType } from "../shared/node.type.ts";
import { DateScalar, FinancialYearScalar } from "../shared/scalars.ts";
import { AreaType, FundingSourceType, OrganisationType, ServiceLineType } from "../shared/word.type.ts";

@ObjectType("Ages", { simpleResolvers: true, description: "Ages in years, both ends included." })
export class AgesType {
  @Field(() => Int, { description: "Youngest age." })
  from!: number;

  @Field(() => Int, { description: "Oldest age." })
  to!: number;
}

@ObjectType("ArrangementSummary", { simpleResolvers: true, description: "How partners join their money, by name." })
export class ArrangementSummaryType {
  @Field(() => ID, { description: "Stable code." })
  code!: string;

  @Field(() => String, { description: "Name of the arrangement." })
  name!: string;

  @Field(() => String, { description: "SECTION_75, GRANT_TRANSFER, ALIGNED, LEAD_COMMISSIONING, RECHARGE or SOLE." })
  kind!: string;
}

@ObjectType("FundingLine", {
  simpleResolvers: true,
  description: "Money of one source for one commission in one financial year.",
})
export class FundingLineType {
  @Field(() => FundingSourceType, { description: "Where the money comes from." })
  source!: FundingSourceType;

  @Field(() => FinancialYearScalar, { description: "Financial year." })
  financialYear!: string;

  @Field(() => MoneyType, { description: "Budget." })
  budget!: MoneyType;

  @Field(() => MoneyType, { description: "Forecast outturn." })
  forecast!: MoneyType;

  @Field(() => MoneyType, { description: "Actual spend." })
  actual!: MoneyType;
}

@ObjectType("Commission", {
  implements: NodeType,
  simpleResolvers: true,
  description: "One commissioner's purchase of a service.",
})
export class CommissionType {
  @Field(() => ID, { description: "Relay id, stable over data versions." })
  id!: string;

  @Field(() => ID, { description: "Stable code." })
  code!: string;

  @Field(() => OrganisationType, { description: "Who buys." })
  commissioner!: OrganisationType;

  @Field(() => DateScalar, { description: "First day of the contract." })
  start!: string;

  @Field(() => DateScalar, { nullable: true, description: "Last day of the contract; null when open-ended." })
  end!: string | null;

  @Field(() => DateScalar, { nullable: true, description: "Last day to give notice so that it ends as planned." })
  noticeBy!: string | null;

  @Field(() => MoneyType, { description: "Value of a full year, for this partnership's share." })
  annualValue!: MoneyType;

  @Field(() => Boolean, { description: "Bought child by child: no standing capacity." })
  isSpot!: boolean;

  @Field(() => ArrangementSummaryType, { nullable: true, description: "Arrangement it is bought under, if any." })
  arrangement!: ArrangementSummaryType | null;

  @Field(() => [FundingLineType], { description: "Money by year and source." })
  funding!: readonly FundingLineType[];
}

@ObjectType("Service", {
  implements: NodeType,
  simpleResolvers: true,
  description: "What a provider delivers on one service line, as it stands today.",
})
export class ServiceType {
  @Field(() => ID, { description: "Relay id, stable over data versions." })
  id!: string;

  @Field(() => ID, { description: "Stable code." })
  code!: string;

  @Field(() => String, { description: "Name of the service." })
  name!: string;

  @Field(() => ServiceLineType, { description: "Kind of provision." })
  serviceLine!: ServiceLineType;

  @Field(() => OrganisationType, { description: "Who delivers it." })
  provider!: OrganisationType;

  @Field(() => CodedType, { description: "Layer of support." })
  layer!: CodedType;

  @Field(() => CodedType, { description: "What it does about the need." })
  function!: CodedType;

  @Field(() => AgesType, { nullable: true, description: "Ages reached; null where no reach is recorded." })
  ages!: AgesType | null;

  @Field(() => [CodedType], { description: "Needs reached." })
  needs!: readonly CodedType[];

  @Field(() => [AreaType], { description: "Areas reached; an area includes all areas within it." })
  areas!: readonly AreaType[];

  @Field(() => [AreaType], {
    description: "Wards of the council's area that it reaches whole or in part, by code.",
  })
  wards!: readonly AreaType[];

  @Field(() => FigureType, { description: "Latest capacity a month, in the line's unit of care." })
  capacityPerMonth!: FigureType;

  @Field(() => MoneyType, {
    description: "Value of the commissions in force today; not applicable where there is none.",
  })
  annualValue!: MoneyType;

  @Field(() => String, { nullable: true, description: "Section of an EHC plan that names it: F, G, H1 or H2." })
  ehcpSection!: string | null;

  @Field(() => OrganisationType, { nullable: true, description: "Who has the legal duty to secure it, whoever pays." })
  dutyHolder!: OrganisationType | null;

  @Field(() => ProvenanceEnum, { description: "Official, local or illustrative." })
  provenance!: Provenance;

  @Field(() => [CommissionType], { description: "Who buys it, past and present, by start." })
  commissions!: readonly CommissionType[];
}

@ObjectType("ServiceEdge", { simpleResolvers: true, description: "A service in a page." })
export class ServiceEdgeType {
  @Field(() => String, { description: "Cursor of the row." })
  cursor!: string;

  @Field(() => ServiceType, { description: "The service." })
  node!: ServiceType;
}

@ObjectType("ServiceConnection", { simpleResolvers: true, description: "A page of services." })
export class ServiceConnectionType {
  @Field(() => Int, { description: "Data version it was read at." })
  dataVersion?: number;

  @Field(() => Int, { description: "Services in all pages." })
  totalCount!: number;

  @Field(() => Boolean, { description: "Whether all pages together hold everything asked for." })
  complete!: boolean;

  @Field(() => [WarningType], { description: "What to bear in mind." })
  warnings!: readonly WarningType[];

  @Field(() => PageInfoType, { description: "Where the page ends." })
  pageInfo!: PageInfoType;

  @Field(() => [ServiceEdgeType], { description: "The page's services, in order." })
  edges!: readonly ServiceEdgeType[];
}

@InputType("AgeRangeInput", { description: "Ages in years, both ends included." })
export class AgeRangeInput {
  @Field(() => Int, { description: "Youngest age, 0 to 25." })
  from!: number;

  @Field(() => Int, { description: "Oldest age, from the youngest to 25." })
  to!: number;
}

@InputType("ServiceFilter", { description: "Which services to list: OR inside a field, AND between fields." })
export class ServiceFilterInput {
  @Field(() => [ID], { nullable: true, description: "Codes of services." })
  codes?: string[] | null;

  @Field(() => [ID], { nullable: true, description: "Codes of service lines." })
  serviceLines?: string[] | null;

  @Field(() => [ID], { nullable: true, description: "Codes of providers." })
  providers?: string[] | null;

  @Field(() => [ID], { nullable: true, description: "Codes of organisations that commission it today." })
  commissioners?: string[] | null;

  @Field(() => [ID], { nullable: true, description: "Codes of layers." })
  layers?: string[] | null;

  @Field(() => [ID], { nullable: true, description: "Codes of functions." })
  functions?: string[] | null;

  @Field(() => [ID], { nullable: true, description: "Codes of needs reached." })
  needs?: string[] | null;

  @Field(() => [ID], { nullable: true, description: "Codes of areas; services that reach any part of any of them." })
  areas?: string[] | null;

  @Field(() => AgeRangeInput, { nullable: true, description: "Services that reach any of these ages." })
  ages?: AgeRangeInput | null;

  @Field(() => String, { nullable: true, description: "Part of the code or name, in any case." })
  search?: string | null;
}

@InputType("ServiceOrderInput", { description: "One term of the order of services." })
export class ServiceOrderInput {
  @Field(() => ServiceOrderFieldEnum, { description: "What to order by." })
  field!: keyof typeof ServiceOrderFieldEnum;

  @Field(() => SortDirectionEnum, { description: "Which way." })
  direction!: keyof typeof SortDirectionEnum;
}
