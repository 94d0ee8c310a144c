import { type ExplanationSource, sourceOf } from "./figure.ts";
import { FRESH_MONTHS } from "./known-cells.ts";
import type { Agency, KnownCount, MonthIndex, PopulationBasis, Snapshot } from "./snapshot.ts";

/** The last return of one agency's list up to a month. */
export interface AgencyReturn {
  readonly agency: Agency;
  readonly list: KnownCount["list"];
  /** Month it is for; null where none came. */
  readonly month: MonthIndex | null;
  /** Whole months from then to the month asked for; null where none came. */
  readonly ageMonths: number | null;
  /** Whether it is young enough to be compared. */
  readonly isUsed: boolean;
  readonly populationBasis: PopulationBasis | null;
  /** Needs and wards with a number, hidden ones too. */
  readonly placesGiven: number;
  /** Needs and wards the list names without a number for some age. */
  readonly placesMissing: number;
  readonly source: ExplanationSource | null;
}

/** Lists that are asked of each agency, in the order they are shown. */
const ASKED: readonly { readonly agency: Agency; readonly list: KnownCount["list"] }[] = [
  { agency: "EDUCATION", list: "EHC_PLAN" },
  { agency: "EDUCATION", list: "SEN_SUPPORT" },
  { agency: "HEALTH", list: "CASELOAD" },
  { agency: "SOCIAL_CARE", list: "REFERRAL" },
];

const NONE = {
  month: null,
  ageMonths: null,
  isUsed: false,
  populationBasis: null,
  placesGiven: 0,
  placesMissing: 0,
  source: null,
} as const;

/** Needs and wards of a return, by whether each row of them has a number or a hidden one. */
function countPlaces(rows: readonly KnownCount[]) {
  const places = [...Map.groupBy(rows, ({ needCode, areaCode }) => `${needCode}|${areaCode}`).values()];
  const isGiven = ({ state }: KnownCount) => state === "KNOWN" || state === "SUPPRESSED";
  const placesGiven = places.filter((own) => own.every(isGiven)).length;
  return { placesGiven, placesMissing: places.length - placesGiven };
}

/** Each list's last return up to a month; those asked for of which none came are said so. */
export function agencyReturns(snapshot: Snapshot, month: MonthIndex): AgencyReturn[] {
  const upTo = snapshot.knownChildren.filter((row) => row.month <= month);
  const others = upTo
    .filter(({ agency, list }) => !ASKED.some((asked) => asked.agency === agency && asked.list === list))
    .map(({ agency, list }) => ({ agency, list }));
  const lists = new Map([...ASKED, ...others].map((entry) => [`${entry.agency}|${entry.list}`, entry]));
  return [...lists.values()].map(({ agency, list }): AgencyReturn => {
    const rows = upTo.filter((row) => row.agency === agency && row.list === list);
    const last = rows.reduce<KnownCount | null>(
      (newest, row) => (row.month > (newest?.month ?? -1) ? row : newest),
      null,
    );
    if (last === null) return { agency, list, ...NONE };
    const ageMonths = month - last.month;
    return {
      agency,
      list,
      month: last.month,
      ageMonths,
      isUsed: ageMonths < FRESH_MONTHS,
      populationBasis: last.populationBasis,
      ...countPlaces(rows.filter((row) => row.month === last.month)),
      source: sourceOf(snapshot.loads, last.load),
    };
  });
}
