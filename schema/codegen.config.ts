import type { CodegenConfig } from "@graphql-codegen/cli";

/** Types and documents of every operation, for the dashboard and for tests. */
const config: CodegenConfig = {
  schema: "schema/schema.graphql",
  documents: "schema/operations/*.graphql",
  generates: {
    "schema/generated/operations.ts": {
      plugins: ["typescript-operations", "typed-document-node"],
      config: {
        useTypeImports: true,
        enumsAsTypes: true,
        skipTypename: true,
        strictScalars: true,
        scalars: { Pence: "number", Month: "string", FinancialYear: "string", Date: "string", DateTime: "string" },
      },
    },
  },
};

export default config;
