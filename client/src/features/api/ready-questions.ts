import { type DefinitionNode, Kind, type OperationDefinitionNode, parse, visit } from "graphql";
import type { ApiQuestion } from "./api-question.ts";

/** A question that the repository keeps, with variables for a first call. */
export interface ReadyQuestion extends ApiQuestion {
  /** The operation's name. */
  readonly name: string;
  /** The name in words. */
  readonly title: string;
  /** Fields it asks of a partnership, or at the root. */
  readonly fields: readonly string[];
  /** Kept for other tools, with variables of its own; others are what this dashboard's pages ask. */
  readonly isForTools: boolean;
}

/** Values for variables by name, where a document has none of its own. */
export type Samples = Readonly<Record<string, unknown>>;

interface Definition {
  readonly node: DefinitionNode;
  readonly text: string;
  /** Variables of the comment right above it. */
  readonly variables: Readonly<Record<string, unknown>> | null;
}

function commentAbove({ loc }: DefinitionNode): Definition["variables"] {
  const before = loc?.startToken.prev;
  if (before?.kind !== "Comment") return null;
  try {
    return JSON.parse(before.value) as Record<string, unknown>;
  } catch {
    return null;
  }
}

function definitionsOf(text: string): readonly Definition[] {
  return parse(text).definitions.map((node) => ({
    node,
    text: text.slice(node.loc?.start, node.loc?.end),
    variables: commentAbove(node),
  }));
}

/** The name of the fragments a definition spreads. */
function spreadsOf(node: DefinitionNode): readonly string[] {
  const names: string[] = [];
  visit(node, { FragmentSpread: ({ name }) => void names.push(name.value) });
  return names;
}

/** Fragments that a definition needs, each once, those of fragments too. */
function neededBy(node: DefinitionNode, fragments: ReadonlyMap<string, Definition>): ReadonlyMap<string, Definition> {
  const needed = new Map<string, Definition>();
  const open = [...spreadsOf(node)];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const fragment = fragments.get(name);
    if (fragment === undefined || needed.has(name)) continue;
    needed.set(name, fragment);
    open.push(...spreadsOf(fragment.node));
  }
  return needed;
}

function fieldsOf({ selectionSet }: OperationDefinitionNode): readonly string[] {
  return selectionSet.selections.flatMap((root) => {
    if (root.kind !== Kind.FIELD) return [];
    if (root.name.value !== "partnership") return [root.name.value];
    return (root.selectionSet?.selections ?? []).flatMap((field) =>
      field.kind === Kind.FIELD ? [field.name.value] : [],
    );
  });
}

/** Variables that must be given, from samples; what there is no sample of stays out. */
function sampled({ variableDefinitions = [] }: OperationDefinitionNode, samples: Samples) {
  const needed = variableDefinitions.filter(
    ({ type, defaultValue }) => type.kind === Kind.NON_NULL_TYPE && defaultValue === undefined,
  );
  return Object.fromEntries(
    needed.flatMap(({ variable }) => {
      const value = samples[variable.name.value];
      return value === undefined ? [] : [[variable.name.value, value]];
    }),
  );
}

/** A document's own variables, but of the partnership at hand. */
function ofHere(variables: Samples, { partnership }: Samples): Samples {
  return variables.partnership === undefined || partnership === undefined ? variables : { ...variables, partnership };
}

/** An operation's name in words: ClinicalCapacity is Clinical capacity. */
function titleOf(name: string): string {
  const words = name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, " ").toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Names of variables that a question needs and does not have. */
export function missingVariables({ query, variables }: ApiQuestion): readonly string[] {
  const operation = parse(query).definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  return ((operation as OperationDefinitionNode | undefined)?.variableDefinitions ?? [])
    .filter(({ type, defaultValue }) => type.kind === Kind.NON_NULL_TYPE && defaultValue === undefined)
    .map(({ variable }) => variable.name.value)
    .filter((name) => variables[name] === undefined);
}

/**
 * Queries of the documents kept that can be asked as they stand, those for other tools first, by name; each with its
 * fragments. A query that needs a variable which nothing gives is left out.
 */
export function readyQuestions(documents: readonly string[], samples: Samples): readonly ReadyQuestion[] {
  const definitions = documents.flatMap(definitionsOf);
  const fragments = new Map(
    definitions.flatMap((entry) =>
      entry.node.kind === Kind.FRAGMENT_DEFINITION ? [[entry.node.name.value, entry] as const] : [],
    ),
  );
  const questions = definitions.flatMap(({ node, text, variables }) => {
    if (node.kind !== Kind.OPERATION_DEFINITION || node.operation !== "query" || node.name === undefined) return [];
    const parts = [text, ...[...neededBy(node, fragments).values()].map((fragment) => fragment.text)];
    const question: ReadyQuestion = {
      name: node.name.value,
      title: titleOf(node.name.value),
      query: parts.join("\n\n"),
      variables: variables === null ? sampled(node, samples) : ofHere(variables, samples),
      fields: fieldsOf(node),
      isForTools: variables !== null,
    };
    return missingVariables(question).length === 0 ? [question] : [];
  });
  return questions.sort((a, b) => Number(b.isForTools) - Number(a.isForTools) || (a.title < b.title ? -1 : 1));
}
