import {
  defaultFieldResolver,
  GraphQLError,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  isObjectType,
} from "graphql";
import { Extensions } from "type-graphql";
import { isRuleName, RULES, type RuleName } from "../security/rules.ts";
import { isAllowed } from "../security/viewer.ts";
import type { Context } from "./context.ts";
import { noPartnership } from "./shared/errors.ts";

/** States who may read a field or send a mutation. */
export function Rule(rule: RuleName): MethodDecorator & PropertyDecorator {
  return Extensions({ rule });
}

/** Types whose every field states its rule; what lies below a field is what its rule allows. */
export const RULED_TYPES = ["Query", "Mutation", "Partnership"] as const;

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

function refusal(rule: RuleName | null): GraphQLError {
  const needed = rule === null || RULES[rule].roles === "ANYONE" ? [] : RULES[rule].roles;
  const mend = needed.length === 0 ? "nobody may." : `it needs the role ${needed.join(" or ")}.`;
  return new GraphQLError(`You may not do this: ${mend}`, { extensions: { code: "FORBIDDEN" } });
}

/** Asks the rule first; a partnership the viewer has no part in is answered as one that does not exist. */
function guard(typeName: string, rule: RuleName | null, resolve: Resolve): Resolve {
  return (source, args, context, info) => {
    if (rule === null) throw refusal(rule);
    if (RULES[rule].roles !== "ANYONE") {
      const code = partnershipOf(typeName, source, args);
      const membership = context.viewer.membershipOf(code);
      if (membership === null) throw noPartnership("partnership", code);
      if (!isAllowed(membership, rule)) throw refusal(rule);
    }
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
    }
  }
  return schema;
}
