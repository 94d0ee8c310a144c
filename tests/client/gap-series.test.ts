import { expect, test } from "vitest";
import {
  certificateText,
  gapFindings,
  nextUnitText,
  placeSentence,
  worstPlaces,
} from "../../client/src/features/gaps/gap-findings.ts";
import { byUnmetShare, gapBars, gapShares, gapTwin, lineSentence } from "../../client/src/features/gaps/gap-series.ts";
import { gapSheet } from "../../client/src/features/gaps/gap-sheet.ts";
import { heatGrid, heatKey } from "../../client/src/features/gaps/heat-series.ts";
import { bar, group, known, missing, place, therapy, wards } from "./cases/gap-case.ts";

const sum = (shares: object) => Object.values(shares).reduce((total: number, share: number) => total + share, 0);

const unrecorded = {
  ...bar,
  serviceLine: { ...therapy, code: "DIET", name: "Dietetics" },
  met: missing("NOT_COLLECTED"),
  unmet: missing("NOT_COLLECTED"),
  distributionGap: missing("NOT_COLLECTED"),
  deliveryGap: missing("NOT_COLLECTED"),
  targetingGap: missing("NOT_COLLECTED"),
  ahead: missing("NOT_COLLECTED"),
};

test("a bar's parts are all of the need, each need once", () => {
  const shares = gapShares(bar);
  expect(sum(shares)).toBeCloseTo(1, 12);
  expect(shares).toMatchObject({ met: 0.5, ahead: 0.05, delivery: 0.15, unknown: 0 });
  expect(shares.capacity + shares.coverage).toBeCloseTo(0.25, 12);
  expect(shares.met + shares.ahead).toBeCloseTo(0.55, 12);
});

test("where nobody recorded what was met, the bar says not known and never met", () => {
  const shares = gapShares(unrecorded);
  expect(shares).toMatchObject({ met: 0, ahead: 0, capacity: 0.2, coverage: 0.1 });
  expect(shares.unknown).toBeCloseTo(0.7, 12);
  expect(gapBars([unrecorded])[0]?.note).toBe("how much is met: not recorded");
  expect(lineSentence(unrecorded)).toBe("Dietetics: how much need is met is not recorded.");
});

test("a distribution gap that is not split is not known rather than guessed", () => {
  const shares = gapShares({ ...bar, deliveryGap: missing("NOT_COLLECTED"), targetingGap: missing("NOT_COLLECTED") });
  expect(shares).toMatchObject({ met: 0.5, delivery: 0, targeting: 0, unknown: 0.2 });
});

test("lines come by the part that is not met, those that are not known last, in picture and table alike", () => {
  const small = { ...bar, serviceLine: { ...therapy, code: "OT", name: "Occupational therapy" }, unmet: known(5) };
  const rows = [unrecorded, small, bar];
  expect(byUnmetShare(rows).map(({ serviceLine }) => serviceLine.code)).toEqual(["SLT", "OT", "DIET"]);
  expect(gapBars(rows).map(({ name }) => name)).toEqual([therapy.name, "Occupational therapy", "Dietetics"]);
  expect(gapTwin(rows).rows.map(([name]) => name)).toEqual([
    "Speech and language therapy (contacts a year)",
    "Occupational therapy (contacts a year)",
    "Dietetics (contacts a year)",
  ]);
});

test("a line's sentence names the size and the causes of its gap", () => {
  expect(lineSentence(bar)).toBe(
    "Speech and language therapy: 45 of 100 contacts a year (45\u00a0%) are not met: 20 are beyond what the services can do, 15 were paid for but not delivered.",
  );
});

test("a gap whose causes are hidden names none, and none that is nothing", () => {
  const hidden = missing("SUPPRESSED");
  const causes = { coverageGap: hidden, capacityGap: hidden, deliveryGap: hidden, targetingGap: hidden };
  const size = "Speech and language therapy: 45 of 100 contacts a year (45\u00a0%) are not met";
  expect(lineSentence({ ...bar, ...causes })).toBe(`${size}.`);
  const none = known(0);
  expect(
    lineSentence({ ...bar, coverageGap: none, capacityGap: known(45), deliveryGap: none, targetingGap: none }),
  ).toBe(`${size}: 45 are beyond what the services can do.`);
});

