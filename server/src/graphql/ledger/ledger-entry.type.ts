import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { CodedType, MoneyType, PageInfoType, WarningType } from "../shared/figure.type.ts";
import { ContributionFormEnum, LedgerKindEnum } from "../shared/money-enums.ts";
import { NodeType } from "../shared/node.type.ts";
import { FinancialYearScalar, MonthScalar, PenceScalar } from "../shared/scalars.ts";
import { FundingSourceType, OrganisationType } from "../shared/word.type.ts";

type Kind = keyof typeof LedgerKindEnum;
type Form = keyof typeof ContributionFormEnum;

@ObjectType("LedgerEntry", {
  implements: NodeType,
  simpleResolvers: true,
  description:
    "An entry of a pool's ledger: one amount between two accounts. It is never changed, only reversed by another.",
})
export class LedgerEntryType {
  @Field(() => ID, { description: "Relay id, stable over data versions." })
  id!: string;

  @Field(() => String, { description: "Voucher number, unique in the arrangement." })
  reference!: string;

  @Field(() => FinancialYearScalar, { description: "Financial year it is posted to." })
  financialYear!: string;

  @Field(() => MonthScalar, { description: "Month it belongs to." })
  month!: string;

  @Field(() => LedgerKindEnum, { description: "What it is." })
  kind!: Kind;

  @Field(() => OrganisationType, { nullable: true, description: "Party that pays in, settles or gets money back." })
  organisation!: OrganisationType | null;

  @Field(() => FundingSourceType, { nullable: true, description: "Where a contribution comes from." })
  fundingSource!: FundingSourceType | null;

  @Field(() => ContributionFormEnum, { nullable: true, description: "Form of a contribution." })
  form!: Form | null;

  @Field(() => CodedType, { nullable: true, description: "Scheme that spends, or that income belongs to." })
  scheme!: CodedType | null;

  @Field(() => ID, { nullable: true, description: "Code of the commission that is paid for." })
  commission!: string | null;

  @Field(() => MoneyType, { description: "Amount; negative takes back." })
  amount!: MoneyType;

  @Field(() => FinancialYearScalar, { nullable: true, description: "Closed year it puts right." })
  adjustsYear!: string | null;

  @Field(() => String, { nullable: true, description: "Reference of the entry it takes back." })
  reverses!: string | null;

  @Field(() => String, { description: "What it is for." })
  description!: string;

  @Field(() => String, { nullable: true, description: "Who entered it; null for one from a file." })
  enteredBy!: string | null;
}

@ObjectType("LedgerEntryEdge", { simpleResolvers: true, description: "An entry in a page." })
export class LedgerEntryEdgeType {
  @Field(() => String, { description: "Cursor of the row." })
  cursor!: string;

  @Field(() => LedgerEntryType, { description: "The entry." })
  node!: LedgerEntryType;
}

@ObjectType("LedgerEntryConnection", {
  simpleResolvers: true,
  description: "A page of a ledger.",
})
export class LedgerEntryConnectionType {
  @Field(() => Int, { description: "Data version it was read at." })
  dataVersion?: number;

  @Field(() => [WarningType], { description: "What to bear in mind." })
  warnings!: readonly WarningType[];

  @Field(() => Int, { description: "Entries the filter leaves, of all pages." })
  totalCount!: number;

  @Field(() => MoneyType, { description: "Σ of contributions, other income and settlements among them, of all pages." })
  moneyIn!: MoneyType;

  @Field(() => MoneyType, { description: "Σ of spend, paid and owed, and of returns among them, of all pages." })
  moneyOut!: MoneyType;

  @Field(() => Boolean, { description: "Whether it holds everything asked for." })
  complete!: boolean;

  @Field(() => PageInfoType, { description: "Where the page ends." })
  pageInfo!: PageInfoType;

  @Field(() => [LedgerEntryEdgeType], { description: "Rows." })
  edges!: readonly LedgerEntryEdgeType[];
}

@InputType("LedgerFilter", { description: "Which entries to list; OR inside a field, AND between fields." })
export class LedgerFilterInput {
  @Field(() => [LedgerKindEnum], { nullable: true, description: "Kinds." })
  kinds?: Kind[] | null;

  @Field(() => [ID], { nullable: true, description: "Codes of schemes." })
  schemes?: string[] | null;

  @Field(() => [MonthScalar], { nullable: true, description: "Months." })
  months?: string[] | null;
}

@InputType("NewLedgerEntryInput", { description: "An entry to post. What a kind does not have is left out." })
export class NewLedgerEntryInput {
  @Field(() => String, {
    description: "Voucher number, unique in the arrangement: sent again just so, nothing is posted twice.",
  })
  reference!: string;

  @Field(() => MonthScalar, { description: "Month it belongs to; its financial year must be open." })
  month!: string;

  @Field(() => LedgerKindEnum, { description: "What it is." })
  kind!: Kind;

  @Field(() => ID, { nullable: true, description: "Party of a contribution, settlement or return." })
  organisation?: string | null;

  @Field(() => ID, { nullable: true, description: "Funding source of a contribution." })
  fundingSource?: string | null;

  @Field(() => ContributionFormEnum, { nullable: true, description: "Form of a contribution." })
  form?: Form | null;

  @Field(() => ID, {
    nullable: true,
    description: "Scheme of spend or of what is owed; may be given for other income.",
  })
  scheme?: string | null;

  @Field(() => ID, { nullable: true, description: "Commission that is paid for." })
  commission?: string | null;

  @Field(() => PenceScalar, { description: "Amount in whole pence, not 0; negative takes back." })
  pence!: number;

  @Field(() => FinancialYearScalar, { nullable: true, description: "Closed year it puts right." })
  adjustsYear?: string | null;

  @Field(() => String, { description: "What it is for, in 1 to 300 characters." })
  description!: string;
}

@InputType("PostLedgerEntriesInput", { description: "Entries to post, all or none." })
export class PostLedgerEntriesInput {
  @Field(() => ID, { description: "Arrangement whose ledger it is." })
  arrangement!: string;

  @Field(() => [NewLedgerEntryInput], { description: "1 to 500 entries." })
  entries!: NewLedgerEntryInput[];
}

@InputType("ReverseLedgerEntryInput", { description: "An entry to take back." })
export class ReverseLedgerEntryInput {
  @Field(() => ID, { description: "Arrangement whose ledger it is." })
  arrangement!: string;

  @Field(() => String, { description: "Its reference." })
  reference!: string;

  @Field(() => MonthScalar, { description: "Month to take it back in; its year must be open." })
  month!: string;

  @Field(() => String, { description: "Why, in 3 to 300 characters." })
  reason!: string;
}

@InputType("CompleteBooksInput", { description: "A month up to which all entries are in the ledger." })
export class CompleteBooksInput {
  @Field(() => ID, { description: "The pool." })
  arrangement!: string;

  @Field(() => FinancialYearScalar, { description: "The year." })
  financialYear!: string;

  @Field(() => MonthScalar, { description: "The month, within the year." })
  month!: string;

  @Field(() => Int, { description: "Version of the year that was read, as pool.version." })
  expectedVersion!: number;
}
