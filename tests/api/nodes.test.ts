import { buildApiSchema } from "@tandem/server/graphql/schema";
import { Client } from "pg";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { startTestApp, type TestApp } from "../app.ts";
import { fieldNames, wholeField } from "../whole-field.ts";

const schema = buildApiSchema();

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
});

afterEach(() => vi.restoreAllMocks());

afterAll(() => app.stop());

const asRole = (role: string) => ({ cookie: `tandem_evaluation_role=${role}` });

const NODES = "query Nodes($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }";

type Found = readonly ({ readonly __typename: string; readonly id: string } | null)[];

async function find(ids: readonly string[], role = "COMMISSIONER"): Promise<Found> {
  const { data, errors } = await app.ask(NODES, { ids }, asRole(role));
  expect(errors).toBeUndefined();
  return data.nodes as unknown as Found;
}

const idOf = (type: string, partnership: string, code: string) =>
  Buffer.from(`${type}:${partnership}:${code}`).toString("base64url");
const nameOf = (id: string) => Buffer.from(id, "base64url").toString("utf8");

/** Every Relay id in an answer. */
function idsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(idsIn);
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    (name === "id" || name === "load") && typeof inner === "string" && /^[A-Za-z]+:[^:]+:/.test(nameOf(inner))
      ? [inner]
      : idsIn(inner),
  );
}

/** Fields that only an administrator may read. */
const ADMINISTRATOR = new Set(["people", "apiKeys", "auditLog"]);

test("every id that any answer has is found again, as the type it names", async () => {
  const ids = { COMMISSIONER: new Set<string>(), ADMINISTRATOR: new Set<string>() };
  for (const field of fieldNames(schema, "Partnership")) {
    const role = ADMINISTRATOR.has(field) ? "ADMINISTRATOR" : "COMMISSIONER";
    const { data, errors } = await app.ask(wholeField(schema, field), { code: "walsall" }, asRole(role));
    expect(errors, field).toBeUndefined();
    for (const id of idsIn(data)) ids[role].add(id);
  }
  const types = new Set<string>();
  for (const role of ["COMMISSIONER", "ADMINISTRATOR"] as const) {
    const asked = [...ids[role]];
    for (let start = 0; start < asked.length; start += 1_000) {
      const some = asked.slice(start, start + 1_000);
      const found = await find(some, role);
      const missed = some.filter(
        (id, at) => found[at]?.id !== id || found[at]?.__typename !== nameOf(id).split(":")[0],
      );
      expect(missed.map(nameOf)).toEqual([]);
      for (const node of found) types.add(node?.__typename ?? "");
    }
  }
  expect([...types].sort()).toEqual(
    expect.arrayContaining([
      "Area",
      "Arrangement",
      "AuditEntry",
      "Bottleneck",
      "Commission",
      "LedgerEntry",
      "Load",
      "Organisation",
      "Overlap",
      "OverlapSet",
      "Partnership",
      "Pool",
      "QuarterReturn",
      "Service",
    ]),
  );
  expect(app.faults).toEqual([]);
}, 180_000);

test("a node is what the list has of it", async () => {
  const fields =
    "id code name provider { id code name } commissions { id code funding { budget { pence state } } } capacityPerMonth { value state }";
  const list = await app.ask(
    `{ partnership(code: "walsall") { services(first: 3) { edges { node { ${fields} } } } } }`,
  );
  const { services } = (list.data as unknown as { partnership: { services: { edges: { node: { id: string } }[] } } })
    .partnership;
  for (const { node } of services.edges) {
    const one = await app.ask(`query($id: ID!) { node(id: $id) { ... on Service { ${fields} } } }`, { id: node.id });
    expect(one.data.node).toEqual(node);
  }
});

test("a partnership found by its id answers all that one found by its code does", async () => {
  const fields =
    'code name dataVersion services(first: 2) { totalCount } overlaps(period: { type: FINANCIAL_YEAR, code: "2025-26" }, first: 1) { totalCount }';
  const id = idOf("Partnership", "walsall", "walsall");
  const byId = await app.ask(`query($id: ID!) { node(id: $id) { id ... on Partnership { ${fields} } } }`, { id });
  const byCode = await app.ask(`{ partnership(code: "walsall") { id ${fields} } }`);
  expect(byCode.errors).toBeUndefined();
  expect(byId.data.node).toEqual(byCode.data.partnership);
});

