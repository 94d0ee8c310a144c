import {
  defaultFieldResolver,
  GraphQLError,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  isObjectType,
} from "graphql";
import { Extensions } from "type-graphql";
import type { Role } from "../security/role.ts";
import { isRuleName, RULES, type RuleName, type Rule as RuleOf } from "../security/rules.ts";
import { isAllowed, type Viewer } from "../security/viewer.ts";
import type { Context } from "./context.ts";
import { noPartnership } from "./shared/errors.ts";

/** States who may read a field or send a mutation. */
export function Rule(rule: RuleName): MethodDecorator & PropertyDecorator {
  return Extensions({ rule });
}

/** Types whose every field states its rule; what lies below a field is what its rule allows. */
export const RULED_TYPES = ["Query", "Mutation", "Subscription", "Partnership"] as const;

type Field = GraphQLField<unknown, Context>;
type Resolve = GraphQLFieldResolver<unknown, Context>;

/** The rule a field states; null where it states none. */
export function ruleOf({ extensions }: { readonly extensions: Readonly<Record<string, unknown>> }): RuleName | null {
  return isRuleName(extensions.rule) ? extensions.rule : null;
}

/** The partnership a field is asked of: its parent's, or the one an argument names. */
function partnershipOf(typeName: string, source: unknown, args: Readonly<Record<string, unknown>>): string {
  const code = typeName === "Partnership" ? (source as { readonly code?: unknown }).code : args.partnership;
  return typeof code === "string" ? code : "";
}

/** Not signed in where one must be; nothing else is told. */
function notSignedIn(): GraphQLError {
  const extensions = { code: "UNAUTHENTICATED", http: { status: 401 } };
  return new GraphQLError("You are not signed in: sign in at /sign-in, then ask again.", { extensions });
}

function notAllowed(roles: readonly Role[]): GraphQLError {
  const mend = roles.length === 0 ? "nobody may." : `it needs the role ${roles.join(" or ")}.`;
  return new GraphQLError(`You may not do this: ${mend}`, { extensions: { code: "FORBIDDEN" } });
}

/** Why a viewer may not have a field; null where they may. */
function refusalOf(rule: RuleName | null, viewer: Viewer, partnershipCode: string): GraphQLError | null {
  if (rule === null) return notAllowed([]);
  const { roles }: RuleOf = RULES[rule];
  if (roles === "ANYBODY") return null;
  if (viewer.kind === "STRANGER") return notSignedIn();
  if (roles === "SIGNED_IN") return null;
  const membership = viewer.membershipOf(partnershipCode);
  if (membership === null) return noPartnership("partnership", partnershipCode);
  return isAllowed(membership, rule) ? null : notAllowed(roles);
}

/** Asks the rule first; a partnership the viewer has no part in is answered as one that does not exist. */
function guard(typeName: string, rule: RuleName | null, resolve: Resolve): Resolve {
  return (source, args, context, info) => {
    const refusal = refusalOf(rule, context.viewer, partnershipOf(typeName, source, args));
    if (refusal !== null) throw refusal;
    return resolve(source, args, context, info);
  };
}

/** Puts every field's rule before its resolver; a field that states none is refused to everybody. */
export function applyRules(schema: GraphQLSchema): GraphQLSchema {
  for (const typeName of RULED_TYPES) {
    const type = schema.getType(typeName);
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields()) as Field[]) {
      field.resolve = guard(typeName, ruleOf(field), field.resolve ?? defaultFieldResolver);
      if (field.subscribe !== undefined) field.subscribe = guard(typeName, ruleOf(field), field.subscribe);
    }
  }
  return schema;
}
