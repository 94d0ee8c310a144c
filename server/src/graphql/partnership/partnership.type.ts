import { Field, ID, Int, ObjectType } from "type-graphql";
import { DateScalar } from "../shared/scalars.ts";

@ObjectType("Partnership", {
  simpleResolvers: true,
  description: "A council and its integrated care board that commission together.",
})
export class PartnershipType {
  @Field(() => ID, { description: "Stable code, as walsall." })
  code!: string;

  @Field(() => String, { description: "Name shown to readers." })
  name!: string;

  @Field(() => Int, {
    description: "Grows by one with each committed write; every answer below was read at this version.",
  })
  dataVersion!: number;

  @Field(() => Int, { description: "Version of the shared reference data: areas, needs, measures." })
  referenceVersion!: number;

  @Field(() => DateScalar, { nullable: true, description: "The day that counts as today; null means the calendar's." })
  today!: string | null;
}
