import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from "type-graphql";
import type { Role } from "../../security/role.ts";
import { SCOPES, type Scope } from "../../security/rules.ts";
import { PageInfoType, WarningType } from "../shared/figure.type.ts";
import { NodeType } from "../shared/node.type.ts";
import { RefusalType } from "../shared/refusal.type.ts";
import { nameOfResult } from "../shared/result-union.ts";
import { RoleEnum } from "../shared/role.enum.ts";
import { DateScalar, DateTimeScalar } from "../shared/scalars.ts";

export const ApiKeyScopeEnum = { READ: "READ", IMPORT: "IMPORT" } as const satisfies { readonly [S in Scope]: S };

registerEnumType(ApiKeyScopeEnum, {
  name: "ApiKeyScope",
  description: "What a key may be used for.",
  valuesConfig: { READ: { description: SCOPES.READ }, IMPORT: { description: SCOPES.IMPORT } },
});

export const ApiKeyStateEnum = { ACTIVE: "ACTIVE", EXPIRED: "EXPIRED", REVOKED: "REVOKED" } as const;

export type ApiKeyState = keyof typeof ApiKeyStateEnum;

registerEnumType(ApiKeyStateEnum, {
  name: "ApiKeyState",
  description: "Whether a key opens anything.",
  valuesConfig: {
    ACTIVE: { description: "It does, as long as whoever made it may do what it is for." },
    EXPIRED: { description: "Its last day is over." },
    REVOKED: { description: "It was revoked." },
  },
});

@ObjectType("ApiKey", {
  implements: NodeType,
  simpleResolvers: true,
  description: "A key by which a program asks, in one partnership and one role. The key itself is not kept.",
})
export class ApiKeyType {
  readonly __typename!: "ApiKey";

  @Field(() => ID, { description: "Relay id, stable over versions." })
  id!: string;

  @Field(() => ID, { description: "Random code; stands in the key, and in the audit log as key-CODE." })
  code!: string;

  @Field(() => String, { description: "What the key is for." })
  name!: string;

  @Field(() => RoleEnum, { description: "Role it reads as." })
  role!: Role;

  @Field(() => [ApiKeyScopeEnum], { description: "What it may be used for." })
  scopes!: Scope[];

  @Field(() => String, { nullable: true, description: "Why it reads small counts; null where it reads none." })
  purpose!: string | null;

  @Field(() => ApiKeyStateEnum, { description: "Whether it opens anything." })
  state!: ApiKeyState;

  @Field(() => String, { description: "Who made it." })
  createdBy!: string;

  @Field(() => DateTimeScalar, { description: "When it was made." })
  createdAt!: string;

  @Field(() => DateTimeScalar, { description: "From when it opens nothing more." })
  expiresAt!: string;

  @Field(() => DateTimeScalar, { nullable: true, description: "When it was revoked; null while it was not." })
  revokedAt!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "When it was last used, to the minute; null while it was not.",
  })
  lastUsedAt!: string | null;

  @Field(() => Int, { description: "Requests it may send in a minute." })
  requestsPerMinute!: number;

  @Field(() => Int, { description: "Points of cost its questions may have in a minute." })
  pointsPerMinute!: number;

  @Field(() => Int, { description: "Requests it may have under way at once." })
  concurrentRequests!: number;
}

@ObjectType("CreatedApiKey", {
  simpleResolvers: true,
  description: "A new key, with its secret: told once, kept nowhere.",
})
export class CreatedApiKeyType {
  readonly __typename!: "CreatedApiKey";

  @Field(() => ApiKeyType, { description: "The key as it is listed from now on." })
  key!: ApiKeyType;

  @Field(() => String, {
    description: "The whole key, to be sent as Authorization: Bearer. This is the only time it is told.",
  })
  secret!: string;
}

@ObjectType("ApiKeyEdge", { simpleResolvers: true, description: "A key in a page." })
class ApiKeyEdgeType {
  @Field(() => String, { description: "Where the key stands in the list." })
  cursor!: string;

  @Field(() => ApiKeyType, { description: "The key." })
  node!: ApiKeyType;
}

@ObjectType("ApiKeyConnection", { simpleResolvers: true, description: "A page of keys." })
export class ApiKeyConnectionType {
  @Field(() => Int, { description: "Data version it was read at." })
  dataVersion?: number;

  @Field(() => Boolean, { description: "Whether all pages together hold everything asked for." })
  complete!: boolean;

  @Field(() => [WarningType], { description: "What to bear in mind." })
  warnings!: readonly WarningType[];

  @Field(() => Int, { description: "Keys in all pages." })
  totalCount!: number;

  @Field(() => PageInfoType, { description: "Where the page ends." })
  pageInfo!: PageInfoType;

  @Field(() => [ApiKeyEdgeType], { description: "The page's keys, by name." })
  edges!: readonly ApiKeyEdgeType[];
}

@InputType("CreateApiKeyInput", { description: "What a new key is for." })
export class CreateApiKeyInput {
  @Field(() => String, { description: "What it is for, in 3 to 60 characters on one line." })
  name!: string;

  @Field(() => [ApiKeyScopeEnum], { description: "What it may be used for, one at least." })
  scopes!: Scope[];

  @Field(() => RoleEnum, {
    nullable: true,
    description:
      "Role it reads as: READER, COMMISSIONER or DATA_STEWARD, and one of yours or READER; READER when left out.",
  })
  role?: Role | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Why it reads small counts, in 10 to 200 characters, which the audit log keeps; left out, it reads published counts.",
  })
  purpose?: string | null;

  @Field(() => DateScalar, { description: "Last day it opens something, within the next 366." })
  expiresOn!: string;

  @Field(() => Int, {
    nullable: true,
    description: "Requests it may send in a minute, 1 to 60,000; 600 when left out.",
  })
  requestsPerMinute?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: "Points of cost its questions may have in a minute, 100 to 100,000,000; 1,000,000 when left out.",
  })
  pointsPerMinute?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: "Requests it may have under way at once, 1 to 100; 8 when left out.",
  })
  concurrentRequests?: number | null;
}

@InputType("RevokeApiKeyInput", { description: "Which key to revoke." })
export class RevokeApiKeyInput {
  @Field(() => ID, { description: "Code of the key." })
  code!: string;
}

/** What making a key comes to. */
export const CreateApiKeyResult = createUnionType({
  name: "CreateApiKeyResult",
  description: "The new key with its secret, or why none was made.",
  types: () => [CreatedApiKeyType, RefusalType] as const,
  resolveType: nameOfResult,
});

/** What revoking a key comes to. */
export const RevokeApiKeyResult = createUnionType({
  name: "RevokeApiKeyResult",
  description: "The key as it is now, or why nothing changed.",
  types: () => [ApiKeyType, RefusalType] as const,
  resolveType: nameOfResult,
});
