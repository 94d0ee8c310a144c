import { createUnionType, Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { EditConflictType } from "../shared/edit-conflict.type.ts";
import { JudgementKindEnum } from "../shared/enums.ts";
import { RefusalType } from "../shared/refusal.type.ts";
import { nameOfResult } from "../shared/result-union.ts";
import { DateScalar } from "../shared/scalars.ts";

@ObjectType("Judgement", { simpleResolvers: true, description: "What a person made of a finding." })
export class JudgementType {
  readonly __typename!: "Judgement";

  @Field(() => JudgementKindEnum, { description: "What it was judged to be." })
  kind!: keyof typeof JudgementKindEnum;

  @Field(() => String, { description: "Why." })
  reason!: string;

  @Field(() => String, { description: "Who judged; in illustrative data a post." })
  by!: string;

  @Field(() => DateScalar, { description: "When." })
  at!: string;

  @Field(() => DateScalar, { nullable: true, description: "Day to look at it again." })
  reviewOn!: string | null;

  @Field(() => Int, { description: "Data version it was made at; a change of it names this." })
  version!: number;
}

@InputType("SaveJudgementInput", { description: "What a finding is judged to be." })
export class SaveJudgementInput {
  @Field(() => ID, { description: "Code of the overlap, as overlaps.edges.node.code." })
  finding!: string;

  @Field(() => JudgementKindEnum, { description: "What it is." })
  kind!: keyof typeof JudgementKindEnum;

  @Field(() => String, { description: "Why, in 3 to 1,000 characters." })
  reason!: string;

  @Field(() => DateScalar, { nullable: true, description: "Day to look at it again; not in the past." })
  reviewOn?: string | null;

  @Field(() => Int, { description: "Version of the judgement this one is based on; 0 where there is none yet." })
  expectedVersion!: number;
}

/** What a judgement comes to. */
export const SaveJudgementResult = createUnionType({
  name: "SaveJudgementResult",
  description: "The judgement as it is now, or why nothing changed.",
  types: () => [JudgementType, EditConflictType, RefusalType] as const,
  resolveType: nameOfResult,
});
