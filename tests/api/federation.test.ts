import { createGatewayRuntime } from "@graphql-hive/gateway";
import { composeServices } from "@theguild/federation-composition";
import { parse } from "graphql";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../app.ts";
import { REGION_SDL, type SecondSubgraph, startSecondSubgraph } from "./second-subgraph.ts";

type Gateway = ReturnType<typeof createGatewayRuntime>;

let app: TestApp;
let region: SecondSubgraph;
let gateway: Gateway;

interface Answer {
  readonly data: Record<string, never> | null;
  readonly errors?: readonly { readonly message: string; readonly extensions: Record<string, unknown> }[];
}

/** Asks Tandem as a gateway does. */
async function askSubgraph(
  query: string,
  variables: object = {},
  headers: Record<string, string> = {},
): Promise<Answer> {
  const answer = await fetch(`${app.address}/graphql/subgraph`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify({ query, variables }),
  });
  return (await answer.json()) as Answer;
}

/** Asks the supergraph, as one role of Tandem. */
async function ask(query: string, role = "COMMISSIONER"): Promise<Answer> {
  const answer = await gateway.fetch("http://gateway.example/graphql", {
    method: "POST",
    headers: { "content-type": "application/json", cookie: `tandem_evaluation_role=${role}` },
    body: JSON.stringify({ query }),
  });
  return (await answer.json()) as Answer;
}

async function readSdl(): Promise<string> {
  const { data } = await askSubgraph("{ _service { sdl } }");
  return (data as unknown as { _service: { sdl: string } })._service.sdl;
}

beforeAll(async () => {
  app = await startTestApp();
  region = await startSecondSubgraph();
  const composed = composeServices([
    { name: "tandem", typeDefs: parse(await readSdl()), url: `${app.address}/graphql/subgraph` },
    { name: "region", typeDefs: parse(REGION_SDL), url: region.address },
  ]);
  if (composed.supergraphSdl === undefined) throw new Error(composed.errors?.map(({ message }) => message).join("\n"));
  const { supergraphSdl } = composed;
  gateway = createGatewayRuntime({
    supergraph: () => supergraphSdl,
    logging: false,
    propagateHeaders: {
      fromClientToSubgraphs: ({ request }) => ({ cookie: request.headers.get("cookie") ?? "" }),
    },
  });
});

afterAll(async () => {
  await gateway.dispose();
  await region.stop();
  await app.stop();
});

test("a region's graph leads to a partnership here, and from an area here to what the region says of it", async () => {
  const { data, errors } = await ask(`{
    region(code: "E12000005") {
      councils { code name level inspectedOn }
    }
    partnership(code: "walsall") {
      name dataVersion
      areas { code name inspectedOn }
      services(first: 2) { totalCount edges { node { id code provider { name } } } }
    }
  }`);
  expect(errors).toBeUndefined();
  const walsall = { code: "E08000030", name: "Walsall", inspectedOn: "2025-12-05" };
  expect(data?.region).toEqual({ councils: [{ ...walsall, level: "COUNCIL" }] });
  const { areas, services } = (data as unknown as { partnership: { areas: object[]; services: { edges: object[] } } })
    .partnership;
  expect(areas).toContainEqual(walsall);
  expect(services.edges).toHaveLength(2);
});

test("a partnership the region names is read here; one that is not there is none", async () => {
  const partnerships = (code: string) =>
    ask(`{ region(code: "${code}") { partnerships { code name dataVersion services(first: 1) { totalCount } } } }`);
  const own = await app.ask(
    `{ partnership(code: "walsall") { code name dataVersion services(first: 1) { totalCount } } }`,
  );
  expect((await partnerships("E12000005")).data).toEqual({ region: { partnerships: [own.data.partnership] } });
  expect((await partnerships("E12000001")).data?.region ?? null).toBeNull();
});

