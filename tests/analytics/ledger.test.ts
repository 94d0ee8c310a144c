import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { monthsOfYear, nextYear, quarterOfMonth, yearOfMonth } from "../../server/src/analytics/financial-year.ts";
import {
  type LedgerEntry,
  postingsOf,
  postLedger,
  totalLedger,
  trialBalance,
} from "../../server/src/analytics/ledger.ts";
import { fractionOf, nearestPenny, sumPence } from "../../server/src/analytics/pence.ts";
import { computePoolPosition } from "../../server/src/analytics/pooled-budget.ts";
import { entry, scheme, twoPartyPool } from "./cases/two-party-pool.ts";

const YEAR = "2025-26";
const KINDS = ["CONTRIBUTION", "OTHER_INCOME", "SETTLEMENT", "SPEND", "ACCRUAL", "RETURN"] as const;

const drawnEntry: fc.Arbitrary<LedgerEntry> = fc
  .record({
    kind: fc.constantFrom(...KINDS),
    pence: fc.integer({ min: -10_000_000_000_000, max: 10_000_000_000_000 }).filter((pence) => pence !== 0),
    month: fc.constantFrom(...monthsOfYear(YEAR)),
    organisation: fc.constantFrom("COUNCIL", "ICB"),
    scheme: fc.constantFrom("A", "B"),
    reference: fc.uuid(),
  })
  .map(({ kind, pence, month, organisation, scheme: code, reference }) => {
    const isContribution = kind === "CONTRIBUTION";
    const isParty = isContribution || kind === "SETTLEMENT" || kind === "RETURN";
    return entry({
      reference,
      kind,
      pence,
      month,
      organisationCode: isParty ? organisation : null,
      fundingSourceCode: isContribution ? `${organisation}-BASE` : null,
      form: isContribution ? "CASH" : null,
      schemeCode: isParty ? null : code,
    });
  });

/** Entries as random work leaves them: posted, some of them taken back. */
const drawnLedger = fc
  .array(fc.tuple(drawnEntry, fc.boolean()), { maxLength: 40 })
  .map((drawn) =>
    drawn.flatMap(([posted, isReversed]) =>
      isReversed
        ? [posted, { ...posted, reference: `${posted.reference}-R`, pence: -posted.pence, reverses: posted.reference }]
        : [posted],
    ),
  );

const opening = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 });

test("whatever is posted, both sides of every entry and all accounts together come to nothing", () => {
  fc.assert(
    fc.property(opening, drawnLedger, (openingPence, entries) => {
      for (const posted of entries) expect(sumPence(postingsOf(posted).map(({ pence }) => pence))).toBe(0);
      const balances = trialBalance(postLedger(openingPence, entries));
      expect(sumPence(balances.values())).toBe(0);
    }),
  );
});

test("opening, contributions, other income and settlements are spend, returns and closing, whatever is posted", () => {
  fc.assert(
    fc.property(opening, drawnLedger, (openingPence, entries) => {
      const totals = totalLedger(openingPence, entries);
      const income =
        totals.openingPence + totals.contributionsPence + totals.otherIncomePence + totals.settlementsPence;
      expect(income).toBe(totals.spendPence + totals.returnsPence + totals.closingPence);
      // A second way: each entry with its sign, in whole numbers of any size.
      const second = entries.reduce(
        (sum, { kind, pence }) =>
          sum + (["SPEND", "ACCRUAL", "RETURN"].includes(kind) ? -BigInt(pence) : BigInt(pence)),
        BigInt(openingPence),
      );
      expect(BigInt(totals.closingPence)).toBe(second);
    }),
  );
});

test("the order of entries changes nothing, and what was taken back leaves no trace in the sums", () => {
  fc.assert(
    fc.property(opening, drawnLedger, (openingPence, entries) => {
      const totals = totalLedger(openingPence, entries);
      expect(totalLedger(openingPence, [...entries].reverse())).toEqual(totals);
      const reversed = new Set(entries.map(({ reverses }) => reverses));
      const left = entries.filter(({ reference, reverses }) => reverses === null && !reversed.has(reference));
      expect(totalLedger(openingPence, left)).toEqual(totals);
    }),
  );
});

test("the pool's schemes, parties and months add up to its ledger", () => {
  fc.assert(
    fc.property(opening, drawnLedger, (openingBalancePence, entries) => {
      const schemes = [scheme("A", 100, [0, 0, 0, 0]), scheme("B", 100, [0, 0, 0, 0])];
      const pool = twoPartyPool(schemes, { openingBalancePence, entries, booksTo: "2026-03" });
      const position = computePoolPosition(pool);
      const { ledger } = position;
      expect(sumPence(position.schemes.map(({ actual }) => actual.pence ?? Number.NaN))).toBe(ledger.spend.pence);
      const months = position.schemes.flatMap((row) => row.months.map(({ actual }) => actual.pence ?? Number.NaN));
      expect(sumPence(months)).toBe(ledger.spend.pence);
      const paid = position.contributions.map(({ paid: amount }) => amount.pence ?? 0);
      expect(sumPence(paid)).toBe(ledger.contributions.pence);
      expect(position.checks.find(({ code }) => code === "LEDGER_BALANCES")?.ok).toBe(true);
    }),
  );
});

