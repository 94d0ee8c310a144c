import { expect, test } from "vitest";
import { commissionerMatrix, matrixKey } from "../../client/src/features/overlaps/matrix-series.ts";
import { cuts } from "../../client/src/features/overlaps/overlap-rows.ts";
import {
  costCodes,
  costlySets,
  openFirst,
  overlapRemedy,
  overlapSentence,
  serviceSpends,
  setSentence,
  setsSentence,
  sharedText,
  spareText,
  spendBars,
  spendTwin,
  upTo,
} from "../../client/src/features/overlaps/overlap-series.ts";
import { overlap, set } from "./cases/overlap-case.ts";

const pounds = (pence: number) => ({ pence, state: "KNOWN" });

test("an overlap says who pays, for whom, and how much falls there", () => {
  expect(sharedText(overlap)).toBe("ages 5 to 10, Aldridge and Pelsall");
  expect(overlapSentence(overlap)).toBe(
    "Short breaks: Saturday breaks and Nurse-led breaks, paid for by Walsall Council and Care Board, both reach ages 5 to 10, Aldridge and Pelsall. £216,000 a year falls there.",
  );
  expect(overlapRemedy(overlap)).toBe("It looks like: more than is needed. Nobody has judged it yet.");
});

test("a set says how much more it holds than is needed, and a rounding error is no reduction", () => {
  expect(setSentence(set)).toBe(
    "Short breaks: Saturday breaks and Nurse-led breaks together hold 12 more places than the children they share need.",
  );
  expect(cuts(set).map(({ service }) => service.code)).toEqual(["NURSE"]);
});

test("what rests on estimates is said to be rough, and marked in the table", () => {
  const estimated = {
    ...set,
    overlapSurplus: { ...set.overlapSurplus, state: "UNRELIABLE" as const },
    duplicateSpend: { ...set.duplicateSpend, state: "UNRELIABLE" as const },
    reductions: set.reductions.map(({ units, saving, ...rest }) => ({
      ...rest,
      units: { ...units, state: "UNRELIABLE" as const },
      saving: { ...saving, state: "UNRELIABLE" as const },
    })),
  };
  expect(setSentence(estimated)).toContain("together hold roughly 12 more places");
  expect(upTo(estimated.duplicateSpend)).toBe("up to roughly £90,000");
  const services = serviceSpends([estimated], () => pounds(12_000_000));
  expect(spendTwin(services).rows.map((row) => row.slice(-2))).toEqual([
    ["0 (not reliable)", "roughly £0"],
    ["12 (not reliable)", "roughly £90,000"],
  ]);
});

test("costs are asked for along with those asked for before, unless one answer would not hold them all", () => {
  const own = set.services.map(({ code }) => code);
  expect(costCodes([set], [])).toEqual([...own].sort());
  expect(costCodes([set, set], ["Z", own[0] ?? ""])).toEqual([...own, "Z"].sort());
  const many = (count: number) => Array.from({ length: count }, (_, at) => `OLD-${at}`);
  expect(costCodes([set], many(200 - own.length))).toHaveLength(200);
  expect(costCodes([set], many(201 - own.length))).toEqual([...own].sort());
  expect(costCodes([], many(3))).toEqual(many(3));
});

test("sets that could spare nothing are not costly, and the dearest comes first", () => {
  const none = { id: "A", duplicateSpend: pounds(0) };
  const small = { id: "B", duplicateSpend: pounds(1) };
  const unknown = { id: "C", duplicateSpend: { pence: null, state: "NOT_COLLECTED" as const } };
  expect(costlySets([none, unknown, small, set] as (typeof set)[]).map(({ id }) => id)).toEqual(["SET", "B"]);
});

