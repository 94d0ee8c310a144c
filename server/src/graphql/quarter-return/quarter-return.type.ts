import { createUnionType, Field, ID, Int, ObjectType } from "type-graphql";
import type { Provenance } from "../../analytics/figure.ts";
import { EditConflictType } from "../shared/edit-conflict.type.ts";
import { ProvenanceEnum } from "../shared/enums.ts";
import { MoneyType } from "../shared/figure.type.ts";
import { ReturnAmountEnum, ReturnSectionEnum, ReturnStatusEnum } from "../shared/money-enums.ts";
import { NodeType } from "../shared/node.type.ts";
import { RefusalType } from "../shared/refusal.type.ts";
import { nameOfResult } from "../shared/result-union.ts";
import { DateTimeScalar } from "../shared/scalars.ts";
import { OrganisationType } from "../shared/word.type.ts";

@ObjectType("ReturnLine", { simpleResolvers: true, description: "A line of a quarter's return." })
export class ReturnLineType {
  @Field(() => ReturnSectionEnum, { description: "Part of the return." })
  section!: keyof typeof ReturnSectionEnum;

  @Field(() => ID, { description: "Stable code within its section." })
  code!: string;

  @Field(() => String, { description: "What it is, in words." })
  label!: string;

  @Field(() => MoneyType, { description: "Planned for the year." })
  planned!: MoneyType;

  @Field(() => MoneyType, { description: "Of the quarter." })
  quarter!: MoneyType;

  @Field(() => MoneyType, { description: "From April to the quarter's end." })
  toDate!: MoneyType;

  @Field(() => MoneyType, { description: "Expected for the year." })
  forecast!: MoneyType;
}

@ObjectType("ReturnStatement", { simpleResolvers: true, description: "What a return states of a condition." })
export class ReturnStatementType {
  @Field(() => ID, { description: "Code of the condition." })
  term!: string;

  @Field(() => String, { description: "The condition." })
  condition!: string;

  @Field(() => Boolean, { nullable: true, description: "Whether it is met; null where nothing is stated yet." })
  isMet!: boolean | null;

  @Field(() => String, { nullable: true, description: "Why not, or anything else to say of it." })
  comment!: string | null;
}

@ObjectType("ReturnComment", { simpleResolvers: true, description: "What somebody said of a return." })
export class ReturnCommentType {
  @Field(() => OrganisationType, { nullable: true, description: "For whom they speak, where known." })
  organisation!: OrganisationType | null;

  @Field(() => String, { description: "Who." })
  by!: string;

  @Field(() => DateTimeScalar, { description: "When." })
  at!: string;

  @Field(() => String, { description: "What." })
  comment!: string;
}

@ObjectType("ReturnSignature", { simpleResolvers: true, description: "A party's signature under a return." })
export class ReturnSignatureType {
  @Field(() => OrganisationType, { description: "Who signed for." })
  organisation!: OrganisationType;

  @Field(() => String, { description: "Role of the signer." })
  role!: string;

  @Field(() => String, { description: "Who signed." })
  by!: string;

  @Field(() => DateTimeScalar, { description: "When." })
  at!: string;
}

@ObjectType("QuarterReturn", {
  implements: NodeType,
  simpleResolvers: true,
  description: "One edition of a pool's return for a quarter.",
})
export class QuarterReturnType {
  readonly __typename!: "QuarterReturn";

  @Field(() => ID, { description: "Relay id, stable over data versions." })
  id!: string;

  @Field(() => ID, { description: "Code of the pool." })
  arrangement!: string;

  @Field(() => String, { description: "Quarter, as 2025-26-Q1." })
  quarter!: string;

  @Field(() => Int, { description: "1, then one more for each change after signing." })
  edition!: number;

  @Field(() => ReturnStatusEnum, { description: "Where it stands." })
  status!: keyof typeof ReturnStatusEnum;

  @Field(() => ProvenanceEnum, { description: "Local or illustrative." })
  provenance!: Provenance;

  @Field(() => Boolean, { description: "Whether it is the newest edition of its quarter." })
  isNewest!: boolean;

  @Field(() => String, { nullable: true, description: "What the pool manager says of the quarter." })
  commentary!: string | null;

  @Field(() => String, { nullable: true, description: "Why a signed edition was changed; null in the first." })
  reason!: string | null;

  @Field(() => String, { nullable: true, description: "Who prepared it; they may not sign it." })
  preparedBy!: string | null;

  @Field(() => Int, { nullable: true, description: "Data version whose figures it holds; null while it is a draft." })
  figuresVersion!: number | null;

  @Field(() => Int, {
    description:
      "Figures of the quarter and from April on that the ledger has differently since it was sent for signature; above 0 asks for a new edition.",
  })
  changesSince!: number;

  @Field(() => String, {
    nullable: true,
    description:
      "SHA-256 of what was sent for signature, in hexadecimal: what parties sign. Null while it is a draft, and where it came from a file.",
  })
  contentHash!: string | null;

  @Field(() => [ReturnLineType], {
    description: "Its figures: of a draft as they stand now; once sent for signature as they stood then, for ever.",
  })
  lines!: readonly ReturnLineType[];

  @Field(() => [ReturnStatementType], { description: "Conditions, by code." })
  statements!: readonly ReturnStatementType[];

  @Field(() => [ReturnCommentType], { description: "What was said of it, oldest first." })
  comments!: readonly ReturnCommentType[];

  @Field(() => [ReturnSignatureType], { description: "Signatures." })
  signatures!: readonly ReturnSignatureType[];

  @Field(() => [OrganisationType], { description: "Parties that have not signed." })
  unsigned!: readonly OrganisationType[];

  @Field(() => Int, { description: "Version of the edition; a change of it names this." })
  version!: number;
}

@ObjectType("ReturnChange", {
  simpleResolvers: true,
  description: "A figure that two editions of a return have differently.",
})
export class ReturnChangeType {
  @Field(() => ReturnSectionEnum, { description: "Part of the return." })
  section!: keyof typeof ReturnSectionEnum;

  @Field(() => ID, { description: "Code of the line within its section." })
  code!: string;

  @Field(() => String, { description: "What the line is." })
  label!: string;

  @Field(() => ReturnAmountEnum, { description: "Which of its figures." })
  amount!: keyof typeof ReturnAmountEnum;

  @Field(() => MoneyType, { description: "In the earlier edition." })
  before!: MoneyType;

  @Field(() => MoneyType, { description: "In the later one." })
  after!: MoneyType;

  @Field(() => MoneyType, { description: "After − before." })
  difference!: MoneyType;
}

/** What a step of a return comes to. */
export const QuarterReturnResult = createUnionType({
  name: "QuarterReturnResult",
  description: "The return as it is now, or why nothing changed.",
  types: () => [QuarterReturnType, EditConflictType, RefusalType] as const,
  resolveType: nameOfResult,
});
