import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getOperationAST,
  Kind,
  type SelectionSetNode,
} from "graphql";

/** What an operation costs before it runs, in points. */
export type OperationCost = (
  document: DocumentNode,
  operationName: string | null,
  variables: Readonly<Record<string, unknown>>,
) => number;

/** Past this a cost is as good as endless; adding stays exact below it. */
const ENDLESS = 1_000_000_000;

interface Counting {
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Readonly<Record<string, unknown>>;
  /** Each fragment's cost, counted once. */
  readonly counted: Map<string, number>;
}

/** Rows of a page a field asks for; 1 where it is no page. */
function pageSize({ arguments: given }: FieldNode, variables: Readonly<Record<string, unknown>>): number {
  const value = given?.find(({ name }) => name.value === "first")?.value;
  const asked = value?.kind === Kind.VARIABLE ? variables[value.name.value] : value?.kind === Kind.INT && value.value;
  const rows = Number(asked);
  return Number.isFinite(rows) && rows > 1 ? rows : 1;
}

function costOfFragment(name: string, counting: Counting): number {
  const known = counting.counted.get(name);
  if (known !== undefined) return known;
  // A fragment within itself is refused by validation; here it costs nothing twice.
  counting.counted.set(name, 0);
  const fragment = counting.fragments.get(name);
  const cost = fragment === undefined ? 0 : costOfSelection(fragment.selectionSet, counting);
  counting.counted.set(name, cost);
  return cost;
}

function costOfSelection({ selections }: SelectionSetNode, counting: Counting): number {
  let cost = 0;
  for (const node of selections) {
    if (node.kind === Kind.FRAGMENT_SPREAD) cost += costOfFragment(node.name.value, counting);
    else if (node.kind === Kind.INLINE_FRAGMENT) cost += costOfSelection(node.selectionSet, counting);
    else {
      const below = node.selectionSet === undefined ? 0 : costOfSelection(node.selectionSet, counting);
      cost += 1 + pageSize(node, counting.variables) * below;
    }
  }
  return Math.min(cost, ENDLESS);
}

/** One point a field, those below a page once for each row it may have. */
export const countFields: OperationCost = (document, operationName, variables) => {
  const operation = getOperationAST(document, operationName);
  const fragments = new Map(
    document.definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [])),
  );
  const counting = { fragments, variables, counted: new Map<string, number>() };
  return operation == null ? 0 : costOfSelection(operation.selectionSet, counting);
};
