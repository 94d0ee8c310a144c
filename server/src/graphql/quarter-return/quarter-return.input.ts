import { Field, ID, InputType, Int } from "type-graphql";

@InputType("ReturnStatementInput", { description: "What a return states of a condition." })
export class ReturnStatementInput {
  @Field(() => ID, { description: "Code of the condition, as statements.term." })
  term!: string;

  @Field(() => Boolean, { description: "Whether it is met." })
  isMet!: boolean;

  @Field(() => String, { nullable: true, description: "Why not; needed where it is not met." })
  comment?: string | null;
}

@InputType("PrepareReturnInput", { description: "What is prepared of a quarter's return." })
export class PrepareReturnInput {
  @Field(() => ID, { description: "The pool." })
  arrangement!: string;

  @Field(() => String, { description: "Quarter, as 2025-26-Q1." })
  quarter!: string;

  @Field(() => String, { description: "What the pool manager says of the quarter, in up to 4,000 characters." })
  commentary!: string;

  @Field(() => [ReturnStatementInput], { description: "Conditions that are stated; others stay as they are." })
  statements!: ReturnStatementInput[];

  @Field(() => Int, { description: "Version of the newest edition that was read; 0 where there is none." })
  expectedVersion!: number;
}

@InputType("ReturnStepInput", { description: "A return to be taken a step on." })
export class ReturnStepInput {
  @Field(() => ID, { description: "The pool." })
  arrangement!: string;

  @Field(() => String, { description: "Quarter, as 2025-26-Q1." })
  quarter!: string;

  @Field(() => Int, { description: "Version of the newest edition that was read." })
  expectedVersion!: number;
}

@InputType("ReturnReasonInput", { description: "A return to be changed, and why." })
export class ReturnReasonInput {
  @Field(() => ID, { description: "The pool." })
  arrangement!: string;

  @Field(() => String, { description: "Quarter, as 2025-26-Q1." })
  quarter!: string;

  @Field(() => String, { description: "Why, in 3 to 1,000 characters." })
  reason!: string;

  @Field(() => Int, { description: "Version of the newest edition that was read." })
  expectedVersion!: number;
}

@InputType("CommentOnReturnInput", { description: "What somebody says of a return." })
export class CommentOnReturnInput {
  @Field(() => ID, { description: "The pool." })
  arrangement!: string;

  @Field(() => String, { description: "Quarter, as 2025-26-Q1." })
  quarter!: string;

  @Field(() => String, { description: "What, in 1 to 2,000 characters." })
  comment!: string;
}

@InputType("SignReturnInput", { description: "A party's signature under a return." })
export class SignReturnInput {
  @Field(() => ID, { description: "The pool." })
  arrangement!: string;

  @Field(() => String, { description: "Quarter, as 2025-26-Q1." })
  quarter!: string;

  @Field(() => ID, { description: "Party that is signed for: the signer's own organisation." })
  organisation!: string;

  @Field(() => String, { description: "Hash of what was read, as contentHash." })
  contentHash!: string;

  @Field(() => Int, { description: "Version of the newest edition that was read." })
  expectedVersion!: number;
}
