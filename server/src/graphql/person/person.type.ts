import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from "type-graphql";
import type { PersonState } from "../../persistence/queries/people.query.ts";
import type { Role } from "../../security/role.ts";
import { EditConflictType } from "../shared/edit-conflict.type.ts";
import { PageInfoType, WarningType } from "../shared/figure.type.ts";
import { NodeType } from "../shared/node.type.ts";
import { RefusalType } from "../shared/refusal.type.ts";
import { nameOfResult } from "../shared/result-union.ts";
import { RoleEnum } from "../shared/role.enum.ts";
import { DateTimeScalar } from "../shared/scalars.ts";

const PersonStateEnum = { INVITED: "INVITED", JOINED: "JOINED", REMOVED: "REMOVED" } as const;

registerEnumType(PersonStateEnum, {
  name: "PersonState",
  description: "Where a person stands in a partnership.",
  valuesConfig: {
    INVITED: { description: "Invited; has not signed in yet." },
    JOINED: { description: "Has signed in and belongs." },
    REMOVED: { description: "Belongs no more." },
  },
});

@ObjectType("Person", { implements: NodeType, simpleResolvers: true, description: "A person's part in a partnership." })
export class PersonType {
  readonly __typename!: "Person";

  @Field(() => ID, { description: "Relay id, stable over versions." })
  id!: string;

  @Field(() => ID, { description: "Random code, which the audit log names." })
  code!: string;

  @Field(() => String, { description: "Address they were invited at." })
  email!: string;

  @Field(() => String, {
    nullable: true,
    description: "Name as the sign-in service gives it; null until they sign in.",
  })
  name!: string | null;

  @Field(() => ID, { description: "Code of the organisation they work for." })
  organisation!: string;

  @Field(() => [RoleEnum], { description: "Roles they hold." })
  roles!: Role[];

  @Field(() => PersonStateEnum, { description: "Where they stand." })
  state!: PersonState;

  @Field(() => DateTimeScalar, { description: "When they were invited." })
  invitedAt!: string;

  @Field(() => DateTimeScalar, { nullable: true, description: "When they first signed in." })
  joinedAt!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: "When they were removed." })
  removedAt!: string | null;

  @Field(() => Int, { description: "Grows by one with each change; a change names the one it is based on." })
  version!: number;
}

@ObjectType("PersonEdge", { simpleResolvers: true, description: "A person in a page." })
class PersonEdgeType {
  @Field(() => String, { description: "Where the person stands in the list." })
  cursor!: string;

  @Field(() => PersonType, { description: "The person." })
  node!: PersonType;
}

@ObjectType("PersonConnection", { simpleResolvers: true, description: "A page of people." })
export class PersonConnectionType {
  @Field(() => Int, { description: "Data version it was read at." })
  dataVersion?: number;

  @Field(() => Boolean, { description: "Whether all pages together hold everything asked for." })
  complete!: boolean;

  @Field(() => [WarningType], { description: "What to bear in mind." })
  warnings!: readonly WarningType[];

  @Field(() => Int, { description: "People in all pages." })
  totalCount!: number;

  @Field(() => PageInfoType, { description: "Where the page ends." })
  pageInfo!: PageInfoType;

  @Field(() => [PersonEdgeType], { description: "The page's people, in order." })
  edges!: readonly PersonEdgeType[];
}

@InputType("PersonFilter", { description: "Which people to list." })
export class PersonFilterInput {
  @Field(() => [PersonStateEnum], { nullable: true, description: "Where they stand; all when left out." })
  states?: PersonState[] | null;
}

@InputType("InvitePersonInput", { description: "Whom to invite, and as what." })
export class InvitePersonInput {
  @Field(() => String, { description: "Address the sign-in service knows them by." })
  email!: string;

  @Field(() => ID, { description: "Code of the organisation they work for." })
  organisation!: string;

  @Field(() => [RoleEnum], { description: "Roles they are to hold, one at least." })
  roles!: Role[];
}

@InputType("ChangePersonInput", { description: "What a person is to be from now on." })
export class ChangePersonInput {
  @Field(() => ID, { description: "Code of the person." })
  code!: string;

  @Field(() => Int, { description: "Version the change is based on." })
  expectedVersion!: number;

  @Field(() => ID, { description: "Code of the organisation they work for." })
  organisation!: string;

  @Field(() => [RoleEnum], { description: "Roles they are to hold, one at least." })
  roles!: Role[];
}

@InputType("RemovePersonInput", { description: "Whom to remove." })
export class RemovePersonInput {
  @Field(() => ID, { description: "Code of the person." })
  code!: string;

  @Field(() => Int, { description: "Version the removal is based on." })
  expectedVersion!: number;
}

/** What a change to people comes to. */
export const PersonResult = createUnionType({
  name: "PersonResult",
  description: "The person as they are now, or why nothing changed.",
  types: () => [PersonType, EditConflictType, RefusalType] as const,
  resolveType: nameOfResult,
});
