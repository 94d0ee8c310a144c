/** One address for the types of all operations and their documents. */
export function plugin(
  _schema: unknown,
  _documents: unknown,
  { files }: { readonly files: readonly string[] },
): string {
  return ["./operation-types.ts", ...files.map((file) => `./documents/${file}.ts`)]
    .map((path) => `export * from "${path}";`)
    .join("\n");
}
