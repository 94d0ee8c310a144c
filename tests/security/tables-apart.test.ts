import { afterAll, beforeAll, expect, test } from "vitest";
import type { Visitor } from "../visitor.ts";
import { type SignInApp, startSignInApp } from "./sign-in-app.ts";

let tandem: SignInApp;
let reader: Visitor;

beforeAll(async () => {
  tandem = await startSignInApp({ environment: { LOCAL_DATA_WITHOUT_SIGN_IN: "no" } });
  await tandem.invite(1, "reader@council.example", ["READER"]);
  reader = await tandem.signIn("reader", { email: "reader@council.example", email_verified: true, name: "Reader" });
});

afterAll(() => tandem.stop());

const GAPS = "gaps.csv?by=AREA,AGE_BAND&period=2025-26&basis=EXPRESSED";
const send = (address: string, init: RequestInit = {}) => reader.send(tandem.app.address + address, init);
const QUERY = JSON.stringify({ query: '{ partnership(code: "walsall") { needs { code } } }' });
const JSON_BODY = { "content-type": "application/json" };

test("nobody who has not signed in gets a table, its index, its meaning or its age, nor is their query read", async () => {
  const { address } = tandem.app;
  for (const path of [`/v1/walsall/${GAPS}`, "/v1/walsall", "/v1/walsall/gaps.csv-metadata.json", "/v1/nobody/x.csv"]) {
    const response = await fetch(address + path, { headers: { "if-none-match": "*" } });
    expect(response.status, path).toBe(401);
    expect(response.headers.get("etag")).toBeNull();
    expect(await response.text()).not.toMatch(/gaps|walsall/i);
  }
  const posted = await fetch(`${address}/table.csv`, { method: "POST", headers: JSON_BODY, body: "{ not json" });
  expect(posted.status).toBe(401);
});

test("a member gets the tables of their partnership, and no other's, not even that it exists", async () => {
  expect((await send(`/v1/walsall/${GAPS}`)).status).toBe(200);
  const [other, none] = [await send(`/v1/sandwell/${GAPS}`), await send(`/v1/nobody/${GAPS}`)];
  expect([other.status, none.status]).toEqual([404, 404]);
  expect(await other.text()).toBe(await none.text());
  expect((await send("/v1/sandwell")).status).toBe(404);
  const headers = { ...JSON_BODY, origin: tandem.app.address };
  const theirs = await send("/table.csv", { method: "POST", headers, body: QUERY.replace("walsall", "sandwell") });
  expect(theirs.status).toBe(404);
  expect((await send("/table.csv", { method: "POST", headers, body: QUERY })).status).toBe(200);
});

test("a reader's table hides small numbers", async () => {
  const text = await (await send(`/v1/walsall/${GAPS}`)).text();
  expect(text).toContain("SUPPRESSED");
  expect((await send("/v1/walsall/people.csv")).status).toBe(403);
});

test("small counts read as a table are in the log under the table's name, once however many its pages", async () => {
  await tandem.invite(1, "buyer@council.example", ["COMMISSIONER"]);
  const buyer = await tandem.signIn("buyer", { email: "buyer@council.example", email_verified: true, name: "Buyer" });
  const statePurpose = `mutation { statePurpose(partnership: "walsall", purpose: "Planning therapy for next year") { __typename } }`;
  expect((await tandem.ask(buyer, statePurpose)).body.errors).toBeUndefined();
  const address = `${tandem.app.address}/v1/walsall/demand.csv?by=SERVICE_LINE,AREA&basis=EXPRESSED&grain=QUARTER&from=2025-04&to=2026-03`;
  const table = await buyer.send(address);
  expect((await table.text()).split("\r\n").length).toBeGreaterThan(1_100);
  const kept = await tandem.sql("select changes from audit_entry where action = 'READ_SMALL_COUNTS'");
  expect(kept.map(({ changes }) => changes)).toEqual(['{"operation":"Table_demand"}']);
});
