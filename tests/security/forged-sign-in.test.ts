import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../app.ts";
import { createDatabase } from "../database.ts";
import { findFreePort } from "../free-port.ts";
import { type Lie, type LyingService, startLyingService } from "../lying-service.ts";
import { Visitor } from "../visitor.ts";

const CLIENT = "tandem-test";

let service: LyingService;
let app: TestApp;

beforeAll(async () => {
  const port = await findFreePort();
  service = await startLyingService(await findFreePort(), CLIENT);
  const environment = {
    PORT: String(port),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    OIDC_ISSUER: service.issuer,
    OIDC_CLIENT_ID: CLIENT,
  };
  app = await startTestApp({ environment, database: await createDatabase("migrated") });
});

afterAll(async () => {
  await app.stop();
  await service.stop();
});

/** Signs in while the service tells a lie; the answer to the browser's return. */
async function comeBack(lie: Lie, visitor = new Visitor()): Promise<Response> {
  service.tell(lie);
  const { response } = await visitor.visit(`${app.address}/sign-in`, (next) => next === `${app.address}/`);
  return response;
}

const isReturn = (address: string) => address.startsWith(`${app.address}/sign-in/callback`);

const inSeconds = (seconds: number) => Math.floor(Date.now() / 1_000) + seconds;

test("an honest token signs a person in", async () => {
  const visitor = new Visitor();
  expect((await comeBack({}, visitor)).status).toBe(303);
  expect(visitor.cookies(app.address).get("tandem_session")).toMatch(/^[\w-]{43}$/);
});

test.each([
  ["signed by another key", { isOfAnotherKey: true }],
  ["not signed at all", { isUnsigned: true }],
  ["for another audience", { claims: { aud: "somebody-else" } }],
  ["for two audiences, the other of them the authorized one", { claims: { aud: [CLIENT, "other"], azp: "other" } }],
  ["of another issuer", { claims: { iss: "https://evil.example" } }],
  ["that has expired", { claims: { exp: inSeconds(-600), iat: inSeconds(-1_200) } }],
  ["that is not valid yet", { claims: { nbf: inSeconds(3_600) } }],
  ["of another sign-in, by its nonce", { claims: { nonce: "replayed" } }],
  ["without a nonce", { claims: { nonce: undefined } }],
  ["without a subject", { claims: { sub: undefined } }],
] as const)("a token %s signs nobody in, and the answer says no more", async (_, lie) => {
  const visitor = new Visitor();
  const response = await comeBack(lie as Lie, visitor);
  expect(response.status).toBe(400);
  expect(await response.json()).toEqual({
    errors: [{ message: "Signing in did not work; start again at /sign-in.", extensions: { code: "SIGN_IN_REFUSED" } }],
  });
  expect(visitor.cookies(app.address).has("tandem_session")).toBe(false);
});

test("a return from the service is good once, in the browser that set out, with the state it set out with", async () => {
  service.tell({});
  const visitor = new Visitor();
  const { address: back } = await visitor.visit(`${app.address}/sign-in`, isReturn);
  const stranger = new Visitor();
  expect((await stranger.send(back)).status).toBe(400);
  const kept = new Map(visitor.cookies(app.address));
  const forged = new Visitor();
  await forged.send(`${app.address}/sign-in`);
  expect((await forged.send(back)).status).toBe(400);
  expect((await visitor.send(back)).status).toBe(303);
  for (const [name, value] of kept) visitor.cookies(app.address).set(name, value);
  expect((await visitor.send(back)).status).toBe(400);
});

test.each([
  ["//evil.example/", "/"],
  ["/\\evil.example", "/"],
  ["https://evil.example/", "/"],
  ["javascript:alert(1)", "/"],
  ["/%2f/evil.example", "/%2f/evil.example"],
  ["/ok\r\nset-cookie: a=b", "/"],
  ["/\tevil", "/"],
  ["/..//evil.example", "/"],
  ["/gaps?period=2025-26", "/gaps?period=2025-26"],
  ["@evil.example", "/"],
])("after signing in, %j leads to %s of this site", async (returnTo, target) => {
  service.tell({});
  const visitor = new Visitor();
  const start = `${app.address}/sign-in?${new URLSearchParams({ returnTo })}`;
  const { address } = await visitor.visit(start, isReturn);
  const response = await visitor.send(address);
  expect(response.headers.get("location")).toBe(target);
  expect(response.headers.get("set-cookie")).not.toMatch(/a=b/);
});

test("a service that does not answer is told as such, and asked again later", async () => {
  const lost = await startTestApp({
    database: await createDatabase("migrated"),
    environment: {
      PORT: "0",
      PUBLIC_URL: "http://127.0.0.1:1",
      OIDC_ISSUER: "http://127.0.0.1:9",
      OIDC_CLIENT_ID: CLIENT,
    },
  });
  const { hostname, port } = new URL(lost.address);
  const response = await new Promise<{ status: number; text: string }>((resolve, reject) => {
    import("node:http").then(({ get }) => {
      get({ hostname, port, path: "/sign-in", headers: { host: "127.0.0.1:1" } }, (answer) => {
        let text = "";
        answer.on("data", (part) => {
          text += part;
        });
        answer.on("end", () => resolve({ status: answer.statusCode ?? 0, text }));
      }).on("error", reject);
    });
  });
  expect(response.status).toBe(503);
  expect(JSON.parse(response.text).errors[0].extensions).toEqual({ code: "SIGN_IN_UNAVAILABLE" });
  await lost.stop();
});
