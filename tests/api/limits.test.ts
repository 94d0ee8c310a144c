import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { buildSubgraph } from "@tandem/server/graphql/federation/subgraph";
import { findCost } from "@tandem/server/graphql/limits/cost";
import { LIMIT_WORDS, LIMITS, type LimitName } from "@tandem/server/graphql/limits/limit-values";
import { Limits } from "@tandem/server/graphql/limits/limits";
import { FIELD_POINTS, LIST_ROWS } from "@tandem/server/graphql/limits/weights";
import { buildApiSchema } from "@tandem/server/graphql/schema";
import { getIntrospectionQuery, isObjectType, Kind, parse } from "graphql";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../app.ts";

const ROOT = join(import.meta.dirname, "..", "..", "schema");
const OPERATIONS = join(ROOT, "operations");
const schema = buildApiSchema();

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
});

afterAll(() => app.stop());

interface Sent {
  readonly status: number;
  readonly body: {
    readonly data?: unknown;
    readonly errors?: readonly { readonly message: string; readonly extensions: Record<string, unknown> }[];
    readonly extensions?: { readonly cost?: { readonly requested: number } };
  };
}

async function send(body: object, headers: Record<string, string> = {}): Promise<Sent> {
  const answer = await fetch(`${app.address}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
  return { status: answer.status, body: (await answer.json()) as Sent["body"] };
}

const many = (count: number, write: (at: number) => string) => Array.from({ length: count }, (_, at) => write(at));

/** Selections that pass through so many objects. */
const nested = (depth: number) => `{ ${"a { ".repeat(depth - 1)}b${" }".repeat(depth)}`;

/** Fragments, each of which uses the next one twice: the last is reached 2^count times. */
const doubling = (count: number) =>
  `{ partnership(code: "walsall") { ...F0 } } ${many(count, (at) => `fragment F${at} on Partnership { a: name ...F${at + 1} ...F${at + 1} }`).join(" ")} fragment F${count} on Partnership { name }`;

const PAGE = (first: string) => `{ partnership(code: "walsall") { loads(first: ${first}) { totalCount } } }`;

const deepVariable = (depth: number) => JSON.parse(`${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`) as object;

/** A request that passes each limit, and what is counted. */
const PASSED: Readonly<Record<LimitName, readonly [body: object, found: number]>> = {
  characters: [{ query: `{ __typename } #${"x".repeat(50_000)}` }, 50_016],
  tokens: [{ query: `{ ${"name ".repeat(9_000)} }` }, 2_001],
  nesting: [{ query: `{ a(b: ${"[".repeat(40)}1${"]".repeat(40)}) }` }, 41],
  operations: [{ query: many(21, (at) => `query Q${at} { __typename }`).join(" "), operationName: "Q1" }, 21],
  fragments: [{ query: `{ __typename } ${many(101, (at) => `fragment F${at} on Query { a }`).join(" ")}` }, 101],
  fields: [{ query: doubling(30) }, 2 ** 32 - 1],
  depth: [{ query: nested(17) }, 17],
  aliases: [{ query: `{ a { ${many(51, (at) => `b${at}: b`).join(" ")} } }` }, 51],
  rootFields: [{ query: `{ ${many(21, (at) => `f${at}`).join(" ")} }` }, 21],
  directives: [{ query: `{ __typename ${"@skip(if: false) ".repeat(51)} }` }, 51],
  repeats: [{ query: `{ a { ${"b ".repeat(102)} } }` }, 101],
  variableValues: [{ query: "{ __typename }", variables: { list: many(20_000, String) } }, 20_001],
  variableDepth: [{ query: "{ __typename }", variables: deepVariable(21) }, 21],
  pageSize: [{ query: PAGE("1001") }, 1_001],
  cost: [
    {
      query: `{ partnership(code: "walsall") { ${many(50, (at) => `s${at}: spending(period: { type: FINANCIAL_YEAR, code: "2025-26" }, basis: EXPRESSED, pence: 1) { complete }`).join(" ")} services(first: 1) { totalCount } } }`,
    },
    500_158,
  ],
};

test.each(Object.keys(PASSED) as LimitName[])(
  "a request past the limit on %s is refused with what was found",
  async (name) => {
    const [body, found] = PASSED[name];
    for (const accept of ["application/json", "application/graphql-response+json"]) {
      const { status, body: told } = await send(body, { accept });
      expect(status).toBe(400);
      expect(told).toEqual({
        errors: [
          {
            message: expect.stringContaining(LIMIT_WORDS[name][0]),
            extensions: {
              code: "LIMIT_EXCEEDED",
              limit: name,
              most: LIMITS[name],
              found,
              cost: expect.toSatisfy(isCost),
            },
          },
        ],
      });
    }
  },
);

/** Told from the moment that a document is read; null before. */
const isCost = (cost: unknown) => cost === null || (Number.isInteger(cost) && Number(cost) >= 1);

test("a page size is limited wherever it is written: in the field, a variable or a variable's default", async () => {
  const query = (definition: string) =>
    `query(${definition}) { partnership(code: "walsall") { loads(first: $n) { totalCount } } }`;
  const refused = await Promise.all([
    send({ query: query("$n: Int!"), variables: { n: 1e9 } }),
    send({ query: query("$n: Int! = 5000") }),
  ]);
  for (const { status, body } of refused) {
    expect(status).toBe(400);
    expect(body.errors?.[0]?.extensions).toMatchObject({ limit: "pageSize", most: 1_000 });
  }
  expect((await send({ query: query("$n: Int!"), variables: { n: 1_000 } })).status).toBe(200);
});

test("limits hold for questions in an address as for those in a body", async () => {
  const address = `${app.address}/graphql?query=${encodeURIComponent(PAGE("1001"))}`;
  const answer = await fetch(address, { headers: { "apollo-require-preflight": "1" } });
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ errors: [{ extensions: { limit: "pageSize" } }] });
});

test("a document that was admitted once is refused with other variables", async () => {
  const query = `query($n: Int!) { partnership(code: "walsall") { loads(first: $n) { totalCount } } }`;
  expect((await send({ query, variables: { n: 1 } })).status).toBe(200);
  expect((await send({ query, variables: { n: 1_001 } })).status).toBe(400);
});

const documents = readdirSync(OPERATIONS).map((name) => [name, readFileSync(join(OPERATIONS, name), "utf8")] as const);

function exampleOf(document: string): object {
  try {
    return JSON.parse(document.split("\n")[0]?.replace(/^# /, "") ?? "{}") as object;
  } catch {
    return {};
  }
}

test.each(documents)("%s is within the limits, with the largest page", (_, source) => {
  const limits = new Limits(schema);
  for (const definition of parse(source).definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const operationName = definition.name?.value ?? null;
    const checked = limits.check({ source, operationName, variables: { ...exampleOf(source), first: 1_000 } });
    expect(checked).toEqual({ cost: expect.any(Number) });
  }
});

test("tools' questions for the schema are within the limits", () => {
  const source = getIntrospectionQuery({ descriptions: true, inputValueDeprecation: true, schemaDescription: true });
  expect(new Limits(schema).check({ source })).toEqual({ cost: expect.any(Number) });
});

test("the cost is told to whoever asks by the header tandem-cost, and to nobody else", async () => {
  const query = `query($n: Int! = 7) { partnership(code: "walsall") { services(first: $n) { edges { node { code provider { code } } } } } }`;
  const cost = findCost(schema, parse(query), { variables: {} });
  // The partnership 1, computing 100, the connection 1, seven edges with a service and its provider, two values in each.
  expect(cost).toBe(Math.ceil(1 + 100 + 1 + 7 * (1 + 1 + 1 + 0.2)));
  expect((await send({ query }, { "tandem-cost": "yes" })).body.extensions).toEqual({ cost: { requested: cost } });
  expect((await send({ query })).body.extensions).toBeUndefined();
});

test("a larger page costs more, in proportion", () => {
  const document = parse(
    `query($n: Int!) { partnership(code: "walsall") { services(first: $n) { edges { node { commissions { funding { share } } } } } } }`,
  );
  const [small, large] = [10, 1_000].map((n) => findCost(schema, document, { variables: { n } }) ?? 0);
  expect(((large ?? 0) - 102) / ((small ?? 0) - 102)).toBeCloseTo(100, 0);
});

test("what is asked of things named by ids costs as often as there are ids, in the text, a variable or its default", () => {
  const asked = `{ ... on Partnership { spending(period: { type: FINANCIAL_YEAR, code: "2025-26" }, basis: EXPRESSED, pence: 1) { complete } } }`;
  const costOf = (text: string, variables = {}, of = schema) => findCost(of, parse(text), { variables }) ?? 0;
  const one = costOf(`{ nodes(ids: ["x"]) ${asked} }`);
  expect(one).toBeGreaterThan(10_000);
  const ids = many(40, () => "x");
  const source = `query($ids: [ID!]!) { nodes(ids: $ids) ${asked} }`;
  expect(costOf(source, { ids })).toBeCloseTo(40 * one, -2);
  expect(costOf(`{ nodes(ids: ${JSON.stringify(ids)}) ${asked} }`)).toBe(costOf(source, { ids }));
  expect(costOf(`query($ids: [ID!]! = ${JSON.stringify(ids)}) { nodes(ids: $ids) ${asked} }`)).toBe(
    costOf(source, { ids }),
  );
  const entities = `query($all: [_Any!]!) { _entities(representations: $all) ${asked} }`;
  const subgraph = buildSubgraph(schema);
  expect(costOf(entities, { all: ids }, subgraph)).toBe(costOf(source, { ids }));
  expect(new Limits(subgraph).check({ source: entities, variables: { all: many(60, () => "x") } })).toMatchObject({
    limit: "cost",
  });
});

test("a fragment costs as much as its fields written out", () => {
  const plain = `{ partnership(code: "walsall") { services(first: 50) { edges { node { code needs { code } } } } } }`;
  const spread = `{ partnership(code: "walsall") { ...P } } fragment P on Partnership { services(first: 50) { ...C } }
    fragment C on ServiceConnection { edges { ... on ServiceEdge { node { ...S } } } } fragment S on Service { code needs { code } }`;
  expect(findCost(schema, parse(spread), {})).toBe(findCost(schema, parse(plain), {}));
});

test("every weight is of a field the schema has, and every list of rows of a list", () => {
  for (const name of [...Object.keys(FIELD_POINTS), ...Object.keys(LIST_ROWS)]) {
    const [typeName = "", fieldName = ""] = name.split(".");
    const type = schema.getType(typeName);
    expect(isObjectType(type) && type.getFields()[fieldName] !== undefined, name).toBe(true);
  }
});

test("the guide's table of limits is the one the server applies", () => {
  const guide = readFileSync(join(ROOT, "README.md"), "utf8");
  const rows = [...guide.matchAll(/^\| `(\w+)` +\| +([\d,]+) \| (.+?) +\|$/gm)].map(
    ([, name, most, counts]) => [name, most, counts] as const,
  );
  expect(rows).toEqual(
    Object.entries(LIMITS).map(([name, most]) => [
      name,
      most.toLocaleString("en-GB"),
      LIMIT_WORDS[name as LimitName][0],
    ]),
  );
});
