import { FIRST_MONTH, MONTHS, monthCode } from "./calendar.ts";
import { type MeasurePlan, type OwnFigure, own } from "./own-figure.ts";
import { drawPoisson, randomFrom } from "./random.ts";

const MONTHLY = {
  decimals: 0,
  period_type: "MONTH",
  population_basis: "RESPONSIBLE_COUNCIL",
  counts_people: true,
} as const;

/** What the fair access panel counts. */
export const FAIR_ACCESS_MEASURES: readonly MeasurePlan[] = [
  {
    ...MONTHLY,
    code: "fair-access-referred",
    name: "Children referred to the fair access panel",
    definition: "Children without a school place who were referred to the fair access panel in the month.",
    unit: "children",
    polarity: "NEUTRAL",
  },
  {
    ...MONTHLY,
    code: "fair-access-placed",
    name: "Children placed by the fair access panel",
    definition: "Children who were given a place by the fair access panel in the month.",
    unit: "children",
    polarity: "NEUTRAL",
  },
  {
    ...MONTHLY,
    code: "fair-access-waiting",
    name: "Children awaiting a place through the fair access panel",
    definition: "Children referred to the fair access panel who have no place yet, at the month's end.",
    unit: "children",
    polarity: "LOWER_IS_BETTER",
  },
  {
    ...MONTHLY,
    code: "fair-access-days-to-place",
    name: "School days from referral to a place",
    definition:
      "Mean school days from referral to a place, of the children whom the fair access panel placed in the month. Does not apply where none was placed. The School Admissions Code 2021 asks for a place within 20 school days.",
    unit: "school days",
    decimals: 1,
    polarity: "LOWER_IS_BETTER",
  },
  {
    ...MONTHLY,
    code: "fair-access-placed-in-20-days",
    name: "Children placed within 20 school days",
    definition:
      "Children whom the fair access panel placed within 20 school days of referral, divided by all it placed in the month.",
    unit: "%",
    decimals: 1,
    polarity: "HIGHER_IS_BETTER",
  },
];

/** School days of each month from January on; 190 a year. */
const SCHOOL_DAYS: readonly number[] = [19, 15, 20, 12, 16, 21, 15, 0, 20, 18, 20, 14];

/** Children referred in a school day in the first year, and its growth a year. */
const REFERRALS_A_DAY = 0.62;
const GROWTH = 0.03;

/** The panel meets every fifth school day; a child starts on the third day after. */
const MEETING_EVERY = 5;
const DAYS_TO_START = 3;

/** First month in which fewer schools offer the panel places. */
export const FEWER_PLACES_FROM = "2025-09";

/** Places a meeting has to give. */
function placesAt(month: number, meeting: number): number {
  if (monthCode(month) < FEWER_PLACES_FROM) return 4;
  return meeting % 2 === 0 ? 3 : 2;
}

/** School days the Code allows from referral to a place. */
const DAYS_ALLOWED = 20;

function monthFigures(month: number, referred: number, days: readonly number[], waiting: number): OwnFigure[] {
  const period = monthCode(month);
  const nobody = days.length === 0;
  const mean = nobody ? null : Math.round((10 * days.reduce((sum, each) => sum + each, 0)) / days.length) / 10;
  const soon = days.filter((each) => each <= DAYS_ALLOWED).length;
  const state = nobody ? "NOT_APPLICABLE" : "KNOWN";
  return [
    own("fair-access-referred", "TOTAL", period, referred),
    own("fair-access-placed", "TOTAL", period, days.length),
    own("fair-access-waiting", "TOTAL", period, waiting),
    own("fair-access-days-to-place", "TOTAL", period, mean, state),
    own(
      "fair-access-placed-in-20-days",
      "TOTAL",
      period,
      nobody ? null : Math.round((1000 * soon) / days.length) / 10,
      state,
    ),
  ];
}

/** The panel's months, child by child: whoever was referred first is placed first. */
export function fairAccessObservations(): OwnFigure[] {
  const random = randomFrom("fair access panel");
  const queue: number[] = [];
  let day = 0;
  let meeting = 0;
  return MONTHS.flatMap((month) => {
    const rate = REFERRALS_A_DAY * (1 + GROWTH) ** Math.floor((month - FIRST_MONTH) / 12);
    const days: number[] = [];
    let referred = 0;
    for (let left = SCHOOL_DAYS[month % 12] ?? 0; left > 0; left -= 1) {
      day += 1;
      const arrived = drawPoisson(rate, random);
      referred += arrived;
      if (day % MEETING_EVERY === 0) {
        meeting += 1;
        const placed = queue.splice(0, placesAt(month, meeting));
        days.push(...placed.map((since) => day - since + DAYS_TO_START));
      }
      for (let child = 0; child < arrived; child += 1) queue.push(day);
    }
    return monthFigures(month, referred, days, queue.length);
  });
}
