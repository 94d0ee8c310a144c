import { createUnionType, Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { EditConflictType } from "../shared/edit-conflict.type.ts";
import { ContributionFormEnum } from "../shared/money-enums.ts";
import { RefusalType } from "../shared/refusal.type.ts";
import { nameOfResult } from "../shared/result-union.ts";
import { FinancialYearScalar, PenceScalar } from "../shared/scalars.ts";
import { PoolType } from "./pooled-budget.type.ts";

@ObjectType("PoolChange", { simpleResolvers: true, description: "A pool's year as a change left it." })
export class PoolChangeType {
  readonly __typename!: "PoolChange";

  @Field(() => Int, { description: "Data version the change made, or found where nothing was to be changed." })
  dataVersion!: number;

  @Field(() => PoolType, {
    nullable: true,
    description: "The pool's year; null where the arrangement is no section 75 pool, or the year is not opened.",
  })
  pool!: PoolType | null;
}

/** What a change to a pool comes to. */
export const PoolChangeResult = createUnionType({
  name: "PoolChangeResult",
  description: "The pool's year as it is now, or why nothing changed.",
  types: () => [PoolChangeType, EditConflictType, RefusalType] as const,
  resolveType: nameOfResult,
});

@InputType("RingFenceInput", { description: "A part of a contribution that one scheme alone may spend." })
export class RingFenceInput {
  @Field(() => ID, { description: "Code of the scheme." })
  scheme!: string;

  @Field(() => PenceScalar, { description: "How much, 0 or more." })
  pence!: number;
}

@InputType("SaveContributionInput", { description: "What a party plans to put in from one source." })
export class SaveContributionInput {
  @Field(() => ID, { description: "The pool." })
  arrangement!: string;

  @Field(() => FinancialYearScalar, { description: "An open year." })
  financialYear!: string;

  @Field(() => ID, { description: "Party that contributes." })
  organisation!: string;

  @Field(() => ID, { description: "Where its money comes from." })
  fundingSource!: string;

  @Field(() => ContributionFormEnum, { description: "Cash, in kind or notional." })
  form!: keyof typeof ContributionFormEnum;

  @Field(() => Boolean, { description: "Comes back every year." })
  recurrent!: boolean;

  @Field(() => PenceScalar, { description: "Planned in the agreement, 0 or more." })
  plannedPence!: number;

  @Field(() => PenceScalar, { nullable: true, description: "Planned after agreed variations." })
  variedPence?: number | null;

  @Field(() => PenceScalar, {
    nullable: true,
    description: "Expected for the whole year, where that is something else.",
  })
  forecastPence?: number | null;

  @Field(() => [RingFenceInput], { nullable: true, description: "Parts that one scheme alone may spend; all of them." })
  ringFences?: RingFenceInput[] | null;

  @Field(() => Int, { description: "Version that was read, as contributions.version; 0 for a new one." })
  expectedVersion!: number;
}

@InputType("SaveSchemeInput", { description: "What an arrangement's money is spent on." })
export class SaveSchemeInput {
  @Field(() => ID, { description: "Stable code, as CYP-OT: capital letters, digits and hyphens." })
  code!: string;

  @Field(() => ID, { description: "Arrangement it belongs to." })
  arrangement!: string;

  @Field(() => String, { description: "Name, in 3 to 120 characters." })
  name!: string;

  @Field(() => ID, { nullable: true, description: "Service it pays for, if one." })
  service?: string | null;

  @Field(() => ID, { nullable: true, description: "Party that bears its variance alone, if the agreement says so." })
  ownRisk?: string | null;

  @Field(() => ID, { nullable: true, description: "Party that runs it." })
  lead?: string | null;

  @Field(() => Int, { description: "Version that was read, as schemes.version; 0 for a new one." })
  expectedVersion!: number;
}

@InputType("SchemeQuarterInput", { description: "What a scheme may spend in one quarter." })
export class SchemeQuarterInput {
  @Field(() => ID, { description: "The scheme." })
  scheme!: string;

  @Field(() => String, { description: "Quarter, as 2025-26-Q1." })
  quarter!: string;

  @Field(() => PenceScalar, { description: "Budget." })
  budgetPence!: number;

  @Field(() => PenceScalar, { nullable: true, description: "Committed by contract." })
  committedPence?: number | null;

  @Field(() => PenceScalar, { nullable: true, description: "The pool manager's own forecast." })
  forecastPence?: number | null;

  @Field(() => Int, { description: "Version that was read, as schemes.quarters.version; 0 for a new one." })
  expectedVersion!: number;
}

@InputType("SaveSchemeQuartersInput", { description: "Quarters of schemes of one arrangement, all or none." })
export class SaveSchemeQuartersInput {
  @Field(() => [SchemeQuarterInput], { description: "1 to 200 quarters." })
  quarters!: SchemeQuarterInput[];
}

@InputType("OpenPoolYearInput", { description: "A financial year of a pool to be opened." })
export class OpenPoolYearInput {
  @Field(() => ID, { description: "The pool." })
  arrangement!: string;

  @Field(() => FinancialYearScalar, { description: "The year." })
  financialYear!: string;

  @Field(() => PenceScalar, { description: "Balance brought forward; closing a year opens the next by itself." })
  openingBalancePence!: number;
}

@InputType("AgreedShareInput", { description: "What a party bears by agreement of what no rule places." })
export class AgreedShareInput {
  @Field(() => ID, { description: "The party." })
  organisation!: string;

  @Field(() => PenceScalar, { description: "How much; positive is an overspend borne." })
  pence!: number;
}

@InputType("ClosePoolYearInput", { description: "A financial year of a pool to be closed." })
export class ClosePoolYearInput {
  @Field(() => ID, { description: "The pool." })
  arrangement!: string;

  @Field(() => FinancialYearScalar, { description: "The year." })
  financialYear!: string;

  @Field(() => [AgreedShareInput], {
    nullable: true,
    description: "Who bears what the rule places on nobody; adds up to pool.unallocatedVariance exactly.",
  })
  agreedShares?: AgreedShareInput[] | null;

  @Field(() => Int, { description: "Version of the year that was read, as pool.version." })
  expectedVersion!: number;
}
