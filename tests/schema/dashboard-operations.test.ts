import { readFileSync } from "node:fs";
import * as operations from "@tandem/schema/operations";
import {
  buildSchema,
  type DocumentNode,
  type FragmentDefinitionNode,
  isUnionType,
  Kind,
  type SelectionSetNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from "graphql";
import { expect, test } from "vitest";

const SCHEMA = buildSchema(readFileSync(new URL("../../schema/schema.graphql", import.meta.url), "utf8"));

/** Whether a selection asks which type it got, itself or by a fragment on the whole union. */
function asksType(
  selected: SelectionSetNode,
  union: string,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): boolean {
  return selected.selections.some((node) => {
    if (node.kind === Kind.FIELD) return node.name.value === "__typename";
    const part = node.kind === Kind.FRAGMENT_SPREAD ? fragments.get(node.name.value) : node;
    return part?.typeCondition?.name.value === union && asksType(part.selectionSet, union, fragments);
  });
}

/** Fields of a document that may be one of several types, with whether they ask which. */
function unionsOf(document: DocumentNode): readonly { readonly field: string; readonly isAsked: boolean }[] {
  const fragments = new Map(
    document.definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [])),
  );
  const found: { field: string; isAsked: boolean }[] = [];
  const types = new TypeInfo(SCHEMA);
  visit(
    document,
    visitWithTypeInfo(types, {
      Field: ({ name, selectionSet }) => {
        const type = types.getType();
        const named = type && "ofType" in type ? type.ofType : type;
        if (isUnionType(named) && selectionSet !== undefined)
          found.push({ field: name.value, isAsked: asksType(selectionSet, named.name, fragments) });
      },
    }),
  );
  return found;
}

test("the dashboard asks what it got wherever that may be one of several types: its client adds no type names", () => {
  const documents = Object.values(operations) as DocumentNode[];
  const fields = documents.flatMap(unionsOf);
  expect(fields.length).toBeGreaterThan(25);
  expect(fields.filter(({ isAsked }) => !isAsked)).toEqual([]);
});
