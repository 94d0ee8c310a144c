import { FrameDocument } from "@tandem/schema/operations";
import { readConfig } from "@tandem/server/config";
import { print } from "graphql";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../app.ts";

const TOKEN = "a-token-that-is-long-enough";

let app: TestApp;
const placeOf = ({ lines }: TestApp) => /Metrics are at (\S+)\./.exec(lines.join("\n"))?.[1] ?? "";

async function read(target = app, headers: Record<string, string> = {}): Promise<string> {
  return (await fetch(placeOf(target), { headers })).text();
}

/** The value of one sample. */
const sampleOf = (text: string, sample: string) =>
  Number(
    text
      .split("\n")
      .find((line) => line.startsWith(`${sample} `))
      ?.slice(sample.length),
  );

beforeAll(async () => {
  app = await startTestApp({ environment: { METRICS_PORT: "0" } });
});
afterAll(() => app.stop());

test("requests, operations, errors, connections and the process are counted", async () => {
  await app.ask(print(FrameDocument), { partnership: "walsall" });
  await app.ask(`query CanaryOperation { partnership(code: "canary-code") { name } }`);
  await app.ask("{ canaryField }");
  await fetch(`${app.address}/graphql/canary-path?canary-search=1`);
  const text = await read();
  const route = 'tandem_http_request_duration_seconds_count{method="POST",route="/graphql",status="200"}';
  expect(sampleOf(text, route)).toBeGreaterThanOrEqual(2);
  expect(sampleOf(text, 'tandem_graphql_operation_duration_seconds_count{operation="Frame"}')).toBe(1);
  expect(sampleOf(text, 'tandem_graphql_operation_duration_seconds_count{operation="other"}')).toBe(2);
  expect(sampleOf(text, 'tandem_graphql_errors_total{code="GRAPHQL_VALIDATION_FAILED"}')).toBe(1);
  expect(sampleOf(text, 'tandem_database_connections{state="idle"}')).toBeGreaterThan(0);
  expect(sampleOf(text, 'tandem_database_connections{state="waiting"}')).toBe(0);
  expect(sampleOf(text, "tandem_streams_open")).toBe(0);
  expect(sampleOf(text, "process_resident_memory_bytes")).toBeGreaterThan(10_000_000);
  expect(sampleOf(text, "nodejs_eventloop_lag_p99_seconds")).toBeGreaterThan(0);
  expect(text).not.toMatch(/canary|walsall|data_version/i);
});

test("no number of made-up names, paths or methods adds a series", async () => {
  const before = (await read()).split("\n").length;
  for (let made = 0; made < 30; made += 1) {
    await app.ask(`query Made${made} { measures { code } }`);
    await fetch(`${app.address}/graphql/made-${made}`);
  }
  // The first of each kind may add its own series of buckets.
  expect((await read()).split("\n").length - before).toBeLessThan(80);
  await app.ask("query MadeLast { measures { code } }");
  const middle = (await read()).split("\n").length;
  await app.ask("query MadeVeryLast { measures { code } }");
  expect((await read()).split("\n").length).toBe(middle);
});

test("metrics are not where the dashboard is, nor under another name of this machine", async () => {
  const there = await fetch(`${app.address}/metrics`, { headers: { accept: "text/html" } });
  expect(await there.text()).not.toContain("tandem_http");
  const place = new URL(placeOf(app));
  const { request } = await import("node:http");
  const status = await new Promise((resolve) => {
    request(place, { headers: { host: "rebound.example" } }, (answer) => resolve(answer.resume().statusCode)).end();
  });
  expect(status).toBe(401);
});

test("where a token is set, only who sends it reads them", async () => {
  const guarded = await startTestApp({ environment: { METRICS_PORT: "0", METRICS_TOKEN: TOKEN } });
  const place = placeOf(guarded);
  for (const authorization of ["", "Bearer ", `Bearer ${TOKEN}x`, TOKEN])
    expect((await fetch(place, { headers: { authorization } })).status).toBe(401);
  expect(await read(guarded, { authorization: `Bearer ${TOKEN}` })).toContain("process_resident_memory_bytes");
  expect(guarded.lines.join("\n")).not.toContain(TOKEN);
  await guarded.stop();
});

test("metrics that strangers could read are refused at the start", () => {
  const base = { METRICS_PORT: "9464", METRICS_HOST: "0.0.0.0" };
  expect(() => readConfig(base)).toThrow(/^METRICS_HOST is "0.0.0.0", but must be a loopback address/);
  expect(readConfig({ ...base, METRICS_TOKEN: TOKEN }).operations.metrics?.host).toBe("0.0.0.0");
  expect(() => readConfig({ METRICS_PORT: "9464", METRICS_TOKEN: "canary" })).toThrow(/^METRICS_TOKEN must have 20 to/);
  expect(() => readConfig({ METRICS_TOKEN: TOKEN })).toThrow(/^METRICS_TOKEN is set, but METRICS_PORT is not/);
  expect(readConfig({}).operations.metrics).toBeNull();
});
