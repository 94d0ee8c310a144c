import { createUnionType, Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { EditConflictType } from "../shared/edit-conflict.type.ts";
import { RefusalType } from "../shared/refusal.type.ts";
import { nameOfResult } from "../shared/result-union.ts";
import { DateScalar } from "../shared/scalars.ts";

@ObjectType("ExceptionNote", {
  simpleResolvers: true,
  description: "What partners say of an exception: who answers for it, why it is there, what is done, by when.",
})
export class ExceptionNoteType {
  readonly __typename!: "ExceptionNote";

  @Field(() => ID, {
    description:
      "Code of the exception: gap:LINE, queue:SERVICE|CLOCK, pool:ARRANGEMENT|YEAR, overlap:LINE|SERVICE or measure:CODE.",
  })
  code!: string;

  @Field(() => String, { description: "Post that answers for it; never a person's name." })
  owner!: string;

  @Field(() => String, { description: "Why it is there." })
  cause!: string;

  @Field(() => String, { description: "What is done about it." })
  action!: string;

  @Field(() => DateScalar, { description: "Day by which that is done." })
  dueOn!: string;

  @Field(() => String, { description: "Who wrote the note; in illustrative data a post." })
  by!: string;

  @Field(() => DateScalar, { description: "When." })
  at!: string;

  @Field(() => Int, { description: "Data version it was written at; a change of it names this." })
  version!: number;
}

@InputType("SaveExceptionNoteInput", { description: "What is said of an exception." })
export class SaveExceptionNoteInput {
  @Field(() => ID, {
    description:
      "Code of the exception: gap:LINE, queue:SERVICE|CLOCK, pool:ARRANGEMENT|YEAR, overlap:LINE|SERVICE or measure:CODE.",
  })
  exception!: string;

  @Field(() => String, { description: "Post that answers for it, in 3 to 120 characters; never a person's name." })
  owner!: string;

  @Field(() => String, { description: "Why it is there, in 3 to 1,000 characters." })
  cause!: string;

  @Field(() => String, { description: "What is done about it, in 3 to 1,000 characters." })
  action!: string;

  @Field(() => DateScalar, { description: "Day by which that is done; not in the past." })
  dueOn!: string;

  @Field(() => Int, { description: "Version of the note this one is based on; 0 where there is none yet." })
  expectedVersion!: number;
}

/** What saving a note comes to. */
export const SaveExceptionNoteResult = createUnionType({
  name: "SaveExceptionNoteResult",
  description: "The note as it is now, or why nothing changed.",
  types: () => [ExceptionNoteType, EditConflictType, RefusalType] as const,
  resolveType: nameOfResult,
});
