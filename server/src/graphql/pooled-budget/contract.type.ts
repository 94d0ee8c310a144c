import { Field, ID, Int, ObjectType } from "type-graphql";
import { MoneyType } from "../shared/figure.type.ts";
import { DateScalar } from "../shared/scalars.ts";
import { AreaType, OrganisationType } from "../shared/word.type.ts";

@ObjectType("ContractPlace", { simpleResolvers: true, description: "A place's part in a contract of several places." })
export class ContractPlaceType {
  @Field(() => AreaType, { description: "The place." })
  area!: AreaType;

  @Field(() => Int, { description: "Whole number it counts for." })
  weight!: number;

  @Field(() => MoneyType, {
    description: "Its share of a full year, whole pence by largest remainder: the shares add up to the whole.",
  })
  share!: MoneyType;
}

@ObjectType("PoolContract", { simpleResolvers: true, description: "A contract that a pool's money pays, in one year." })
export class PoolContractType {
  @Field(() => ID, { description: "Code of the commission." })
  code!: string;

  @Field(() => ID, { description: "Code of the service." })
  service!: string;

  @Field(() => String, { description: "Name of the service." })
  serviceName!: string;

  @Field(() => OrganisationType, { description: "Who delivers it." })
  provider!: OrganisationType;

  @Field(() => DateScalar, { description: "First day." })
  start!: string;

  @Field(() => DateScalar, { nullable: true, description: "Last day; null when open-ended." })
  end!: string | null;

  @Field(() => MoneyType, { description: "Value of a full year, for this partnership's share." })
  annualValue!: MoneyType;

  @Field(() => MoneyType, { description: "Value of this year, by the days it runs." })
  yearValue!: MoneyType;

  @Field(() => MoneyType, { description: "Paid and owed for it by the pool's ledger." })
  actual!: MoneyType;

  @Field(() => [ContractPlaceType], { description: "Places it is shared among; empty where there is one." })
  places!: readonly ContractPlaceType[];

  @Field(() => Boolean, {
    nullable: true,
    description:
      "Whether this partnership's value is what the weights make of the whole; null where there is one place.",
  })
  isApportioned!: boolean | null;
}
