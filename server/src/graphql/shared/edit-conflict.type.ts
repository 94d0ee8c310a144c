import { Field, Int, ObjectType } from "type-graphql";
import type { EditConflict } from "../../persistence/stores/edit.ts";
import { DateTimeScalar } from "./scalars.ts";

@ObjectType("ConflictingField", { simpleResolvers: true, description: "A field that somebody else changed meanwhile." })
export class ConflictingFieldType {
  @Field(() => String, { description: "Name of the field." })
  field!: string;

  @Field(() => String, { description: "What it is now, in words." })
  theirs!: string;

  @Field(() => String, { description: "Who changed it." })
  changedBy!: string;

  @Field(() => DateTimeScalar, { description: "When." })
  changedAt!: string;
}

@ObjectType("EditConflict", {
  simpleResolvers: true,
  description:
    "A change that was not made, because somebody else changed the same thing meanwhile; nothing was written.",
})
export class EditConflictType {
  readonly __typename!: "EditConflict";

  @Field(() => Int, { description: "Version it has now; read it again, and send your change with this version." })
  currentVersion!: number;

  @Field(() => [ConflictingFieldType], { description: "Fields that changed since the version you read." })
  fields!: readonly ConflictingFieldType[];
}

/** A conflict as it is answered. */
export function presentConflict({ currentVersion, fields }: EditConflict): EditConflictType {
  return { __typename: "EditConflict", currentVersion, fields };
}
