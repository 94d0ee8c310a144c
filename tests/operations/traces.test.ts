import { execFileSync } from "node:child_process";
import { createServer, type Server } from "node:http";
import { fileURLToPath } from "node:url";
import { FrameDocument } from "@tandem/schema/operations";
import { print } from "graphql";
import { beforeAll, expect, test } from "vitest";
import { startTestApp } from "../app.ts";
import { createDatabase } from "../database.ts";

// The first copy of the seeded database takes longer than a test may.
beforeAll(async () => (await createDatabase("seeded")).drop());

interface Span {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly attributes: readonly { readonly key: string; readonly value: Record<string, unknown> }[];
}

/** A collector that keeps what it is sent. */
async function startCollector(): Promise<{ url: string; spans: Span[]; bodies: string[]; server: Server }> {
  const [spans, bodies]: [Span[], string[]] = [[], []];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part) => parts.push(part));
    request.on("end", () => {
      const body = String(Buffer.concat(parts));
      bodies.push(`${request.url} ${body}`);
      for (const { scopeSpans } of JSON.parse(body).resourceSpans)
        for (const scope of scopeSpans) spans.push(...scope.spans);
      response.writeHead(200, { "content-type": "application/json" }).end("{}");
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const bound = server.address();
  const port = typeof bound === "object" && bound !== null ? bound.port : 0;
  return { url: `http://127.0.0.1:${port}`, spans, bodies, server };
}

const TRACE = "0af7651916cd43dd8448eb211c80319c";
const CALLER = "b7ad6b7169203331";

test("a request, its operation and its statements are one trace, within its caller's, without a word of the caller's", async () => {
  const collector = await startCollector();
  const app = await startTestApp({ environment: { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url } });
  const headers = { traceparent: `00-${TRACE}-${CALLER}-01`, cookie: "tandem_session=canary-cookie" };
  await app.ask(print(FrameDocument), { partnership: "walsall" }, headers);
  await app.ask(`query CanaryName { partnership(code: "canary-code") { name } }`, { v: "canary-variable" }, headers);
  await fetch(`${app.address}/canary-path?canary-search=1`, { headers });
  await app.stop();
  const mine = collector.spans.filter(({ traceId }) => traceId === TRACE);
  const [request] = mine.filter(({ name }) => name === "POST /graphql");
  expect(request?.parentSpanId).toBe(CALLER);
  const [operation] = mine.filter(({ name }) => name === "query Frame");
  expect(operation?.parentSpanId).toBe(request?.spanId);
  const statements = mine.filter(({ parentSpanId }) => parentSpanId === operation?.spanId);
  expect(statements.map(({ name }) => name)).toContain("postgresql SELECT");
  expect(statements.every(({ name }) => name.startsWith("postgresql "))).toBe(true);
  const told = collector.bodies.join("\n");
  expect(collector.bodies.every((body) => body.startsWith("/v1/traces "))).toBe(true);
  expect(told).not.toMatch(/canary|walsall|select /);
  collector.server.close();
});

test("a collector that is not there stops nothing", async () => {
  const collector = await startCollector();
  collector.server.close();
  const app = await startTestApp({ environment: { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url } });
  expect((await app.ask(print(FrameDocument), { partnership: "walsall" })).errors).toBeUndefined();
  await app.stop();
  expect(app.faults).toEqual([]);
});

test("without a collector and without a place for metrics, nothing of OpenTelemetry's or Prometheus' is loaded", () => {
  const server = fileURLToPath(new URL("../../server/dist/", import.meta.url));
  const script = `
    import { registerHooks } from "node:module";
    const loaded = [];
    registerHooks({ load: (url, context, next) => { loaded.push(url); return next(url, context); } });
    const { openWatching } = await import("${server}operations/watching.js");
    await import("${server}app.js");
    const { readConfig } = await import("${server}config.js");
    const config = readConfig({});
    await openWatching({ settings: config.operations, log: {}, pool: {}, documentsDir: "", openStreams: () => 0 });
    const told = loaded.filter((url) => /opentelemetry|prom-client/.test(url) || url.endsWith("fastify/fastify.js"));
    process.stdout.write(JSON.stringify(told));
    process.exit(0);`;
  const output = execFileSync(process.execPath, ["--input-type=module", "--eval", script], { encoding: "utf8" });
  const loaded = JSON.parse(output) as string[];
  expect(loaded.some((url) => url.endsWith("fastify/fastify.js"))).toBe(true);
  expect(loaded.filter((url) => /opentelemetry|prom-client/.test(url))).toEqual([]);
});
