import { createUnionType, Field, ID, InputType, Int, ObjectType } from "type-graphql";
import type { Provenance } from "../../analytics/figure.ts";
import { EditConflictType } from "../shared/edit-conflict.type.ts";
import { ProvenanceEnum } from "../shared/enums.ts";
import { CodedType } from "../shared/figure.type.ts";
import { RefusalType } from "../shared/refusal.type.ts";
import { nameOfResult } from "../shared/result-union.ts";
import { DateScalar } from "../shared/scalars.ts";

@ObjectType("Annotation", {
  simpleResolvers: true,
  description:
    "An event on a day that explains a turn in a series; about the whole partnership where it names no thing.",
})
export class AnnotationType {
  readonly __typename!: "Annotation";

  @Field(() => ID, { description: "Stable code." })
  code!: string;

  @Field(() => DateScalar, { description: "Day it happened." })
  on!: string;

  @Field(() => String, { description: "What happened, in a few words." })
  text!: string;

  @Field(() => CodedType, { nullable: true, description: "Service it is about." })
  service!: CodedType | null;

  @Field(() => CodedType, { nullable: true, description: "Service line it is about." })
  serviceLine!: CodedType | null;

  @Field(() => ID, { nullable: true, description: "Code of the measure it is about." })
  measure!: string | null;

  @Field(() => String, { description: "Who wrote it; in illustrative data a post." })
  by!: string;

  @Field(() => DateScalar, { description: "When it was written." })
  at!: string;

  @Field(() => ProvenanceEnum, { description: "Official, local or illustrative." })
  provenance!: Provenance;

  @Field(() => Int, { description: "Data version it was written at; a change of it names this." })
  version!: number;
}

@InputType("AnnotationSubject", {
  description:
    "What a series is about. Events of the whole partnership are always among the answers, events of a service's line too.",
})
export class AnnotationSubjectInput {
  @Field(() => ID, { nullable: true, description: "Code of a service." })
  service?: string | null;

  @Field(() => ID, { nullable: true, description: "Code of a service line: its services' events are left out." })
  serviceLine?: string | null;

  @Field(() => ID, { nullable: true, description: "Code of a measure." })
  measure?: string | null;
}

@InputType("SaveAnnotationInput", { description: "An event, about one thing or else about the whole partnership." })
export class SaveAnnotationInput {
  @Field(() => ID, { nullable: true, description: "Code of the event that is changed; left out for a new one." })
  code?: string | null;

  @Field(() => DateScalar, { description: "Day it happened; not in the future." })
  on!: string;

  @Field(() => String, {
    description: "What happened, in 3 to 200 characters; of posts and services, never of a person.",
  })
  text!: string;

  @Field(() => ID, { nullable: true, description: "Code of the service it is about." })
  service?: string | null;

  @Field(() => ID, { nullable: true, description: "Code of the service line it is about." })
  serviceLine?: string | null;

  @Field(() => ID, { nullable: true, description: "Code of the measure it is about." })
  measure?: string | null;

  @Field(() => Int, { description: "Version of the event this is based on; 0 for a new one." })
  expectedVersion!: number;
}

@InputType("RemoveAnnotationInput", { description: "Which event to take away." })
export class RemoveAnnotationInput {
  @Field(() => ID, { description: "Code of the event." })
  code!: string;

  @Field(() => Int, { description: "Version of the event as it was read." })
  expectedVersion!: number;
}

@ObjectType("AnnotationRemoved", {
  simpleResolvers: true,
  description: "An event that was taken away; answers as of earlier data versions still have it.",
})
export class AnnotationRemovedType {
  readonly __typename!: "AnnotationRemoved";

  @Field(() => ID, { description: "Its code." })
  code!: string;

  @Field(() => Int, { description: "First data version without it." })
  dataVersion!: number;
}

/** What saving an event comes to. */
export const SaveAnnotationResult = createUnionType({
  name: "SaveAnnotationResult",
  description: "The event as it is now, or why nothing changed.",
  types: () => [AnnotationType, EditConflictType, RefusalType] as const,
  resolveType: nameOfResult,
});

/** What taking an event away comes to. */
export const RemoveAnnotationResult = createUnionType({
  name: "RemoveAnnotationResult",
  description: "The event is gone, or why nothing changed.",
  types: () => [AnnotationRemovedType, EditConflictType, RefusalType] as const,
  resolveType: nameOfResult,
});
