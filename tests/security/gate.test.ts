import { startApp } from "@tandem/server/app";
import { readConfig } from "@tandem/server/config";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createDatabase } from "../database.ts";
import type { Visitor } from "../visitor.ts";
import { askWith, dayAfter, NAME } from "./keys.ts";
import { type SignInApp, startSignInApp } from "./sign-in-app.ts";

const LEASE = 15_000;

let time = Date.parse("2026-11-28T10:00:00Z");
let site: SignInApp;

beforeAll(async () => {
  site = await startSignInApp({ now: () => new Date(time) });
});

afterAll(() => site.stop());

/** What a proxy, or somebody who plays one, may say of where a request comes from. */
const CLAIMS = {
  "x-forwarded-for": "127.0.0.1",
  "x-real-ip": "127.0.0.1",
  forwarded: "for=127.0.0.1;host=localhost",
  "x-forwarded-host": "localhost",
  cookie: "tandem_evaluation_role=ADMINISTRATOR",
};

/** Every address that tells or takes data, each asked in a way that would be refused for its form if it were read. */
const ADDRESSES: readonly (readonly [path: string, type: string | null])[] = [
  ["/graphql", "application/json"],
  [`/graphql?query=${encodeURIComponent("{ no such")}`, null],
  ["/audit-log.csv?from=no-day", null],
  ["/return.csv?quarter=none", null],
  ["/return.xlsx?quarter=none", null],
  ["/return.ods?quarter=none", null],
  ["/sheet.csv", "application/json"],
  ["/sheet.xlsx", "application/json"],
  ["/sheet.ods", "application/json"],
  ["/imports?provenance=none", "application/octet-stream"],
  ["/import-problems.csv?import=none", null],
];

function send(address: string, [path, type]: (typeof ADDRESSES)[number], headers: Record<string, string> = {}) {
  const init = type === null ? {} : { method: "POST", body: "{ no JSON" };
  return fetch(`${address}${path}`, {
    ...init,
    headers: { ...(type === null ? {} : { "content-type": type }), ...headers },
  });
}

async function expectShut(response: Response): Promise<void> {
  expect(response.status).toBe(401);
  expect(response.headers.get("www-authenticate")).toBe('Bearer realm="Tandem"');
  const { errors } = (await response.json()) as { errors: { extensions: object }[] };
  expect(errors[0]?.extensions).toEqual({
    code: "UNAUTHENTICATED",
    mend: expect.stringContaining("Authorization: Bearer"),
  });
}

test.each(ADDRESSES)(
  "where people sign in, %s is shut before anything is read, whatever the headers claim",
  async (...address) => {
    await expectShut(await send(site.app.address, address));
    await expectShut(await send(site.app.address, address, CLAIMS));
    await expectShut(await send(site.app.address, address, { authorization: "Basic dGFuZGVtOnRhbmRlbQ==" }));
  },
);

test("listening beyond this machine shuts the door even where nobody signs in", async () => {
  const database = await createDatabase("migrated");
  const log = { info: () => undefined, error: () => undefined };
  const config = { ...readConfig({ PORT: "0" }), host: "0.0.0.0" };
  const app = await startApp({ config, databaseUrl: database.url, log });
  const address = `http://127.0.0.1:${new URL(app.address).port}`;
  for (const entry of ADDRESSES) await expectShut(await send(address, entry, CLAIMS));
  await app.close();
  await database.drop();
});

const CREATE = `mutation($input: CreateApiKeyInput!) { createApiKey(partnership: "walsall", input: $input) { __typename
  ... on CreatedApiKey { secret key { code createdBy } } ... on Refusal { code field mend } } }`;

interface Made {
  readonly __typename: string;
  readonly secret: string;
  readonly code?: string;
  readonly key: { readonly code: string; readonly createdBy: string };
}

async function create(visitor: Visitor, input: object): Promise<Made> {
  const full = { name: "A test", scopes: ["READ"], expiresOn: dayAfter(site.app.now(), 30), ...input };
  const { body } = await site.ask(visitor, CREATE, { input: full });
  return (body.data as unknown as { createApiKey: Made }).createApiKey;
}

