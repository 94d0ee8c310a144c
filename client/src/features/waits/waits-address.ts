import { useAddress } from "../../app/address.ts";
import { type Frame, useFrame, useYear } from "../../app/frame.ts";
import { PARTNERSHIP } from "../../app/partnership.ts";
import { type Filter, namedFilter, yearFilter } from "../../parts/filters.ts";
import { monthsOf } from "../../words/period.ts";
import { monthText } from "../../words/text.ts";

/** The code if it is one of those known; what an address may hold otherwise is not asked for. */
function known(code: string | null, things: readonly { readonly code: string }[]): string[] | null {
  return code !== null && things.some((thing) => thing.code === code) ? [code] : null;
}

/** Organisations that may deliver care. */
function providersOf({ organisations }: Frame) {
  return organisations.filter(({ kind }) => kind !== "ICB");
}

/** The question of the waits page, as its address has it. */
export function useWaitVariables() {
  const { get } = useAddress();
  const { year } = useYear();
  const frame = useFrame();
  const months = monthsOf(year, frame.today);
  const serviceLines = known(get("line"), frame.serviceLines);
  const providers = known(get("provider"), providersOf(frame));
  return {
    partnership: PARTNERSHIP,
    month: months.find((month) => month === get("month")) ?? months[0] ?? frame.today.slice(0, 7),
    filter: { serviceLines, providers, clocks: known(get("clock"), frame.clocks) },
    capacity: { serviceLines, providers },
  };
}

/** The filters of the waits page; the months are those of the year. */
export function waitFilters(frame: Frame, year: string, years: readonly string[]): readonly Filter[] {
  const months = monthsOf(year, frame.today).map((month) => ({ value: month, label: monthText(month) }));
  return [
    yearFilter(years),
    { parameter: "month", label: "At the end of", choices: months },
    namedFilter("line", "Service line", frame.serviceLines),
    namedFilter("clock", "Clock", frame.clocks),
    namedFilter("provider", "Provider", providersOf(frame)),
  ];
}
