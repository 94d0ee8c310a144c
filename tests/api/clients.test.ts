import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { ApolloClient, gql, HttpLink, InMemoryCache } from "@apollo/client";
import { fetchExchange, Client as UrqlClient } from "@urql/core";
import type { DocumentNode } from "graphql";
import { GraphQLClient } from "graphql-request";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../app.ts";

const run = promisify(execFile);
const ROOT = join(import.meta.dirname, "..", "..");

/** The guide's first example: a command for a shell, which asks for gaps. */
const COMMAND = /```sh\n(curl [\s\S]+?)\n```/.exec(readFileSync(join(ROOT, "schema", "README.md"), "utf8"))?.[1] ?? "";
const QUERY = (JSON.parse(/-d '([\s\S]+)'/.exec(COMMAND)?.[1] ?? "{}") as { readonly query: string }).query;

/** What the guide says a question in an address needs. */
const PREFLIGHT = { "apollo-require-preflight": "true" };

let app: TestApp;
let address: string;
let expected: unknown;

beforeAll(async () => {
  app = await startTestApp();
  address = `${app.address}/graphql`;
  const answer = await app.ask(QUERY);
  expect(answer.errors).toBeUndefined();
  expected = answer.data;
});

afterAll(() => app.stop());

const hasCurl = await run("curl", ["--version"]).then(
  () => true,
  () => false,
);

test("the guide's example asks for gaps of twenty kinds of provision at most, and gets some", () => {
  const { rows } = (expected as { readonly partnership: { readonly gaps: { readonly rows: readonly object[] } } })
    .partnership.gaps;
  expect(rows.length).toBeGreaterThan(5);
  expect(rows[0]).toMatchObject({ serviceLine: { name: expect.any(String) }, demand: { state: expect.any(String) } });
});

test.runIf(hasCurl)("the guide's command gets the answer with curl", async () => {
  const { stdout } = await run("sh", ["-c", COMMAND.replace("http://127.0.0.1:4000", app.address)], { maxBuffer: 1e8 });
  expect(JSON.parse(stdout)).toEqual({ data: expected });
});

test.runIf(hasCurl)("the same question in an address gets the answer with curl", async () => {
  const parameters = ["-sG", address, "-H", "apollo-require-preflight: true", "--data-urlencode", `query=${QUERY}`];
  const { stdout } = await run("curl", parameters, { maxBuffer: 1e8 });
  expect(JSON.parse(stdout)).toEqual({ data: expected });
});

test("fetch gets the answer", async () => {
  const response = await fetch(address, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query: QUERY }),
  });
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({ data: expected });
});

test("graphql-request gets the answer", async () => {
  expect(await new GraphQLClient(address).request(QUERY)).toEqual(expected);
});

test.each([false, "force"] as const)("urql gets the answer, with GET %s", async (preferGetMethod) => {
  const methods: string[] = [];
  const client = new UrqlClient({
    url: address,
    exchanges: [fetchExchange],
    preferGetMethod,
    fetchOptions: { headers: PREFLIGHT },
    fetch: (input, init) => {
      methods.push(init?.method ?? "GET");
      return fetch(input, init);
    },
  });
  const { data, error } = await client.query(QUERY, {}).toPromise();
  expect(error).toBeUndefined();
  expect(data).toEqual(expected);
  expect(methods).toEqual([preferGetMethod === "force" ? "GET" : "POST"]);
});

/** An answer without the names of types, for which Apollo Client asks besides. */
function withoutTypenames(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutTypenames);
  if (typeof value !== "object" || value === null) return value;
  const own = Object.entries(value).filter(([name]) => name !== "__typename");
  return Object.fromEntries(own.map(([name, each]) => [name, withoutTypenames(each)]));
}

test("Apollo Client gets the answer", async () => {
  const client = new ApolloClient({ link: new HttpLink({ uri: address }), cache: new InMemoryCache() });
  const { data } = await client.query({ query: gql(QUERY) });
  client.stop();
  expect(withoutTypenames(data)).toEqual(expected);
});

test("code generated from the server's address asks the same and gets the answer", async () => {
  const folder = mkdtempSync(join(tmpdir(), "tandem-codegen-"));
  const [example, config, generated] = ["example.graphql", "codegen.json", "generated.ts"].map((name) =>
    join(folder, name),
  ) as [string, string, string];
  writeFileSync(example, QUERY.replace("{", "query Example {"));
  writeFileSync(
    config,
    JSON.stringify({
      schema: address,
      documents: example,
      generates: {
        [generated]: { plugins: ["typescript-operations", "typed-document-node"], config: { useTypeImports: true } },
      },
    }),
  );
  await run(join(ROOT, "schema", "node_modules", ".bin", "graphql-codegen"), ["--config", config], {
    cwd: join(ROOT, "schema"),
  });
  expect(readFileSync(generated, "utf8")).toContain("ExampleQuery = ");
  const { ExampleDocument } = (await import(/* @vite-ignore */ generated)) as {
    readonly ExampleDocument: DocumentNode;
  };
  expect(await new GraphQLClient(address).request(ExampleDocument)).toEqual(expected);
  rmSync(folder, { recursive: true });
}, 120_000);
