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
import { unfinishedText } from "../../client/src/features/returns/return-words.ts";
import { formatPounds } from "../../client/src/words/figure.ts";
import { postText } from "../../client/src/words/text.ts";
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

test("who bears a variance that is not known is not said, nor that no scheme goes over", () => {
  const unknown = { pence: null, state: "NOT_SUBMITTED" as const };
  expect(bearerSentence({ ...pool, variance: unknown, varianceShares: [], unallocatedVariance: unknown })).toBe(
    "Until then nobody can say who bears it.",
  );
  const [scheme] = pool.schemes;
  if (scheme === undefined) throw new Error("no scheme");
  const schemes = [
    { ...scheme, forecast: unknown },
    { ...scheme, budget: pounds(5), forecast: pounds(5) },
  ];
  expect(schemeSentence({ schemes, isClosed: false })).toBe(
    "No scheme is known to end over its budget; of 1 of 2 schemes it is not known.",
  );
});

test("ranges of a million pounds and more are told to the pound, else both ends read alike", () => {
  expect([131_084_912, 131_499_900].map((pence) => formatPounds(pounds(pence)))).toEqual(["£1,310,849", "£1,314,999"]);
  expect([-40, -60].map((pence) => formatPounds(pounds(pence)))).toEqual(["£0", "−£1"]);
  expect(formatPounds({ pence: null, state: "NOT_SUBMITTED" })).toBe("not submitted");
});

test("a post keeps its capitals", () => {
  expect(["Head of SEND", "NHS finance lead", "Director of children's finance"].map(postText)).toEqual([
    "head of SEND",
    "NHS finance lead",
    "director of children's finance",
  ]);
});

test("a return whose quarter the ledger does not reach says so, until its figures are kept", () => {
  const row = (quarter: string, figuresVersion: number | null = null) => ({ quarter, figuresVersion });
  expect(unfinishedText(row("2025-26-Q4"), "2025-12")).toBe(
    "The ledger is complete to December 2025 only, and the quarter ends with March 2026. What it shows so far is not the whole of it, and £0.00 does not mean that nothing was paid or spent.",
  );
  expect(unfinishedText(row("2025-26-Q3"), "2025-12")).toBeNull();
  expect(unfinishedText(row("2025-26-Q1"), null)).toMatch(/^No month .*ends with June 2025/);
  expect(unfinishedText(row("2025-26-Q4", 12), "2025-12")).toBeNull();
});
