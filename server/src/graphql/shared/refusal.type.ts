import { Field, ID, ObjectType } from "type-graphql";

@ObjectType("Refusal", {
  simpleResolvers: true,
  description: "A change that was not made, and what to do about it; nothing was written.",
})
export class RefusalType {
  readonly __typename!: "Refusal";

  @Field(() => ID, { description: "The rule, as LAST_ADMINISTRATOR." })
  code!: string;

  @Field(() => String, {
    nullable: true,
    description: "Field it is about, as input.email; null where it is about all.",
  })
  field!: string | null;

  @Field(() => String, { description: "What is wrong, in words." })
  message!: string;

  @Field(() => String, { description: "What to do about it." })
  mend!: string;
}

/** A refusal of one field. */
export function refusal(code: string, field: string | null, message: string, mend: string): RefusalType {
  return { __typename: "Refusal", code, field, message, mend };
}
