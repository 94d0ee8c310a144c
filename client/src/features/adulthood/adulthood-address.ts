import type { OverlapKind } from "@tandem/schema/operations";
import { useAddress } from "../../app/address.ts";
import { listedAreas, useComparedAreas } from "../../app/compared-areas.ts";
import { type Frame, useFrame, useMeasuresAt, useYear } from "../../app/frame.ts";
import { PARTNERSHIP } from "../../app/partnership.ts";
import { type Filter, namedFilter, yearFilter } from "../../parts/filters.ts";
import { lastMonthOf, yearPeriod } from "../../words/period.ts";

/** Bands of ages after school. */
const BANDS = ["16-19", "20-25"];

const HANDOVERS: OverlapKind[] = ["HANDOVER"];

/** What partners count of young people in care who become adults. */
export const CARE = [
  "care-turning-18",
  "care-turning-18-with-sen",
  "care-turning-18-plan-agreed",
  "care-turning-18-health-accepted",
] as const;

/** Published measures that stand beside others', in the order they are shown. */
export const RATES = [
  "neet-or-not-known-16-17",
  "neet-16-17",
  "not-known-16-17",
  "sen-16-17-in-education-or-training",
] as const;

/** The line the address asks for; null for all. */
export function useLine(): string | null {
  const { get } = useAddress();
  return useFrame().serviceLines.find(({ code }) => code === get("line"))?.code ?? null;
}

/** The question of the page, as its address has it. */
export function useAdulthoodVariables() {
  const { year } = useYear();
  const { today } = useFrame();
  const line = useLine();
  const areas = useComparedAreas();
  const own = useMeasuresAt(CARE);
  const filter = { serviceLines: line === null ? null : [line], ageBands: BANDS };
  return {
    partnership: PARTNERSHIP,
    period: yearPeriod(year),
    month: lastMonthOf(year, today),
    gapFilter: filter,
    overlapFilter: { ...filter, kinds: HANDOVERS },
    own,
    hasOwn: own.length > 0,
    rates: [...RATES],
    area: [areas.own],
    areas: listedAreas(areas),
  };
}

/** The filters of the page. */
export function adulthoodFilters(frame: Frame, years: readonly string[]): readonly Filter[] {
  return [yearFilter(years), namedFilter("line", "Service line", frame.serviceLines)];
}
