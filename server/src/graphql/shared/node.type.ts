import { Field, ID, InterfaceType } from "type-graphql";

@InterfaceType("Node", { description: "Something with a Relay id, by which `node` finds it." })
export abstract class NodeType {
  @Field(() => ID, { description: "Relay id, stable over data versions." })
  id!: string;
}
