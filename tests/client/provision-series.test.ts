import { expect, test } from "vitest";
import {
  type PlanMeasure,
  settingRows,
  settingSentence,
} from "../../client/src/features/alternative-provision/plan-settings.ts";
import {
  fairAccessSentence,
  provisionFindings,
} from "../../client/src/features/alternative-provision/provision-findings.ts";
import {
  growthSentence,
  type OwnMeasure,
  ownTrend,
  ownTwin,
  type PlaceService,
  placeBars,
  placeRows,
  placeTwin,
  uncheckedPlaces,
} from "../../client/src/features/alternative-provision/provision-series.ts";
import { provisionSheet } from "../../client/src/features/alternative-provision/provision-sheet.ts";
import { comparedRows } from "../../client/src/features/measures/compared-series.ts";
import { bar, known, missing } from "./cases/gap-case.ts";
import { AREAS, measure } from "./cases/measure-case.ts";

type Figure = { readonly value: number | null; readonly state: string };

const MONTH = "2026-03";

function own(code: string, parts: Readonly<Record<string, Readonly<Record<string, Figure>>>>, unit = "places") {
  return {
    code,
    name: code,
    unit,
    parts: Object.entries(parts).map(([part, periods]) => ({
      part: { code: part, name: part },
      observations: Object.entries(periods).map(([period, figure]) => ({ period, figure })),
    })),
  } as unknown as OwnMeasure;
}

function service(code: string, line = "AP"): PlaceService {
  return {
    code,
    name: `Service ${code}`,
    serviceLine: { code: line, name: line },
    provider: { code: "P", name: "Provider" },
    ages: { from: 11, to: 15 },
    capacityPerMonth: known(1),
    annualValue: { pence: 100, state: "KNOWN" },
    provenance: "ILLUSTRATIVE",
  } as unknown as PlaceService;
}

const inMonth = (figure: Figure) => ({ [MONTH]: figure });
const places = [
  own("ap-places-commissioned", { SERVICE_A: inMonth(known(10)), SERVICE_B: inMonth(known(30)) }),
  own("ap-places-quality-assured", { SERVICE_A: inMonth(known(0)), SERVICE_B: inMonth(known(30)) }),
  own("ap-places-used", { SERVICE_A: inMonth(known(4)), SERVICE_B: inMonth(missing("SUPPRESSED")) }),
];
const rows = placeRows([service("A"), service("B"), service("SPOT")], places, MONTH);

test("a service's places are its own part of each measure, and tuition bought child by child has none", () => {
  expect(rows.map(({ commissioned }) => commissioned)).toEqual([known(10), known(30), missing("NOT_APPLICABLE")]);
  expect(rows.map(uncheckedPlaces)).toEqual([10, 0, null]);
});

test("bars show places with and without a check, most to check first, and hidden use in words", () => {
  const bars = placeBars(rows);
  expect(bars.map(({ name }) => name)).toEqual(["Service A", "Service B"]);
  expect(bars[0]).toMatchObject({
    note: "10 places, 4 used, 10 without a check in date",
    sizes: { checked: 0, unchecked: 10, unknown: 0 },
  });
  expect(bars[1]?.note).toBe("30 places, number used is hidden");
  expect(placeTwin(rows).rows).toEqual([
    ["Service A", "10", "0", "4"],
    ["Service B", "30", "30", "c (hidden)"],
  ]);
});

test("places whose check is not known are hatched, never counted as checked", () => {
  const [silent] = placeBars(placeRows([service("A")], places.slice(0, 1), MONTH));
  expect(silent?.sizes).toEqual({ checked: 0, unchecked: 0, unknown: 10 });
});

test("the sheet has every figure or its state", () => {
  const sheet = provisionSheet(rows, MONTH);
  expect(sheet.rows.map((row) => row.slice(7, 10))).toEqual([
    [10, 0, 4],
    [30, 30, "SUPPRESSED"],
    ["NOT_APPLICABLE", "NOT_APPLICABLE", "NOT_APPLICABLE"],
  ]);
});

function panel(days: Figure, soon: Figure, waiting: Figure = known(20)) {
  const total = (figure: Figure) => ({ TOTAL: { "2026-02": known(5), [MONTH]: figure } });
  return [
    own("fair-access-waiting", total(waiting), "children"),
    own("fair-access-days-to-place", total(days), "school days"),
    own("fair-access-placed-in-20-days", total(soon), "%"),
  ];
}

const facts = (measures: readonly OwnMeasure[]) => ({
  places: rows,
  measures,
  gaps: [],
  rates: [],
  month: MONTH,
  year: "2025-26",
});

