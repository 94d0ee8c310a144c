import { Field, ID, Int, ObjectType } from "type-graphql";
import type { Provenance } from "../../analytics/figure.ts";
import { ProvenanceEnum } from "../shared/enums.ts";
import { ExplanationType, MoneyType, WarningType } from "../shared/figure.type.ts";
import { NodeType } from "../shared/node.type.ts";
import { DateScalar, DateTimeScalar, MonthScalar } from "../shared/scalars.ts";
import { FundingSourceType, OrganisationType } from "../shared/word.type.ts";
import { PoolContractType } from "./contract.type.ts";
import { ContributionType } from "./contribution.type.ts";
import { SchemeType } from "./scheme.type.ts";

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

  @Field(() => String, {
    description:
      "Rule that placed it: OWN_RISK, RISK_RESERVE, CONTRIBUTION, WEIGHTS, LIES_WHERE_IT_FALLS or KEPT_IN_POOL; the fund itself bears RISK_RESERVE and KEPT_IN_POOL, held by the host.",
  })
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

@ObjectType("LedgerTotals", {
  simpleResolvers: true,
  description:
    "Where the money of a pool's year came from and went. Opening + contributions + other income + settlements = spend + returns + balance, to the penny.",
})
export class LedgerTotalsType {
  @Field(() => MoneyType, { description: "Balance brought forward." })
  opening!: MoneyType;

  @Field(() => MoneyType, { description: "Paid in by the parties." })
  contributions!: MoneyType;

  @Field(() => MoneyType, { description: "Other money in." })
  otherIncome!: MoneyType;

  @Field(() => MoneyType, { description: "Paid by parties for their share of a variance." })
  settlements!: MoneyType;

  @Field(() => MoneyType, { description: "Spend, paid and owed." })
  spend!: MoneyType;

  @Field(() => MoneyType, { description: "Given back to parties." })
  returns!: MoneyType;

  @Field(() => MoneyType, { description: "What the fund holds less what it owes, now." })
  balance!: MoneyType;
}

@ObjectType("PartyOutlook", {
  simpleResolvers: true,
  description: "What a party would bear of the variance if the year ends as each way of looking at it says.",
})
export class PartyOutlookType {
  @Field(() => OrganisationType, { description: "Party." })
  organisation!: OrganisationType;

  @Field(() => MoneyType, { description: "Under the pool manager's own forecast." })
  stated!: MoneyType;

  @Field(() => MoneyType, { description: "If every scheme ends at the low end of its range." })
  low!: MoneyType;

  @Field(() => MoneyType, { description: "If every scheme ends at the high end of its range." })
  high!: MoneyType;
}

@ObjectType("Pool", {
  implements: NodeType,
  simpleResolvers: true,
  description: "Where a section 75 pool stands in a financial year, to the penny.",
})
export class PoolType {
  @Field(() => ID, { description: "Relay id, stable over data versions." })
  id!: string;

  @Field(() => PoolArrangementType, { description: "The agreement." })
  arrangement!: PoolArrangementType;

  @Field(() => ExplanationType, { description: "How the figures were made." })
  explanation!: ExplanationType;

  @Field(() => Boolean, { description: "The year's accounts are closed." })
  isClosed!: boolean;

  @Field(() => MonthScalar, {
    nullable: true,
    description: "Last month whose spend is all in the ledger; null where none is.",
  })
  booksTo!: string | null;

  @Field(() => Int, { description: "Version of the year; a change of it names this." })
  version!: number;

  @Field(() => LedgerTotalsType, { description: "Sums of the year's ledger." })
  ledger!: LedgerTotalsType;

  @Field(() => [PartyOutlookType], {
    description: "What each party would bear, with a range; empty once the year is closed.",
  })
  outlook!: readonly PartyOutlookType[];

  @Field(() => MoneyType, { description: "Balance brought forward." })
  openingBalance!: MoneyType;

  @Field(() => [ContributionType], { description: "Who put in what, by organisation and source." })
  contributions!: readonly ContributionType[];

  @Field(() => [PoolQuarterType], { description: "Four quarters, each alone and cumulative." })
  quarters!: readonly PoolQuarterType[];

  @Field(() => [PoolContractType], { description: "Contracts its money pays, by code." })
  contracts!: readonly PoolContractType[];

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
    description:
      "Opening balance + contributions + other income + settlements − spend − returns, as forecast until the year is closed.",
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
  @Field(() => Int, { description: "Data version it was read at." })
  dataVersion?: number;

  @Field(() => Int, { description: "Pools." })
  rowCount!: number;

  @Field(() => Boolean, { description: "Whether it holds everything asked for." })
  complete!: boolean;

  @Field(() => [WarningType], { description: "What to bear in mind." })
  warnings!: readonly WarningType[];

  @Field(() => [PoolType], { description: "Pools, by code." })
  pools!: readonly PoolType[];
}
