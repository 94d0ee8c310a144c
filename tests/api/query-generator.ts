import type { GeneratorValue } from "fast-check";
import fc from "fast-check";
import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from "graphql";
import { HOSTILE_TEXTS, type Samples } from "./sample-values.ts";

/** One field of the schema, and the fields that lead to it from the root. */
export interface Target {
  readonly operation: "query" | "mutation";
  /** As Partnership.gaps. */
  readonly name: string;
  readonly path: readonly { readonly parent: string; readonly field: string }[];
}

/** A request as a caller would send it. */
export interface Generated {
  readonly query: string;
  readonly variables: Record<string, unknown>;
  /** Arguments that were given, as Partnership.gaps(first). */
  readonly argumentsUsed: readonly string[];
}

/** What requests are made with. */
export interface Given {
  readonly samples: Samples;
  /** Whether the target is asked with every argument it takes. */
  readonly isFull: boolean;
}

/** How many fields besides the way to its target a selection has at most. */
const BESIDES = 3;

/** One in so many values, where good ones are known, is another. */
const HOSTILE_ONE_IN = 12;

/** Deepest that optional parts of an input go, as some inputs may hold themselves. */
const DEEPEST = 3;

type Field = GraphQLField<unknown, unknown>;

/** Whole numbers from 0 that are each as likely: fast-check's own are at either end half the time. */
export const evenly = (most: number) => fc.noBias(fc.nat(most));

function objectsOf(schema: GraphQLSchema, type: GraphQLNamedType): readonly GraphQLNamedType[] {
  return isUnionType(type) ? schema.getPossibleTypes(type) : [type];
}

/** An object type, and the fields that lead to it. */
interface Reached {
  readonly type: GraphQLNamedType;
  readonly path: Target["path"];
}

/** A type's fields as targets, with the types they lead to. */
function fieldsOf(schema: GraphQLSchema, { type, path }: Reached) {
  const fields = isObjectType(type) ? Object.values(type.getFields()) : [];
  return fields.map((field) => {
    const way = [...path, { parent: type.name, field: field.name }];
    const objects = objectsOf(schema, getNamedType(field.type)).filter(isObjectType);
    return {
      name: `${type.name}.${field.name}`,
      path: way,
      next: objects.map((object) => ({ type: object, path: way })),
    };
  });
}

function targetsFrom(schema: GraphQLSchema, operation: Target["operation"], root: GraphQLNamedType): readonly Target[] {
  const targets: Target[] = [];
  const seen = new Set([root.name]);
  let level: readonly Reached[] = [{ type: root, path: [] }];
  while (level.length > 0) {
    const found = level.flatMap((reached) => fieldsOf(schema, reached));
    targets.push(...found.map(({ name, path }) => ({ operation, name, path })));
    level = found.flatMap(({ next }) => next).filter(({ type }) => !seen.has(type.name) && seen.add(type.name));
  }
  return targets;
}

/** Every field that can be asked for, by the shortest way to it. */
export function findTargets(schema: GraphQLSchema): readonly Target[] {
  const [query, mutation] = [schema.getQueryType(), schema.getMutationType()];
  return [
    ...(query ? targetsFrom(schema, "query", query) : []),
    ...(mutation ? targetsFrom(schema, "mutation", mutation) : []),
  ];
}

/** Writes one request. */
class Writer {
  readonly variables: Record<string, unknown> = {};
  readonly definitions: string[] = [];
  readonly argumentsUsed: string[] = [];
  readonly #schema: GraphQLSchema;
  readonly #gen: GeneratorValue;
  readonly #samples: Samples;
  readonly #isFull: boolean;
  #depth = 0;
  /** The argument whose value is written, as Partnership.gaps(first). */
  #owner = "";

  constructor(schema: GraphQLSchema, gen: GeneratorValue, { samples, isFull }: Given) {
    this.#schema = schema;
    this.#gen = gen;
    this.#samples = samples;
    this.#isFull = isFull;
  }

