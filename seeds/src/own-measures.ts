import { activityRows } from "./activity.ts";
import { FIRST_MONTH, MONTHS, monthCode } from "./calendar.ts";
import { CARE_MEASURES, careObservations } from "./care-leaving.ts";
import { FAIR_ACCESS_MEASURES, fairAccessObservations } from "./fair-access.ts";
import { type MeasurePlan, type OwnFigure, own } from "./own-figure.ts";
import { isBought, REGISTER, type RegisterService } from "./register.ts";

/** First month in which a service's last quality check is older than twelve months; all other services are checked each year. */
export const CHECK_LAPSES: Readonly<Record<string, string>> = { "AP-NORTH-THERAPY": "2025-10", "AP-2W": "2026-01" };

const PLACES = { unit: "places", decimals: 0, period_type: "MONTH", population_basis: "RESPONSIBLE_COUNCIL" } as const;

const PLACE_MEASURES: readonly MeasurePlan[] = [
  {
    ...PLACES,
    code: "ap-places-commissioned",
    name: "Alternative provision places commissioned",
    definition:
      "Places in alternative provision under contract in the month; tuition bought child by child is left out.",
    polarity: "NEUTRAL",
    counts_people: false,
  },
  {
    ...PLACES,
    code: "ap-places-quality-assured",
    name: "Alternative provision places with a quality check in date",
    definition:
      "Of the places commissioned, those at a service whose last quality check is not older than twelve months.",
    polarity: "HIGHER_IS_BETTER",
    counts_people: false,
  },
  {
    ...PLACES,
    code: "ap-places-used",
    name: "Alternative provision places used",
    definition: "Of the places commissioned, those that a child holds in the month.",
    polarity: "NEUTRAL",
    counts_people: true,
  },
  {
    ...PLACES,
    code: "srp-places-commissioned",
    name: "Specialist resource provision places commissioned",
    definition: "Places with extra specialist staff at mainstream schools under contract in the month.",
    polarity: "NEUTRAL",
    counts_people: false,
  },
  {
    ...PLACES,
    code: "srp-places-used",
    name: "Specialist resource provision places used",
    definition: "Of the places commissioned, those that a child holds in the month.",
    polarity: "NEUTRAL",
    counts_people: true,
  },
];

const partOf = ({ code }: RegisterService) => `SERVICE_${code}`;

const standing = (line: string) =>
  REGISTER.filter((service) => service.line.code === line && service.capacity.length > 0);

/** One figure for each service, and their sum. */
function withTotal(
  measure: string,
  month: number,
  parts: readonly (readonly [RegisterService, number])[],
): OwnFigure[] {
  const total = parts.reduce((sum, [, units]) => sum + units, 0);
  return [
    own(measure, "TOTAL", monthCode(month), total),
    ...parts.map(([service, units]) => own(measure, partOf(service), monthCode(month), units)),
  ];
}

function isChecked({ code }: RegisterService, month: number): boolean {
  const lapse = CHECK_LAPSES[code];
  return lapse === undefined || monthCode(month) < lapse;
}

/** Places of a line month by month, as its services are bought, checked and filled. */
function placeObservations(): OwnFigure[] {
  const used = new Map<string, number>();
  for (const { service_code, month, units } of activityRows()) {
    const key = `${service_code}|${month}`;
    used.set(key, (used.get(key) ?? 0) + (units ?? 0));
  }
  return ["AP", "SRP"].flatMap((line) =>
    MONTHS.flatMap((month) => {
      const code = line.toLowerCase();
      const bought = standing(line).filter((service) => isBought(service, month));
      const places = bought.map((service) => [service, service.capacity[month - FIRST_MONTH] ?? 0] as const);
      const checked = places.map(([service, units]) => [service, isChecked(service, month) ? units : 0] as const);
      const filled = bought.map((service) => [service, used.get(`${service.code}|${monthCode(month)}`) ?? 0] as const);
      return [
        ...withTotal(`${code}-places-commissioned`, month, places),
        ...withTotal(`${code}-places-used`, month, filled),
        ...(line === "AP" ? withTotal("ap-places-quality-assured", month, checked) : []),
      ];
    }),
  );
}

/** Rows of the own measures file. */
export function ownMeasureRows() {
  return [...PLACE_MEASURES, ...FAIR_ACCESS_MEASURES, ...CARE_MEASURES].map((plan) => ({ ...plan }));
}

/** Rows of the own breakdowns file: each service is a part of its line's places. */
export function ownBreakdownRows() {
  return PLACE_MEASURES.flatMap((plan) =>
    standing(plan.code.startsWith("ap-") ? "AP" : "SRP").map((service) => ({
      measure_code: plan.code,
      code: partOf(service),
      name: service.name,
    })),
  );
}

/** Rows of the own observations file. */
export function ownObservationRows() {
  return [...placeObservations(), ...fairAccessObservations(), ...careObservations()].map((row) => ({ ...row }));
}
