import { readdirSync } from "node:fs";
import { basename } from "node:path";
import type { CodegenConfig } from "@graphql-codegen/cli";

const FILES = readdirSync("schema/operations")
  .map((name) => basename(name, ".graphql"))
  .sort();

/** Types and documents of every operation, for the dashboard and for tests. */
const config: CodegenConfig = {
  schema: "schema/schema.graphql",
  documents: "schema/operations/*.graphql",
  config: {
    useTypeImports: true,
    enumsAsTypes: true,
    skipTypename: true,
    strictScalars: true,
    scalars: { Pence: "number", Month: "string", FinancialYear: "string", Date: "string", DateTime: "string" },
  },
  generates: {
    "schema/generated/operation-types.ts": { plugins: ["typescript-operations"] },
    "schema/generated/operations.ts": { plugins: ["./schema/document-list.ts"], config: { files: FILES } },
    ...Object.fromEntries(
      FILES.map((file) => [
        `schema/generated/documents/${file}.ts`,
        { plugins: ["./schema/document-file.ts"], config: { file } },
      ]),
    ),
  },
};

export default config;
