import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../app.ts";

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
});

afterAll(() => app.stop());

const YEAR = `period: { type: FINANCIAL_YEAR, code: "2025-26" }`;
const WHY = `explanation { definition formula inputs { label figure { state unit } source { publisher dataset } } }`;

/** Each kind of result, and where its explanations are. */
const RESULTS: readonly (readonly [kind: string, field: string])[] = [
  ["a gap", `gaps(${YEAR}, basis: EXPRESSED, by: [SERVICE_LINE], first: 5) { rows { ${WHY} } }`],
  ["a bottleneck", `gaps(${YEAR}, basis: EXPRESSED, by: [SERVICE_LINE], first: 1) { bottlenecks { ${WHY} } }`],
  ["an overlap", `overlaps(${YEAR}, first: 5) { edges { node { ${WHY} } } }`],
  ["an overlap set", `overlaps(${YEAR}, first: 1) { sets { ${WHY} } }`],
  [
    "new need",
    `demand(from: "2025-04", to: "2025-06", grain: QUARTER, basis: EXPRESSED, by: [SERVICE_LINE], first: 5) { rows { ${WHY} } }`,
  ],
  [
    "expected need",
    `demand(from: "2025-04", to: "2025-06", grain: QUARTER, basis: EXPECTED, by: [SERVICE_LINE], first: 5) { rows { ${WHY} } }`,
  ],
  ["a queue", `waits(month: "2026-03") { rows { ${WHY} } }`],
  ["a pool", `pooledBudgets(financialYear: "2025-26") { pools { ${WHY} } }`],
  ["the next pound", `spending(${YEAR}, basis: EXPRESSED, pence: 100) { lines { ${WHY} } }`],
  ["clinical capacity", `clinicalCapacity(month: "2026-03") { lines { ${WHY} } }`],
  ["what a service did", `serviceHistory(service: "NDA-1N", from: "2026-02", to: "2026-03") { lines { ${WHY} } }`],
  ["equity", `equity(${YEAR}, basis: EXPRESSED) { lines { ${WHY} } }`],
  ["the outlook", `outlook(to: "2027-28") { lines { ${WHY} } }`],
  ["what agencies know", `sharedUnderstanding(month: "2026-03", first: 5) { rows { ${WHY} } }`],
  ["a data gap", `sharedUnderstanding(month: "2026-03", first: 1) { dataGaps { ${WHY} } }`],
];

interface Explanation {
  readonly definition: string;
  readonly formula: string;
  readonly inputs: readonly { readonly label: string }[];
}

/** Every explanation in an answer, however deep. */
function explanationsIn(value: unknown): Explanation[] {
  if (Array.isArray(value)) return value.flatMap(explanationsIn);
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === "explanation" ? [inner as Explanation] : explanationsIn(inner),
  );
}

test.each(RESULTS)("%s says what it means, how it was made and what went into it", async (_, field) => {
  const { data, errors } = await app.ask(`{ partnership(code: "walsall") { ${field} } }`, {});
  expect(errors).toBeUndefined();
  const found = explanationsIn(data);
  expect(found.length).toBeGreaterThan(0);
  for (const { definition, formula, inputs } of found) {
    expect(definition).toMatch(/^[A-Z£].{20,}[.]$/);
    expect(formula.length).toBeGreaterThan(10);
    expect(inputs.length).toBeGreaterThan(0);
    for (const { label } of inputs) expect(label).not.toBe("");
  }
});
