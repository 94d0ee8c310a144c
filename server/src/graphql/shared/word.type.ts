import { Field, ID, Int, ObjectType } from "type-graphql";
import { CodedType } from "./figure.type.ts";
import { NodeType } from "./node.type.ts";

@ObjectType("ServiceLine", { simpleResolvers: true, description: "A kind of provision, with its one unit of care." })
export class ServiceLineType {
  @Field(() => ID, { description: "Stable code." })
  code!: string;

  @Field(() => String, { description: "Name in plain words." })
  name!: string;

  @Field(() => String, { description: "What is counted, in the singular; figures of different units are never added." })
  unitOfCare!: string;

  @Field(() => String, { description: "flow: adds up over months; stock: held, and averaged over months." })
  unitKind!: string;
}

@ObjectType("Area", { implements: NodeType, simpleResolvers: true, description: "An area with its GSS code." })
export class AreaType {
  @Field(() => ID, { description: "GSS code." })
  code!: string;

  @Field(() => String, { description: "Name of the area." })
  name!: string;

  @Field(() => String, { description: "Kind of area: COUNTRY, REGION, ICB, SUB_ICB, COUNCIL, LOCALITY, WARD or LSOA." })
  level!: string;
}

@ObjectType("Organisation", {
  implements: NodeType,
  simpleResolvers: true,
  description: "An organisation that commissions, provides or hosts.",
})
export class OrganisationType {
  @Field(() => ID, { description: "Stable code." })
  code!: string;

  @Field(() => String, { description: "Name of the organisation." })
  name!: string;

  @Field(() => String, { description: "Kind: COUNCIL, ICB, NHS_TRUST, SCHOOL, COLLEGE, VOLUNTARY or INDEPENDENT." })
  kind!: string;
}

@ObjectType("AgeBand", { simpleResolvers: true, description: "Ages in years, both ends included." })
export class AgeBandType {
  @Field(() => ID, { description: "Code, as 0-4." })
  code!: string;

  @Field(() => Int, { description: "Youngest age." })
  from!: number;

  @Field(() => Int, { description: "Oldest age." })
  to!: number;
}

@ObjectType("FundingSource", { simpleResolvers: true, description: "Where money comes from." })
export class FundingSourceType {
  @Field(() => ID, { description: "Stable code." })
  code!: string;

  @Field(() => String, { description: "Name in plain words." })
  name!: string;

  @Field(() => String, { description: "Whose side it is on: COUNCIL or ICB." })
  side!: string;
}

@ObjectType("ServiceSummary", {
  simpleResolvers: true,
  description: "A service by name; the list of services has the rest.",
})
export class ServiceSummaryType {
  @Field(() => ID, { description: "Id of the service, by which node finds it." })
  id!: string;

  @Field(() => ID, { description: "Stable code." })
  code!: string;

  @Field(() => String, { description: "Name of the service." })
  name!: string;

  @Field(() => OrganisationType, { description: "Who delivers it." })
  provider!: OrganisationType;
}

@ObjectType("Cell", { simpleResolvers: true, description: "The smallest group that need is counted in." })
export class CellType {
  @Field(() => AreaType, { description: "Ward of residence." })
  area!: AreaType;

  @Field(() => AgeBandType, { description: "Ages; narrower than a display band where a service's reach cuts it." })
  ageBand!: AgeBandType;

  @Field(() => CodedType, { description: "Need." })
  need!: CodedType;

  @Field(() => CodedType, { description: "Layer of support." })
  layer!: CodedType;

  @Field(() => CodedType, { description: "What is done about the need." })
  function!: CodedType;
}
