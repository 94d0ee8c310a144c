import { type AuditResult, serverAudits } from "graphql-http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type SignInApp, startSignInApp } from "../security/sign-in-app.ts";
import type { Visitor } from "../visitor.ts";

const PERSON = { name: "Commissioner of the test", email: "audits@example.gov.uk", email_verified: true };

let site: SignInApp;
let visitor: Visitor;

beforeAll(async () => {
  site = await startSignInApp({ environment: { NODE_ENV: "production" } });
  await site.invite(1, PERSON.email, ["COMMISSIONER"]);
  visitor = await site.signIn("audits", PERSON);
});

afterAll(() => site.stop());

/** Every audit of the specification, asked in a session, with headers besides. */
async function audit(besides: Readonly<Record<string, string>>): Promise<readonly AuditResult[]> {
  const fetchFn = (address: string, init: RequestInit = {}) =>
    visitor.send(address, { ...init, headers: { ...(init.headers as Record<string, string>), ...besides } });
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