const NAMELESS = [
  "",
  "nonsense",
  "\0",
  idOf("Service", "walsall", "NO-SUCH-SERVICE"),
  idOf("Service", "no-such-partnership", "SLT-EARLY-NHS"),
  idOf("Nothing", "walsall", "SLT-EARLY-NHS"),
  idOf("__proto__", "walsall", "x"),
  idOf("constructor", "walsall", "x"),
  idOf("Load", "walsall", "1.0"),
  idOf("Load", "walsall", "99999999999999"),
  idOf("Load", "walsall", "-1"),
  idOf("Pool", "walsall", "S75-CYP|1066-67"),
  idOf("Pool", "walsall", "S75-CYP"),
  idOf("QuarterReturn", "walsall", "S75-CYP|2025-26-Q1|99"),
  idOf("LedgerEntry", "walsall", "S75-CYP"),
  idOf("LedgerEntry", "walsall", "S75-CYP|none"),
  idOf("Area", "walsall", "E08000030"),
  idOf("Area", "*", "E99999999"),
  idOf("Service", "walsall", "a\0b"),
  `${idOf("Service", "walsall", "SLT-EARLY-NHS")}=`,
];

test("an id that names nothing is null in its place, and no error", async () => {
  const known = idOf("Service", "walsall", "SLT-EARLY-NHS");
  const found = await find([...NAMELESS, known]);
  expect(found.slice(0, -1)).toEqual(NAMELESS.map(() => null));
  expect(found.at(-1)?.id).toBe(known);
  expect(app.faults).toEqual([]);
});

test("what a role may not read it may not find either", async () => {
  const id = idOf("AuditEntry", "walsall", "1");
  for (const role of ["READER", "FINANCE", "COMMISSIONER"]) {
    const { data, errors } = await app.ask("query($id: ID!) { node(id: $id) { id } }", { id }, asRole(role));
    expect(errors?.[0]?.extensions.code, role).toBe("FORBIDDEN");
    expect(data.node).toBeNull();
  }
});

test("a reader finds a bottleneck with its counts as published", async () => {
  const ask = "id demand { value state }";
  const query = `{ partnership(code: "walsall") { gaps(period: { type: FINANCIAL_YEAR, code: "2025-26" }, basis: EXPRESSED, by: [], first: 1) { bottlenecks { ${ask} } } } }`;
  const list = await app.ask(query, {}, asRole("READER"));
  const { bottlenecks } = (list.data as unknown as { partnership: { gaps: { bottlenecks: { id: string }[] } } })
    .partnership.gaps;
  expect(bottlenecks.length).toBeGreaterThan(0);
  const ids = bottlenecks.map(({ id }) => id);
  const found = await app.ask(
    `query($ids: [ID!]!) { nodes(ids: $ids) { ... on Bottleneck { ${ask} } } }`,
    { ids },
    asRole("READER"),
  );
  expect(found.data.nodes).toEqual(bottlenecks);
});

test("a thousand nodes cost as many statements as two", async () => {
  const { data } = await app.ask(
    `{ partnership(code: "walsall") { services(first: 1000) { edges { node { id } } } } }`,
  );
  const { edges } = (data as unknown as { partnership: { services: { edges: { node: { id: string } }[] } } })
    .partnership.services;
  const ids = edges.map(({ node }) => node.id);
  const count = async (some: readonly string[]) => {
    const sent = vi.spyOn(Client.prototype, "query");
    await find(some);
    const statements = sent.mock.calls.length;
    sent.mockRestore();
    return statements;
  };
  await find(ids);
  expect(ids.length).toBeGreaterThan(30);
  expect(await count(ids)).toBe(await count(ids.slice(0, 2)));
});

test("ids of pools and returns that were never kept are looked up at once, and leave connections for others", async () => {
  const years = Array.from({ length: 500 }, (_, at) => `${1_500 + at}-00`);
  const ids = [
    ...years.map((year) => idOf("Pool", "walsall", `NONE|${year}`)),
    ...years.map((year) => idOf("QuarterReturn", "walsall", `NONE|${year}-Q1|1`)),
  ];
  const sent = vi.spyOn(Client.prototype, "query");
  expect(new Set(await find(ids))).toEqual(new Set([null]));
  expect(sent.mock.calls.length).toBeLessThan(20);
});

test("more ids than fit an answer are refused", async () => {
  const { errors } = await app.ask(NODES, { ids: Array.from({ length: 1_001 }, () => "x") });
  expect(errors?.[0]?.extensions).toMatchObject({ code: "BAD_USER_INPUT", argument: "ids" });
});
