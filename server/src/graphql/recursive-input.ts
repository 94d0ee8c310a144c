import {
  type GraphQLInputObjectType,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  type OperationDefinitionNode,
  typeFromAST,
} from "graphql";

/** Whether an input may stand within itself, at any depth. */
function holdsItself(type: GraphQLInputObjectType, around: ReadonlySet<GraphQLInputObjectType>): boolean {
  if (around.has(type)) return true;
  const inside = new Set([...around, type]);
  return Object.values(type.getFields()).some((field) => {
    const named = getNamedType(field.type);
    return isInputObjectType(named) && holdsItself(named, inside);
  });
}

/**
 * Whether an operation has a variable whose type may stand within itself: graphql-jit writes the reading of variables out to every
 * depth, and never ends.
 */
export function hasEndlessVariable(schema: GraphQLSchema, { variableDefinitions }: OperationDefinitionNode): boolean {
  return (variableDefinitions ?? []).some(({ type: written }) => {
    const type = typeFromAST(schema, written as never);
    const named = type === undefined ? undefined : getNamedType(type);
    return isInputObjectType(named) && holdsItself(named, new Set());
  });
}
