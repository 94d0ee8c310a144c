import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../app.ts";
import { as, makeKey, runSql } from "../security/keys.ts";
import { until } from "../start/waiting.ts";

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
});

afterAll(() => app.stop());

const take = (address: string, tag?: string | null) =>
  fetch(`${app.address}/v1/walsall/${address}`, {
    headers: { ...as("ADMINISTRATOR"), ...(tag ? { "if-none-match": tag } : {}) },
  });

/** Changes something that no data version tells of. */
const CHANGES: Readonly<Record<string, () => Promise<unknown>>> = {
  apiKeys: () => makeKey(app, { name: "Newest" }),
  loads: async () => {
    const sent = await fetch(`${app.address}/imports?partnership=walsall&name=capacity.csv`, {
      method: "POST",
      headers: { "content-type": "application/octet-stream", ...as("COMMISSIONER") },
      body: "service_code,month,units,state\nNOWHERE,2025-04,1,KNOWN\n",
    });
    expect(sent.status).toBe(202);
    const refused = "select count(*)::int as count from load where status = 'REFUSED'";
    await until("the refusal is kept", async () => (await runSql(app.databaseUrl, refused))[0]?.count === 1);
  },
};

test.each(Object.keys(CHANGES))("%s that changed without a data version are sent again", async (name) => {
  const first = await take(`${name}.csv`);
  const before = await first.text();
  await CHANGES[name]?.();
  const again = await take(`${name}.csv`, first.headers.get("etag"));
  expect(again.status).toBe(200);
  expect(await again.text()).not.toBe(before);
});

/** Commits a data version past Tandem, as another server does; its notice comes late. */
const commitUnheard = () =>
  runSql(
    app.databaseUrl,
    `with taken as (update partnership set data_version = data_version + 1 where code = 'walsall' returning id, data_version)
      insert into data_version (partnership_id, number, committed_at) select id, data_version, now() from taken returning number`,
  );

test("a table is of the data version its tag is made of, though the notice of a write is late", async () => {
  await app.ask(`{ partnership(code: "walsall") { name } }`);
  const [made] = await commitUnheard();
  const table = await take("changes.csv");
  expect(table.headers.get("tandem-data-version")).toBe(String(made?.number));
  const [text, tag] = [await table.text(), table.headers.get("etag")];
  expect(text).toContain(`\n${made?.number},`);
  await runSql(app.databaseUrl, "select pg_notify('tandem_data_version', '1:' || $1::text)", [made?.number]);
  expect((await take("changes.csv", tag)).status).toBe(304);
  expect(await (await take("changes.csv")).text()).toBe(text);
});

test("the next page of an earlier data version is found by its link", async () => {
  const first = await take("changes.csv?asOf=2&first=1");
  const [, next = ""] = /<([^>]+)>; rel="next"/.exec(first.headers.get("link") ?? "") ?? [];
  const second = await fetch(`${app.address}${next}`, { headers: as("ADMINISTRATOR") });
  expect([second.status, second.headers.get("tandem-data-version")]).toEqual([200, "2"]);
  expect(await second.text()).toContain("\n2,");
  expect((await take("changes.csv?asOf=2&dataVersion=1")).status).toBe(409);
});

test("parts of one data version are of that version, though the notice of a write is late", async () => {
  await app.ask(`{ partnership(code: "walsall") { name } }`);
  const [made] = await commitUnheard();
  const part = await take(`changes.csv?dataVersion=${made?.number}`);
  expect([part.status, part.headers.get("tandem-data-version")]).toEqual([200, String(made?.number)]);
  expect((await take(`changes.csv?dataVersion=${Number(made?.number) - 1}`)).status).toBe(409);
});