test("what is owed counts as spent, and the invoice that takes its place changes nothing", () => {
  const owed = entry({ reference: "A1", kind: "ACCRUAL", schemeCode: "A", pence: 700 });
  const invoice = [
    { ...owed, reference: "A2", pence: -700, reverses: "A1" },
    entry({ reference: "A3", kind: "SPEND", schemeCode: "A", pence: 700 }),
  ];
  const accounts = (entries: readonly LedgerEntry[]) => Object.fromEntries(trialBalance(postLedger(0, entries)));
  expect(accounts([owed])).toEqual({ CREDITORS: -700, "SPEND:A": 700 });
  expect(accounts([owed, ...invoice])).toEqual({ CREDITORS: 0, FUND: -700, "SPEND:A": 700 });
});

test("a closed year's mistake is put right in the open year, and counts there", () => {
  const late = entry({ reference: "L1", kind: "SPEND", schemeCode: "A", pence: 300, adjustsYear: "2024-25" });
  const pool = twoPartyPool([scheme("A", 100, [100, 100, 100, 100])], { entries: [late], booksTo: "2025-04" });
  expect(computePoolPosition(pool).actual.pence).toBe(300);
});

test("sums past what a number holds exactly are refused, never rounded", () => {
  expect(() => sumPence([Number.MAX_SAFE_INTEGER, 1])).toThrow(RangeError);
  expect(() => sumPence([0.5])).toThrow(RangeError);
  expect(() => fractionOf(1, 1, 0)).toThrow(RangeError);
});

test("a fraction of money is the nearest penny, halves away from zero, at any size", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -(2 ** 52), max: 2 ** 52 }),
      fc.nat(1_000),
      fc.integer({ min: 1_000, max: 5_000 }),
      (pence, parts, of) => {
        const twice = 2n * (BigInt(pence) * BigInt(parts) - BigInt(of) * BigInt(fractionOf(pence, parts, of)));
        expect(twice <= BigInt(of) && twice >= -BigInt(of)).toBe(true);
      },
    ),
  );
  expect([fractionOf(1, 1, 2), fractionOf(-1, 1, 2), nearestPenny(7n, 3n)]).toEqual([1, -1, 2]);
});

test("a financial year runs from April to March", () => {
  expect([yearOfMonth("2025-03"), yearOfMonth("2025-04"), yearOfMonth("2000-01")]).toEqual([
    "2024-25",
    "2025-26",
    "1999-00",
  ]);
  expect(monthsOfYear("2025-26")).toHaveLength(12);
  for (const month of monthsOfYear("2025-26")) expect(yearOfMonth(month)).toBe("2025-26");
  expect(monthsOfYear("2025-26").map(quarterOfMonth)).toEqual([1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4]);
  expect(nextYear("1998-99")).toBe("1999-00");
});

/** Files that money passes through on its way from the database to an answer. */
const MONEY_PATH = [
  "pence",
  "apportionment",
  "money",
  "ledger",
  "risk-share",
  "pool-months",
  "scheme-position",
  "pooled-budget",
  "outturn",
  "contract-shares",
  "pool-checks",
  "pool-ledger-checks",
  "pool-contract-checks",
];

/** Ways by which a whole number becomes a fraction. */
const FRACTIONS = /(?<![/*])\/(?![/*])|Math\.(round|floor|ceil|trunc)|toFixed|parseFloat|\d\.\d|\*\*/;

test("money never passes through a fraction: no division, rounding or decimal stands in its path", () => {
  const found = MONEY_PATH.flatMap((name) => {
    const text = readFileSync(join(import.meta.dirname, "../../server/src/analytics", `${name}.ts`), "utf8");
    const code = text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$|"[^"\n]*"|`[^`]*`/gm, "");
    return code
      .split("\n")
      .filter((line) => FRACTIONS.test(line) && !isWhole(line))
      .map((line) => `${name}: ${line.trim()}`);
  });
  expect(found).toEqual([]);
  expect(FRACTIONS.test("const half = pence / 2;") && FRACTIONS.test("Math.round(pence * 0.5)")).toBe(true);
});

/** Division of BigInts, which has no fractions. */
function isWhole(line: string): boolean {
  return /\d+n\b|BigInt|: product \/ total,/.test(line);
}