const ENTITIES = `query Entities($representations: [_Any!]!) { _entities(representations: $representations) { __typename
  ... on Partnership { code name } ... on Area { code name } ... on Organisation { id code } ... on Service { id code } } }`;

const idOf = (type: string, code: string, partnership = "walsall") =>
  Buffer.from(`${type}:${partnership}:${code}`).toString("base64url");

test("every entity is found by each of its keys, and nothing by a key of another type", async () => {
  const service = idOf("Service", "SLT-EARLY-NHS");
  const representations = [
    { __typename: "Partnership", id: idOf("Partnership", "walsall") },
    { __typename: "Area", code: "E08000030" },
    { __typename: "Area", id: idOf("Area", "E08000030", "*") },
    { __typename: "Organisation", id: idOf("Organisation", "RBK") },
    { __typename: "Service", id: service },
    { __typename: "Organisation", id: service },
    { __typename: "Service", id: "nonsense" },
    { __typename: "Area", code: "E99999999" },
  ];
  const { data, errors } = await askSubgraph(ENTITIES, { representations });
  expect(errors).toBeUndefined();
  const found = data?._entities as unknown as ({ __typename: string; code: string } | null)[];
  expect(found.map((node) => node && `${node.__typename} ${node.code}`)).toEqual([
    "Partnership walsall",
    "Area E08000030",
    "Area E08000030",
    "Organisation RBK",
    "Service SLT-EARLY-NHS",
    null,
    null,
    null,
  ]);
  expect(app.faults).toEqual([]);
});

const BAD: readonly unknown[] = [
  { __typename: "Load", id: "x" },
  { __typename: "constructor", code: "x" },
  { __typename: "Service", code: "SLT-EARLY-NHS" },
  { __typename: "Area" },
  { __typename: "Area", code: 7 },
  "Area",
  7,
  [],
];

test.each(BAD.map((representation) => [JSON.stringify(representation), representation]))(
  "the representation %s is refused by its place, and is no fault of ours",
  async (_, representation) => {
    const known = { __typename: "Area", code: "E08000030" };
    const { errors } = await askSubgraph(ENTITIES, { representations: [known, representation] });
    expect(errors?.[0]?.extensions).toMatchObject({ code: "BAD_USER_INPUT", argument: "representations.1" });
    expect(app.faults).toEqual([]);
  },
);

test("rules hold through the gateway: a reader gets counts as published, and nobody the log without its role", async () => {
  const gaps = `{ partnership(code: "walsall") { gaps(period: { type: FINANCIAL_YEAR, code: "2025-26" }, basis: EXPRESSED, by: [], first: 100) { warnings { code } rows { demand { value state } } } } }`;
  const reader = await ask(gaps, "READER");
  expect(JSON.stringify(reader.data)).toContain("SMALL_COUNTS_HIDDEN");
  expect(reader.data).toEqual((await app.ask(gaps, {}, { cookie: "tandem_evaluation_role=READER" })).data);
  const log = `{ partnership(code: "walsall") { auditLog(first: 1) { totalCount } } }`;
  expect((await ask(log, "READER")).errors?.[0]?.extensions.code).toBe("FORBIDDEN");
  expect((await ask(log, "ADMINISTRATOR")).errors).toBeUndefined();
});

test("the public schema has nothing of federation, and the subgraph neither changes nor one's own sign-in", async () => {
  const fields = "{ __schema { mutationType { name } queryType { fields { name } } } }";
  expect(JSON.stringify(await app.ask(fields))).not.toContain("_entities");
  const { data } = await askSubgraph(fields);
  const { mutationType, queryType } = (
    data as unknown as { __schema: { mutationType: null; queryType: { fields: { name: string }[] } } }
  ).__schema;
  expect(mutationType).toBeNull();
  expect(queryType.fields.map(({ name }) => name).sort()).toEqual([
    "_entities",
    "_service",
    "measures",
    "participation",
    "partnership",
  ]);
});