/** Signs somebody in who was invited in roles; the code of their membership. */
async function join(name: string, roles: readonly string[]): Promise<{ visitor: Visitor; member: string }> {
  const email = `${name}@walsall.example`;
  const member = await site.invite(1, email, roles);
  return { member, visitor: await site.signIn(`subject-${name}`, { name, email, email_verified: true }) };
}

test("an administrator's key reads as a reader, and never does more than whoever made it", async () => {
  const { visitor } = await join("administrator", ["ADMINISTRATOR"]);
  const made = await create(visitor, {});
  expect(made.key.createdBy).toBe("administrator");
  expect((await askWith(site.app.address, made.secret)).body.data).toEqual({
    partnership: { name: expect.any(String) },
  });
  const beyond = { __typename: "Refusal", code: "ROLE_BEYOND_MAKER" };
  expect(await create(visitor, { role: "COMMISSIONER" })).toMatchObject({ ...beyond, field: "input.role" });
  expect(await create(visitor, { scopes: ["IMPORT"] })).toMatchObject({ ...beyond, field: "input.scopes" });
});

test("a key shuts when its maker loses the role, and when they leave", async () => {
  const { visitor, member } = await join("double", ["ADMINISTRATOR", "COMMISSIONER"]);
  const [reader, commissioner] = [
    await create(visitor, {}),
    await create(visitor, { role: "COMMISSIONER", scopes: ["READ", "IMPORT"] }),
  ];
  const statuses = async () => {
    time += LEASE;
    const answers = [];
    for (const { secret } of [reader, commissioner]) answers.push(await askWith(site.app.address, secret));
    return answers.map(({ status, body }) => body.errors?.[0]?.extensions.code ?? status);
  };
  expect(await statuses()).toEqual([200, 200]);
  await site.sql("update membership set roles = '{ADMINISTRATOR}' where code = $1", [member]);
  expect(await statuses()).toEqual([200, "KEY_BEYOND_MAKER"]);
  await site.sql("update membership set removed_at = now() where code = $1", [member]);
  expect(await statuses()).toEqual(["KEY_BEYOND_MAKER", "KEY_BEYOND_MAKER"]);
});

test("a key made in evaluation, where nobody is known, opens nothing once people sign in", async () => {
  const { visitor } = await join("other", ["ADMINISTRATOR"]);
  const { secret, key } = await create(visitor, {});
  await site.sql("update api_key set created_by = 'evaluation-administrator' where code = $1", [key.code]);
  expect((await askWith(site.app.address, secret)).body.errors?.[0]?.extensions.code).toBe("KEY_BEYOND_MAKER");
});

test("only an administrator makes keys", async () => {
  const { visitor } = await join("steward", ["DATA_STEWARD", "COMMISSIONER"]);
  const input = { name: "A test", scopes: ["READ"], expiresOn: dayAfter(site.app.now(), 30) };
  const { body } = await site.ask(visitor, CREATE, { input });
  expect(body.errors?.[0]?.extensions).toEqual({ code: "FORBIDDEN" });
  expect((await site.ask(visitor, NAME)).status).toBe(200);
});

test("three hundred sign-ins may begin in a minute, whoever begins them, and then the next is told when to come back", async () => {
  time = Math.ceil((time + 1) / 60_000) * 60_000 + 20_000;
  const begin = (from: string) =>
    fetch(`${site.app.address}/sign-in`, { redirect: "manual", headers: { "x-forwarded-for": from } });
  const statuses: number[] = [];
  for (let round = 0; round < 10; round += 1)
    for (const { status } of await Promise.all(Array.from({ length: 30 }, (_, at) => begin(`192.0.2.${at}`))))
      statuses.push(status);
  expect(statuses.filter((status) => status === 303)).toHaveLength(300);
  const refused = await begin("198.51.100.7");
  expect(refused.status).toBe(429);
  expect(refused.headers.get("retry-after")).toBe("40");
  time += 40_000;
  expect((await begin("198.51.100.7")).status).toBe(303);
});