test("the panel's newest known month is told with its days and how many were placed in time", () => {
  expect(fairAccessSentence(panel(known(33.4), known(0)), MONTH)).toBe(
    "The fair access panel: 20 children awaited a place at the end of March 2026. Those placed in that month had waited 33.4 school days on average, none of them within 20 school days.",
  );
  expect(fairAccessSentence(panel(missing("NOT_APPLICABLE"), missing("NOT_APPLICABLE")), MONTH)).toContain(
    "February 2026",
  );
  expect(fairAccessSentence([], MONTH)).toContain("not recorded");
});

test("hidden counts make no finding and are said to be hidden", () => {
  const hidden = missing("SUPPRESSED");
  const measures = panel(hidden, hidden, hidden);
  expect(fairAccessSentence(measures, MONTH)).toContain("is hidden: the counts are small");
  expect(provisionFindings(facts(measures)).map(({ text }) => text)).not.toContainEqual(
    expect.stringContaining("panel"),
  );
});

test("findings: the largest part of its whole first", () => {
  const lines = provisionFindings({
    ...facts(panel(known(33), known(40))),
    gaps: [bar],
    rates: comparedRows(
      [
        measure("up", { "2024": { OWN: 5, ENGLAND: 9 }, "2025": { OWN: 11, ENGLAND: 10 } }),
        measure("down", { "2024": { OWN: 15, ENGLAND: 9 }, "2025": { OWN: 11, ENGLAND: 10 } }),
      ],
      ["up", "down"],
      AREAS,
    ),
  });
  expect(lines.map(({ text }) => text.slice(0, 30))).toEqual([
    "The fair access panel: 20 chil",
    "Speech and language therapy: 4",
    "Alternative provision: 10 of 4",
    "Measure up: 11.0\u00a0% in 2025, 5.",
  ]);
  expect(lines[2]?.to).toEqual({ open: "service:A" });
});

test("growth is told from the first month on record, and a month without a figure stays empty", () => {
  const srp = [
    own("srp-places-commissioned", {
      TOTAL: { "2023-04": known(200), "2024-04": missing("NOT_SUBMITTED"), [MONTH]: known(210) },
    }),
    own("srp-places-used", { TOTAL: { [MONTH]: known(205) } }),
  ];
  expect(growthSentence(srp, MONTH)).toBe("210 places in March 2026, 200 in April 2023 (+5\u00a0%); 205 used.");
  expect(ownTrend(srp, "srp-places-commissioned", MONTH).map(({ value }) => value)).toEqual([200, null, 210]);
  expect(ownTrend(srp, "srp-places-commissioned", "2025-03")).toHaveLength(2);
  expect(ownTwin(srp, [["srp-places-commissioned", "Places"]], MONTH).rows).toEqual([
    ["March 2026", "210"],
    ["April 2024", "not submitted"],
    ["April 2023", "200"],
  ]);
});

test("parts of one setting are added only where all are known, and shares are of the same month's plans", () => {
  const part = (code: string, figures: Readonly<Record<string, Figure>>) => ({
    part: { code },
    area: { code: "OWN" },
    observations: Object.entries(figures).map(([period, figure]) => ({ period, figure })),
  });
  const plans = {
    parts: [
      part("TOTAL", { "2025-01": known(1000), "2026-01": known(2000) }),
      part("SETTING_OTHER_ARRANGEMENTS_LA", { "2025-01": known(50), "2026-01": known(120) }),
      part("SETTING_MAINSTREAM_ACADEMY_SENUNIT", { "2025-01": known(5), "2026-01": known(9) }),
      part("SETTING_MAINSTREAM_FREE_SCHOOL_SENUNIT", { "2025-01": known(0), "2026-01": missing("UNAVAILABLE") }),
      part("SETTING_MAINSTREAM_LA_MAINTAINED_SENUNIT", { "2025-01": known(7), "2026-01": known(9) }),
    ],
  } as unknown as PlanMeasure;
  const found = settingRows([plans], AREAS);
  expect(found.map(({ name, period, plans: children, share }) => [name, period, children.value, share])).toEqual([
    ["SEN unit at a mainstream school", "2025-01", 12, 0.012],
    ["EOTAS, arranged by the council", "2026-01", 120, 0.06],
  ]);
  expect(settingSentence(found)).toBe(
    "EOTAS, arranged by the council: 120 children with plans in January 2026, 50 in January 2025.",
  );
});

test("who awaits a place is told whole where it is not known, and of one child", () => {
  const say = (waiting: Figure) =>
    fairAccessSentence(
      [
        own("fair-access-waiting", { TOTAL: inMonth(waiting) }, "children"),
        own("fair-access-days-to-place", { TOTAL: inMonth(known(12)) }, "days"),
      ],
      MONTH,
    );
  expect(say(known(1))).toMatch(/^The fair access panel: 1 child awaited a place at the end of March 2026\./);
  expect(say(missing("NOT_SUBMITTED"))).toMatch(
    /^The fair access panel: how many children awaited a place at the end of March 2026: not submitted\./,
  );
});