  #isChosen(oneIn: number): boolean {
    return this.#gen(evenly, oneIn - 1) === 0;
  }

  #pick<T>(list: readonly T[]): T {
    return list[this.#gen(evenly, list.length - 1)] as T;
  }

  /** A selection that leads along the path, with a few other fields. */
  selection(type: GraphQLNamedType, path: Target["path"]): string {
    if (isUnionType(type)) return this.#union(type.name, path);
    if (isInterfaceType(type)) return `{ __typename ${Object.keys(type.getFields()).join(" ")} }`;
    if (!isObjectType(type)) return "";
    const [step, ...rest] = path;
    const fields = Object.values(type.getFields());
    const own = fields.find(({ name }) => name === step?.field && type.name === step.parent);
    const parts = own === undefined ? [] : [this.field(type.name, own, rest, "")];
    const besides = fields.filter((field) => field !== own && !isCompositeType(getNamedType(field.type)));
    for (let count = this.#gen(fc.nat, BESIDES); count > 0 && besides.length > 0; count -= 1) {
      const field = this.#pick(besides);
      if (field.args.length === 0)
        parts.push(this.#withDirective(this.#isChosen(8) ? `a${field.name}: ${field.name}` : field.name));
    }
    return `{ ${[...parts, ...(parts.length === 0 ? ["__typename"] : [])].join(" ")} }`;
  }

  #withDirective(text: string): string {
    return this.#isChosen(12) ? `${text} @${this.#pick(["skip", "include"])}(if: ${this.#isChosen(2)})` : text;
  }

  #union(name: string, path: Target["path"]): string {
    const type = this.#schema.getType(name);
    const objects = isUnionType(type) ? this.#schema.getPossibleTypes(type) : [];
    // Others have fields of the same name and another type, which may not stand beside these.
    const object = objects.find((each) => each.name === path[0]?.parent) ?? objects[0];
    const parts = object === undefined ? [] : [`... on ${object.name} ${this.selection(object, path)}`];
    return `{ __typename ${parts.join(" ")} }`;
  }

  field(parent: string, field: Field, path: Target["path"], alias: string): string {
    const isAll = this.#isFull && path.length === 0;
    const given = field.args.filter(({ type }) => isNonNullType(type) || isAll || this.#isChosen(2));
    const written = given.map((argument) => this.#argument(`${parent}.${field.name}`, argument));
    const type = getNamedType(field.type);
    const below = isCompositeType(type) ? ` ${this.selection(type, path)}` : "";
    return `${alias}${field.name}${written.length === 0 ? "" : `(${written.join(", ")})`}${below}`;
  }

  #argument(owner: string, argument: GraphQLArgument): string {
    this.#owner = `${owner}(${argument.name})`;
    this.argumentsUsed.push(this.#owner);
    const value = this.#value(argument.name, argument.type);
    const name = `v${this.definitions.length}`;
    this.definitions.push(`$${name}: ${argument.type}`);
    this.variables[name] = value;
    return `${argument.name}: $${name}`;
  }

  /** Entries of a list; an empty one, which most fields refuse, is rare. */
  #length(): number {
    return this.#isChosen(HOSTILE_ONE_IN) ? 0 : 1 + this.#gen(evenly, 2);
  }

  #value(name: string, type: GraphQLInputType): unknown {
    if (isNonNullType(type)) return this.#something(name, type.ofType);
    return this.#isChosen(12) ? null : this.#something(name, type);
  }

  #something(name: string, type: GraphQLInputType): unknown {
    if (isListType(type))
      return Array.from({ length: this.#length() }, () => this.#value(name, type.ofType) ?? null).filter(
        (value) => value !== null,
      );
    if (isEnumType(type)) return this.#pick(type.getValues()).name;
    if (isInputObjectType(type)) {
      const samples = this.#samples(name, type.name, this.#owner);
      if (samples.length > 0 && !this.#isChosen(HOSTILE_ONE_IN)) return this.#pick(samples);
      const isDeep = this.#depth >= DEEPEST;
      const fields = Object.values(type.getFields()).filter(
        (each) => isNonNullType(each.type) || (!isDeep && this.#isChosen(3)),
      );
      this.#depth += 1;
      const value = Object.fromEntries(fields.map((each) => [each.name, this.#value(each.name, each.type)]));
      this.#depth -= 1;
      return value;
    }
    return this.#scalar(name, type.name);
  }

  #scalar(name: string, type: string): unknown {
    const samples = this.#samples(name, type, this.#owner);
    if (samples.length > 0 && !this.#isChosen(HOSTILE_ONE_IN)) return this.#pick(samples);
    if (type === "Int") return this.#gen(fc.integer);
    if (type === "Pence") return this.#gen(fc.maxSafeInteger);
    if (type === "Float") return this.#gen(fc.double, { noNaN: true, noDefaultInfinity: true });
    if (type === "Boolean") return this.#isChosen(2);
    return this.#isChosen(2) ? this.#pick(HOSTILE_TEXTS) : this.#gen(fc.string, { unit: "binary" });
  }
}

/** A request that the schema allows, which asks for a target. */
export function generateRequest(schema: GraphQLSchema, gen: GeneratorValue, target: Target, values: Given): Generated {
  const writer = new Writer(schema, gen, values);
  const root = target.operation === "query" ? schema.getQueryType() : schema.getMutationType();
  if (!root) throw new TypeError("the schema has no such root");
  const selection = writer.selection(root, target.path);
  const definitions = writer.definitions.length === 0 ? "" : `(${writer.definitions.join(", ")})`;
  const { variables, argumentsUsed } = writer;
  return { query: `${target.operation} Generated${definitions} ${selection}`, variables, argumentsUsed };
}

/** Ways to break a request. */
const BREAKS: readonly ((gen: GeneratorValue, request: Generated) => { query: string; variables: unknown })[] = [
  (gen, { query, variables }) => {
    const at = gen(fc.nat, query.length - 1);
    return { query: query.slice(0, at) + query.slice(at + 1 + gen(fc.nat, 3)), variables };
  },
  (gen, { query, variables }) => {
    const at = gen(fc.nat, query.length - 1);
    return { query: query.slice(0, at) + gen(fc.string, { unit: "binary" }) + query.slice(at), variables };
  },
  (_, { query, variables }) => ({ query: query.replaceAll(/\b([a-z])(\w{3,})\b/g, "$1$1$2"), variables }),
  (gen, { query, variables }) => {
    const [start, end] = [gen(fc.nat, query.length - 1), gen(fc.nat, query.length - 1)].sort((a, b) => a - b);
    const part = query.slice(start, end);
    return { query: query.slice(0, end) + part.repeat(gen(fc.nat, 400)) + query.slice(end), variables };
  },
  (gen, { query, variables }) => ({
    query,
    variables: Object.fromEntries(Object.keys(variables).map((name) => [name, gen(fc.jsonValue)])),
  }),
  (gen, { query }) => ({ query, variables: gen(fc.jsonValue) }),
  (gen, { query, variables }) => ({ query: `${query} fragment F on Query { ...F ${gen(fc.string)} }`, variables }),
  (_, { query, variables }) => ({ query: query.replaceAll(/\{ /g, "{ __proto__ constructor "), variables }),
  (gen, { query, variables }) => ({ query: query.replace("Generated", gen(fc.string)), variables }),
];

/** The same request with something wrong in it. */
export function breakRequest(gen: GeneratorValue, request: Generated): { query: string; variables: unknown } {
  const broken = BREAKS[gen(evenly, BREAKS.length - 1)];
  return broken === undefined ? request : broken(gen, request);
}
