import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../app.ts";

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
});

afterAll(() => app.stop());

const FINANCE = { cookie: "tandem_evaluation_role=FINANCE" };

interface Change {
  readonly version: number;
  readonly committedAt: string;
  readonly kind: string;
  readonly tables: readonly string[];
  readonly load: string | null;
}

interface Changes {
  readonly dataVersion: number;
  readonly changes: {
    readonly totalCount: number;
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    readonly edges: readonly { readonly node: Change }[];
  };
}

async function readChanges(since: number | null, first = 1_000, after: string | null = null): Promise<Changes> {
  const { data, errors } = await app.ask(
    `query Changes($since: Int, $first: Int!, $after: String) { partnership(code: "walsall") { dataVersion
      changes(since: $since, first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor }
        edges { node { version committedAt kind tables load } } } } }`,
    { since, first, after },
  );
  expect(errors).toBeUndefined();
  return (data as unknown as { partnership: Changes }).partnership;
}

const annotate = (text: string) =>
  app.ask(
    `mutation Mark($input: SaveAnnotationInput!) { saveAnnotation(partnership: "walsall", input: $input) {
      __typename ... on Annotation { code version } ... on Refusal { message } } }`,
    { input: { on: "2026-01-05", text, expectedVersion: 0 } },
    FINANCE,
  );

test("every data version is one write, told with its day, kind, tables and load", async () => {
  const { dataVersion, changes } = await readChanges(null);
  const rows = changes.edges.map(({ node }) => node);
  expect(rows.map(({ version }) => version)).toEqual(Array.from({ length: dataVersion }, (_, at) => at + 1));
  expect(changes.totalCount).toBe(dataVersion);
  const loads = rows.filter(({ kind }) => kind === "LOAD");
  expect(loads.length).toBeGreaterThan(10);
  for (const { version, load, tables, committedAt } of loads) {
    expect(load, `version ${version}`).not.toBeNull();
    expect(tables.length, `version ${version}`).toBeGreaterThan(0);
    expect(Number.isNaN(Date.parse(committedAt))).toBe(false);
  }
  expect(new Set(rows.flatMap(({ tables }) => tables))).toContain("demand");
});

test("who has a version reads only what came after it, in pages", async () => {
  const { dataVersion } = await readChanges(null);
  const { changes } = await readChanges(dataVersion - 3, 2);
  expect(changes.totalCount).toBe(3);
  expect(changes.edges.map(({ node }) => node.version)).toEqual([dataVersion - 2, dataVersion - 1]);
  const next = await readChanges(dataVersion - 3, 2, changes.pageInfo.endCursor);
  expect(next.changes.edges.map(({ node }) => node.version)).toEqual([dataVersion]);
  expect(next.changes.pageInfo.hasNextPage).toBe(false);
  expect((await readChanges(dataVersion)).changes.edges).toEqual([]);
});

test("a write on screen is told as what it is", async () => {
  const { dataVersion } = await readChanges(null);
  expect((await annotate("A second therapist began.")).data.saveAnnotation).toMatchObject({ __typename: "Annotation" });
  const { changes } = await readChanges(dataVersion);
  expect(changes.edges.map(({ node }) => node)).toMatchObject([
    { version: dataVersion + 1, kind: "NOTE", tables: ["annotation"], load: null },
  ]);
});

test("a version below none is refused", async () => {
  const { errors } = await app.ask(`{ partnership(code: "walsall") { changes(since: -1, first: 1) { totalCount } } }`);
  expect(errors?.[0]?.extensions).toMatchObject({ code: "BAD_USER_INPUT", argument: "since" });
});
