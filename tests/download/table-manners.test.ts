import { request } from "node:http";
import { gunzipSync, zstdDecompressSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../app.ts";

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
});

afterAll(() => app.stop());

const GAPS = "gaps.csv?by=SERVICE_LINE,AREA&period=2025-26&basis=EXPRESSED&serviceLines=SLT";

const take = (address: string, init: RequestInit = {}) => fetch(`${app.address}/v1/walsall/${address}`, init);

interface Told {
  readonly errors: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
}

async function refusal(response: Response): Promise<readonly [number, string | undefined, string | undefined]> {
  const { errors } = (await response.json()) as Told;
  return [response.status, errors[0]?.extensions.code, errors[0]?.message];
}

test.each([
  [
    "an unknown parameter",
    "gaps.csv?period=2025-26&basis=EXPRESSED&by=AREA&ward=1",
    /^ward: is no parameter.*use .*serviceLines/,
  ],
  [
    "a missing one",
    "gaps.csv?period=2025-26&basis=EXPRESSED",
    /^by: is needed: .*SERVICE_LINE.*parameters are .*basis/,
  ],
  [
    "a word that is none of the list",
    "gaps.csv?period=2025-26&basis=FELT&by=AREA",
    /^basis: "FELT" cannot be read: .*EXPECTED/,
  ],
  [
    "a period that is none",
    "gaps.csv?period=last&basis=EXPRESSED&by=AREA",
    /^period: "last" cannot be read: .*2025-26-Q1/,
  ],
  ["a year of two halves that do not meet", "gaps.csv?period=2025-29&basis=EXPRESSED&by=AREA", /2025-29/],
  ["a code that is not known", `${GAPS},NONE`, /serviceLines: "NONE" is not known/],
  ["an empty value", "gaps.csv?period=&basis=EXPRESSED&by=AREA", /^period: is empty/],
  [
    "one thing twice",
    "gaps.csv?period=2025-26&period=2024-25&basis=EXPRESSED&by=AREA",
    /^period: is given more than once/,
  ],
  ["a range without an end", "services.csv?ages=4", /^ages: "4" cannot be read: .*4\.\.11/],
  ["a range that is no numbers", "services.csv?ages=a..b", /^ages: /],
  ["an order by nothing", "services.csv?orderBy=BEAUTY", /^orderBy: "BEAUTY" cannot be read/],
  ["a page that is no number", `${GAPS}&first=all`, /^first: "all" cannot be read: write a whole number/],
  ["a cursor of another list", `${GAPS}&after=WzFd`, /after: is not a cursor/],
  ["cursors that are neither", `${GAPS}&cursors=yes`, /^cursors: must be true or false/],
  ["a version that is none", `${GAPS}&dataVersion=new`, /^dataVersion: must be a whole number/],
])("%s is refused, and field, rule and mend are named", async (_what, address, message) => {
  const [status, code, told] = await refusal(await take(address));
  expect([status, code]).toEqual([400, "BAD_USER_INPUT"]);
  expect(told).toMatch(message);
});

test("a page that is too large is refused, and the limit and the mend are named", async () => {
  const [status, code, told] = await refusal(await take(`${GAPS}&first=5000`));
  expect([status, code]).toEqual([400, "LIMIT_EXCEEDED"]);
  expect(told).toMatch(/1,?000/);
});

test("a table, a form and a partnership that are not there are told apart from one that is", async () => {
  expect(await refusal(await take("gap.csv"))).toEqual([404, "NOT_FOUND", expect.stringMatching(/gaps, .*services/)]);
  expect(await refusal(await take("gaps.doc"))).toEqual([
    404,
    "NOT_FOUND",
    expect.stringMatching(/\.csv, .*\.parquet/),
  ]);
  const nobody = await fetch(`${app.address}/v1/nobody/services.csv`);
  expect((await refusal(nobody)).slice(0, 2)).toEqual([404, "NOT_FOUND"]);
  expect((await fetch(`${app.address}/v1/nobody`)).status).toBe(404);
  expect((await fetch(`${app.address}/v1/%00/services.csv`)).status).toBe(404);
  expect(app.faults).toEqual([]);
});

