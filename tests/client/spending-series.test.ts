import { expect, test } from "vitest";
import {
  readAmount,
  type SpendingRow,
  spendingFinding,
  spendingRows,
  spendingSentence,
  stepText,
} from "../../client/src/features/gaps/spending-series.ts";
import { known, missing, therapy } from "./cases/gap-case.ts";

const pounds = (pence: number) => ({ pence, state: "KNOWN" });

const step = {
  service: { code: "TALK", name: "Talk together" },
  units: known(540),
  helpful: known(540),
  unitCost: pounds(6_000),
  cost: pounds(3_240_000),
  unmetAfter: known(100),
};

const row: SpendingRow = {
  serviceLine: therapy,
  unmet: known(800),
  unreached: known(60),
  bought: known(540),
  shareMet: known(0.675),
  spent: pounds(3_240_000),
  left: pounds(6_760_000),
  steps: [step],
};

test("a line says what the sum buys, what would be left over, and what no capacity can buy", () => {
  expect(spendingSentence(row)).toBe(
    "Speech and language therapy: 540 of the 800 contacts a year that lack capacity (68\u00a0%). £67,600 would be left over. No service reaches 60 of it: that takes new scope, not capacity.",
  );
});

test("a step says where, at what price, and from where on more would not help", () => {
  expect(stepText(step, therapy)).toBe("Talk together: 540 contacts a year at £60 each; more would not help there");
  expect(stepText({ ...step, units: known(200) }, therapy)).toBe(
    "Talk together: 200 contacts a year at £60 each; up to 540 would help there",
  );
  const places = { code: "AP", name: "Places", unitOfCare: "place" };
  expect(stepText({ ...step, units: known(1), helpful: known(1) }, places)).toContain("1 place at £60 each");
});

test("what is not known is said, and a line that lacks nothing gets nothing", () => {
  expect(spendingSentence({ ...row, unmet: missing("UNRELIABLE"), bought: missing("UNRELIABLE") })).toBe(
    "Speech and language therapy: what its capacity cannot meet is not reliable, so nothing can be said of more.",
  );
  expect(spendingSentence({ ...row, bought: missing("NOT_LOADED"), unreached: known(0) })).toBe(
    "Speech and language therapy: what it would buy is not loaded yet.",
  );
  expect(spendingSentence({ ...row, unmet: known(0), bought: known(0) })).toContain("nothing; its capacity could meet");
});

test("lines stand by name, since units of care of different lines cannot be compared", () => {
  const other = { ...row, serviceLine: { ...therapy, code: "AP", name: "Alternative provision" }, bought: known(1) };
  expect(spendingRows([row, other]).map(({ serviceLine }) => serviceLine.code)).toEqual(["AP", "SLT"]);
  expect(spendingFinding(10_000_000, [row, { ...other, bought: known(0) }])).toBe(
    "Each line is shown as if all £100,000 went to it, to the cheapest service first. It would help on 1 of 2 lines.",
  );
});

test.each([
  ["100,000", 10_000_000],
  ["£2,500.50", 250_050],
  ["-5", null],
  ["1000000001", null],
  ["lots", null],
])("an amount written as %s is read as %s pence", (text, pence) => {
  expect(readAmount(text)).toBe(pence);
});
