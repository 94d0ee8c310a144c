import { RULED_TYPES, ruleOf } from "@tandem/server/graphql/rule";
import { buildApiSchema } from "@tandem/server/graphql/schema";
import { isObjectType } from "graphql";
import { expect, test } from "vitest";

test("every question, change and field of a partnership states who may ask it", () => {
  const schema = buildApiSchema();
  const silent = RULED_TYPES.flatMap((name) => {
    const type = schema.getType(name);
    return isObjectType(type)
      ? Object.values(type.getFields())
          .filter((field) => ruleOf(field) === null)
          .map((field) => `${name}.${field.name}`)
      : [];
  });
  expect(silent).toEqual([]);
});
