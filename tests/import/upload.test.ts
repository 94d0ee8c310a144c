import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../app.ts";

const HEADER = "service_code,month,units,state";
const PROGRESS = `query($id: ID!) { partnership(code: "walsall") { dataVersion imports(id: $id) {
  id fileName isDryRun state stage rowsRead share status rowsWritten dataVersion errorCount problems { severity row column value code message mend } } } }`;

interface Imported {
  readonly state: string;
  readonly status: string | null;
  readonly rowsRead: number;
  readonly rowsWritten: number;
  readonly dataVersion: number | null;
  readonly errorCount: number;
  readonly problems: readonly { readonly code: string; readonly row: number | null }[];
}

interface Observed {
  readonly period: string;
  readonly load: string | null;
  readonly figure: { readonly value: number; readonly provenance: string };
}

type Measured = readonly [{ readonly series: readonly [{ readonly observations: readonly Observed[] }] }];

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
});

afterAll(() => app.stop());

const OPEN = { "content-type": "application/octet-stream" };

function send(query: Record<string, string>, body: string | Uint8Array, headers: Record<string, string> = {}) {
  const parameters = new URLSearchParams({ partnership: "walsall", name: "capacity.csv", ...query });
  return fetch(`${app.address}/imports?${parameters}`, {
    method: "POST",
    headers: { ...OPEN, origin: app.address, ...headers },
    body: body as BodyInit,
  });
}

