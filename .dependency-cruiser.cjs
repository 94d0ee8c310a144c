/** A folder of the server, by the start of its path. */
const server = (...folders) => `^server/src/(${folders.join("|")})/`;

/** Packages that speak SQL or map rows to objects. */
const DATABASE_PACKAGES = "(^|/)node_modules/(pg|pg-[^/]+|kysely|@mikro-orm/[^/]+)(/|$)|^(pg|kysely|@mikro-orm/)";

/** Packages of functions on numbers, without input or output. */
const NUMERIC_PACKAGES = "(^|/)node_modules/(lib-r-math\\.js|pure-rand)(/|$)|^(lib-r-math\\.js|pure-rand)(/|$)";

/** The folders of our own packages; everything else is a package of others or part of Node. */
const OURS = "^(server|client|schema|seeds|tests)/";

/** What `from` may import of our own; anything else of ours is an error. */
const mayImportOnly = (name, comment, from, allowed) => ({
  name,
  comment,
  severity: "error",
  from: { path: from },
  to: { path: OURS, pathNot: [from, ...allowed] },
});

module.exports = {
  forbidden: [
    {
      name: "no-cycles",
      comment: "Two files that need each other are one file, or share a third.",
      severity: "error",
      from: { path: OURS },
      to: { circular: true },
    },
    {
      name: "resolvable",
      comment:
        "A path that leads nowhere hides an arrow; the one package named has types only, and nothing to resolve to.",
      severity: "error",
      from: { path: OURS },
      to: { couldNotResolve: true, pathNot: "^@graphql-typed-document-node/core$" },
    },
    {
      name: "analytics-is-pure",
      comment: "The core knows plain values only: itself and numeric libraries.",
      severity: "error",
      from: { path: server("analytics") },
      to: { pathNot: [server("analytics"), NUMERIC_PACKAGES] },
    },
    mayImportOnly(
      "persistence-is-lowest",
      "Persistence fills the core's types and knows nobody above it.",
      server("persistence"),
      [server("analytics")],
    ),
    {
      name: "persistence-takes-types-of-analytics",
      comment: "Persistence fills the core's types; computing is for those who ask.",
      severity: "error",
      from: { path: server("persistence") },
      to: { path: server("analytics"), dependencyTypesNot: ["type-only"] },
    },
    {
      name: "sql-in-persistence-only",
      comment: "Persistence is the only folder with SQL or the ORM.",
      severity: "error",
      from: { path: OURS, pathNot: [server("persistence"), "^tests/"] },
      to: { path: DATABASE_PACKAGES, dependencyTypesNot: ["type-only"] },
    },
    mayImportOnly(
      "graphql-asks",
      "A resolver asks persistence, computes with the core and obeys the policies.",
      server("graphql"),
      [
        server("analytics", "persistence", "security", "export"),
        "^server/src/(log|fault-text)\\.ts$",
        "^server/src/import/import-jobs\\.ts$",
        "^server/src/live/live-updates\\.ts$",
      ],
    ),
    mayImportOnly("import-writes", "Readers of files hand rows to persistence.", server("import"), [
      server("persistence"),
    ]),
    mayImportOnly("security-reads", "Policies know rows and sessions, not those who ask.", server("security"), [
      server("persistence", "export"),
      "^server/src/log\\.ts$",
    ]),
    mayImportOnly(
      "publication-publishes",
      "Publication computes with the core what persistence reads and keeps.",
      server("publication"),
      [server("analytics", "persistence")],
    ),
    mayImportOnly(
      "operations-watch",
      "Whoever watches the server knows its parts, never those who ask.",
      server("operations"),
      [server("persistence", "security"), "^server/src/(log|request-scope|config-operations|config-error)\\.ts$"],
    ),
    mayImportOnly(
      "live-tells",
      "Live updates tell what persistence reads to those the policies let listen.",
      server("live"),
      [server("persistence", "security")],
    ),
    mayImportOnly("export-carries", "Carriers know figures and rows, not those who ask.", server("export"), [
      server("analytics", "persistence"),
    ]),
    mayImportOnly(
      "embedded-postgres-stands-alone",
      "The embedded server knows nothing of what is kept in it.",
      server("embedded-postgres"),
      ["^server/src/config(-error)?\\.ts$"],
    ),
    mayImportOnly(
      "answers-are-kept",
      "Kept answers know what is asked, by whom and of which data.",
      server("answers"),
      [server("graphql", "persistence", "security")],
    ),
    {
      name: "decorators-in-graphql-only",
      comment: "Only the GraphQL types have decorators.",
      severity: "error",
      from: { path: OURS, pathNot: [server("graphql"), "^tests/"] },
      to: { path: "(^|/)node_modules/type-graphql(/|$)|^type-graphql$" },
    },
    mayImportOnly("client-knows-the-schema", "The dashboard knows the contract, never the server.", "^client/", [
      "^schema/",
    ]),
    mayImportOnly("schema-stands-alone", "The contract is printed, and depends on nobody.", "^schema/", []),
    mayImportOnly("seeds-import", "Seeds are handed to the readers of files.", "^seeds/", [server("import")]),
    mayImportOnly(
      "server-stands-alone",
      "The server is asked; it knows neither client nor seeds nor tests.",
      "^server/",
      [],
    ),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(server|client|schema|seeds|tests)/(dist|dist-types)/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    combinedDependencies: true,
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["source", "import", "types", "default"] },
  },
};