test("what one's role may not read is refused before any tag is looked at", async () => {
  const headers = { cookie: "tandem_evaluation_role=READER", "if-none-match": "*" };
  expect((await take("people.csv", { headers })).status).toBe(403);
  const index = (await (await fetch(`${app.address}/v1/walsall`, { headers })).json()) as {
    tables: { name: string }[];
  };
  expect(index.tables.map(({ name }) => name)).not.toContain("people");
  expect((await take("people.csv", { headers: { cookie: "tandem_evaluation_role=ADMINISTRATOR" } })).status).toBe(200);
});

test("an unchanged table is not sent again; another role, question or data version is another table", async () => {
  const first = await take(GAPS);
  const tag = first.headers.get("etag") ?? "";
  expect(first.headers.get("cache-control")).toBe("private, no-cache");
  const again = await take(GAPS, { headers: { "if-none-match": `"other", ${tag}` } });
  expect([again.status, await again.text(), again.headers.get("etag")]).toEqual([304, "", tag]);
  const asReader = await take(GAPS, { headers: { "if-none-match": tag, cookie: "tandem_evaluation_role=READER" } });
  expect(asReader.status).toBe(200);
  expect((await take(`${GAPS}&first=2`, { headers: { "if-none-match": tag } })).status).toBe(200);
  expect((await take(GAPS.replace("csv", "json"), { headers: { "if-none-match": tag } })).status).toBe(200);
});

test("a HEAD has the headers of the table and none of its rows", async () => {
  const [head, whole] = [await take(GAPS, { method: "HEAD" }), await take(GAPS)];
  expect([head.status, await head.text()]).toEqual([200, ""]);
  for (const name of ["etag", "tandem-data-version", "tandem-row-count", "content-type", "content-disposition", "link"])
    expect(head.headers.get(name), name).toBe(whole.headers.get(name));
});

/** Sends a request whose answer is not unpacked. */
function raw(address: string, encoding: string): Promise<readonly [string | undefined, Buffer]> {
  return new Promise((settle, fail) => {
    request(`${app.address}/v1/walsall/${address}`, { headers: { "accept-encoding": encoding } }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("end", () => settle([response.headers["content-encoding"], Buffer.concat(parts)]));
    })
      .on("error", fail)
      .end();
  });
}

test("a table is compressed for whoever takes it so, and is the same within", async () => {
  const plain = await (await take(GAPS, { headers: { "accept-encoding": "identity" } })).text();
  const [zipped, gzip] = await raw(GAPS, "gzip");
  const [zstd, packed] = await raw(GAPS, "gzip, zstd");
  expect([zipped, zstd]).toEqual(["gzip", "zstd"]);
  const bytes = Buffer.from(await (await take(GAPS)).arrayBuffer());
  expect(gunzipSync(gzip).equals(bytes)).toBe(true);
  expect(zstdDecompressSync(packed).equals(bytes)).toBe(true);
  expect(gzip.length).toBeLessThan(plain.length / 2);
  expect((await raw(GAPS.replace("csv", "xlsx"), "gzip"))[0]).toBeUndefined();
});

test("pages of one's own size follow each other by a link, and a part of another data version is refused", async () => {
  const all = (await (await take(GAPS)).text()).trimEnd().split("\r\n");
  const rows: string[] = [];
  let next: string | null = `/v1/walsall/${GAPS}&first=7`;
  while (next !== null) {
    const page: Response = await fetch(app.address + next);
    rows.push(...(await page.text()).trimEnd().split("\r\n").slice(1));
    next = /<([^>]+)>; rel="next"/.exec(page.headers.get("link") ?? "")?.[1] ?? null;
  }
  expect(rows).toEqual(all.slice(1));
  const version = (await take(GAPS)).headers.get("tandem-data-version");
  expect((await take(`${GAPS}&dataVersion=${version}`)).status).toBe(200);
  const [status, code] = await refusal(await take(`${GAPS}&dataVersion=${Number(version) - 1}`));
  expect([status, code]).toEqual([409, "DATA_VERSION"]);
});

test("the index is JSON for programs and a page for people", async () => {
  const page = await fetch(`${app.address}/v1/walsall`, { headers: { accept: "text/html" } });
  expect(page.headers.get("content-type")).toContain("text/html");
  const text = await page.text();
  for (const words of ["/v1/walsall/gaps.csv", "basis", "EXPRESSED", "demand_state", "parquet"])
    expect(text).toContain(words);
  expect(text).not.toContain("<script");
});
