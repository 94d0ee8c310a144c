import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from "graphql";
import { checkLimits, LIMITS, type Refusal } from "./limit-values.ts";

/** Fragments of a document by name. */
export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

/** The fragments of a document. */
export function fragmentsOf(document: DocumentNode): Fragments {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  return fragments;
}

/** The operations of a document. */
function operationsOf(document: DocumentNode): readonly OperationDefinitionNode[] {
  return document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
}

/** How much a selection holds once its fragments are put in place. */
interface Size {
  readonly fields: number;
  /** Selections within one another. */
  readonly height: number;
}

const NOTHING: Size = { fields: 0, height: 0 };

/** Counts selections with fragments put in place, each fragment counted once however often it is used. */
class Sizes {
  readonly #fragments: Fragments;
  readonly #known = new Map<string, Size>();

  constructor(fragments: Fragments) {
    this.#fragments = fragments;
  }

  /** Fragments that some selection counted so far uses. */
  isUsed(name: string): boolean {
    return this.#known.has(name);
  }

  /** Where selections are too deep the count ends, with a height past the limit. */
  of(selections: SelectionSetNode | undefined, level: number): Size {
    if (selections === undefined) return NOTHING;
    if (level > LIMITS.nesting) return { fields: 0, height: 1 };
    let [fields, height] = [0, 0];
    for (const selection of selections.selections) {
      const inner =
        selection.kind === Kind.FRAGMENT_SPREAD
          ? this.#ofFragment(selection.name.value, level)
          : this.of(selection.selectionSet, level + 1);
      fields += 1 + inner.fields;
      height = Math.max(height, inner.height);
    }
    return { fields, height: height + 1 };
  }

  #ofFragment(name: string, level: number): Size {
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    // Found again within itself, a fragment counts nothing more: validation refuses it.
    this.#known.set(name, NOTHING);
    const size = this.of(this.#fragments.get(name)?.selectionSet, level + 1);
    this.#known.set(name, size);
    return size;
  }
}

/** Names asked for at one place of an answer, with what is asked below each. */
type Place = Map<string, Place>;

/** What is counted with fragments put in place, over all operations. */
class Tally {
  depth = 0;
  aliases = 0;
  directives = 0;
  repeats = 0;
  readonly #fragments: Fragments;
  readonly #open = new Set<string>();

  constructor(fragments: Fragments) {
    this.#fragments = fragments;
  }

  count(selections: SelectionSetNode | undefined, depth: number, place: Place): void {
    for (const selection of selections?.selections ?? []) {
      this.directives += selection.directives?.length ?? 0;
      this.#countOne(selection, depth, place);
    }
  }

  #countOne(selection: SelectionNode, depth: number, place: Place): void {
    if (selection.kind === Kind.INLINE_FRAGMENT) this.count(selection.selectionSet, depth, place);
    else if (selection.kind === Kind.FRAGMENT_SPREAD) this.#countFragment(selection.name.value, depth, place);
    else this.#countField(selection, depth, place);
  }

  #countField({ alias, name: own, selectionSet }: FieldNode, depth: number, place: Place): void {
    const name = alias?.value ?? own.value;
    if (alias !== undefined) this.aliases += 1;
    if (place.has(name)) this.repeats += 1;
    const below = place.get(name) ?? new Map<string, Place>();
    place.set(name, below);
    this.depth = Math.max(this.depth, depth);
    this.count(selectionSet, depth + 1, below);
  }

  #countFragment(name: string, depth: number, place: Place): void {
    if (this.#open.has(name)) return;
    this.#open.add(name);
    this.count(this.#fragments.get(name)?.selectionSet, depth, place);
    this.#open.delete(name);
  }
}

/** The selections that are asked for, and those of fragments nothing uses: validation walks both. */
function rootsOf(document: DocumentNode, fragments: Fragments, sizes: Sizes): readonly SelectionSetNode[] {
  const unused = [...fragments].filter(([name]) => !sizes.isUsed(name)).map(([, fragment]) => fragment);
  return [...operationsOf(document), ...unused].map(({ selectionSet }) => selectionSet);
}

/** Counts all selections, and refuses what would be too much to walk through. */
function checkSizes(document: DocumentNode, fragments: Fragments, sizes: Sizes): Refusal | null {
  let [fields, nesting] = [0, 0];
  const add = (selections: SelectionSetNode) => {
    const size = sizes.of(selections, 1);
    fields += size.fields;
    nesting = Math.max(nesting, size.height);
  };
  for (const { selectionSet } of operationsOf(document)) add(selectionSet);
  for (const [name, { selectionSet }] of fragments) if (!sizes.isUsed(name)) add(selectionSet);
  return checkLimits({ fields, nesting });
}

/** Refuses a parsed document that asks for too much, whatever its variables; `cost` is told with it. */
export function checkShape(document: DocumentNode, cost: () => number | null): Refusal | null {
  const fragments = fragmentsOf(document);
  const operations = operationsOf(document);
  const crowd = checkLimits({ operations: operations.length, fragments: fragments.size });
  if (crowd !== null) return crowd;
  const sizes = new Sizes(fragments);
  const size = checkSizes(document, fragments, sizes);
  if (size !== null) return size;
  const tally = new Tally(fragments);
  for (const { directives, variableDefinitions } of operations) {
    tally.directives += directives?.length ?? 0;
    for (const variable of variableDefinitions ?? []) tally.directives += variable.directives?.length ?? 0;
  }
  for (const { directives } of fragments.values()) tally.directives += directives?.length ?? 0;
  let rootFields = 0;
  for (const selections of rootsOf(document, fragments, sizes)) {
    const place: Place = new Map();
    tally.count(selections, 1, place);
    rootFields = Math.max(rootFields, place.size);
  }
  const { depth, aliases, directives, repeats } = tally;
  const counted = { depth, aliases, rootFields, directives, repeats };
  return checkLimits(counted) === null ? null : checkLimits(counted, cost());
}
