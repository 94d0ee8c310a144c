import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { Readable } from "node:stream";
import { makeWebServer } from "@tandem/server/operations/web-server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../app.ts";
import { until } from "../start/waiting.ts";

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
});

afterAll(() => app.stop());

/** Opens a connection, sends the text, and neither sends nor reads more. */
async function open(address: string, text: string): Promise<Socket> {
  const { port } = new URL(address);
  const socket = connect(Number(port), "127.0.0.1");
  socket.on("error", () => undefined);
  await once(socket, "connect");
  socket.write(text);
  return socket;
}

const beginning = (address: string, path: string) =>
  `POST ${path} HTTP/1.1\r\nHost: ${new URL(address).host}\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{`;

test.each(["/graphql", "/nothing/here", "/evaluation-role"])(
  "hundreds who begin to send to %s and never end keep nobody out",
  async (path) => {
    const sockets = await Promise.all(
      Array.from({ length: 520 }, () => open(app.address, beginning(app.address, path))),
    );
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const { data } = await app.ask(`{ partnership(code: "walsall") { code } }`);
    expect(data).toEqual({ partnership: { code: "walsall" } });
    for (const socket of sockets) socket.destroy();
  },
);

const QUIET = { info: () => undefined, error: () => undefined };

/** A web server as Tandem's, with an answer that never ends, which lets a connection be silent for a second. */
async function startImpatient() {
  const server = makeWebServer(QUIET, 1_000_000, 1_000);
  const answer = { isOver: false };
  server.get("/endless", (_, reply) => {
    reply.raw.once("close", () => {
      answer.isOver = true;
    });
    return reply.send(
      Readable.from(
        (function* () {
          for (;;) yield Buffer.alloc(65_536);
        })(),
      ),
    );
  });
  const address = await server.listen({ host: "127.0.0.1", port: 0 });
  return { address, answer, close: () => server.close() };
}

test("a connection whose caller neither sends on nor reads is ended", async () => {
  const { address, answer, close } = await startImpatient();
  const sending = await open(address, beginning(address, "/nothing"));
  let isEnded = false;
  sending.on("close", () => {
    isEnded = true;
  });
  sending.resume();
  const reading = await open(address, `GET /endless HTTP/1.1\r\nHost: ${new URL(address).host}\r\n\r\n`);
  reading.pause();
  await until("both are ended", () => isEnded && answer.isOver, 10);
  reading.destroy();
  await close();
});

test("a connection that carries something now and then is not ended", async () => {
  const { address, close } = await startImpatient();
  const socket = await open(address, beginning(address, "/nothing"));
  let isEnded = false;
  socket.on("close", () => {
    isEnded = true;
  });
  for (let at = 0; at < 5; at += 1) {
    await new Promise((resolve) => setTimeout(resolve, 500));
    socket.write(" ");
  }
  expect(isEnded).toBe(false);
  socket.destroy();
  await close();
});
