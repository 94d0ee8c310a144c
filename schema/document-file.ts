import { basename } from "node:path";
import { plugin as writeDocuments } from "@graphql-codegen/typed-document-node";
import type { DefinitionNode } from "graphql";

/** Names of the constants a definition becomes. */
function constantOf(definition: DefinitionNode): string[] {
  const name = "name" in definition ? definition.name?.value : undefined;
  if (name === undefined) return [];
  return [definition.kind === "FragmentDefinition" ? `${name}FragmentDoc` : `${name}Document`];
}

type Asked = Parameters<typeof writeDocuments>;

/** What the generator writes: imports, then constants. */
interface Written {
  readonly prepend: readonly string[];
  readonly content: string;
}

/** Documents of one file of operations, each a module of its own, so that a page brings along those it asks and no others. */
export async function plugin(
  schema: Asked[0],
  documents: Asked[1],
  { file, ...others }: Asked[2] & { readonly file: string },
): Promise<Written> {
  const source = documents.find(({ location }) => basename(location ?? "", ".graphql") === file);
  const own = new Set(source?.document?.definitions.flatMap(constantOf));
  const all = (await writeDocuments(schema, documents, { ...others, importOperationTypesFrom: "Types" })) as Written;
  const lines = all.content.split("\n").filter((line) => own.has(/^export const (\w+)/.exec(line)?.[1] ?? ""));
  return {
    prepend: [...all.prepend, 'import type * as Types from "../operation-types.ts";'],
    content: lines.join("\n"),
  };
}
