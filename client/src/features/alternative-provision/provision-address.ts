import { useAddress } from "../../app/address.ts";
import { listedAreas, useComparedAreas } from "../../app/compared-areas.ts";
import { type Frame, useFrame, useMeasuresAt, useYear } from "../../app/frame.ts";
import { PARTNERSHIP } from "../../app/partnership.ts";
import { type Filter, namedFilter, yearFilter } from "../../parts/filters.ts";
import { lastMonthOf, yearPeriod } from "../../words/period.ts";
import { PLAN_SETTINGS } from "./plan-settings.ts";

/** Kinds of place this page is about. */
const PLACE_LINES = ["AP", "SRP"] as const;

/** What the partnership counts itself, because no published source has it. */
const OWN = [
  "ap-places-commissioned",
  "ap-places-quality-assured",
  "ap-places-used",
  "srp-places-commissioned",
  "srp-places-used",
  "fair-access-referred",
  "fair-access-placed",
  "fair-access-waiting",
  "fair-access-days-to-place",
  "fair-access-placed-in-20-days",
] as const;

/** Published measures that stand beside others', in the order they are shown. */
export const RATES = [
  "permanent-exclusion-rate",
  "suspension-rate",
  "severe-absence",
  "ap-placements-council-funded",
  "ap-pupils-placed-by-schools",
] as const;

/** The kinds of place the address asks for; both where it names none. */
export function useLines(): readonly string[] {
  const { get } = useAddress();
  const line = PLACE_LINES.find((entry) => entry === get("line"));
  return line === undefined ? PLACE_LINES : [line];
}

/** The month the page is of. */
export function useMonth(): string {
  const { year } = useYear();
  return lastMonthOf(year, useFrame().today);
}

/** The question of the page, as its address has it. */
export function useProvisionVariables() {
  const { get } = useAddress();
  const { year } = useYear();
  const { wards } = useFrame();
  const areas = useComparedAreas();
  const own = useMeasuresAt(OWN);
  const ward = wards.find(({ code }) => code === get("ward"));
  const where = { serviceLines: [...useLines()], areas: ward === undefined ? null : [ward.code] };
  return {
    partnership: PARTNERSHIP,
    period: yearPeriod(year),
    gapFilter: where,
    serviceFilter: where,
    own,
    hasOwn: own.length > 0,
    rates: [...RATES],
    settings: ["TOTAL", ...PLAN_SETTINGS.flatMap(({ parts }) => parts)],
    area: [areas.own],
    areas: listedAreas(areas),
  };
}

/** The filters of the page. */
export function provisionFilters(frame: Frame, years: readonly string[]): readonly Filter[] {
  const lines = frame.serviceLines.filter(({ code }) => PLACE_LINES.some((entry) => entry === code));
  return [yearFilter(years), namedFilter("line", "Kind of place", lines), namedFilter("ward", "Ward", frame.wards)];
}
