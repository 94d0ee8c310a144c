import { afterAll, beforeAll, expect, test } from "vitest";
import type { Visitor } from "../visitor.ts";
import { type SignInApp, startSignInApp } from "./sign-in-app.ts";

let signed: SignInApp;
let member: Visitor;

beforeAll(async () => {
  signed = await startSignInApp();
  await signed.invite(1, "member@walsall.example", ["COMMISSIONER", "ADMINISTRATOR"]);
  member = await signed.signIn("member", { email: "member@walsall.example", email_verified: true, name: "Member" });
});

afterAll(() => signed.stop());

const idOf = (type: string, partnership: string, code: string) =>
  Buffer.from(`${type}:${partnership}:${code}`).toString("base64url");

const NODES = "query Nodes($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }";
const NODE = "query Node($id: ID!) { node(id: $id) { __typename id } }";

/** Types whose ids name a partnership, each with a code that Sandwell has. */
async function codesOfSandwell(): Promise<readonly (readonly [string, string])[]> {
  const first = async (table: string, column = "code") => {
    const [row] = await signed.sql(
      `select ${column} as code from ${table} where partnership_id = 2 order by 1 limit 1`,
    );
    return String(row?.code ?? "NONE");
  };
  return [
    ["Partnership", "sandwell"],
    ["Service", await first("service")],
    ["Organisation", await first("organisation")],
    ["Commission", await first("commission")],
    ["Load", await first("load", "id")],
    ["Arrangement", await first("arrangement")],
    ["AuditEntry", "1"],
    ["Person", await first("membership")],
    ["Pool", "S75-CYP|2025-26"],
    ["LedgerEntry", "S75-CYP|1"],
    ["QuarterReturn", "S75-CYP|2025-26-Q1|1"],
    ["Overlap", "A+B"],
    ["OverlapSet", "SLT|A"],
    ["Bottleneck", "SLT|2025-04|x"],
  ];
}

test("an id of another partnership answers exactly as one of a partnership that does not exist", async () => {
  const codes = await codesOfSandwell();
  for (const [type, code] of codes) {
    const theirs = await signed.ask(member, NODE, { id: idOf(type, "sandwell", code) });
    const none = await signed.ask(member, NODE, { id: idOf(type, "no-such-partnership", code) });
    expect(theirs, type).toEqual(none);
    expect(theirs.body.data, type).toEqual({ node: null });
  }
  const ids = codes.map(([type, code]) => idOf(type, "sandwell", code));
  const own = idOf("Partnership", "walsall", "walsall");
  const { body } = await signed.ask(member, NODES, { ids: [...ids, own] });
  expect(body.data).toEqual({ nodes: [...ids.map(() => null), { __typename: "Partnership", id: own }] });
});

test("nor does a subgraph tell of it", async () => {
  const answer = async (code: string) => {
    const response = await member.send(`${signed.app.address}/graphql/subgraph`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: signed.app.address },
      body: JSON.stringify({
        query:
          "query($of: [_Any!]!) { _entities(representations: $of) { ... on Partnership { name } ... on Service { name } } }",
        variables: {
          of: [
            { __typename: "Partnership", code },
            { __typename: "Service", id: idOf("Service", code, "SANDWELL-ONLY") },
          ],
        },
      }),
    });
    return (await response.json()) as { data: unknown; errors?: unknown };
  };
  expect(await answer("sandwell")).toEqual(await answer("no-such-partnership"));
  expect((await answer("sandwell")).data).toEqual({ _entities: [null, null] });
  expect(JSON.stringify(await answer("walsall"))).toContain("Walsall");
});

test("a stranger finds nothing anywhere, an area neither", async () => {
  const ask = async (path: string, query: string, variables: object) => {
    const response = await fetch(`${signed.app.address}${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as { errors?: readonly { extensions: { code: string } }[] };
  };
  const id = idOf("Area", "*", "E08000030");
  expect((await ask("/graphql", NODE, { id })).errors?.[0]?.extensions.code).toBe("UNAUTHENTICATED");
  const entities = "query($of: [_Any!]!) { _entities(representations: $of) { __typename } }";
  const found = await ask("/graphql/subgraph", entities, { of: [{ __typename: "Area", id }] });
  expect(found.errors?.[0]?.extensions.code).toBe("UNAUTHENTICATED");
});
