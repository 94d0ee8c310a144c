import { readFileSync } from "node:fs";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply } from "fastify";

/** The dashboard's one document, told which partnership it is for; null where the dashboard was not built. */
function readPage(folder: string, partnershipCode: string | null): string | null {
  let page: string;
  try {
    page = readFileSync(join(folder, "index.html"), "utf8");
  } catch {
    return null;
  }
  if (partnershipCode === null) return page;
  // Encoded as in an address, which leaves no sign with a meaning in HTML or in a replacement.
  return page.replace(/(<meta name="tandem-partnership" content=")[^"]*/, `$1${encodeURIComponent(partnershipCode)}`);
}

/** Compressed copies, sent under the name of what they are copies of. */
const COPY = /\.(br|gz)$/;

/** Files named by what is in them: under one name there is never anything else. */
const NAMED = /[\\/]assets[\\/]/;

const FOR_GOOD = "public, max-age=31536000, immutable";

/** Serves the built dashboard; every page address leads to its one document. */
export async function serveDashboard(
  fastify: FastifyInstance,
  folder: string,
  partnershipCode: string | null,
): Promise<void> {
  const page = readPage(folder, partnershipCode);
  if (page === null) return;
  const sendPage = (reply: FastifyReply) =>
    reply.type("text/html; charset=utf-8").header("cache-control", "no-cache").send(page);
  await fastify.register(fastifyStatic, {
    root: folder,
    index: false,
    allowedPath: (path) => path !== "/index.html" && !COPY.test(path),
    preCompressed: true,
    setHeaders: (reply, path) => void (NAMED.test(path) && reply.header("cache-control", FOR_GOOD)),
  });
  fastify.get("/", (_, reply) => sendPage(reply));
  fastify.setNotFoundHandler((request, reply) => {
    const isPage = request.method === "GET" && (request.headers.accept ?? "").includes("text/html");
    return isPage
      ? sendPage(reply)
      : reply
          .code(404)
          .send({ errors: [{ message: "There is nothing at this address.", extensions: { code: "NOT_FOUND" } }] });
  });
}
