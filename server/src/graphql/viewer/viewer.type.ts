import { createUnionType, Field, ID, ObjectType, registerEnumType } from "type-graphql";
import type { Role } from "../../security/role.ts";
import type { Reading, Viewer } from "../../security/viewer.ts";
import { RefusalType } from "../shared/refusal.type.ts";
import { nameOfResult } from "../shared/result-union.ts";
import { RoleEnum } from "../shared/role.enum.ts";

const ViewerKindEnum = { EVALUATION: "EVALUATION", PERSON: "PERSON", KEY: "KEY", STRANGER: "STRANGER" } as const;

registerEnumType(ViewerKindEnum, {
  name: "ViewerKind",
  description: "How the asker is known.",
  valuesConfig: {
    EVALUATION: {
      description: "Nobody signs in: somebody at this machine tries Tandem out, in a role of their choice.",
    },
    PERSON: { description: "Signed in." },
    KEY: { description: "A program that sent a key." },
    STRANGER: { description: "Not signed in, where one must be." },
  },
});

const ReadingEnum = { PUBLISHED: "PUBLISHED", UNSUPPRESSED: "UNSUPPRESSED" } as const;

registerEnumType(ReadingEnum, {
  name: "Reading",
  description: "Which counts of children answers are made of.",
  valuesConfig: {
    PUBLISHED: { description: "As published: small counts hidden, others rounded." },
    UNSUPPRESSED: { description: "As recorded, small counts too; every such answer is logged." },
  },
});

@ObjectType("ViewerMembership", { simpleResolvers: true, description: "The asker's part in one partnership." })
export class ViewerMembershipType {
  readonly __typename!: "ViewerMembership";

  @Field(() => ID, { description: "Code of the partnership." })
  partnership!: string;

  @Field(() => ID, {
    nullable: true,
    description: "Code of the organisation they work for; null in evaluation and for a key.",
  })
  organisation!: string | null;

  @Field(() => [RoleEnum], { description: "Roles they hold." })
  roles!: Role[];

  @Field(() => [ID], { description: "Rules of the page who sees what that let them through." })
  rules!: string[];

  @Field(() => ReadingEnum, { description: "Which counts their answers are made of." })
  reading!: Reading;

  @Field(() => String, {
    nullable: true,
    description: "Why small counts are read in this session; null where none are.",
  })
  purpose!: string | null;
}

@ObjectType("Viewer", { simpleResolvers: true, description: "Who asks." })
export class ViewerType {
  @Field(() => ViewerKindEnum, { description: "How they are known." })
  kind!: Viewer["kind"];

  @Field(() => String, {
    nullable: true,
    description: "Name as the sign-in service gives it, or of the key; null for a stranger.",
  })
  name!: string | null;

  @Field(() => [ID], {
    nullable: true,
    description: "Codes of their partnerships; null in evaluation, where every one is open.",
  })
  partnerships!: string[] | null;
}

/** What stating a purpose comes to. */
export const StatePurposeResult = createUnionType({
  name: "StatePurposeResult",
  description: "The asker's part in the partnership from now on, or why nothing changed.",
  types: () => [ViewerMembershipType, RefusalType] as const,
  resolveType: nameOfResult,
});
