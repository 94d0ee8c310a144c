import { Client } from "pg";
import type { TestApp } from "../app.ts";

/** A key as its maker is told of it. */
export interface MadeKey {
  readonly code: string;
  readonly secret: string;
}

/** What making or revoking a key came to. */
export interface KeyResult {
  readonly __typename: string;
  readonly code?: string;
  readonly field?: string | null;
  readonly message?: string;
  readonly mend?: string;
  readonly secret?: string;
  readonly key?: Record<string, unknown> & { readonly code: string };
}

const CREATE = `mutation($partnership: ID!, $input: CreateApiKeyInput!) { result: createApiKey(partnership: $partnership, input: $input) {
  __typename
  ... on CreatedApiKey { secret key { code name role scopes purpose state createdBy expiresAt revokedAt lastUsedAt
    requestsPerMinute pointsPerMinute concurrentRequests } }
  ... on Refusal { code field message mend } } }`;

const REVOKE = `mutation($partnership: ID!, $input: RevokeApiKeyInput!) { result: revokeApiKey(partnership: $partnership, input: $input) {
  __typename ... on ApiKey { code } ... on Refusal { code field message mend } } }`;

/** Somebody at this machine who tries Tandem out in a role. */
export const as = (role: string) => ({ cookie: `tandem_evaluation_role=${role}` });

const DAY = 86_400_000;

/** The day so many days after a moment, as 2026-12-31. */
export const dayAfter = (at: Date, days: number): string =>
  new Date(at.getTime() + days * DAY).toISOString().slice(0, 10);

/** Asks for a key, as an administrator and for a month of the server's clock unless told otherwise. */
export async function askForKey(
  app: TestApp,
  input: object,
  { partnership = "walsall", headers = as("ADMINISTRATOR") } = {},
): Promise<KeyResult> {
  const full = { name: "A test", scopes: ["READ"], expiresOn: dayAfter(app.now(), 30), ...input };
  const { data, errors } = await app.ask(CREATE, { partnership, input: full }, headers);
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return (data as unknown as { result: KeyResult }).result;
}

/** Makes a key; throws where it was refused. */
export async function makeKey(app: TestApp, input: object = {}, partnership = "walsall"): Promise<MadeKey> {
  const { key, secret, message } = await askForKey(app, input, { partnership });
  if (key === undefined || secret === undefined) throw new Error(message ?? "no key");
  return { code: key.code, secret };
}

/** Revokes a key as an administrator. */
export async function revokeKey(app: TestApp, code: string, partnership = "walsall"): Promise<KeyResult> {
  const { data } = await app.ask(REVOKE, { partnership, input: { code } }, as("ADMINISTRATOR"));
  return (data as unknown as { result: KeyResult }).result;
}

/** An answer to a request with a key. */
export interface KeyAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: {
    readonly data?: Record<string, never>;
    readonly errors?: readonly { readonly message: string; readonly extensions: Record<string, unknown> }[];
    readonly extensions?: { readonly cost: Record<string, number> };
  };
}

export const NAME = `{ partnership(code: "walsall") { name } }`;

/** Asks with a key, or with whatever stands for one. */
export async function askWith(address: string, secret: string, query = NAME, variables = {}): Promise<KeyAnswer> {
  const response = await fetch(`${address}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${secret}` },
    body: JSON.stringify({ query, variables }),
  });
  return { status: response.status, headers: response.headers, body: (await response.json()) as KeyAnswer["body"] };
}

/** Runs SQL past every wall. */
export async function runSql(url: string, text: string, values: readonly unknown[] = []) {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text, [...values])).rows as Record<string, unknown>[];
  } finally {
    await client.end();
  }
}
