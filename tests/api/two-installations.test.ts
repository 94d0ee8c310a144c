import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createGatewayRuntime } from "@graphql-hive/gateway";
import { composeSubgraphs, createPrefixTransform } from "@graphql-mesh/fusion-composition";
import { buildSchema } from "graphql";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../app.ts";

const SDL = readFileSync(join(import.meta.dirname, "..", "..", "schema", "schema.graphql"), "utf8");

type Gateway = ReturnType<typeof createGatewayRuntime>;

let west: TestApp;
let east: TestApp;
let gateway: Gateway;

/** An installation as the composer takes it, with its name before every type and question. */
function subgraphOf(name: string, { address }: TestApp) {
  const schema = buildSchema(SDL);
  schema.extensions = { directives: { transport: { kind: "http", subgraph: name, location: `${address}/graphql` } } };
  return { name, schema, transforms: [createPrefixTransform({ value: `${name}_`, includeRootOperations: true })] };
}

beforeAll(async () => {
  west = await startTestApp();
  east = await startTestApp();
  const composed = composeSubgraphs([subgraphOf("West", west), subgraphOf("East", east)]);
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
  await west.stop();
  await east.stop();
});

const COMMISSIONER = { cookie: "tandem_evaluation_role=COMMISSIONER" };

async function ask(query: string) {
  const answer = await gateway.fetch("http://gateway.example/graphql", {
    method: "POST",
    headers: { "content-type": "application/json", ...COMMISSIONER },
    body: JSON.stringify({ query }),
  });
  return (await answer.json()) as { readonly data: Record<string, unknown> | null; readonly errors?: unknown };
}

const OF_PARTNERSHIP = `(code: "walsall") { name dataVersion exceptionNotes(codes: ["gap:CAMHS"]) { cause }
  gaps(period: { type: FINANCIAL_YEAR, code: "2025-26" }, basis: EXPRESSED, by: [SERVICE_LINE], first: 3) { rowCount rows { key unmet { value state } } } }`;

test("two installations stand side by side in one supergraph, each with its own figures", async () => {
  const note = {
    exception: "gap:CAMHS",
    owner: "Head of joint commissioning",
    cause: "Only the east knows why.",
    action: "Agree a shared plan.",
    dueOn: "2026-06-30",
    expectedVersion: 0,
  };
  const save = `mutation ($input: SaveExceptionNoteInput!) { saveExceptionNote(partnership: "walsall", input: $input) { __typename } }`;
  expect((await east.ask(save, { input: note }, COMMISSIONER)).errors).toBeUndefined();
  const { data, errors } = await ask(
    `{ West_partnership${OF_PARTNERSHIP} East_partnership${OF_PARTNERSHIP} West_viewer { kind } }`,
  );
  expect(errors).toBeUndefined();
  const direct = async (app: TestApp) =>
    (await app.ask(`{ partnership${OF_PARTNERSHIP} }`, {}, COMMISSIONER)).data.partnership;
  const [inWest, inEast] = [await direct(west), await direct(east)];
  expect(inEast).toMatchObject({ exceptionNotes: [{ cause: note.cause }] });
  expect(inWest).not.toEqual(inEast);
  expect(data).toMatchObject({ West_partnership: inWest, East_partnership: inEast });
});