async function follow(id: string): Promise<Imported> {
  for (;;) {
    const { data } = await app.ask(PROGRESS, { id });
    const [row] = (data as unknown as { partnership: { imports: Imported[] } }).partnership.imports;
    if (row !== undefined && row.state !== "WAITING" && row.state !== "RUNNING") return row;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function load(query: Record<string, string>, body: string | Uint8Array): Promise<Imported> {
  const response = await send(query, body);
  expect(response.status).toBe(202);
  return follow(((await response.json()) as { import: { id: string } }).import.id);
}

const MADE_UP = { provenance: "ILLUSTRATIVE" };

test("a tool sends a file in, follows it, and the second time nothing changes", async () => {
  const file = `${HEADER}\nSLT-1N,2027-04,321,KNOWN\n`;
  const first = await load(MADE_UP, file);
  expect(first).toMatchObject({ state: "DONE", status: "COMMITTED", rowsRead: 1, rowsWritten: 1 });
  const again = await load(MADE_UP, file);
  expect(again).toMatchObject({ status: "UNCHANGED", rowsWritten: 0, dataVersion: first.dataVersion });
});

test("a file that is only checked writes nothing", async () => {
  const { data: before } = await app.ask(
    `{ partnership(code: "walsall") { dataVersion loads(first: 1) { totalCount } } }`,
  );
  const checked = await load({ ...MADE_UP, dryRun: "yes" }, `${HEADER}\nSLT-1N,2027-05,321,KNOWN\n`);
  expect(checked).toMatchObject({ status: "COMMITTED", rowsWritten: 1 });
  const wrong = await load({ ...MADE_UP, dryRun: "yes" }, `${HEADER}\nSLT-1N,2027-05,many,KNOWN\n`);
  expect(wrong).toMatchObject({ status: "REFUSED", problems: [{ row: 2, code: "BAD_VALUE" }] });
  const { data: after } = await app.ask(
    `{ partnership(code: "walsall") { dataVersion loads(first: 1) { totalCount } } }`,
  );
  expect(after).toEqual(before);
});

test("a refused file is kept among the loads with its problems, which can be taken away as a file", async () => {
  const lines = Array.from({ length: 1_500 }, (_, at) => `SLT-1N,2027-06,=bad${at},KNOWN`);
  const refused = await load(MADE_UP, `${HEADER}\n${lines.join("\n")}\n`);
  expect(refused).toMatchObject({ status: "REFUSED", errorCount: 1_500, rowsWritten: 0 });
  const { data } = await app.ask(
    `{ partnership(code: "walsall") { loads(first: 1) { edges { node { id status errorCount loadedBy sizeBytes contentHash problems { code } } } } } }`,
  );
  const [{ node }] = (data as unknown as { partnership: { loads: { edges: [{ node: Record<string, unknown> }] } } })
    .partnership.loads.edges;
  expect(node).toMatchObject({
    status: "REFUSED",
    errorCount: 1_500,
    loadedBy: "Somebody at this computer, as commissioner",
  });
  expect(node.problems).toHaveLength(1_000);
  expect(node.contentHash).toMatch(/^[0-9a-f]{64}$/);
  const file = await fetch(`${app.address}/import-problems.csv?partnership=walsall&load=${node.id}`);
  const saved = (await file.text()).split("\r\n");
  expect(saved[0]).toBe("severity,sheet,row,column,value,code,message,mend");
  expect(saved).toHaveLength(1_002);
  expect(saved[1]).toContain("'=bad0");
});

test("partners' own data is not taken where nobody signs in", async () => {
  const refused = await load({}, `${HEADER}\nSLT-1N,2027-07,1,KNOWN\n`);
  expect(refused).toMatchObject({ status: "REFUSED", problems: [{ code: "LOCAL_WITHOUT_SIGN_IN" }] });
});

test("published statistics need nothing said of them, and are marked official", async () => {
  const file = readFileSync(join(import.meta.dirname, "spoiled", "statistics-with-a-word.csv"), "utf8").replace(
    "lots",
    "90",
  );
  expect(await load({ name: "ceased.csv" }, file)).toMatchObject({ status: "COMMITTED" });
  const { data } = await app.ask(
    `{ partnership(code: "walsall") { loads(first: 1) { edges { node { provenance dataset } } } } }`,
  );
  expect(data).toMatchObject({
    partnership: {
      loads: { edges: [{ node: { provenance: "OFFICIAL", dataset: expect.stringContaining("plans ceased") } }] },
    },
  });
});

test("a figure that a partnership loaded stands before the shared one for it alone, and names its load", async () => {
  const header = "measure_code,breakdown_code,area_code,period,value,state,lower,upper";
  const file = `${header}\nehc-requests,TOTAL,E08000030,2024,1104,KNOWN,,\n`;
  expect(await load({ name: "own_observation.csv", ...MADE_UP }, file)).toMatchObject({ status: "COMMITTED" });
  const series = `code series(areas: ["E08000030"]) { observations { period load figure { value provenance } } }`;
  const { data } = await app.ask(
    `{ partnership(code: "walsall") { loads(first: 1) { edges { node { id } } } measures(codes: ["ehc-requests"]) { ${series} } }
       sandwell: partnership(code: "sandwell") { measures(codes: ["ehc-requests"]) { ${series} } }
       measures(codes: ["ehc-requests"]) { ${series} } }`,
  );
  const { data: read } = await app.ask(
    `{ partnership(code: "walsall") { measures(codes: ["ehc-requests"]) { ${series.replace("value", "value state")} } } }`,
    {},
    { cookie: "tandem_evaluation_role=READER" },
  );
  expect(JSON.stringify(read)).toContain('"figure":{"value":null,"state":"SUPPRESSED","provenance":"ILLUSTRATIVE"}');
  expect(JSON.stringify(read)).not.toContain("1104");
  const { partnership, sandwell, measures } = data as unknown as Record<string, never>;
  const own = partnership as unknown as { loads: { edges: [{ node: { id: string } }] }; measures: Measured };
  const at = (found: Measured) => found[0].series[0].observations.find(({ period }) => period === "2024");
  expect(at(own.measures)).toEqual({
    period: "2024",
    load: own.loads.edges[0].node.id,
    figure: { value: 1104, provenance: "ILLUSTRATIVE" },
  });
  for (const shared of [measures as unknown as Measured, (sandwell as unknown as { measures: Measured }).measures])
    expect(at(shared)).toEqual({ period: "2024", load: null, figure: { value: 1103, provenance: "OFFICIAL" } });
});

test("whoever may not load files, names no partnership, or comes from another site is refused", async () => {
  const file = `${HEADER}\nSLT-1N,2027-08,1,KNOWN\n`;
  expect((await send(MADE_UP, file, { cookie: "tandem_evaluation_role=READER" })).status).toBe(403);
  expect((await send({ ...MADE_UP, partnership: "nowhere" }, file)).status).toBe(404);
  expect((await send({ ...MADE_UP, name: "" }, file)).status).toBe(400);
  expect((await send({ provenance: "GUESSED" }, file)).status).toBe(400);
  expect((await send(MADE_UP, file, { origin: "https://evil.example" })).status).toBe(403);
  expect((await send(MADE_UP, file, { "content-type": "text/plain" })).status).toBe(415);
  const asReader = { cookie: "tandem_evaluation_role=READER" };
  expect((await app.ask(PROGRESS, { id: "1" }, asReader)).errors?.[0]?.extensions).toMatchObject({ code: "FORBIDDEN" });
  expect(
    (
      await fetch(
        `${app.address}/import-problems.csv?partnership=walsall&load=${Buffer.from("Load:walsall:99999999999").toString("base64url")}`,
      )
    ).status,
  ).toBe(404);
});

test("an import is stopped on request, and nothing of it is left", async () => {
  const rows = Array.from({ length: 400_000 }, (_, at) => {
    const ward = `E050013${String((at % 20) + 1).padStart(2, "0")}`;
    return `SLT,${ward},SLCN,TARGETED,TREAT,${Math.floor(at / 20) % 26},25,20${20 + (Math.floor(at / 520) % 79)}-01,1,1,KNOWN,RESIDENT`;
  });
  const header =
    "service_line_code,area_code,need_code,layer_code,function_code,age_from,age_to,month,units,children,state,population_basis";
  const { data: before } = await app.ask(`{ partnership(code: "walsall") { dataVersion } }`);
  const response = await send({ ...MADE_UP, name: "demand.csv" }, `${header}\n${rows.join("\n")}\n`);
  const { id } = ((await response.json()) as { import: { id: string } }).import;
  await app.ask(`mutation($id: ID!) { cancelImport(partnership: "walsall", id: $id) { state } }`, { id });
  expect(await follow(id)).toMatchObject({ state: "CANCELLED", status: null, rowsWritten: 0 });
  const { data: after } = await app.ask(`{ partnership(code: "walsall") { dataVersion } }`);
  expect(after).toEqual(before);
});
