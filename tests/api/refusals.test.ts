import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../app.ts";

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
});

afterAll(() => app.stop());

const YEAR = `period: { type: FINANCIAL_YEAR, code: "2025-26" }`;

/** A field, the argument that is refused, and what the refusal says of it. */
const REFUSALS: readonly (readonly [field: string, argument: string, message: string])[] = [
  [`spending(${YEAR}, basis: EXPRESSED) { complete }`, "pence", "give either pence or wte"],
  [`spending(${YEAR}, basis: EXPRESSED, pence: 1, wte: 1) { complete }`, "pence", "give either pence or wte"],
  [`spending(${YEAR}, basis: EXPRESSED, pence: -1) { complete }`, "pence", "must be from 0"],
  [`spending(${YEAR}, basis: EXPRESSED, pence: 100000000001) { complete }`, "pence", "must be from 0"],
  [`spending(${YEAR}, basis: EXPRESSED, wte: -0.5) { complete }`, "wte", "must be from 0"],
  [`spending(${YEAR}, basis: EXPRESSED, wte: 1e9) { complete }`, "wte", "must be from 0"],
  [`spending(${YEAR}, basis: EXPRESSED, wte: 1, serviceLines: []) { complete }`, "serviceLines", "must not be empty"],
  [`spending(${YEAR}, basis: EXPRESSED, wte: 1, serviceLines: ["X"]) { complete }`, "serviceLines", "is not known"],
  [
    `spending(period: { type: SNAPSHOT, code: "2026-03" }, basis: EXPRESSED, wte: 1) { complete }`,
    "period.type",
    "must be a period of months",
  ],
  [
    `equity(period: { type: FINANCIAL_YEAR, code: "2025-27" }, basis: EXPRESSED) { complete }`,
    "period.code",
    "is not a FINANCIAL_YEAR code",
  ],
  [`equity(${YEAR}, basis: EXPRESSED, serviceLines: ["SLT", "NO"]) { complete }`, "serviceLines", "is not known"],
  [`outlook(to: "2030-32") { complete }`, "to", "is not a financial year"],
  [`outlook(to: "2024-25") { complete }`, "to", "must be a year that is not over"],
  [`outlook(to: "2090-91") { complete }`, "to", "must be within 25 years"],
  [`clinicalCapacity(month: "2026-03", filter: { services: ["NO"] }) { complete }`, "filter.services", "is not known"],
  [`serviceHistory(service: "NDA-1N", from: "2026-03", to: "2026-02") { complete }`, "to", "must not be before from"],
  [`serviceHistory(service: "NDA-1N", from: "2010-03", to: "2026-02") { complete }`, "to", "must be within 10 years"],
  [`overlaps(${YEAR}, first: 1, filter: { services: ["NO"] }) { complete }`, "filter.services", "is not known"],
  [`sharedUnderstanding(month: "2026-03", first: 0) { complete }`, "first", "must be"],
  [
    `sharedUnderstanding(month: "2026-03", first: 1, filter: { needs: ["SLCN", "no"] }) { complete }`,
    "filter.needs",
    "is not known",
  ],
  [`sharedUnderstanding(month: "2026-03", first: 1, after: "bm8=") { complete }`, "after", "is not a cursor"],
];

test.each(REFUSALS)("%s is refused, naming the argument and the rule", async (field, argument, message) => {
  const { errors } = await app.ask(`{ partnership(code: "walsall") { ${field} } }`, {});
  expect(errors).toHaveLength(1);
  expect(errors?.[0]?.extensions).toMatchObject({ code: "BAD_USER_INPUT", argument });
  expect(errors?.[0]?.message).toContain(message);
});

test("a month that is none is refused before anything is read", async () => {
  const { errors } = await app.ask(
    `{ partnership(code: "walsall") { clinicalCapacity(month: "2026-13") { complete } } }`,
    {},
  );
  expect(errors?.[0]?.message).toContain("2025-04");
});

test("a service that is not in the register is not found", async () => {
  const { errors } = await app.ask(
    `{ partnership(code: "walsall") { serviceHistory(service: "NO", from: "2026-02", to: "2026-03") { complete } } }`,
    {},
  );
  expect(errors?.[0]?.extensions).toMatchObject({ code: "NOT_FOUND", argument: "service" });
});

test("a month before every figure has an answer that says nothing is there", async () => {
  const { data, errors } = await app.ask(
    `{ partnership(code: "walsall") { sharedUnderstanding(month: "2010-01", first: 5) { complete rowCount warnings { code } } } }`,
    {},
  );
  expect(errors).toBeUndefined();
  expect(data).toMatchObject({
    partnership: { sharedUnderstanding: { complete: false, rowCount: 0, warnings: [{ code: "NOTHING_RETURNED" }] } },
  });
});

test("pages of what agencies know hold every row once", async () => {
  const keys: string[] = [];
  let after: string | null = null;
  do {
    const { data } = (await app.ask(
      `query($after: String) { partnership(code: "walsall") { sharedUnderstanding(month: "2026-03", first: 317, after: $after) {
        rowCount pageInfo { hasNextPage endCursor } rows { key } } } }`,
      { after },
    )) as unknown as {
      data: {
        partnership: {
          sharedUnderstanding: {
            pageInfo: { hasNextPage: boolean; endCursor: string };
            rows: { key: string }[];
          };
        };
      };
    };
    const { rows, pageInfo } = data.partnership.sharedUnderstanding;
    keys.push(...rows.map(({ key }) => key));
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  } while (after !== null);
  expect(keys).toHaveLength(1_300);
  expect(new Set(keys).size).toBe(1_300);
});
