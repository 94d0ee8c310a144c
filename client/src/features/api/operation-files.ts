/** The documents of `schema/operations` as they stand there; they come with this page and no other. */
export const OPERATION_FILES: readonly string[] = Object.values(
  import.meta.glob<string>("../../../../schema/operations/*.graphql", {
    query: "?raw",
    import: "default",
    eager: true,
  }),
);
