import "reflect-metadata";
import { buildSubgraphSchema } from "@apollo/subgraph";
import { GraphQLObjectType, GraphQLSchema, parse, printSchema } from "graphql";
import { createResolversMap } from "type-graphql";
import type { Context } from "../context.ts";
import { checkRule } from "../rule.ts";
import { findEntities } from "./find-entities.ts";

/** What makes the schema a subgraph: the version of the specification, and by what entities are known in other graphs. */
const FEDERATION = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])
  extend type Partnership @key(fields: "code") @key(fields: "id")
  extend type Area @key(fields: "code") @key(fields: "id")
  extend type Organisation @key(fields: "id")
  extend type Service @key(fields: "id")
`;

/** Questions about one's own sign-in, or by ids that a supergraph has of every graph: they mean this graph alone. */
const OWN_QUESTIONS = new Set(["viewer", "node", "nodes"]);

/** The part of the schema that may stand in a supergraph: questions, without changes. */
function withoutOwn(schema: GraphQLSchema): GraphQLSchema {
  const query = schema.getQueryType();
  if (!query) throw new RangeError("the schema has no questions");
  const { fields, ...config } = query.toConfig();
  const kept = Object.entries(fields).filter(([name]) => !OWN_QUESTIONS.has(name));
  return new GraphQLSchema({ query: new GraphQLObjectType({ ...config, fields: Object.fromEntries(kept) }) });
}

interface Asked {
  readonly representations: readonly unknown[];
}

/** The schema as a subgraph of Apollo Federation 2: every field keeps its rule, and entities are found by the same rules. */
export function buildSubgraph(schema: GraphQLSchema): GraphQLSchema {
  const part = withoutOwn(schema);
  const typeDefs = parse(`${printSchema(part)}\n${FEDERATION}`);
  const subgraph = buildSubgraphSchema([{ typeDefs, resolvers: createResolversMap(part) as never }]);
  const entities = subgraph.getQueryType()?.getFields()._entities;
  if (entities === undefined) throw new RangeError("the subgraph has no entities");
  entities.resolve = (_, { representations }: Asked, context: Context) => {
    checkRule("ENTER", context.viewer, "");
    return findEntities(context, representations);
  };
  return subgraph;
}
