import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { PageInfoType, WarningType } from "../shared/figure.type.ts";
import { NodeType } from "../shared/node.type.ts";
import { DateScalar, DateTimeScalar } from "../shared/scalars.ts";

@ObjectType("AuditEntry", { implements: NodeType, simpleResolvers: true, description: "One thing somebody did." })
export class AuditEntryType {
  @Field(() => ID, { description: "Relay id." })
  id!: string;

  @Field(() => Int, { description: "1 for the partnership's first entry, then one more each time." })
  number!: number;

  @Field(() => DateTimeScalar, { description: "When." })
  at!: string;

  @Field(() => ID, { description: "Who: code of a person, evaluation-ROLE, or command for a command at the server." })
  actor!: string;

  @Field(() => String, { description: "Who, by the name they had then." })
  actorName!: string;

  @Field(() => ID, { description: "What was done, as INVITE_PERSON." })
  action!: string;

  @Field(() => String, { description: "To what: its kind and code, as membership:…" })
  object!: string;

  @Field(() => String, { nullable: true, description: "Why, where a purpose was stated." })
  purpose!: string | null;

  @Field(() => String, { description: "Fields that changed, before and after, or what was read, as JSON." })
  changes!: string;

  @Field(() => String, { description: "SHA-256 over the entry and the hash before it, in hexadecimal." })
  hash!: string;
}

@ObjectType("AuditEntryEdge", { simpleResolvers: true, description: "An entry in a page." })
class AuditEntryEdgeType {
  @Field(() => String, { description: "Where the entry stands in the log." })
  cursor!: string;

  @Field(() => AuditEntryType, { description: "The entry." })
  node!: AuditEntryType;
}

@ObjectType("AuditEntryConnection", { simpleResolvers: true, description: "A page of the audit log." })
export class AuditEntryConnectionType {
  @Field(() => Int, { description: "Data version it was read at." })
  dataVersion?: number;

  @Field(() => Boolean, { description: "Whether all pages together hold everything asked for." })
  complete!: boolean;

  @Field(() => [WarningType], { description: "What to bear in mind." })
  warnings!: readonly WarningType[];

  @Field(() => Int, { description: "Entries in all pages." })
  totalCount!: number;

  @Field(() => PageInfoType, { description: "Where the page ends." })
  pageInfo!: PageInfoType;

  @Field(() => [AuditEntryEdgeType], { description: "The page's entries, in order." })
  edges!: readonly AuditEntryEdgeType[];
}

@InputType("AuditFilter", { description: "Which entries to list: all conditions must hold." })
export class AuditFilterInput {
  @Field(() => String, { nullable: true, description: "Who: code or name." })
  actor?: string | null;

  @Field(() => [ID], { nullable: true, description: "What was done, as INVITE_PERSON." })
  actions?: string[] | null;

  @Field(() => String, { nullable: true, description: "To what, as membership:…" })
  object?: string | null;

  @Field(() => DateScalar, { nullable: true, description: "First day, in London's time." })
  from?: string | null;

  @Field(() => DateScalar, { nullable: true, description: "Last day, in London's time." })
  to?: string | null;
}
