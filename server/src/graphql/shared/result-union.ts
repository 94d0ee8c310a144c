import { type GraphQLSchema, isUnionType } from "graphql";

/** What a mutation came to, which says itself which type it is. */
interface Result {
  readonly __typename: string;
}

/** Name of a result's type. */
export const nameOfResult = ({ __typename }: Result): string => __typename;

/** type-graphql asks a union's type in a promise, which compiled operations do not wait for. */
export function resolveUnionsAtOnce(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) if (isUnionType(type)) type.resolveType = nameOfResult;
  return schema;
}
