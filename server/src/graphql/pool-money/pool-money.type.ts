import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { describe, members } from "../shared/enum.ts";
import { CodedType, MoneyType, PageInfoType, WarningType } from "../shared/figure.type.ts";
import { LedgerKindEnum } from "../shared/money-enums.ts";
import { orderInputOf } from "../shared/row-order.ts";

export const MoneyDimensionEnum = members("ARRANGEMENT", "SCHEME", "ORGANISATION", "FUNDING_SOURCE", "KIND");
describe(MoneyDimensionEnum, "MoneyDimension", "What pool money is grouped by.", {
  ARRANGEMENT: "The pool.",
  SCHEME: "Scheme that spends; contributions name none.",
  ORGANISATION: "Party that pays in, settles or gets money back; spend names none.",
  FUNDING_SOURCE: "Source of a contribution; other entries name none.",
  KIND: "Kind of entry.",
});

export const PoolMoneyOrderFieldEnum = members(
  "PERIOD",
  "ARRANGEMENT",
  "SCHEME",
  "ORGANISATION",
  "FUNDING_SOURCE",
  "KIND",
  "MONEY_IN",
  "MONEY_OUT",
);
describe(PoolMoneyOrderFieldEnum, "PoolMoneyOrderField", "What pool money is ordered by; ties by code, then time.", {
  PERIOD: "Code of the period.",
  ARRANGEMENT: "Code of the pool.",
  SCHEME: "Code of the scheme.",
  ORGANISATION: "Code of the organisation.",
  FUNDING_SOURCE: "Code of the funding source.",
  KIND: "Kind of entry.",
  MONEY_IN: "Money in.",
  MONEY_OUT: "Money out.",
});

export const PoolMoneyOrderInput = orderInputOf("PoolMoneyOrderInput", "pool money", PoolMoneyOrderFieldEnum);

@ObjectType("PoolMoneyComparison", {
  simpleResolvers: true,
  description: "The same group's money in the period it is compared with.",
})
export class PoolMoneyComparisonType {
  @Field(() => String, { description: "Period compared with, in the form of its grain." })
  period!: string;

  @Field(() => MoneyType, { description: "Money in then." })
  moneyIn!: MoneyType;

  @Field(() => MoneyType, { description: "Money out then." })
  moneyOut!: MoneyType;

  @Field(() => MoneyType, { description: "Money in now − then." })
  changeIn!: MoneyType;

  @Field(() => MoneyType, { description: "Money out now − then." })
  changeOut!: MoneyType;
}

@ObjectType("PoolMoneyRow", {
  simpleResolvers: true,
  description: "Money of one group of ledger entries in one period.",
})
export class PoolMoneyRowType {
  @Field(() => String, { description: "Period, in the form of its grain." })
  period!: string;

  @Field(() => CodedType, { nullable: true, description: "The pool; null when not grouped by." })
  arrangement!: CodedType | null;

  @Field(() => CodedType, {
    nullable: true,
    description: "Scheme, UNKNOWN where none is named; null when not grouped by.",
  })
  scheme!: CodedType | null;

  @Field(() => CodedType, {
    nullable: true,
    description: "Organisation, UNKNOWN where none is named; null when not grouped by.",
  })
  organisation!: CodedType | null;

  @Field(() => CodedType, {
    nullable: true,
    description: "Funding source, UNKNOWN where none is named; null when not grouped by.",
  })
  fundingSource!: CodedType | null;

  @Field(() => LedgerKindEnum, { nullable: true, description: "Kind of entry; null when not grouped by." })
  kind!: keyof typeof LedgerKindEnum | null;

  @Field(() => MoneyType, { description: "Σ of contributions, other income and settlements posted so far." })
  moneyIn!: MoneyType;

  @Field(() => MoneyType, { description: "Σ of spend, paid and owed, and of returns posted so far." })
  moneyOut!: MoneyType;

  @Field(() => Int, { description: "Entries it is the sum of." })
  entries!: number;

  @Field(() => PoolMoneyComparisonType, {
    nullable: true,
    description: "Beside compareFrom; null where it is left out.",
  })
  compared?: PoolMoneyComparisonType | null;
}

@ObjectType("PoolMoneyTable", {
  simpleResolvers: true,
  description: "What the ledgers of all section 75 pools hold, by group and period, to the penny.",
})
export class PoolMoneyTableType {
  @Field(() => Boolean, { description: "Whether all pages together hold everything asked for." })
  complete!: boolean;

  @Field(() => Int, { description: "Rows in all pages." })
  rowCount!: number;

  @Field(() => [WarningType], { description: "What to bear in mind." })
  warnings!: readonly WarningType[];

  @Field(() => Int, { description: "Data version it was read at." })
  dataVersion?: number;

  @Field(() => PageInfoType, { description: "Where the page ends." })
  pageInfo!: PageInfoType;

  @Field(() => [PoolMoneyRowType], { description: "The page's rows, by their codes, then by time, or as ordered." })
  rows!: readonly PoolMoneyRowType[];

  @Field(() => [PoolMoneyRowType], { description: "All pages' rows added up, one a period; each pound once." })
  totals!: readonly PoolMoneyRowType[];
}

@InputType("PoolMoneyFilter", {
  description: "Which entries to count: OR inside a field, AND between fields; `and`, `or` and `not` combine them.",
})
export class PoolMoneyFilterInput {
  @Field(() => [ID], { nullable: true, description: "Codes of pools." })
  arrangements?: string[] | null;

  @Field(() => [ID], { nullable: true, description: "Codes of schemes." })
  schemes?: string[] | null;

  @Field(() => [ID], { nullable: true, description: "Codes of organisations." })
  organisations?: string[] | null;

  @Field(() => [ID], { nullable: true, description: "Codes of funding sources." })
  fundingSources?: string[] | null;

  @Field(() => [LedgerKindEnum], { nullable: true, description: "Kinds of entries." })
  kinds?: (keyof typeof LedgerKindEnum)[] | null;

  @Field(() => [PoolMoneyFilterInput], { nullable: true, description: "All of these hold too." })
  and?: PoolMoneyFilterInput[] | null;

  @Field(() => [PoolMoneyFilterInput], { nullable: true, description: "One of these holds at least." })
  or?: PoolMoneyFilterInput[] | null;

  @Field(() => PoolMoneyFilterInput, { nullable: true, description: "This does not hold." })
  not?: PoolMoneyFilterInput | null;
}
