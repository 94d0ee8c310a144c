import { buildApiSchema } from "@tandem/server/graphql/schema";
import { isEnumType } from "graphql";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../app.ts";

const schema = buildApiSchema();
let app: TestApp;

type Value = string | number | null;
type Node = Readonly<Record<string, never>>;
type Read = (node: Node) => Value;

/** A list that the database orders: what is asked of it, how its fields read, and what breaks ties. */
interface List {
  readonly field: string;
  readonly args: string;
  readonly orderField: string;
  readonly node: string;
  readonly reads: Readonly<Record<string, Read>>;
  readonly ties: readonly [Read, "ASC" | "DESC"];
}

const codeOf = (thing: { readonly code: string } | null) => thing?.code ?? null;
const numberIn = (id: string) => Number(Buffer.from(id, "base64url").toString("utf8").split(":").at(-1));

const LISTS: readonly List[] = [
  {
    field: "ledger",
    args: `arrangement: "S75-CYP", financialYear: "2025-26"`,
    orderField: "LedgerOrderField",
    node: "reference month kind amount { pence } organisation { code } fundingSource { code } scheme { code }",
    reads: {
      AMOUNT: ({ amount }) => (amount as unknown as { readonly pence: number }).pence,
      FUNDING_SOURCE: ({ fundingSource }) => codeOf(fundingSource ?? null),
      KIND: ({ kind }) => kind ?? null,
      MONTH: ({ month }) => month ?? null,
      ORGANISATION: ({ organisation }) => codeOf(organisation ?? null),
      REFERENCE: ({ reference }) => reference ?? null,
      SCHEME: ({ scheme }) => codeOf(scheme ?? null),
    },
    ties: [({ reference }) => reference ?? null, "ASC"],
  },
  {
    field: "loads",
    args: "",
    orderField: "LoadOrderField",
    node: "id dataset dataVersion errorCount fileName finishedAt publisher rowsRead rowsWritten status warningCount",
    reads: {
      DATASET: ({ dataset }) => dataset ?? null,
      DATA_VERSION: ({ dataVersion }) => dataVersion ?? null,
      ERRORS: ({ errorCount }) => errorCount ?? null,
      FILE_NAME: ({ fileName }) => fileName ?? null,
      FINISHED: ({ finishedAt }) => finishedAt ?? null,
      PUBLISHER: ({ publisher }) => publisher ?? null,
      ROWS_READ: ({ rowsRead }) => rowsRead ?? null,
      ROWS_WRITTEN: ({ rowsWritten }) => rowsWritten ?? null,
      STATUS: ({ status }) => status ?? null,
      WARNINGS: ({ warningCount }) => warningCount ?? null,
    },
    ties: [({ id }) => numberIn(id ?? ""), "DESC"],
  },
  {
    field: "people",
    args: "",
    orderField: "PersonOrderField",
    node: "email name organisation state invitedAt joinedAt removedAt",
    reads: {
      EMAIL: ({ email }) => email ?? null,
      INVITED: ({ invitedAt }) => invitedAt ?? null,
      JOINED: ({ joinedAt }) => joinedAt ?? null,
      NAME: ({ name }) => name ?? null,
      ORGANISATION: ({ organisation }) => organisation ?? null,
      REMOVED: ({ removedAt }) => removedAt ?? null,
      STATE: ({ state }) => state ?? null,
    },
    ties: [({ email }) => email ?? null, "ASC"],
  },
  {
    field: "auditLog",
    args: `filter: { actions: ["INVITE_PERSON", "REMOVE_PERSON", "CHANGE_PERSON"] }`,
    orderField: "AuditOrderField",
    node: "number actorName action object",
    reads: {
      ACTION: ({ action }) => action ?? null,
      ACTOR: ({ actorName }) => actorName ?? null,
      NUMBER: ({ number }) => number ?? null,
      OBJECT: ({ object }) => object ?? null,
    },
    ties: [({ number }) => number ?? null, "DESC"],
  },
];

interface Term {
  readonly field: string;
  readonly direction: "ASC" | "DESC";
}

