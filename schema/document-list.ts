import type { PluginFunction } from "@graphql-codegen/plugin-helpers";

/** One address for the types of all operations and their documents. */
export const plugin: PluginFunction<{ readonly files: readonly string[] }> = (_schema, _documents, { files }) =>
  ["./operation-types.ts", ...files.map((file) => `./documents/${file}.ts`)]
    .map((path) => `export * from "${path}";`)
    .join("\n");
