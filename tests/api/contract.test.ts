import { readFileSync } from "node:fs";
import { join } from "node:path";
import { FrameDocument } from "@tandem/schema/operations";
import { print } from "graphql";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../app.ts";

const OPERATIONS = join(import.meta.dirname, "..", "..", "schema", "operations");
const CONTRACT = ["demand", "gaps", "loads", "measures", "overlaps", "pooled-budgets", "services", "waits"];

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
});

afterAll(() => app.stop());

/** A contract document with the variables of the comment above it. */
function readDocument(name: string): { query: string; variables: Record<string, unknown> } {
  const query = readFileSync(join(OPERATIONS, `${name}.graphql`), "utf8");
  const [first = ""] = query.split("\n");
  return { query, variables: JSON.parse(first.replace(/^# /, "")) as Record<string, unknown> };
}

/** Every figure-like object in an answer. */
function figures(value: unknown): { value?: unknown; pence?: unknown; state: string }[] {
  if (Array.isArray(value)) return value.flatMap(figures);
  if (value === null || typeof value !== "object") return [];
  const inside = Object.values(value).flatMap(figures);
  return "state" in value ? [value as { state: string }, ...inside] : inside;
}

test.each(CONTRACT)("the contract's %s document answers with data and no error", async (name) => {
  const { query, variables } = readDocument(name);
  const { data, errors } = await app.ask(query, variables);
  expect(errors).toBeUndefined();
  expect(JSON.stringify(data).length).toBeGreaterThan(300);
  expect(app.faults).toEqual([]);
});

test.each(CONTRACT)("a reader of published counts has data and no error of the %s document too", async (name) => {
  const { query, variables } = readDocument(name);
  const { data, errors } = await app.ask(query, variables, { cookie: "tandem_evaluation_role=READER" });
  expect(errors).toBeUndefined();
  expect(JSON.stringify(data).length).toBeGreaterThan(300);
  expect(app.faults).toEqual([]);
});

test.each(CONTRACT)("no figure of the %s document is a bare null or a number that its state denies", async (name) => {
  const { query, variables } = readDocument(name);
  const { data } = await app.ask(query, variables);
  for (const figure of figures(data)) {
    const number = "pence" in figure ? figure.pence : figure.value;
    if (figure.state === "KNOWN") expect(typeof number, JSON.stringify(figure)).toBe("number");
    if (figure.state.startsWith("NOT_")) expect(number, JSON.stringify(figure)).toBeNull();
  }
});

test("a page after another goes on where it ended, until all are read once", async () => {
  const { query, variables } = readDocument("services");
  const codes: string[] = [];
  let after: string | null = null;
  do {
    const { data } = await app.ask(query, { ...variables, first: 25, after });
    const { services } = (data as unknown as { partnership: { services: ServicePage } }).partnership;
    codes.push(...services.edges.map(({ node }) => node.code));
    after = services.pageInfo.hasNextPage ? services.pageInfo.endCursor : null;
    if (after === null) expect(codes.length).toBe(services.totalCount);
  } while (after !== null);
  expect(new Set(codes).size).toBe(codes.length);
});

test("a service says which wards it reaches, whatever areas its reach names", async () => {
  const { data } = await app.ask(
    `{ partnership(code: "walsall") { wards { code } services(first: 1000) { edges { node { areas { code level } wards { code } } } } } }`,
  );
  const { wards, services } = (data as unknown as { partnership: ReachAnswer }).partnership;
  const inside = new Set(wards.map(({ code }) => code));
  for (const { node } of services.edges) {
    const named = node.areas.filter(({ level }) => level === "WARD").map(({ code }) => code);
    expect(node.wards.map(({ code }) => code)).toEqual([...named].sort());
    expect(node.wards.every(({ code }) => inside.has(code))).toBe(true);
  }
});

interface ReachAnswer {
  readonly wards: readonly { readonly code: string }[];
  readonly services: {
    readonly edges: readonly {
      readonly node: {
        readonly areas: readonly { readonly code: string; readonly level: string }[];
        readonly wards: readonly { readonly code: string }[];
      };
    }[];
  };
}

interface ServicePage {
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly edges: readonly { readonly node: { readonly code: string } }[];
}

const GAPS = (period: string, rest = "first: 5") =>
  `{ partnership(code: "walsall") { gaps(period: { type: FINANCIAL_YEAR, code: "${period}" }, basis: EXPRESSED, by: [], ${rest}) { rowCount } } }`;

const BAD: readonly (readonly [string, string, string, string])[] = [
  ["partnership", `{ partnership(code: "nowhere") { code } }`, "NOT_FOUND", "code"],
  ["period", GAPS("2025-27"), "BAD_USER_INPUT", "2025-26"],
  ["page size", GAPS("2025-26", "first: 0"), "BAD_USER_INPUT", "first"],
  ["cursor", GAPS("2025-26", `first: 5, after: "nonsense"`), "BAD_USER_INPUT", "after"],
  ["service line", GAPS("2025-26", `first: 5, filter: { serviceLines: ["NONE"] }`), "BAD_USER_INPUT", "serviceLines"],
  ["measure", `{ measures(codes: ["none"]) { code } }`, "BAD_USER_INPUT", "codes"],
];

test.each(BAD)(
  "an unknown %s is refused with its argument, never answered as if nothing were there",
  async (_, query, code, told) => {
    const { errors } = await app.ask(query);
    expect(errors?.[0]?.extensions.code).toBe(code);
    expect(errors?.[0]?.message).toContain(told);
    expect(app.faults).toEqual([]);
  },
);

test("a request that a page elsewhere could have made is refused", async () => {
  const body = JSON.stringify({ query: "{ __typename }" });
  const strange = await fetch(`${app.address}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: "https://example.org" },
    body,
  });
  expect(strange.status).toBe(403);
  const simple = await fetch(`${app.address}/graphql`, {
    method: "POST",
    headers: { "content-type": "text/plain" },
    body,
  });
  expect(simple.status).toBe(400);
});

test("a fault of ours is told by an id, without its inside", async () => {
  const { Client } = await import("pg");
  const client = new Client({ connectionString: app.databaseUrl });
  await client.connect();
  await client.query("revoke select on load from tandem_app");
  const { errors } = await app.ask(print(FrameDocument), { partnership: "walsall" });
  await client.query("grant select on load to tandem_app");
  await client.end();
  expect(errors?.[0]?.extensions.code).toBe("INTERNAL_SERVER_ERROR");
  expect(JSON.stringify(errors)).not.toMatch(/permission|denied|select |tandem_app/i);
  expect(app.faults.at(-1)).toContain("permission denied");
});

test("measures whose figures are not loaded yet are in the catalogue, and say so", async () => {
  const { data } = await app.ask("{ measures { code state suppression comparators source { licence } } }");
  const { measures } = data as unknown as {
    measures: readonly { code: string; state: string; suppression: string; comparators: readonly string[] }[];
  };
  const stateOf = (code: string) => measures.find((measure) => measure.code === code)?.state;
  expect(measures.length).toBeGreaterThanOrEqual(45);
  expect(stateOf("ehc-requests")).toBe("KNOWN");
  expect(stateOf("cyp-mental-health-access")).toBe("NOT_LOADED");
  expect(stateOf("autism-first-appointment-within-13-weeks")).toBe("NOT_LOADED");
  for (const { code, suppression, comparators } of measures) {
    expect(suppression.length, code).toBeGreaterThan(10);
    expect(comparators.length, code).toBeGreaterThan(0);
  }
});
