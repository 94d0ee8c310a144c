import { findAnnotationsOf } from "@tandem/server/analytics/annotation-subject";
import { parseExceptionCode } from "@tandem/server/analytics/exception-code";
import { compareMeasure, isComparableUnit, type PublishedFigure } from "@tandem/server/analytics/measure-comparison";
import fc from "fast-check";
import { expect, test } from "vitest";

const OTHERS = ["A", "B", "C", "D", "E"];

/** Figures of one area, a year each from 2016. */
const series = (areaCode: string, values: readonly (number | null)[]): PublishedFigure[] =>
  values.map((value, index) => ({
    areaCode,
    period: `${2016 + index}`,
    value,
    state: value === null ? ("SUPPRESSED" as const) : ("KNOWN" as const),
  }));

/** Five councils around 10, England at 10. */
const around = (count: number): PublishedFigure[] => [
  ...OTHERS.flatMap((code, index) => series(code, Array<number>(count).fill(8 + index))),
  ...series("ENGLAND", Array<number>(count).fill(10)),
];

const request = { polarity: "LOWER_IS_BETTER" as const, ownArea: "OWN", others: OTHERS, england: "ENGLAND" };

const compare = (values: readonly (number | null)[], changes: Partial<typeof request> = {}) =>
  compareMeasure([...series("OWN", values), ...around(values.length)], { ...request, ...changes });

test("a council that lies apart by more than the difference moves from year to year is worse, or better where more is better", () => {
  // Differences 2.9, 3.1, 2.9, 3.1, 2.9, 3.1: mean moving range 0.2, allowance 0.532.
  const values = [12.9, 13.1, 12.9, 13.1, 12.9, 13.1];
  const { versusOthers, versusEngland } = compare(values);
  expect(versusOthers.verdict).toBe("WORSE");
  expect(versusOthers.worseBy).toBeCloseTo(3.1, 12);
  expect(versusOthers.allowance).toBeCloseTo(2.66 * 0.2, 12);
  expect(versusEngland).toEqual(versusOthers);
  expect(compare(values, { polarity: "HIGHER_IS_BETTER" as never }).versusOthers.verdict).toBe("BETTER");
});

test("a difference that swings as widely as it is wide is no finding", () => {
  expect(compare([8, 12, 9, 13, 7, 12]).versusOthers.verdict).toBe("ALIKE");
});

test("fewer than six years can be compared, or fewer than five councils: nothing is said", () => {
  expect(compare([13, 13, 13, 13, 13]).versusOthers).toEqual({ verdict: "TOO_FEW", worseBy: 3, allowance: null });
  const few = compare([13, 13, 13, 13, 13, 13], { others: ["A", "B", "C", "D"] as never });
  expect(few.versusOthers.verdict).toBe("TOO_FEW");
  expect(few.versusEngland.verdict).toBe("WORSE");
});

test("a year without a number is left out of the differences and never counts as zero", () => {
  const { versusOthers, latest, periods } = compare([13, 13, null, 13, 13, 13, 13, null]);
  expect(versusOthers).toEqual({ verdict: "WORSE", worseBy: 3, allowance: 0 });
  expect(latest).toBe(6);
  expect(periods[7]?.own).toEqual({ value: null, state: "SUPPRESSED" });
});

test("the latest year is one that others have too: an own figure that stands alone is not judged", () => {
  const figures = [...series("OWN", [13, 13, 13, 13, 13, 13, 90]), ...around(6)];
  const { latest, versusOthers, periods } = compareMeasure(figures, request);
  expect(periods[latest ?? -1]?.period).toBe("2021");
  expect(versusOthers.worseBy).toBe(3);
  expect(periods[6]?.england).toEqual({ value: null, state: "NOT_LOADED" });
  expect(compareMeasure(series("OWN", [1]), request).latest).toBeNull();
});

test("the verdict keeps its way when all figures are turned round with what is better", () => {
  const value = fc.double({ min: 0, max: 100, noNaN: true });
  fc.assert(
    fc.property(fc.array(value, { minLength: 6, maxLength: 12 }), (values) => {
      const figures = [...series("OWN", values), ...around(values.length)];
      const turned = figures.map((figure) => ({ ...figure, value: figure.value === null ? null : -figure.value }));
      const one = compareMeasure(figures, request);
      const two = compareMeasure(turned, { ...request, polarity: "HIGHER_IS_BETTER" });
      expect(two.versusOthers.verdict).toBe(one.versusOthers.verdict);
    }),
  );
});

test("shares, rates and means are set side by side; counts of councils of different size are not", () => {
  expect(["%", "per 100 pupils", "per 100,000", "points", "weeks"].every(isComparableUnit)).toBe(true);
  expect(["appeals", "requests", "children", "£"].some(isComparableUnit)).toBe(false);
});

test("an exception's code names its kind and all of its parts, or is none", () => {
  expect(parseExceptionCode("queue:NDA-2S|REFERRAL_TO_ASSESSMENT")).toEqual({
    kind: "queue",
    parts: ["NDA-2S", "REFERRAL_TO_ASSESSMENT"],
  });
  for (const code of [
    "gap",
    "gap:",
    "gap:A|B",
    "pool:S75",
    "pool:|2025-26",
    "toString:A",
    "GAP:SLT",
    "",
    ":",
    "overlap:AP|",
  ])
    expect(parseExceptionCode(code), code).toBeNull();
});

const event = (changes: object) => ({ serviceCode: null, serviceLineCode: null, measureCode: null, ...changes });

test("a service's series has its own events, its line's and the partnership's, and nobody else's", () => {
  const rows = [
    event({ serviceCode: "S" }),
    event({ serviceCode: "T" }),
    event({ serviceLineCode: "SLT" }),
    event({ serviceLineCode: "OT" }),
    event({ measureCode: "m" }),
    event({}),
  ];
  const services = [{ code: "S", lineCode: "SLT", lineShares: [] }] as never;
  const found = (subject: object | null) =>
    findAnnotationsOf(rows, subject, { services }).map((row) => rows.indexOf(row));
  expect(found({ service: "S" })).toEqual([0, 2, 5]);
  expect(found({ serviceLine: "OT" })).toEqual([3, 5]);
  expect(found({ measure: "m" })).toEqual([4, 5]);
  expect(found({})).toHaveLength(6);
  expect(found(null)).toHaveLength(6);
});
