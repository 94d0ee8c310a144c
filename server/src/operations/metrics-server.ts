import { createHash, timingSafeEqual } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { ConfigError } from "../config-error.ts";
import type { MetricsSettings } from "../config-operations.ts";
import { LOOPBACK } from "../security/origin.ts";
import type { Metrics } from "./metrics.ts";

/** Where metrics are answered. */
export interface MetricsServer {
  readonly address: string;
  close(): Promise<void>;
}

const digest = (text: string) => createHash("sha256").update(text).digest();

/** Whether a request may read: by its token, or, where there is none, under a name of this machine (no page of a rebound name). */
function mayRead({ headers }: IncomingMessage, token: string | null): boolean {
  if (token === null) return LOOPBACK.isHost(headers.host ?? "");
  return timingSafeEqual(digest(headers.authorization ?? ""), digest(`Bearer ${token}`));
}

async function answer(request: IncomingMessage, response: ServerResponse, metrics: Metrics, token: string | null) {
  const isRead = request.method === "GET" || request.method === "HEAD";
  if (!mayRead(request, token)) return void response.writeHead(401, { "www-authenticate": "Bearer" }).end();
  if (request.url !== "/metrics") return void response.writeHead(404).end();
  if (!isRead) return void response.writeHead(405, { allow: "GET, HEAD" }).end();
  const { contentType, text } = await metrics.write();
  response.writeHead(200, { "content-type": contentType, "cache-control": "no-store" }).end(text);
}

function addressOf(server: Server, host: string): string {
  const bound = server.address();
  const port = typeof bound === "object" && bound !== null ? bound.port : 0;
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}/metrics`;
}

/** Answers metrics on a port of their own, so that no proxy that passes the dashboard on passes them on too. */
export async function serveMetrics(settings: MetricsSettings, metrics: Metrics): Promise<MetricsServer> {
  const { host, port, token } = settings;
  const server = createServer((request, response) => {
    answer(request, response, metrics, token).catch(() => response.writeHead(500).end());
  });
  server.listen(port, host);
  await once(server, "listening").catch((fault: NodeJS.ErrnoException) => {
    throw new ConfigError(
      `METRICS_PORT ${port} on ${host} cannot be listened on (${fault.code}); set METRICS_PORT to a free port.`,
    );
  });
  const close = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  };
  return { address: addressOf(server, host), close };
}
