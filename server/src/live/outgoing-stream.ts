import type { FastifyReply } from "fastify";

/** Most bytes that wait for a reader's connection; who reads slower than that is cut off, and begins anew. */
const MOST_BUFFERED = 65_536;

/** What a reader whose rights have ended is told last. */
const NOT_ALLOWED = {
  errors: [
    {
      message:
        "Your session, your key or your part in the partnership has changed; sign in or send a key, then ask again.",
      extensions: { code: "UNAUTHENTICATED" },
    },
  ],
};

/** The way to end a stream from outside. */
export interface OutgoingStream {
  end: (reason: "NOT_ALLOWED" | "STOPPING") => void;
}

/** Writes a stream to its reader as it comes, keeping nothing back for one who does not read. */
export function sendStream(
  reply: FastifyReply,
  body: AsyncGenerator<string, void, undefined>,
  headers: Readonly<Record<string, string>>,
  stream: OutgoingStream,
): FastifyReply {
  const { raw } = reply;
  reply.hijack();
  // The connection ends with the stream; proxies must not gather its events.
  const own = { "cache-control": "no-store", connection: "close", "x-accel-buffering": "no" };
  raw.writeHead(200, { ...(reply.getHeaders() as Record<string, string>), ...headers, ...own });
  stream.end = (reason) => {
    if (reason === "NOT_ALLOWED")
      raw.write(`event: next\ndata: ${JSON.stringify(NOT_ALLOWED)}\n\nevent: complete\ndata: \n\n`);
    raw.end();
    void body.return();
  };
  raw.once("close", () => void body.return());
  const send = async () => {
    for await (const chunk of body) {
      if (raw.writableEnded || raw.destroyed) return;
      raw.write(chunk);
      if (raw.writableLength > MOST_BUFFERED) raw.destroy();
    }
    raw.end();
  };
  send().catch(() => raw.destroy());
  return reply;
}
