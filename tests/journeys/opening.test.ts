import { readFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import type { Page, Request } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { PAGES } from "../../client/src/app/pages.ts";
import { startTestApp, type TestApp } from "../app.ts";
import { launchBrowser } from "../browser.ts";
import { PATIENCE, WIDE } from "./visit.ts";

let app: TestApp;
let browser: Awaited<ReturnType<typeof launchBrowser>>;

beforeAll(async () => {
  app = await startTestApp();
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  await app.stop();
});

/** Opens a page and waits for its heading, with what it asked until then. */
async function open(
  path: string,
  prepare: (page: Page) => Promise<unknown> = async () => undefined,
): Promise<{ readonly page: Page; readonly asked: readonly Request[] }> {
  const context = await browser.newContext({ viewport: WIDE });
  const role = { name: "tandem_evaluation_role", value: "ADMINISTRATOR" };
  await context.addCookies([{ ...role, domain: "127.0.0.1", path: "/" }]);
  const page = await context.newPage();
  const asked: Request[] = [];
  page.on("request", (sent) => void asked.push(sent));
  await prepare(page);
  await page.goto(`${app.address}${path}`);
  await page.getByRole("main").getByRole("heading", { level: 1 }).waitFor(PATIENCE);
  return { page, asked: [...asked] };
}

const namesOf = (asked: readonly Request[]) =>
  asked.flatMap((sent) => {
    const body = sent.postData();
    return body === null ? [] : [(JSON.parse(body) as { operationName: string }).operationName];
  });

test("who looks and what frames the page are asked once, before the page's own script is there", async () => {
  const { page, asked } = await open("/gaps");
  const names = namesOf(asked);
  expect(names.filter((name) => name === "Viewer")).toHaveLength(1);
  expect(names.filter((name) => name === "Frame")).toHaveLength(1);
  const order = asked.map((sent) => sent.url() + (sent.postData() ?? ""));
  expect(order.findIndex((text) => text.includes('"Frame"'))).toBeLessThan(
    order.findIndex((text) => text.includes("GapsPage-")),
  );
  await page.context().close();
});

test("nobody is given an early answer twice: whoever asks again asks the server", async () => {
  const { page } = await open("/gaps");
  const again: string[] = [];
  page.on("request", (sent) => void again.push(...namesOf([sent])));
  await page.route("**/graphql", (route) => route.abort());
  await page.getByLabel("Service line", { exact: true }).selectOption({ index: 1 });
  await page.getByText("Tandem cannot reach its server.").waitFor(PATIENCE);
  await page.unroute("**/graphql");
  await page.evaluate(() => window.dispatchEvent(new Event("online")));
  await expect.poll(() => [...again], PATIENCE).toEqual(expect.arrayContaining(["Viewer", "Frame", "GapsPage"]));
  await page.context().close();
}, 60_000);

test.each(PAGES.map(({ to }) => to))(
  "%s opens from few files, and its words do not wait for the pictures",
  async (path) => {
    const { page, asked } = await open(path, (opening) => opening.route("**/assets/pictures-*.js", () => undefined));
    const scripts = asked.map((sent) => sent.url()).filter((url) => url.endsWith(".js"));
    expect(scripts.length).toBeLessThanOrEqual(18);
    await page.context().close();
  },
);

interface Sent {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly bytes: Buffer;
}

function fetchRaw(path: string, encoding: string): Promise<Sent> {
  return new Promise((resolve, reject) => {
    const asked = request(`${app.address}${path}`, { headers: { "accept-encoding": encoding } }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, bytes: Buffer.concat(parts) }),
      );
    });
    asked.on("error", reject).end();
  });
}

test("scripts and styles are sent compressed as the browser takes them, and kept for good by their name", async () => {
  const folder = join(import.meta.dirname, "..", "..", "client", "dist");
  const first = readFileSync(join(folder, "index.html"), "utf8");
  const files = [...first.matchAll(/(?:src|href)="(\/assets\/[^"]+\.(?:js|css))"/g)].map(([, path]) => path ?? "");
  const long = files.filter((path) => readFileSync(join(folder, path)).length > 10_000);
  expect(long.length).toBeGreaterThanOrEqual(3);
  for (const path of long) {
    const content = readFileSync(join(folder, path));
    const [br, gz, plain] = await Promise.all(
      ["gzip, deflate, br, zstd", "gzip", "identity"].map((encoding) => fetchRaw(path, encoding)),
    );
    expect(br?.headers).toMatchObject({ "content-encoding": "br", vary: expect.stringContaining("accept-encoding") });
    expect(brotliDecompressSync(br?.bytes ?? "").equals(content), path).toBe(true);
    expect(gz?.headers["content-encoding"]).toBe("gzip");
    expect(gunzipSync(gz?.bytes ?? "").equals(content), path).toBe(true);
    expect(plain?.headers["content-encoding"]).toBeUndefined();
    expect(plain?.bytes.equals(content), path).toBe(true);
    expect(br?.bytes.length).toBeLessThan(content.length / 3);
    for (const sent of [br, gz, plain])
      expect(sent?.headers["cache-control"]).toBe("public, max-age=31536000, immutable");
    expect((await fetchRaw(`${path}.br`, "identity")).status).toBe(404);
  }
  expect((await fetchRaw("/icon.svg", "identity")).headers["cache-control"]).not.toMatch(/immutable/);
});
