import { Field, ID, Int, ObjectType } from "type-graphql";
import type { Provenance } from "../../analytics/figure.ts";
import { ProvenanceEnum } from "../shared/enums.ts";
import { ExplanationType, FigureType, MoneyType, WarningType } from "../shared/figure.type.ts";
import { DateScalar, DateTimeScalar } from "../shared/scalars.ts";
import { FundingSourceType, OrganisationType, ServiceSummaryType } from "../shared/word.type.ts";

@ObjectType("PoolArrangement", { simpleResolvers: true, description: "The section 75 agreement behind a pool." })
export class PoolArrangementType {
  @Field(() => ID, { description: "Stable code." })
  code!: string;

  @Field(() => String, { description: "Name of the arrangement." })
  name!: string;

  @Field(() => String, { description: "SECTION_75." })
  kind!: string;

  @Field(() => OrganisationType, { description: "Who keeps its accounts." })
  host!: OrganisationType;

  @Field(() => String, { nullable: true, description: "Post that manages the pool." })
  poolManager!: string | null;

  @Field(() => DateScalar, { description: "First day." })
  start!: string;

  @Field(() => DateScalar, { nullable: true, description: "Last day; null when open-ended." })
  end!: string | null;
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

  @Field(() => FigureType, { description: "Planned contribution over all planned contributions." })
  shareOfPlan!: FigureType;
}

@ObjectType("SignOff", { simpleResolvers: true, description: "A party's signature under a quarter's return." })
export class SignOffType {
  @Field(() => OrganisationType, { description: "Who signed for." })
  organisation!: OrganisationType;

  @Field(() => String, { description: "Role of the signer." })
  role!: string;

  @Field(() => String, { description: "Signer: a post." })
  by!: string;

  @Field(() => DateTimeScalar, { description: "When." })
  at!: string;
}

@ObjectType("PoolQuarter", { simpleResolvers: true, description: "A pool's quarter, alone or with those before it." })
export class PoolQuarterType {
  @Field(() => String, { description: "Quarter, as 2025-26-Q1." })
  quarter!: string;

  @Field(() => Boolean, { description: "true: from April on; false: the quarter alone." })
  cumulative!: boolean;

  @Field(() => String, { description: "NOT_STARTED, DRAFT, SUBMITTED or SIGNED by all parties." })
  status!: string;

  @Field(() => Int, { nullable: true, description: "Edition of the return; null where none is started." })
  version!: number | null;

  @Field(() => MoneyType, { description: "Budget." })
  budget!: MoneyType;

  @Field(() => MoneyType, { description: "Actual spend." })
  actual!: MoneyType;

  @Field(() => MoneyType, { description: "Forecast." })
  forecast!: MoneyType;

  @Field(() => [SignOffType], { description: "Signatures under the newest edition." })
  signOffs!: readonly SignOffType[];
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

  @Field(() => MoneyType, { description: "Budget for the year." })
  budget!: MoneyType;

  @Field(() => MoneyType, { description: "Committed by contract." })
  committed!: MoneyType;

  @Field(() => MoneyType, { description: "Actual spend so far." })
  actual!: MoneyType;

  @Field(() => MoneyType, { description: "Forecast for the year." })
  forecast!: MoneyType;
}

@ObjectType("VarianceShare", {
  simpleResolvers: true,
  description: "What one party bears of the variance; positive is an overspend.",
})
export class VarianceShareType {
  @Field(() => OrganisationType, { description: "Party." })
  organisation!: OrganisationType;

  @Field(() => FundingSourceType, {
    nullable: true,
    description: "Source that bears it; null where the agreement leaves that to the party.",
  })
  fundingSource!: FundingSourceType | null;

  @Field(() => MoneyType, { description: "Its share." })
  share!: MoneyType;

  @Field(() => String, { description: "Rule that placed it: OWN_RISK, RISK_RESERVE, CONTRIBUTION or WEIGHTS." })
  basis!: string;
}

@ObjectType("PoolCheck", { simpleResolvers: true, description: "A rule the pool's figures should keep." })
export class PoolCheckType {
  @Field(() => ID, { description: "Stable code." })
  code!: string;

  @Field(() => String, { description: "ERROR or WARNING." })
  level!: string;

  @Field(() => Boolean, { description: "Whether it is kept." })
  ok!: boolean;

  @Field(() => String, { description: "The rule, or how it is broken." })
  message!: string;

  @Field(() => String, { description: "What to do about it." })
  mend!: string;
}

@ObjectType("Pool", {
  simpleResolvers: true,
  description: "Where a section 75 pool stands in a financial year, to the penny.",
})
export class PoolType {
  @Field(() => PoolArrangementType, { description: "The agreement." })
  arrangement!: PoolArrangementType;

  @Field(() => ExplanationType, { description: "How the figures were made." })
  explanation!: ExplanationType;

  @Field(() => Boolean, { description: "The year's accounts are closed." })
  isClosed!: boolean;

  @Field(() => MoneyType, { description: "Balance brought forward." })
  openingBalance!: MoneyType;

  @Field(() => [ContributionType], { description: "Who put in what, by organisation and source." })
  contributions!: readonly ContributionType[];

  @Field(() => [PoolQuarterType], { description: "Four quarters, each alone and cumulative." })
  quarters!: readonly PoolQuarterType[];

  @Field(() => [SchemeType], { description: "Schemes, by code." })
  schemes!: readonly SchemeType[];

  @Field(() => MoneyType, { description: "Σ budget of the schemes." })
  budget!: MoneyType;

  @Field(() => MoneyType, { description: "Σ actual spend so far." })
  actual!: MoneyType;

  @Field(() => MoneyType, { description: "Σ forecast for the year." })
  forecast!: MoneyType;

  @Field(() => MoneyType, {
    description: "Forecast − budget until the year is closed, then actual − budget; positive is an overspend.",
  })
  variance!: MoneyType;

  @Field(() => [VarianceShareType], { description: "Who bears the variance under the agreement." })
  varianceShares!: readonly VarianceShareType[];

  @Field(() => MoneyType, { description: "Variance − Σ shares: what no rule places." })
  unallocatedVariance!: MoneyType;

  @Field(() => MoneyType, {
    description: "Opening balance + contributions − spend, as forecast until the year is closed.",
  })
  closingBalance!: MoneyType;

  @Field(() => [PoolCheckType], { description: "Rules the figures should keep, kept or not." })
  checks!: readonly PoolCheckType[];

  @Field(() => ProvenanceEnum, { description: "Official, local or illustrative." })
  provenance!: Provenance;
}

@ObjectType("PooledBudgets", {
  simpleResolvers: true,
  description: "The section 75 pools of a partnership in a financial year.",
})
export class PooledBudgetsType {
  @Field(() => Boolean, { description: "Whether it holds everything asked for." })
  complete!: boolean;

  @Field(() => [WarningType], { description: "What to bear in mind." })
  warnings!: readonly WarningType[];

  @Field(() => [PoolType], { description: "Pools, by code." })
  pools!: readonly PoolType[];
}
