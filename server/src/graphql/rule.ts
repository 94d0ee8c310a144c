import {
  defaultFieldResolver,
  GraphQLError,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  getNullableType,
  isObjectType,
} from "graphql";
import { Extensions } from "type-graphql";
import { isRuleName, RULES, type RuleName, type Rule as RuleOf } from "../security/rules.ts";
import { isAllowed, refusalWords, type Viewer } from "../security/viewer.ts";
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

function notAllowed(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: "FORBIDDEN" } });
}

/** Changes are for people; a program may only send those that go with loading files. */
function isChangeForPeople(typeName: string, rule: RuleOf, { kind }: Viewer): boolean {
  return kind === "KEY" && typeName === "Mutation" && rule.scope !== "IMPORT";
}

/** Why a viewer may not have a field; null where they may. */
function refusalOf(
  typeName: string,
  rule: RuleName | null,
  viewer: Viewer,
  partnershipCode: string,
): GraphQLError | null {
  if (rule === null) return notAllowed("You may not do this: nobody may.");
  const { roles }: RuleOf = RULES[rule];
  if (isChangeForPeople(typeName, RULES[rule], viewer))
    return notAllowed("A key may not do this: sign in, and do it on a page.");
  if (roles === "ANYBODY") return null;
  if (viewer.kind === "STRANGER") return notSignedIn();
  if (roles === "SIGNED_IN") return null;
  const membership = viewer.membershipOf(partnershipCode);
  if (membership === null) return noPartnership("partnership", partnershipCode);
  return isAllowed(membership, rule) ? null : notAllowed(refusalWords(membership, rule));
}

/** Refuses what a rule does not let a viewer have in a partnership. */
export function checkRule(rule: RuleName, viewer: Viewer, partnershipCode: string): void {
  const refusal = refusalOf("Query", rule, viewer, partnershipCode);
  if (refusal !== null) throw refusal;
}

/** Asks the rule first; a partnership the viewer has no part in is answered as one that does not exist. */
function guard(typeName: string, rule: RuleName | null, resolve: Resolve): Resolve {
  return (source, args, context, info) => {
    const refusal = refusalOf(typeName, rule, context.viewer, partnershipOf(typeName, source, args));
    if (refusal !== null) throw refusal;
    return resolve(source, args, context, info);
  };
}

/** Whether a field answers one result of a partnership that says at which data version it was read. */
function isVersioned(typeName: string, { type }: Field): boolean {
  const result = getNullableType(type);
  return typeName === "Partnership" && isObjectType(result) && "dataVersion" in result.getFields();
}

/** Writes on every result of a partnership the data version it was read at, so that no resolver can forget to. */
function stampVersion(typeName: string, field: Field, resolve: Resolve): Resolve {
  if (!isVersioned(typeName, field)) return resolve;
  return async (source, args, context, info) => {
    const { dataVersion } = source as { readonly dataVersion: number };
    const result = (await resolve(source, args, context, info)) as object | null;
    // Beside the result and not a copy of it, whose parts are made only for those who ask for them.
    return result === null || "dataVersion" in result ? result : Object.assign(Object.create(result), { dataVersion });
  };
}

/** Puts every field's rule before its resolver; a field that states none is refused to everybody. */
export function applyRules(schema: GraphQLSchema): GraphQLSchema {
  for (const typeName of RULED_TYPES) {
    const type = schema.getType(typeName);
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields()) as Field[]) {
      const resolve = stampVersion(typeName, field, field.resolve ?? defaultFieldResolver);
      field.resolve = guard(typeName, ruleOf(field), resolve);
      if (field.subscribe !== undefined) field.subscribe = guard(typeName, ruleOf(field), field.subscribe);
    }
  }
  return schema;
}
