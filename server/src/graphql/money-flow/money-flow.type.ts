import { Field, ID, Int, ObjectType } from "type-graphql";
import type { Provenance } from "../../analytics/figure.ts";
import { ProvenanceEnum } from "../shared/enums.ts";
import { MoneyType, WarningType } from "../shared/figure.type.ts";
import { FlowBasisEnum, FlowStageEnum } from "../shared/money-enums.ts";

@ObjectType("MoneyFlowNode", { simpleResolvers: true, description: "A place that money passes." })
export class MoneyFlowNodeType {
  @Field(() => ID, { description: "Its name in links, as SCHEME:CYP-OT." })
  id!: string;

  @Field(() => FlowStageEnum, { description: "How far the money has come." })
  stage!: keyof typeof FlowStageEnum;

  @Field(() => String, { description: "What it is in words." })
  name!: string;

  @Field(() => ID, {
    nullable: true,
    description: "Code of the source, arrangement, scheme, line or provider, where it is one.",
  })
  code!: string | null;

  @Field(() => MoneyType, { description: "All that passes it." })
  amount!: MoneyType;
}

@ObjectType("MoneyFlowLink", { simpleResolvers: true, description: "Money that passes from one place to the next." })
export class MoneyFlowLinkType {
  @Field(() => ID, { description: "Where from, by the node's id." })
  from!: string;

  @Field(() => ID, { description: "Where to, by the node's id." })
  to!: string;

  @Field(() => MoneyType, { description: "How much; never below nothing." })
  amount!: MoneyType;
}

@ObjectType("MoneyFlow", {
  simpleResolvers: true,
  description:
    "A year's money from source to fund to purpose to whoever is paid. Each pound stands at every stage once, so that the nodes of any stage add up to the total.",
})
export class MoneyFlowType {
  @Field(() => Int, { description: "Data version it was read at." })
  dataVersion?: number;

  @Field(() => Int, { description: "Links." })
  rowCount!: number;

  @Field(() => FlowBasisEnum, { description: "What is followed." })
  basis!: keyof typeof FlowBasisEnum;

  @Field(() => MoneyType, { description: "All of it, once." })
  total!: MoneyType;

  @Field(() => [MoneyFlowNodeType], { description: "Places, by id." })
  nodes!: readonly MoneyFlowNodeType[];

  @Field(() => [MoneyFlowLinkType], { description: "Links, by where from and where to." })
  links!: readonly MoneyFlowLinkType[];

  @Field(() => MoneyType, {
    description: "Funding of contracts that a pool pays: it is in the pool's contributions and not counted again.",
  })
  countedAlready!: MoneyType;

  @Field(() => Int, { description: "Contracts that funding is of." })
  commissionsCountedAlready!: number;

  @Field(() => Boolean, { description: "Whether every contract has a figure for the year." })
  complete!: boolean;

  @Field(() => [WarningType], { description: "What to bear in mind." })
  warnings!: readonly WarningType[];

  @Field(() => ProvenanceEnum, { description: "Weakest of what it is made of." })
  provenance!: Provenance;
}
