import { type GraphQLSchema, isAbstractType } from "graphql";

/** What a mutation came to, which says itself which type it is. */
interface Result {
  readonly __typename: string;
}

/** Name of a result's type. */
export const nameOfResult = ({ __typename }: Result): string => __typename;

/** type-graphql asks the type of a union or interface in a promise, which compiled operations do not wait for. */
export function resolveTypesAtOnce(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) if (isAbstractType(type)) type.resolveType = nameOfResult;
  return schema;
}
