import { readFileSync } from "node:fs";
import { join } from "node:path";
import { buildSchema } from "graphql";
import { expect, test } from "vitest";
import { DATED, findBreaks, partsOf } from "./breaking-changes.ts";

const SCHEMA = join(import.meta.dirname, "..", "..", "schema");
const read = (name: string) => readFileSync(join(SCHEMA, name), "utf8");
const printed = read("schema.graphql");
const released = buildSchema(read("released.graphql"));

const TODAY = new Date("2027-03-01T00:00:00Z");

test("nothing that was released breaks without twelve months' notice", async () => {
  expect(await findBreaks(released, buildSchema(printed), new Date())).toEqual([]);
});

test("every deprecation says since when, and what to use instead", () => {
  const undated = Object.values(buildSchema(printed).getTypeMap())
    .filter(({ name }) => !name.startsWith("__"))
    .flatMap(partsOf)
    .filter(({ reason }) => typeof reason === "string" && !DATED.test(reason))
    .map(({ at }) => at);
  expect(undated).toEqual([]);
});

/** The schema without its descriptions, which would be left behind by what is taken away. */
const bare = printed.replaceAll(/ *"""[\s\S]*?"""\n/g, "");

/** The schema with something taken from it or changed in it; the text must be there, so that the break is one. */
function broken(from: string, to: string): ReturnType<typeof buildSchema> {
  expect(bare).toContain(from);
  return buildSchema(bare.replace(from, to));
}

const BREAKS: readonly (readonly [string, string, string, RegExp])[] = [
  ["a field that is taken away", "  referenceVersion: Int!\n", "", /referenceVersion.*removed/],
  [
    "a field of another type",
    "  referenceVersion: Int!\n",
    "  referenceVersion: String!\n",
    /referenceVersion.*changed type/,
  ],
  [
    "a field that may be null",
    "  referenceVersion: Int!\n",
    "  referenceVersion: Int\n",
    /referenceVersion.*changed type/,
  ],
  ["an argument that is taken away", "    compareFrom: Month\n", "", /compareFrom.*removed/],
  [
    "an argument that becomes required",
    "    compareFrom: Month\n",
    "    compareFrom: Month!\n",
    /compareFrom.*changed from/,
  ],
];

test.each(BREAKS)("%s is caught", async (_, from, to, told) => {
  const [message] = await findBreaks(buildSchema(bare), broken(from, to), TODAY);
  expect(message).toMatch(told);
});

test("a value of an enum that is taken away is caught", async () => {
  const old = buildSchema("enum Kind { A B } type Query { kind: Kind }");
  expect(await findBreaks(old, buildSchema("enum Kind { A } type Query { kind: Kind }"), TODAY)).toHaveLength(1);
});

const announced = (since: string) =>
  buildSchema(`type Old { name: String } type Query { kept: String old: Old @deprecated(reason: "${since}") }`);
const without = buildSchema("type Query { kept: String }");

test("what was deprecated for twelve months may go, with the types that only it led to", async () => {
  expect(await findBreaks(announced("Since 2026-03-01: use kept."), without, TODAY)).toEqual([]);
});

test.each(["Since 2026-03-02: use kept.", "use kept, since 2020-01-01", "Since 2020-01-01:"])(
  "what was deprecated with %j may not",
  async (reason) => {
    expect((await findBreaks(announced(reason), without, TODAY)).length).toBeGreaterThan(0);
  },
);
