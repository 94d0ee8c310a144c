import { GraphQLError } from "graphql";

/** What cannot be made a table: the field or parameter, the rule and the mend. */
export function badTable(argument: string, message: string): GraphQLError {
  return new GraphQLError(`${argument}: ${message}`, { extensions: { code: "BAD_USER_INPUT", argument } });
}
