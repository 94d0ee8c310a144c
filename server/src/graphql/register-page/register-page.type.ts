import { Field, ID, InputType } from "type-graphql";
import { AnnotationType } from "../annotation/annotation.type.ts";
import { ArrangementType } from "../arrangement/arrangement.type.ts";
import { ExceptionNoteType } from "../exception-note/exception-note.type.ts";
import { connectionOf } from "../shared/connection.type.ts";
import { describe, members } from "../shared/enum.ts";
import { SortDirectionEnum } from "../shared/enums.ts";
import { ArrangementKindEnum } from "../shared/money-enums.ts";
import { DateScalar } from "../shared/scalars.ts";
import { OrganisationType } from "../shared/word.type.ts";

export const OrganisationConnectionType = connectionOf("Organisation", "organisations", () => OrganisationType);
export const ArrangementConnectionType = connectionOf("Arrangement", "arrangements", () => ArrangementType);
export const AnnotationConnectionType = connectionOf("Annotation", "events", () => AnnotationType);
export const ExceptionNoteConnectionType = connectionOf("ExceptionNote", "notes", () => ExceptionNoteType);

export const OrganisationOrderFieldEnum = members("CODE", "NAME", "KIND");
describe(OrganisationOrderFieldEnum, "OrganisationOrderField", "What organisations are ordered by; ties by code.", {
  CODE: "Code.",
  NAME: "Name.",
  KIND: "Kind of organisation.",
});

export const ArrangementOrderFieldEnum = members("CODE", "NAME", "KIND", "START", "END");
describe(ArrangementOrderFieldEnum, "ArrangementOrderField", "What arrangements are ordered by; ties by code.", {
  CODE: "Code.",
  NAME: "Name.",
  KIND: "How the money is joined.",
  START: "First day.",
  END: "Last day; those without one come last.",
});

@InputType("OrganisationOrderInput", { description: "One term of the order of organisations." })
export class OrganisationOrderInput {
  @Field(() => OrganisationOrderFieldEnum, { description: "What to order by." })
  field!: keyof typeof OrganisationOrderFieldEnum;

  @Field(() => SortDirectionEnum, { description: "Which way." })
  direction!: keyof typeof SortDirectionEnum;
}

@InputType("ArrangementOrderInput", { description: "One term of the order of arrangements." })
export class ArrangementOrderInput {
  @Field(() => ArrangementOrderFieldEnum, { description: "What to order by." })
  field!: keyof typeof ArrangementOrderFieldEnum;

  @Field(() => SortDirectionEnum, { description: "Which way." })
  direction!: keyof typeof SortDirectionEnum;
}

@InputType("OrganisationFilter", {
  description:
    "Which organisations to list: OR inside a field, AND between fields; `and`, `or` and `not` combine them.",
})
export class OrganisationFilterInput {
  @Field(() => [ID], { nullable: true, description: "Codes." })
  codes?: string[] | null;

  @Field(() => [String], { nullable: true, description: "Kinds, as COUNCIL." })
  kinds?: string[] | null;

  @Field(() => String, { nullable: true, description: "Part of the code or name, in any case." })
  search?: string | null;

  @Field(() => [OrganisationFilterInput], { nullable: true, description: "All of these hold too." })
  and?: OrganisationFilterInput[] | null;

  @Field(() => [OrganisationFilterInput], { nullable: true, description: "One of these holds at least." })
  or?: OrganisationFilterInput[] | null;

  @Field(() => OrganisationFilterInput, { nullable: true, description: "This does not hold." })
  not?: OrganisationFilterInput | null;
}

@InputType("ArrangementFilter", {
  description: "Which arrangements to list: OR inside a field, AND between fields; `and`, `or` and `not` combine them.",
})
export class ArrangementFilterInput {
  @Field(() => [ID], { nullable: true, description: "Codes." })
  codes?: string[] | null;

  @Field(() => [ArrangementKindEnum], { nullable: true, description: "How the money is joined." })
  kinds?: (keyof typeof ArrangementKindEnum)[] | null;

  @Field(() => String, { nullable: true, description: "Part of the code or name, in any case." })
  search?: string | null;

  @Field(() => DateScalar, { nullable: true, description: "In force on this day or later." })
  from?: string | null;

  @Field(() => DateScalar, { nullable: true, description: "In force on this day or earlier." })
  to?: string | null;

  @Field(() => [ArrangementFilterInput], { nullable: true, description: "All of these hold too." })
  and?: ArrangementFilterInput[] | null;

  @Field(() => [ArrangementFilterInput], { nullable: true, description: "One of these holds at least." })
  or?: ArrangementFilterInput[] | null;

  @Field(() => ArrangementFilterInput, { nullable: true, description: "This does not hold." })
  not?: ArrangementFilterInput | null;
}

@InputType("AnnotationFilter", { description: "Which events to list: AND between fields." })
export class AnnotationFilterInput {
  @Field(() => DateScalar, { nullable: true, description: "First day." })
  from?: string | null;

  @Field(() => DateScalar, { nullable: true, description: "Last day." })
  to?: string | null;

  @Field(() => String, { nullable: true, description: "Part of the text, in any case." })
  search?: string | null;
}

@InputType("ExceptionNoteFilter", { description: "Which notes to list: OR inside a field, AND between fields." })
export class ExceptionNoteFilterInput {
  @Field(() => [ID], { nullable: true, description: "Codes of exceptions." })
  codes?: string[] | null;

  @Field(() => String, { nullable: true, description: "Part of owner, cause or action, in any case." })
  search?: string | null;
}
