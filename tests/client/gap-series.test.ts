import { expect, test } from "vitest";
import { gapShares, heatCells, worstOfEachLine, worstPlaces } from "../../client/src/features/gaps/gap-series.ts";
import { bearers, varianceText } from "../../client/src/features/pooled-budgets/pool-series.ts";
import { formatFigure, formatMoney, formatShare } from "../../client/src/words/figure.ts";

const known = (value: number) => ({ value, state: "KNOWN" });
const missing = (state: string) => ({ value: null, state });

const line = { code: "SLT", name: "Speech and language therapy", unitOfCare: "contact" };

const bar = {
  serviceLine: line,
  demand: known(100),
  met: known(60),
  unmet: known(45),
  coverageGap: known(10),
  capacityGap: known(20),
  deliveryGap: known(15),
  targetingGap: known(5),
  ahead: known(5),
  coverage: known(0.7),
  remedy: "ADD_CAPACITY",
};

test("a bar's parts are all of the need, once", () => {
  const [parts] = gapShares([bar]);
  const { name, ...shares } = parts ?? { name: "" };
  expect(name).toBe(line.name);
  expect(Object.values(shares).reduce((sum, share) => sum + Number(share), 0)).toBeCloseTo(1, 12);
  expect(parts).toMatchObject({ met: 0.5, ahead: 0.05, delivery: 0.15, targeting: 0.05 });
  expect((parts?.capacity ?? 0) + (parts?.coverage ?? 0)).toBeCloseTo(0.25, 12);
});

test("the unmet part of a bar is the need less what was met, met ahead of others included", () => {
  const [parts] = gapShares([bar]);
  expect((parts?.met ?? 0) + (parts?.ahead ?? 0)).toBeCloseTo(0.55, 12);
});

const place = (key: string, unmet: { value: number | null; state: string }, demand = 50) => ({
  key,
  serviceLine: line,
  area: { code: "E05001305", name: "Blakenall" },
  ageBand: { code: key, from: 0, to: 4 },
  demand: known(demand),
  unmet,
  coverage: known(0.5),
  remedy: "ADD_CAPACITY",
});

test("a sum that holds an unknown figure is marked unknown, not shown as smaller", () => {
  const cells = heatCells([place("0-4", known(10)), place("5-10", missing("NOT_COLLECTED"))], "area");
  expect(cells.get("SLT|E05001305")).toMatchObject({ unmet: 10, demand: 100, isUnknown: true });
});

test("the worst place comes first, and each line speaks once", () => {
  const rows = [place("0-4", known(10)), place("5-10", known(30)), place("11-15", known(0))];
  expect(worstPlaces(rows).map(({ key }) => key)).toEqual(["5-10", "0-4"]);
  expect(worstOfEachLine(worstPlaces(rows)).map(({ key }) => key)).toEqual(["5-10"]);
});

test("what is no number is said in words, and nothing is shown as zero that is not", () => {
  expect(formatFigure(missing("NOT_SUBMITTED"))).toBe("not submitted");
  expect(formatFigure(known(0))).toBe("0");
  expect(formatShare({ value: 0.625, state: "KNOWN", lower: 0.57, upper: 0.66 })).toBe("63 % (57 to 66)");
  expect(formatMoney({ pence: 124_000_000, state: "KNOWN" })).toBe("£1.24m");
  expect(formatMoney({ pence: 63_875_300, state: "KNOWN" })).toBe("£638,753");
  expect(formatMoney({ pence: null, state: "NOT_COLLECTED" })).toBe("not collected");
});

test("a party's shares by several rules are added up, with each rule named", () => {
  const organisation = { name: "Walsall Council" };
  const [party] = bearers({
    arrangement: { name: "Pool" },
    isClosed: false,
    budget: { pence: 0, state: "KNOWN" },
    variance: { pence: 30_001, state: "KNOWN" },
    varianceShares: [
      { organisation, share: { pence: 10_000, state: "KNOWN" }, basis: "OWN_RISK" },
      { organisation, share: { pence: 20_001, state: "KNOWN" }, basis: "WEIGHTS" },
    ],
    unallocatedVariance: { pence: 0, state: "KNOWN" },
    checks: [],
  });
  expect(party).toMatchObject({ name: "Walsall Council", pence: 30_001 });
  expect(party?.reasons).toEqual(["£100.00 by its own risk under the agreement", "£200.01 by agreed weights"]);
  expect(varianceText({ pence: -5, state: "KNOWN" }, true)).toBe("ended £0.05 under budget");
});
