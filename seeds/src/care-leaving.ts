import { YEARS } from "./calendar.ts";
import { type MeasurePlan, type OwnFigure, own } from "./own-figure.ts";
import { drawPoisson, randomFrom } from "./random.ts";

const QUARTERLY = {
  unit: "young people",
  decimals: 0,
  period_type: "QUARTER",
  population_basis: "RESPONSIBLE_COUNCIL",
  counts_people: true,
} as const;

/** What partners count of children in care who become adults. */
export const CARE_MEASURES: readonly MeasurePlan[] = [
  {
    ...QUARTERLY,
    code: "care-turning-18",
    name: "Young people in care who turned 18",
    definition: "Young people in the council's care who turned 18 in the quarter.",
    polarity: "NEUTRAL",
  },
  {
    ...QUARTERLY,
    code: "care-turning-18-with-sen",
    name: "Of those, with an EHC plan or on SEN support",
    definition: "Young people in the council's care with an EHC plan or on SEN support who turned 18 in the quarter.",
    polarity: "NEUTRAL",
  },
  {
    ...QUARTERLY,
    code: "care-turning-18-plan-agreed",
    name: "Of those with SEN, with an agreed plan for adult services",
    definition:
      "Young people in the council's care with an EHC plan or on SEN support who turned 18 in the quarter and whose move to adult services was agreed before.",
    polarity: "NEUTRAL",
  },
  {
    ...QUARTERLY,
    code: "care-turning-18-health-accepted",
    name: "Of those under a health service, accepted by one for adults",
    definition:
      "Young people in the council's care under a children's health service who turned 18 in the quarter and whom a service for adults had accepted before.",
    polarity: "NEUTRAL",
  },
];

/** Quarters whose plans the council has not submitted yet. */
const SILENT = "2025-26-Q4";

/** Figures quarter by quarter; whether health services for adults accept them is recorded by nobody. */
export function careObservations(): OwnFigure[] {
  const random = randomFrom("children in care turning 18");
  return YEARS.flatMap((year) =>
    [1, 2, 3, 4].flatMap((quarter) => {
      const period = `${year}-Q${quarter}`;
      const turning = 14 + drawPoisson(4, random);
      const withSen = Math.round(turning * (0.5 + 0.1 * random()));
      const agreed = Math.round(withSen * (0.45 + 0.25 * random()));
      return [
        own("care-turning-18", "TOTAL", period, turning),
        own("care-turning-18-with-sen", "TOTAL", period, withSen),
        period === SILENT
          ? own("care-turning-18-plan-agreed", "TOTAL", period, null, "NOT_SUBMITTED")
          : own("care-turning-18-plan-agreed", "TOTAL", period, agreed),
        own("care-turning-18-health-accepted", "TOTAL", period, null, "NOT_COLLECTED"),
      ];
    }),
  );
}
