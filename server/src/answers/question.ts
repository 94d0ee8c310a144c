import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from "graphql";
import { ruleOf } from "../graphql/rule.ts";
import type { RuleName } from "../security/rules.ts";

/** How a document names the one partnership it asks about: by its code, or by a variable with one. */
export type PartnershipName =
  | { readonly code: string }
  | { readonly variable: string; readonly fallback: string | null };

/** Rules of fields that say the same until a partnership's data version changes. */
const STEADY_RULES: ReadonlySet<RuleName> = new Set(["READ_REGISTER", "READ_MONEY", "READ_FIGURES"]);

/** Fields under these rules that change without a data version: files that were refused are listed too. */
const UNSTEADY_FIELDS: ReadonlySet<string> = new Set(["loads", "dataSets"]);

/** Whether a field of a partnership under a rule says the same until the partnership's data version changes. */
export function isSteadyField(name: string, rule: RuleName): boolean {
  return STEADY_RULES.has(rule) && !UNSTEADY_FIELDS.has(name);
}

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

/** Fields of a selection, those of fragments among them. */
function fieldsOf(selection: SelectionSetNode | undefined, fragments: Fragments): readonly FieldNode[] {
  return (selection?.selections ?? []).flatMap((node) => {
    if (node.kind === Kind.FIELD) return [node];
    const inner = node.kind === Kind.INLINE_FRAGMENT ? node : fragments.get(node.name.value);
    return fieldsOf(inner?.selectionSet, fragments);
  });
}

function textOf(node: ValueNode | undefined): string | null {
  return node?.kind === Kind.STRING || node?.kind === Kind.INT ? node.value : null;
}

function nameOf(field: FieldNode, { variableDefinitions = [] }: OperationDefinitionNode): PartnershipName | null {
  const value = field.arguments?.find(({ name }) => name.value === "code")?.value;
  if (value?.kind !== Kind.VARIABLE) {
    const code = textOf(value);
    return code === null ? null : { code };
  }
  const variable = value.name.value;
  const definition = variableDefinitions.find((entry) => entry.variable.name.value === variable);
  return { variable, fallback: textOf(definition?.defaultValue) };
}

function isSteady(type: GraphQLObjectType, field: FieldNode): boolean {
  const name = field.name.value;
  if (name === "__typename") return true;
  const definition = type.getFields()[name];
  const rule = definition === undefined ? null : ruleOf(definition);
  return rule !== null && isSteadyField(name, rule);
}

/**
 * The partnership an operation asks about, where its answer stays the same as long as that partnership's data version does; null
 * where it changes something, asks about anything else, or about more than one.
 */
export function partnershipAsked(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): PartnershipName | null {
  const type = schema.getType("Partnership") as GraphQLObjectType;
  const fragments = new Map(
    document.definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [])),
  );
  const asked = fieldsOf(operation.selectionSet, fragments).filter(({ name }) => name.value !== "__typename");
  if (operation.operation !== "query" || !asked.every(({ name }) => name.value === "partnership")) return null;
  if (!asked.every((field) => fieldsOf(field.selectionSet, fragments).every((inner) => isSteady(type, inner))))
    return null;
  const names = new Set(asked.map((field) => JSON.stringify(nameOf(field, operation))));
  const [name] = names;
  return names.size === 1 && name !== undefined ? (JSON.parse(name) as PartnershipName | null) : null;
}
