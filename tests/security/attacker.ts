import { connect } from "node:net";
import { expect } from "vitest";

/** An answer as it came over the wire. */
export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** Sends a body, or a text as it is, to the API. */
export async function sendGraphql(
  address: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answered> {
  const answer = await fetch(`${address}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  return { status: answer.status, headers: Object.fromEntries(answer.headers), text: await answer.text() };
}

/** How long the server may leave a connection open that it has answered. */
const PATIENCE_MILLISECONDS = 1_500;

/** Sends bytes as they are, as no client of HTTP would, and reads all that comes back; the status is of the first answer. */
export function sendBytes(address: string, bytes: string): Promise<Answered> {
  const { hostname, port } = new URL(address);
  return new Promise((resolve) => {
    let text = "";
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    const end = () => {
      clearTimeout(timer);
      socket.destroy();
      resolve({ status: Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0), headers: {}, text });
    };
    const timer = setTimeout(end, PATIENCE_MILLISECONDS);
    socket.on("data", (part) => {
      text += part;
    });
    socket.on("close", end);
    socket.on("error", end);
  });
}

/** What only the inside of the server knows. */
export const INSIDE =
  /select .+ from|relation "|column "|syntax error at or near|tandem_app|node_modules|\.(ts|js):\d|\n +at /i;

/** That an attack was refused as its sender's fault, and told nothing of the inside. */
export function expectRefused({ status, text }: Answered, code?: string): void {
  expect(status).toBeGreaterThanOrEqual(200);
  expect(status).toBeLessThan(500);
  const { errors, data } = JSON.parse(text) as { errors?: { extensions: { code: string } }[]; data?: unknown };
  expect(errors, text).toBeDefined();
  expect(data ?? null).toBeNull();
  if (code !== undefined) expect(errors?.[0]?.extensions.code).toBe(code);
  expect(text).not.toMatch(INSIDE);
}

/** So many pieces of a document. */
export const many = (count: number, write: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => write(at)).join(" ");
