import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { buildSchema, graphql, parse, print } from "graphql";

/** What a region says of itself: which partnerships and councils it has, and when each council was inspected. */
export const REGION_SDL = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])
  type Query { region(code: ID!): Region }
  type Region { code: ID! partnerships: [Partnership!]! councils: [Area!]! }
  type Partnership @key(fields: "code", resolvable: false) { code: ID! }
  type Area @key(fields: "code") { code: ID! inspectedOn: String }`;

/** The same with what a gateway asks, as graphql-js takes it. */
const EXECUTABLE = `
  type Query { region(code: ID!): Region _entities(representations: [_Any!]!): [_Entity]! }
  scalar _Any
  union _Entity = Area
  type Region { code: ID! partnerships: [Partnership!]! councils: [Area!]! }
  type Partnership { code: ID! }
  type Area { code: ID! inspectedOn: String }`;

const INSPECTED: Readonly<Record<string, string>> = { E08000030: "2025-12-05" };

const areaOf = (code: string) => ({ __typename: "Area", code, inspectedOn: INSPECTED[code] ?? null });

const ROOT = {
  region: ({ code }: { code: string }) => ({
    code,
    partnerships: [{ code: code === "E12000005" ? "walsall" : "nowhere" }],
    councils: [areaOf("E08000030")],
  }),
  _entities: ({ representations }: { representations: readonly { code: string }[] }) =>
    representations.map(({ code }) => areaOf(code)),
};

/** A subgraph of another publisher, on loopback. */
export interface SecondSubgraph {
  readonly address: string;
  stop(): Promise<void>;
}

async function readBody(
  request: AsyncIterable<Buffer>,
): Promise<{ query: string; variables?: Record<string, unknown> }> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return JSON.parse(Buffer.concat(parts).toString("utf8"));
}

/** Starts it on a free port. */
export async function startSecondSubgraph(): Promise<SecondSubgraph> {
  const schema = buildSchema(EXECUTABLE);
  const server: Server = createServer(async (request, response) => {
    const { query, variables } = await readBody(request);
    const answer = await graphql({
      schema,
      source: print(parse(query)),
      rootValue: ROOT,
      variableValues: variables ?? {},
    });
    response.setHeader("content-type", "application/json").end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}/graphql`,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
