import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  buildSchema,
  type GraphQLNamedType,
  isEnumType,
  isInputObjectType,
  isObjectType,
  parse,
  validate,
} from "graphql";
import { expect, test } from "vitest";

const SCHEMA = join(import.meta.dirname, "..", "..", "schema");
const schema = buildSchema(readFileSync(join(SCHEMA, "schema.graphql"), "utf8"));
const operations = readdirSync(join(SCHEMA, "operations")).filter((name) => name.endsWith(".graphql"));

const ours = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith("__"));
const BUILT_IN = new Set(["String", "Int", "Float", "Boolean", "ID", "Query", "Mutation"]);

/** Everything of a type that a reader may ask the meaning of, with its description. */
function described(type: GraphQLNamedType): [string, string | null | undefined][] {
  const own: [string, string | null | undefined][] = [[type.name, type.description]];
  if (isEnumType(type))
    return [
      ...own,
      ...type
        .getValues()
        .map(({ name, description }) => [`${type.name}.${name}`, description] as [string, typeof description]),
    ];
  if (isInputObjectType(type)) {
    return [
      ...own,
      ...Object.values(type.getFields()).map(
        ({ name, description }) => [`${type.name}.${name}`, description] as [string, typeof description],
      ),
    ];
  }
  if (!isObjectType(type)) return own;
  return Object.values(type.getFields()).reduce((all, field) => {
    all.push([`${type.name}.${field.name}`, field.description]);
    for (const argument of field.args) all.push([`${type.name}.${field.name}(${argument.name})`, argument.description]);
    return all;
  }, own);
}

test("every type, field, argument and value says what it means", () => {
  const silent = ours
    .flatMap(described)
    .filter(([name, description]) => !BUILT_IN.has(name) && (description ?? "").trim().length < 4)
    .map(([name]) => name);
  expect(silent).toEqual([]);
});

test.each(operations)("the operation file %s asks for nothing the schema does not have", (name) => {
  const document = parse(readFileSync(join(SCHEMA, "operations", name), "utf8"));
  // Fragments of the dashboard's operations stand in one file and are used in another.
  const fragments = operations
    .filter((other) => other !== name)
    .flatMap((other) =>
      parse(readFileSync(join(SCHEMA, "operations", other), "utf8")).definitions.filter(
        ({ kind }) => kind === "FragmentDefinition",
      ),
    );
  const used = JSON.stringify(document.definitions);
  const needed = fragments.filter((fragment) => "name" in fragment && used.includes(`"${fragment.name?.value}"`));
  const errors = validate(schema, { ...document, definitions: [...document.definitions, ...needed] });
  expect(errors.map(({ message }) => message).filter((message) => !message.includes("is never used"))).toEqual([]);
});
