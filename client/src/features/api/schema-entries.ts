import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isObjectType,
  isUnionType,
} from "graphql";

/** One thing of the API that has a meaning: a type, or a part of one. */
export interface SchemaEntry {
  /** Its place, as Gap or Gap.unmet. */
  readonly key: string;
  readonly type: string;
  /** What it gives, as Figure or [Gap!]!; empty for a type itself. */
  readonly gives: string;
  readonly kind: string;
  readonly meaning: string;
}

/** One argument of a field. */
interface EntryArgument {
  readonly name: string;
  readonly takes: string;
  readonly takesType: string;
  readonly meaning: string;
}

/** One part of a type, with what it leads to. */
export interface SchemaPart {
  readonly name: string;
  readonly gives: string;
  /** The type it leads to; null for a value of an enumeration. */
  readonly givesType: string | null;
  readonly meaning: string;
  readonly arguments: readonly EntryArgument[];
}

const meaningOf = ({ description }: { readonly description?: string | null | undefined }) =>
  (description ?? "").replaceAll(/\s+/g, " ").trim();

/** What a type is, in words. */
function kindOf(type: GraphQLNamedType): string {
  if (type.name === "Query") return "questions";
  if (type.name === "Mutation") return "changes";
  if (isInputObjectType(type)) return "input";
  if (isEnumType(type)) return "list of values";
  if (isUnionType(type)) return "one of several";
  return isObjectType(type) ? "type" : "value";
}

const argumentOf = (argument: GraphQLArgument): EntryArgument => ({
  name: argument.name,
  takes: String(argument.type),
  takesType: getNamedType(argument.type).name,
  meaning: meaningOf(argument),
});

const partOf = (
  field: Pick<GraphQLField<unknown, unknown>, "name" | "type" | "description"> & { args?: readonly GraphQLArgument[] },
): SchemaPart => ({
  name: field.name,
  gives: String(field.type),
  givesType: getNamedType(field.type).name,
  meaning: meaningOf(field),
  arguments: (field.args ?? []).map(argumentOf),
});

/** Parts of a type: its fields, its values, or the types it may be. */
export function partsOf(type: GraphQLNamedType): readonly SchemaPart[] {
  if (isObjectType(type)) return Object.values(type.getFields()).map(partOf);
  if (isInputObjectType(type)) {
    return Object.values(type.getFields()).map(({ name, type: of, description }) =>
      partOf({ name, type: of as never, description }),
    );
  }
  if (isEnumType(type)) {
    return type
      .getValues()
      .map((value) => ({ name: value.name, gives: "", givesType: null, meaning: meaningOf(value), arguments: [] }));
  }
  if (!isUnionType(type)) return [];
  return type.getTypes().map((member) => ({
    name: member.name,
    gives: member.name,
    givesType: member.name,
    meaning: meaningOf(member),
    arguments: [],
  }));
}

/** Types of the API itself, without those that describe it; where one starts comes first. */
function ownTypes(schema: GraphQLSchema): readonly GraphQLNamedType[] {
  const first = ["Query", "Partnership"];
  const place = ({ name }: GraphQLNamedType) => (first.includes(name) ? first.indexOf(name) : first.length);
  return Object.values(schema.getTypeMap())
    .filter(({ name }) => !name.startsWith("__"))
    .sort((a, b) => place(a) - place(b) || (a.name < b.name ? -1 : 1));
}

/** Every type and every part of one, with its meaning; where one starts comes first. */
export function schemaEntries(schema: GraphQLSchema): readonly SchemaEntry[] {
  return ownTypes(schema).flatMap((type) => {
    const kind = kindOf(type);
    const own: SchemaEntry = { key: type.name, type: type.name, gives: "", kind, meaning: meaningOf(type) };
    const parts = partsOf(type).map(({ name, gives, meaning, arguments: asked }) => ({
      key: `${type.name}.${name}`,
      type: type.name,
      gives,
      kind: isEnumType(type) ? "value" : `part of ${type.name}`,
      meaning: [meaning, ...asked.map((argument) => `${argument.name}: ${argument.meaning}`)].join(" "),
    }));
    return [own, ...parts];
  });
}

/** Places of the API that give a type or take it, as Partnership.gaps. */
export function usesOf(
  schema: GraphQLSchema,
  name: string,
): readonly { readonly key: string; readonly type: string }[] {
  return ownTypes(schema).flatMap((type) =>
    partsOf(type)
      .filter((part) => part.givesType === name || part.arguments.some(({ takesType }) => takesType === name))
      .map((part) => ({ key: `${type.name}.${part.name}`, type: type.name })),
  );
}

/** What a question's first fields mean, in the API's own words. */
export function fieldMeanings(schema: GraphQLSchema, fields: readonly string[]): string {
  const [partnership, query] = [schema.getType("Partnership"), schema.getQueryType()];
  const meanings = fields.flatMap((name) => {
    const field = (isObjectType(partnership) ? partnership.getFields()[name] : undefined) ?? query?.getFields()[name];
    // Plain words of a partnership, as its name, say nothing of a question.
    return field === undefined || !isObjectType(getNamedType(field.type)) ? [] : [meaningOf(field)];
  });
  const [first = "", ...rest] = [...new Set(meanings)];
  return rest.length === 0 ? first : `${first} And ${rest.length} more.`;
}
