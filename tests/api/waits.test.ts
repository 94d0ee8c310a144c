import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../app.ts";

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
});

afterAll(() => app.stop());

const QUERY = `query ($filter: WaitFilter) {
  partnership(code: "walsall") { waits(month: "2026-03", filter: $filter) {
    rows {
      service { code provider { code } } serviceLine { code } clock { code }
      standardBasis clockDefinition queue { value state } targetQueue { value }
      trend { month figure { value } flags variation }
      control { target { value } limits { fromMonth toMonth mean { value } lower { value } upper { value } } points variation assurance }
    }
    lines { serviceLine { code } clock { code } queues notSubmitted queue { value state } bands { count { value } } standardBasis }
  } }
}`;

interface Row {
  readonly service: { readonly code: string; readonly provider: { readonly code: string } };
  readonly serviceLine: { readonly code: string };
  readonly standardBasis: string | null;
  readonly clockDefinition: string;
  readonly queue: { readonly value: number | null; readonly state: string };
  readonly targetQueue: { readonly value: number | null };
  readonly trend: readonly { readonly month: string; readonly figure: { readonly value: number | null } }[];
  readonly control: {
    readonly target: { readonly value: number | null };
    readonly limits: readonly { readonly mean: { readonly value: number } }[];
    readonly points: number;
    readonly variation: string | null;
    readonly assurance: string | null;
  };
}

interface Line {
  readonly serviceLine: { readonly code: string };
  readonly queues: number;
  readonly notSubmitted: number;
  readonly queue: { readonly value: number | null; readonly state: string };
}

async function waits(filter: object, headers = {}): Promise<{ readonly rows: Row[]; readonly lines: Line[] }> {
  const { data, errors } = await app.ask(QUERY, { filter }, headers);
  expect(errors).toBeUndefined();
  return (data.partnership as unknown as { waits: { rows: Row[]; lines: Line[] } }).waits;
}

test("a queue says what its clock starts and stops, and where its standard comes from", async () => {
  const [row] = (await waits({ serviceLines: ["NDA"] })).rows;
  expect(row?.clockDefinition).toContain("to the day the assessment begins");
  expect(row?.standardBasis).toContain("NICE quality standard 51");
});

test("the mean of the limits is the mean of the months, and the target is the queue that fits the standard", async () => {
  const [row] = (await waits({ services: ["SLT-EARLY-NHS"] })).rows;
  const sizes = row?.trend.map(({ figure }) => figure.value ?? Number.NaN) ?? [];
  expect(row?.control.limits).toHaveLength(1);
  expect(row?.control.limits[0]?.mean.value).toBeCloseTo(sizes.reduce((sum, size) => sum + size, 0) / sizes.length, 9);
  expect(row?.control.target.value).toBe(row?.targetQueue.value);
  expect([row?.control.points, row?.control.assurance]).toEqual([36, "FAIL"]);
});

test("a provider's queues are those of its services, and an unknown provider is refused", async () => {
  const { rows } = await waits({ providers: ["RBK"], serviceLines: ["DIET", "SLT"] });
  expect(new Set(rows.map(({ service }) => service.provider.code))).toEqual(new Set(["RBK"]));
  expect(
    rows.filter(({ queue }) => queue.state === "NOT_SUBMITTED").map(({ serviceLine }) => serviceLine.code),
  ).toEqual(Array(6).fill("DIET"));
  const { errors } = await app.ask(QUERY, { filter: { providers: ["NOBODY"] } });
  expect(errors?.[0]?.extensions.code).toBe("BAD_USER_INPUT");
});

test("lines add up what was submitted, and count what was not", async () => {
  const { rows, lines } = await waits({});
  for (const { serviceLine, queues, notSubmitted, queue } of lines) {
    const own = rows.filter((row) => row.serviceLine.code === serviceLine.code);
    const known = own.filter((row) => row.queue.state === "KNOWN");
    expect([queues, notSubmitted]).toEqual([own.length, own.length - known.length]);
    expect(queue.value).toBe(known.reduce((sum, row) => sum + (row.queue.value ?? 0), 0));
    expect(queue.state).toBe(notSubmitted === 0 ? "KNOWN" : "UNRELIABLE");
  }
});

test("to a reader a line never shows a sum of which a part is hidden", async () => {
  const { rows, lines } = await waits({}, { cookie: "tandem_evaluation_role=READER" });
  const hidden = lines.filter(({ serviceLine }) =>
    rows.some((row) => row.serviceLine.code === serviceLine.code && row.queue.state === "SUPPRESSED"),
  );
  expect(hidden.length).toBeGreaterThan(0);
  for (const { queue } of hidden) expect([queue.value, queue.state]).toEqual([null, "SUPPRESSED"]);
});

test("clinical capacity is asked for by provider too", async () => {
  const ask = (providers: readonly string[]) =>
    app.ask(
      `query ($providers: [ID!]) { partnership(code: "walsall") { clinicalCapacity(month: "2026-03", filter: { providers: $providers })
        { lines { services { service { provider { code } } } } } } }`,
      { providers },
    );
  const { data } = await ask(["TAJ"]);
  const { lines } = (data.partnership as unknown as { clinicalCapacity: { lines: { services: Row[] }[] } })
    .clinicalCapacity;
  const found = lines.flatMap(({ services }) => services.map(({ service }) => service.provider.code));
  expect(new Set(found)).toEqual(new Set(["TAJ"]));
  expect((await ask(["NOBODY"])).errors?.[0]?.extensions.code).toBe("BAD_USER_INPUT");
});
