import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  GraphQLIncludeDirective,
  type GraphQLObjectType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getDirectiveValues,
  getNamedType,
  isObjectType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from "graphql";

/** A field as a document asks for it. */
export interface SelectedField {
  /** Its name in the answer. */
  readonly key: string;
  readonly field: GraphQLField<unknown, unknown>;
  /** Every place that asks for it; their selections are merged. */
  readonly nodes: readonly FieldNode[];
}

/** A document with what is needed to read it. */
export interface Reading {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

function fragmentOf({ document }: Reading, name: string): FragmentDefinitionNode | undefined {
  return document.definitions.find(
    (definition): definition is FragmentDefinitionNode =>
      definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === name,
  );
}

/** Whether a selection is asked for, as `@skip` and `@include` say. */
function isAsked({ variables }: Reading, node: SelectionNode): boolean {
  if (getDirectiveValues(GraphQLSkipDirective, node, variables)?.if === true) return false;
  return getDirectiveValues(GraphQLIncludeDirective, node, variables)?.if !== false;
}

/** The fields a selection asks for in order, those of its fragments among them. */
function fieldNodes(reading: Reading, { selections }: SelectionSetNode): FieldNode[] {
  return selections.flatMap((node) => {
    if (!isAsked(reading, node)) return [];
    if (node.kind === Kind.FIELD) return [node];
    const inner = node.kind === Kind.INLINE_FRAGMENT ? node : fragmentOf(reading, node.name.value);
    return inner === undefined ? [] : fieldNodes(reading, inner.selectionSet);
  });
}

/** The fields that selections ask of a type, in order, each once by its name in the answer. */
export function selectedFields(
  reading: Reading,
  type: GraphQLObjectType,
  selections: readonly SelectionSetNode[],
): readonly SelectedField[] {
  const found = new Map<string, SelectedField>();
  for (const node of selections.flatMap((selection) => fieldNodes(reading, selection))) {
    const key = node.alias?.value ?? node.name.value;
    const field = type.getFields()[node.name.value];
    // __typename is no field of the type, and says nothing a row needs.
    if (field === undefined) continue;
    found.set(key, { key, field, nodes: [...(found.get(key)?.nodes ?? []), node] });
  }
  return [...found.values()];
}

/** The type of objects a field answers with; null where it answers with none, or with one of several. */
export function objectTypeOf({ field }: { readonly field: GraphQLField<unknown, unknown> }): GraphQLObjectType | null {
  const type = getNamedType(field.type);
  return isObjectType(type) ? type : null;
}

/** What is asked of the objects a field answers with. */
export function selectionsOf({ nodes }: SelectedField): readonly SelectionSetNode[] {
  return nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
}
