import { type AuditResult, serverAudits } from "graphql-http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { dayAfter } from "../security/keys.ts";
import { type SignInApp, startSignInApp } from "../security/sign-in-app.ts";

const PERSON = { name: "Administrator of the test", email: "audits@example.gov.uk", email_verified: true };

let site: SignInApp;
let secret: string;

const MAKE_KEY = `mutation($input: CreateApiKeyInput!) { result: createApiKey(partnership: "walsall", input: $input) {
  ... on CreatedApiKey { secret } ... on Refusal { message } } }`;

beforeAll(async () => {
  site = await startSignInApp({ environment: { NODE_ENV: "production" } });
  await site.invite(1, PERSON.email, ["ADMINISTRATOR", "READER"]);
  const visitor = await site.signIn("audits", PERSON);
  const input = {
    name: "Audits",
    scopes: ["READ"],
    role: "READER",
    expiresOn: dayAfter(site.app.now(), 30),
  };
  const { body } = await site.ask(visitor, MAKE_KEY, { input });
  secret = (body.data as unknown as { result: { secret: string } }).result.secret;
  expect(secret).toMatch(/^tandem_/);
});

afterAll(() => site.stop());

/** Every audit of the specification, asked with a key, with headers besides. */
async function audit(besides: Readonly<Record<string, string>>): Promise<readonly AuditResult[]> {
  const authorization = `Bearer ${secret}`;
  const fetchFn = (address: string, init: RequestInit = {}) =>
    fetch(address, { ...init, headers: { ...(init.headers as Record<string, string>), authorization, ...besides } });
  const audits = serverAudits({ url: `${site.app.address}/graphql`, fetchFn });
  const results: AuditResult[] = [];
  for (const each of audits) results.push(await each.fn());
  return results;
}

/** What an audit found wrong, in a line. */
const lineOf = (result: AuditResult) =>
  `${result.status}: ${result.id} ${result.name}${"reason" in result ? `: ${result.reason}` : ""}`;

test("with the preflight header the server passes all 61 audits of GraphQL over HTTP", async () => {
  const results = await audit({ "apollo-require-preflight": "true" });
  expect(results.filter(({ status }) => status !== "ok").map(lineOf)).toEqual([]);
  expect(results).toHaveLength(61);
});

test("without the preflight header no audit ends in an error or a warning", async () => {
  const results = await audit({});
  expect(results.filter(({ status }) => status !== "ok" && status !== "notice").map(lineOf)).toEqual([]);
});
