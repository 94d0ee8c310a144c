import { basename } from "node:path";
import type { PluginFunction, Types } from "@graphql-codegen/plugin-helpers";
import { plugin as writeDocuments } from "@graphql-codegen/typed-document-node";
import type { DefinitionNode } from "graphql";

/** Names of the constants a definition becomes. */
function constantOf(definition: DefinitionNode): string[] {
  const name = "name" in definition ? definition.name?.value : undefined;
  if (name === undefined) return [];
  return [definition.kind === "FragmentDefinition" ? `${name}FragmentDoc` : `${name}Document`];
}

/** Documents of one file of operations, each a module of its own, so that a page brings along those it asks and no others. */
export const plugin: PluginFunction<{ readonly file: string }> = async (schema, documents, config) => {
  const { file, ...others } = config;
  const source = documents.find(({ location }) => basename(location ?? "", ".graphql") === file);
  const own = new Set(source?.document?.definitions.flatMap(constantOf));
  const written = (await writeDocuments(schema, documents, {
    ...others,
    importOperationTypesFrom: "Types",
  })) as Types.ComplexPluginOutput;
  const lines = written.content.split("\n").filter((line) => own.has(/^export const (\w+)/.exec(line)?.[1] ?? ""));
  const imports = [...(written.prepend ?? []), 'import type * as Types from "../operation-types.ts";'];
  return { prepend: imports, content: lines.join("\n") };
};