test("a group that lacks capacity is a finding with its wards, its remedy and what money buys", () => {
  const [finding] = gapFindings([place({ demand: 1440 })], [group], wards, null);
  expect(finding).toMatchObject({
    text: "Speech and language therapy, ages 0 to 4, Blakenall and Pleck: 540 of 1,440 contacts a year have no capacity.",
    remedy: "Remedy: add capacity; each £10,000 buys 167 at Talk together, up to 540 contacts a year.",
    key: "group:SLT|1",
  });
});

test("wards of one age that no service reaches are one finding, and a chosen remedy leaves only its own", () => {
  const rows = ["Blakenall", "Pleck"].map((ward) =>
    place({ ward, coverageGap: 30, unmet: known(30), remedy: "COMMISSION_NEW_SCOPE" }),
  );
  const [finding, ...more] = gapFindings(rows, [group], wards, "COMMISSION_NEW_SCOPE");
  expect(finding?.text).toBe(
    "Speech and language therapy, ages 0 to 4, Blakenall and Pleck: 60 of 100 contacts a year have no service that reaches them.",
  );
  expect(more).toEqual([]);
});

test("the worst place comes first, one that is met is left out, one that is not known comes last", () => {
  const rows = [
    place({ ages: "0-4", unmet: known(10) }),
    place({ ages: "5-10", unmet: known(30) }),
    place({ ages: "11-15", unmet: known(0) }),
    place({ ages: "16-19", unmet: missing("NOT_COLLECTED") }),
  ];
  expect(worstPlaces(rows).map(({ ageBand }) => ageBand.code)).toEqual(["5-10", "0-4", "16-19"]);
  expect(placeSentence(place({ unmet: missing("NOT_COLLECTED") }))).toBe(
    "How much of 50 contacts a year is met was not recorded.",
  );
});

test("a unit that costs more than £10,000 is priced by the unit", () => {
  const [next] = group.nextUnit;
  const dear = { ...group, nextUnit: next ? [{ ...next, unitCost: { pence: 2_400_000, state: "KNOWN" } }] : [] };
  expect(nextUnitText(dear)).toBe("each costs £24,000 at Talk together, up to 540 contacts a year");
});

test("the certificate says why no other sharing helps, and who is bound elsewhere", () => {
  const bound = { ...group, committedElsewhere: [{ code: "NHS", name: "Early years therapy" }] };
  expect(certificateText(bound)).toBe(
    "Only Talk together can take these children. It can do 900 of 1,440 contacts a year. Early years therapy could reach them too, but worse-covered children take all they have. So 540 stay unmet, however the work is shared.",
  );
});

test("a cell of the heat table that holds an unknown figure is hidden, not shown as smaller", () => {
  const rows = [place({ ages: "0-4" }), place({ ages: "5-10", unmet: missing("SUPPRESSED") })];
  const byWard = heatGrid(rows, "area");
  expect(byWard.cells.get(heatKey("SLT", "Blakenall"))).toMatchObject({ demand: 100, hiddenBy: "SUPPRESSED" });
  const byAge = heatGrid([...rows].reverse(), "ageBand");
  expect(byAge.columns.map(({ name }) => name)).toEqual(["Ages 0 to 4", "Ages 5 to 10"]);
  expect(byAge.cells.get(heatKey("SLT", "0-4"))).toMatchObject({ unmet: 10, hiddenBy: null });
});

test("the saved list has all decimals, and a state where there is no number", () => {
  const asked = { period: { type: "FINANCIAL_YEAR", code: "2025-26" }, basis: "EXPRESSED" } as const;
  const places = [place({ unmet: known(1 / 3) }), place({ unmet: missing("NOT_SUBMITTED") })];
  const { columns, rows } = gapSheet(places, asked);
  expect(rows.map((row) => row.slice(0, 2))).toEqual([
    ["2025-26", "EXPRESSED"],
    ["2025-26", "EXPRESSED"],
  ]);
  expect(rows.map((row) => row[columns.indexOf("not_met")])).toEqual([1 / 3, "NOT_SUBMITTED"]);
});
