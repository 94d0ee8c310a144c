import { Field, ID, Int, ObjectType } from "type-graphql";
import { DateTimeScalar } from "../shared/scalars.ts";

@ObjectType("NewDataVersion", {
  simpleResolvers: true,
  description: "A data version of a partnership, as it is committed.",
})
export class NewDataVersionType {
  @Field(() => ID, { description: "Code of the partnership." })
  partnership!: string;

  @Field(() => Int, { description: "The data version; answers asked for from now on are made of it or a later one." })
  dataVersion!: number;

  @Field(() => DateTimeScalar, { description: "When it was committed." })
  committedAt!: string;

  @Field(() => ID, { nullable: true, description: "Relay id of the load that made it; null where an edit did." })
  load!: string | null;
}
