import { Field, ID, Int, ObjectType } from "type-graphql";
import { Rule } from "../rule.ts";
import { NodeType } from "../shared/node.type.ts";
import { DateScalar } from "../shared/scalars.ts";

@ObjectType("Partnership", {
  implements: NodeType,
  simpleResolvers: true,
  description: "A council and its integrated care board that commission together.",
})
export class PartnershipType {
  @Rule("READ_REGISTER")
  @Field(() => ID, { description: "Stable code, as walsall." })
  code!: string;

  @Rule("READ_REGISTER")
  @Field(() => String, { description: "Name shown to readers." })
  name!: string;

  @Rule("READ_REGISTER")
  @Field(() => Int, {
    description: "Grows by one with each committed write; every answer below was read at this version.",
  })
  dataVersion!: number;

  @Rule("READ_REGISTER")
  @Field(() => Int, { description: "Version of the shared reference data: areas, needs, measures." })
  referenceVersion!: number;

  @Rule("READ_REGISTER")
  @Field(() => DateScalar, { nullable: true, description: "The day that counts as today; null means the calendar's." })
  today!: string | null;
}
