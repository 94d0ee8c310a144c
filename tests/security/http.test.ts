import { request as sendRequest } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../app.ts";
import { CLIENT } from "../sign-in-service.ts";
import { type SignInApp, startSignInApp } from "./sign-in-app.ts";

let app: TestApp;
let site: SignInApp;

beforeAll(async () => {
  app = await startTestApp();
  site = await startSignInApp();
});

afterAll(async () => {
  await app.stop();
  await site.stop();
});

interface RawAnswer {
  readonly status: number;
  readonly headers: Record<string, unknown>;
  readonly body: string;
}

/** A request with exactly these headers, which fetch would not send. */
function send(address: string, headers: Record<string, string>, method = "GET", body = ""): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const request = sendRequest(address, { method, headers }, (answer) => {
      let text = "";
      answer.on("data", (part) => {
        text += part;
      });
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: text }));
    });
    request.on("error", reject);
    request.end(body);
  });
}

const QUESTION = JSON.stringify({ query: `{ partnership(code: "walsall") { name } }` });
const JSON_TYPE = { "content-type": "application/json" };

test.each(["/", "/graphql", "/no-such-thing", "/gaps", "/sign-in/callback"])(
  "%s comes with every wall",
  async (path) => {
    const headers = path === "/gaps" ? { accept: "text/html" } : {};
    for (const address of [app.address, site.app.address]) {
      const answer = await send(`${address}${path}`, headers);
      const policy = String(answer.headers["content-security-policy"]);
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe|\*|https?:/);
      expect(answer.headers).toMatchObject({
        "x-content-type-options": "nosniff",
        "x-frame-options": "DENY",
        "referrer-policy": "no-referrer",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "permissions-policy": expect.stringContaining("camera=()"),
      });
      expect(answer.headers["x-powered-by"]).toBeUndefined();
      expect(answer.headers["strict-transport-security"]).toBeUndefined();
    }
  },
);

test("over TLS, browsers are told to use nothing else, and cookies are tied to the host", async () => {
  const environment = {
    PUBLIC_URL: "https://tandem.example.gov.uk",
    OIDC_ISSUER: site.service.issuer,
    OIDC_CLIENT_ID: CLIENT.id,
  };
  const secure = await startTestApp({ environment });
  const answer = await send(`${secure.address}/sign-in`, { host: "tandem.example.gov.uk" });
  expect(answer.headers["strict-transport-security"]).toBe("max-age=31536000; includeSubDomains");
  expect(answer.headers["set-cookie"]).toEqual([
    expect.stringMatching(/^__Host-tandem_attempt=[\w-]{43}; Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=Lax$/),
  ]);
  expect((await send(`${secure.address}/`, {})).status).toBe(403);
  await secure.stop();
});

test.each([
  ["a Host of another site", { host: "evil.example" }],
  ["a Host that only begins like ours", { host: "localhost.evil.example" }],
  ["an Origin of another site", { origin: "https://evil.example" }],
  ["an Origin that hides itself", { origin: "null" }],
  ["an Origin that only begins like ours", { origin: "http://127.0.0.1.evil.example" }],
  ["a browser's word that the page is of another site", { "sec-fetch-site": "cross-site" }],
])("%s is refused before anything is read", async (_, headers) => {
  for (const address of [app.address, site.app.address]) {
    const answer = await send(`${address}/graphql`, { ...JSON_TYPE, ...(headers as object) }, "POST", QUESTION);
    expect(answer.status).toBe(403);
    expect(JSON.parse(answer.body).errors[0].extensions).toEqual({ code: "FORBIDDEN" });
    expect(answer.body).not.toMatch(/Walsall/);
  }
});

test("a form of another site cannot ask, and no change is made by a link", async () => {
  const form = { "content-type": "application/x-www-form-urlencoded" };
  const plain = { "content-type": "text/plain" };
  for (const headers of [form, plain])
    expect((await send(`${app.address}/graphql`, headers, "POST", QUESTION)).status).toBeGreaterThanOrEqual(400);
  const query = encodeURIComponent(`mutation { withdrawPurpose(partnership: "walsall") { __typename } }`);
  const link = await send(`${app.address}/graphql?query=${query}`, { "apollo-require-preflight": "1" });
  expect(link.status).toBe(405);
});

test("answers of the API are kept by nobody on the way", async () => {
  const answer = await send(`${app.address}/graphql`, JSON_TYPE, "POST", QUESTION);
  expect(answer.headers["cache-control"]).toBe("no-store");
});

test("in evaluation a role is chosen from the list, by a page of this machine", async () => {
  const choose = (body: object, headers: Record<string, string> = {}) =>
    send(`${app.address}/evaluation-role`, { ...JSON_TYPE, ...headers }, "POST", JSON.stringify(body));
  const chosen = await choose({ role: "READER" });
  expect(chosen.status).toBe(204);
  expect(chosen.headers["set-cookie"]).toEqual(["tandem_evaluation_role=READER; Path=/; HttpOnly; SameSite=Strict"]);
  for (const role of ["OWNER", "", null, ["READER"], "constructor"]) {
    const refused = await choose({ role });
    expect(refused.status).toBe(400);
    expect(JSON.parse(refused.body).errors[0].message).toMatch(/^role must be one of READER, /);
  }
  expect((await choose({ role: "READER" }, { origin: "https://evil.example" })).status).toBe(403);
  expect((await send(`${site.app.address}/evaluation-role`, JSON_TYPE, "POST", `{"role":"READER"}`)).status).toBe(404);
});

test("where people sign in, the cookie of evaluation opens nothing", async () => {
  const headers = { ...JSON_TYPE, cookie: "tandem_evaluation_role=ADMINISTRATOR" };
  expect((await send(`${site.app.address}/graphql`, headers, "POST", QUESTION)).status).toBe(401);
});

test("no secret and nothing about a person reaches the log or an error", async () => {
  const canaries = ["canary-person@walsall.example", "Canary Holder", "canary-purpose", "code-canary", CLIENT.secret];
  await site.invite(1, "canary-person@walsall.example", ["DATA_STEWARD"]);
  const visitor = await site.signIn("canary-subject", {
    name: "Canary Holder",
    email: "canary-person@walsall.example",
    email_verified: true,
  });
  const key = visitor.cookies(site.app.address).get("tandem_session") ?? "";
  const answers: string[] = [];
  const keep = async (response: Response) => void answers.push(await response.text());
  await keep(await visitor.send(`${site.app.address}/sign-in/callback?code=code-canary&state=canary-state`));
  await keep(
    await visitor.send(`${site.app.address}/sign-in/callback?error=access_denied&error_description=code-canary`),
  );
  await keep(
    await visitor.send(`${site.app.address}/graphql`, { method: "POST", headers: JSON_TYPE, body: "code-canary" }),
  );
  const ask = async (query: string) => void answers.push(JSON.stringify((await site.ask(visitor, query)).body));
  await ask(`mutation { statePurpose(partnership: "walsall", purpose: "canary") { ... on Refusal { message } } }`);
  await ask(`mutation { statePurpose(partnership: "canary-purpose", purpose: "canary-purpose") { __typename } }`);
  await site.sql("alter table sign_in rename column seen_at to hidden");
  await ask(`{ viewer { name } }`);
  await site.sql("alter table sign_in rename column hidden to seen_at");
  expect(site.app.faults.length).toBeGreaterThan(2);
  const told = [...site.app.lines, ...answers.map((answer) => answer.replace('\\"canary-purpose\\"', ""))].join("\n");
  for (const canary of [...canaries, key, "canary-state", "canary-subject"]) expect(told).not.toContain(canary);
});