test("a service's bar is its spend, cut where it pays for more than is needed", () => {
  const services = serviceSpends([set], (code) => pounds(code === "NURSE" ? 12_000_000 : 9_600_000));
  expect(spendBars(services)).toEqual([
    { name: "Saturday breaks", note: "£96,000", sizes: { needed: 9_600_000, spare: 0 } },
    {
      name: "Nurse-led breaks",
      note: "£120,000, up to £90,000 to spare",
      sizes: { needed: 3_000_000, spare: 9_000_000 },
    },
  ]);
  expect(spendTwin(services).rows[1]).toEqual(["Nurse-led breaks", "Short breaks", "£120,000", "12", "£90,000"]);
});

test("a spend that is not known is said, not drawn as nothing", () => {
  const [service] = spendBars(serviceSpends([set], () => ({ pence: null, state: "NOT_SUBMITTED" })));
  expect(service?.note).toBe("not submitted");
});

test("an overlap of two commissioners counts for both, its pounds once", () => {
  const { commissioners, cells } = commissionerMatrix([overlap], [set]);
  expect(commissioners.map(({ name }) => name)).toEqual(["Care Board", "Walsall Council"]);
  expect(cells.get(matrixKey("COUNCIL", "SHORTBREAK"))).toEqual({ count: 1, sparePence: 0 });
  expect(cells.get(matrixKey("BOARD", "SHORTBREAK"))).toEqual({ count: 1, sparePence: 9_000_000 });
});

test("what a service with two buyers could spare belongs to neither alone", () => {
  const [first, second] = overlap.commissions;
  if (first === undefined || second === undefined) throw new Error("the case has two commissions");
  const shared = { ...overlap, commissions: [{ ...first, service: second.service }, second] };
  const { cells } = commissionerMatrix([shared], [set]);
  expect(cells.get(matrixKey("SEVERAL", "SHORTBREAK"))).toEqual({ count: 0, sparePence: 9_000_000 });
});

const unknown = { pence: null, state: "NOT_COLLECTED" as const };
const untold: typeof set = {
  ...set,
  id: "U",
  overlapSurplus: { ...set.overlapSurplus, value: null, state: "NOT_COLLECTED" },
  duplicateSpend: unknown,
  reductions: [],
};

test("what a set could spare is never shown as nothing where it is not known", () => {
  expect(spareText(untold)).toEqual({
    text: "More than is needed: not recorded.",
    nothing: "Whether all of their capacity is needed cannot be said.",
  });
  expect(setsSentence([untold])).toBe(
    "Whether all of what overlaps is needed is not known for 1 of 1 set of services.",
  );
  const none = { ...set, overlapSurplus: { ...set.overlapSurplus, value: 0 }, duplicateSpend: pounds(0) as never };
  expect(spareText({ ...none, reductions: [] }).nothing).toBe(
    "All of their capacity is needed: shared work, not waste.",
  );
  expect(setsSentence([{ ...none, reductions: [] }])).toBe("All of what overlaps is needed.");
  const rows = spendTwin(serviceSpends([untold], () => pounds(9_600_000))).rows;
  expect(rows[0]?.slice(2)).toEqual(["£96,000", "not recorded", "not recorded"]);
  expect(upTo(unknown)).toBe("not recorded");
});

test("overlaps that nobody has judged stand out before those that are judged, the dearest first", () => {
  const row = (code: string, pence: number, isJudged: boolean) =>
    ({ code, sharedSpend: pounds(pence), judgement: isJudged ? { kind: "COMPLEMENTARY" } : null }) as never;
  const rows = openFirst<typeof overlap>([row("A", 900, true), row("B", 1, false), row("C", 5, false)]);
  expect(rows.map(({ code }) => code)).toEqual(["C", "B", "A"]);
});

test("one age is told as one", () => {
  const [cell] = overlap.sharedCells;
  const at18 = { ...overlap, sharedCells: [{ ...cell, ageBand: { code: "18", from: 18, to: 18 } }] } as typeof overlap;
  expect(sharedText(at18)).toBe("age 18, Pelsall");
});
