/** Address of the API page with a ready question in its editor, by the operation's name. */
export function readyAddress(operation: string, variables: object): string {
  return `/api-guide?${new URLSearchParams({ operation, variables: JSON.stringify(variables) })}`;
}