interface Page {
  readonly totalCount: number;
  readonly edges: readonly { readonly cursor: string; readonly node: Node }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

async function ask({ field, args, node }: List, orderBy: readonly Term[] | null, page: object) {
  const input = LISTS.find((list) => list.field === field)?.orderField.replace("Field", "Input");
  return app.ask(
    `query($first: Int!, $after: String, $orderBy: [${input}!]) { partnership(code: "walsall") {
      ${field}(${args} first: $first, after: $after, orderBy: $orderBy) {
        totalCount edges { cursor node { ${node} } } pageInfo { hasNextPage endCursor } } } }`,
    { orderBy, after: null, ...page },
    { cookie: "tandem_evaluation_role=ADMINISTRATOR" },
  );
}

async function readPage(list: List, orderBy: readonly Term[] | null, page: object): Promise<Page> {
  const { data, errors } = await ask(list, orderBy, page);
  expect(errors).toBeUndefined();
  return (data as unknown as { partnership: Record<string, Page> }).partnership[list.field] as Page;
}

/** Every row, page by page. */
async function readAll(list: List, orderBy: readonly Term[] | null, first: number): Promise<Page & { nodes: Node[] }> {
  const nodes: Node[] = [];
  let after: string | null = null;
  for (;;) {
    const page: Page = await readPage(list, orderBy, { first, after });
    nodes.push(...page.edges.map(({ node }) => node));
    if (!page.pageInfo.hasNextPage) return { ...page, nodes };
    after = page.pageInfo.endCursor;
  }
}

function compare(a: Value, b: Value, direction: "ASC" | "DESC"): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  return a < b === (direction === "ASC") ? -1 : 1;
}

/** The same rows ordered here. */
function sorted({ reads, ties }: List, nodes: readonly Node[], orderBy: readonly Term[]): Node[] {
  const terms = [...orderBy.map(({ field, direction }) => [reads[field] as Read, direction] as const), ties];
  return nodes.toSorted((a, b) => {
    const different = terms.map(([read, direction]) => compare(read(a), read(b), direction)).find((way) => way !== 0);
    return different ?? 0;
  });
}

const INVITE = `mutation($input: InvitePersonInput!) { invitePerson(partnership: "walsall", input: $input) { __typename ... on Person { code } } }`;
const REMOVE = `mutation($input: RemovePersonInput!) { removePerson(partnership: "walsall", input: $input) { __typename } }`;

/** People in every state, some with the same name, organisation or moment. */
async function invitePeople(): Promise<void> {
  const administrator = { cookie: "tandem_evaluation_role=ADMINISTRATOR" };
  const known = await app.ask(`{ partnership(code: "walsall") { organisations { code } } }`);
  const { organisations } = (known.data as unknown as { partnership: { organisations: { code: string }[] } })
    .partnership;
  const codes: string[] = [];
  for (let at = 0; at < 24; at += 1) {
    const organisation = organisations[at % 3]?.code;
    const input = { email: `p${(at * 7) % 24}@example.org`, organisation, roles: ["READER"] };
    const { data, errors } = await app.ask(INVITE, { input }, administrator);
    expect([errors, data?.invitePerson]).toMatchObject([undefined, { __typename: "Person" }]);
    codes.push((data as unknown as { invitePerson: { code: string } }).invitePerson.code);
  }
  const client = new Client({ connectionString: app.databaseUrl });
  await client.connect();
  await client.query(
    `update membership set issuer = 'https://sign-in.example', subject = code, name = case when email < 'p2' then 'Sam Lee' else 'Jo ' || email end,
       joined_at = timestamptz '2026-03-01' + make_interval(hours => ascii(substr(email, 2)) % 4) where code = any($1)`,
    [codes.slice(0, 15)],
  );
  await client.query(
    "update membership set invited_at = timestamptz '2026-02-01 09:00:00.123456' where code = any($1)",
    [codes.slice(5, 12)],
  );
  await client.end();
  for (const code of codes.slice(10, 20)) await app.ask(REMOVE, { input: { code, expectedVersion: 1 } }, administrator);
}

beforeAll(async () => {
  app = await startTestApp();
  await invitePeople();
});

afterAll(() => app.stop());

test("every order of the schema is among those tried", () => {
  for (const { orderField, reads } of LISTS) {
    const type = schema.getType(orderField);
    const names = isEnumType(type) ? type.getValues().map(({ name }) => name) : [];
    expect(names.sort()).toEqual(Object.keys(reads).sort());
  }
});

