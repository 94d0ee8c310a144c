import { expect, test } from "vitest";
import {
  bearerSentence,
  bearers,
  overUnder,
  poolFindings,
  schemeBullets,
  schemeSentence,
  schemeTwin,
  schemeVariance,
  sumOf,
  varianceSteps,
  varianceText,
  varianceTwin,
} from "../../client/src/features/pooled-budgets/pool-series.ts";
import { pool } from "./cases/pool-case.ts";

const pounds = (pence: number) => ({ pence, state: "KNOWN" as const });

test("a party's shares by several rules are added up, to the penny", () => {
  expect(bearers(pool)).toEqual([
    { name: "Walsall Council", pence: 47_500 },
    { name: "Care Board", pence: 35_001 },
  ]);
  expect(bearerSentence(pool)).toBe(
    "Under the agreement Walsall Council would bear £475.00 and Care Board would bear £350.01.",
  );
});

test("an underspend is given back, and what no rule places is said", () => {
  const under = {
    variance: pounds(-101),
    isClosed: true,
    varianceShares: [
      { organisation: { code: "A", name: "A" }, fundingSource: null, share: pounds(-100), basis: "WEIGHTS" },
    ],
    unallocatedVariance: pounds(-1),
  };
  expect(bearerSentence(under)).toBe(
    "Under the agreement A got back £1.00. £0.01 is placed by no rule and must be escalated.",
  );
  expect(varianceText(under.variance, true)).toBe("ended £1.01 under budget");
});

test("the steps of the variance follow one another and end at the whole", () => {
  const steps = varianceSteps(pool);
  expect(steps.map(({ from, to }) => [from, to])).toEqual([
    [0, 12_500],
    [12_500, 47_501],
    [47_501, 82_501],
    [0, 82_501],
  ]);
  expect(varianceTwin(pool).rows.at(-1)).toEqual(["Whole variance", "£825.01"]);
});

test("two shares of one party have one colour, and another party has another", () => {
  const [own, other, second] = varianceSteps(pool).map(({ colour }) => colour);
  expect(own).toBe(second);
  expect(own).not.toBe(other);
});

test("a scheme's amount that was not submitted is left out of the picture and said in the table", () => {
  const [, therapies] = schemeBullets(pool.schemes, false);
  expect(therapies).toMatchObject({ actual: null, budget: 200_000, forecast: 270_001, note: "£700 over" });
  const { rows } = schemeTwin(pool);
  expect(rows[1]).toEqual(["Therapies", "£2,000.00", "not submitted", "£2,700.01", "£700.01 over"]);
  expect(rows.at(-1)).toEqual(["Whole pool", "£3,000.00", "£800.00", "£3,825.01", "£825.01 over"]);
});

test("a closed year is measured by its spend, an open one by its forecast", () => {
  const [hearing] = pool.schemes;
  if (hearing === undefined) throw new Error("the case has a scheme");
  expect(schemeVariance(hearing, false)).toEqual(pounds(12_500));
  expect(overUnder(schemeVariance(hearing, true))).toBe("£200 under");
  expect(schemeSentence(pool)).toBe("Therapies is forecast to go furthest over its budget, by £700.01.");
});

test("findings name who bears the variance first, then broken rules that must be mended, then the others", () => {
  const findings = poolFindings(pool);
  expect(findings[0]?.text).toContain("The pool is forecast to end £825.01 over budget.");
  expect(findings.slice(1).map(({ remedy }) => remedy)).toEqual(["To mend: Settle it.", "To mend: Agree a plan."]);
});

test("a sum with an amount that is not known is not known", () => {
  expect(sumOf([pounds(1), pounds(2)])).toEqual(pounds(3));
  expect(sumOf([pounds(1), { pence: null, state: "NOT_SUBMITTED" }])).toEqual({ pence: null, state: "NOT_SUBMITTED" });
});