const ORDERS = LISTS.flatMap((list) =>
  Object.keys(list.reads).flatMap((field) =>
    (["ASC", "DESC"] as const).map((direction) => [list.field, field, direction, list] as const),
  ),
);

test.each(ORDERS)(
  "%s by %s %s through all pages is the whole list in that order",
  async (_, field, direction, list) => {
    const whole = await readPage(list, null, { first: 1_000 });
    const orderBy = [{ field, direction }];
    const nodes = whole.edges.map(({ node }) => node);
    expect(nodes.length).toBeGreaterThan(20);
    const paged = await readAll(list, orderBy, 7);
    expect(paged.nodes).toEqual(sorted(list, nodes, orderBy));
    expect(paged.totalCount).toBe(whole.totalCount);
    // A size at which other rows are at the ends of pages.
    expect((await readAll(list, orderBy, 10)).nodes).toEqual(paged.nodes);
  },
);

test.each(LISTS)("$field by two fields, one of them named again, is ordered by both", async (list) => {
  const [first = "", second = ""] = Object.keys(list.reads);
  const whole = await readPage(list, null, { first: 1_000 });
  const nodes = whole.edges.map(({ node }) => node);
  const orderBy: Term[] = [
    { field: second, direction: "DESC" },
    { field: first, direction: "ASC" },
    { field: second, direction: "ASC" },
  ];
  expect((await readAll(list, orderBy, 7)).nodes).toEqual(sorted(list, nodes, orderBy));
});

test.each(LISTS)("$field refuses a cursor of another order, and one that was made up", async (list) => {
  const [first = "", second = ""] = Object.keys(list.reads);
  const ascending: Term[] = [{ field: first, direction: "ASC" }];
  const { pageInfo } = await readPage(list, ascending, { first: 3 });
  const usual = await readPage(list, null, { first: 3 });
  const [form, name] = JSON.parse(Buffer.from(pageInfo.endCursor ?? "", "base64url").toString("utf8")) as unknown[];
  const made = (...values: unknown[]) => Buffer.from(JSON.stringify([form, name, ...values])).toString("base64url");
  const wrong: readonly (readonly [readonly Term[] | null, string | null])[] = [
    [[{ field: first, direction: "DESC" }], pageInfo.endCursor],
    [[{ field: second, direction: "ASC" }], pageInfo.endCursor],
    [[...ascending, { field: second, direction: "ASC" }], pageInfo.endCursor],
    [null, pageInfo.endCursor],
    [ascending, usual.pageInfo.endCursor],
    [ascending, made("x")],
    [ascending, made({}, [])],
    [ascending, made(1.5, null)],
  ];
  for (const [orderBy, after] of wrong) {
    const { errors } = await ask(list, orderBy, { first: 3, after });
    expect(errors?.[0]?.extensions.code).toBe("BAD_USER_INPUT");
    expect(errors?.[0]?.message).toBe(
      "after: is not a cursor of this list and order; use the endCursor or a cursor of the page before, with the same arguments.",
    );
  }
  expect(app.faults).toEqual([]);
});

test("a cursor with numbers or months that no row has ends in no fault", async () => {
  const [ledger, loads, , log] = LISTS as [List, List, List, List];
  const made = (...values: unknown[]) => Buffer.from(JSON.stringify([1, ...values])).toString("base64url");
  const far = Number.MAX_SAFE_INTEGER;
  expect((await readPage(loads, null, { first: 3, after: made("walsall/loads", far) })).edges).toHaveLength(3);
  expect((await readPage(log, null, { first: 3, after: made("walsall/auditLog", -far) })).edges).toEqual([]);
  const finished: Term[] = [{ field: "FINISHED", direction: "ASC" }];
  const after = made("walsall/loads/FINISHED-ASC", -far, far);
  expect((await readPage(loads, finished, { first: 3, after })).edges).toHaveLength(3);
  const month = made("walsall/ledger/S75-CYP/2025-26", "2025-13", "A");
  expect((await ask(ledger, null, { first: 3, after: month })).errors?.[0]?.message).toMatch(/^after: is not a cursor/);
  expect(app.faults).toEqual([]);
});
