import type { ServicePanelQuery } from "@tandem/schema/operations";
import type { CapacityRow } from "../../charts/bar-row.ts";
import type { Twin } from "../../charts/ChartFrame.tsx";
import type { ShownMoney } from "../../words/figure.ts";
import { formatFigure, formatShare, isKnown } from "../../words/figure.ts";
import { agedText, countText, listText, monthText, unitText, wardsText } from "../../words/text.ts";
import { sizeOf } from "../gaps/gap-rows.ts";
import { spendThere } from "../overlaps/overlap-series.ts";
import type { RegisterService } from "./register-rows.ts";

type Partnership = ServicePanelQuery["partnership"];

/** A service on one line over time. */
export type LineHistory = Partnership["serviceHistory"]["lines"][number];

/** A pair of commissions that reach the same children. */
export type ServiceOverlap = Partnership["overlaps"]["edges"][number]["node"];

/** A place's gap, with the services that reach it. */
export type ServiceGap = Partnership["gaps"]["rows"][number];

/** Money of one source in one year, over all commissions of a service. */
export interface SourceYear {
  readonly year: string;
  readonly source: string;
  readonly side: string;
  readonly budget: ShownMoney;
  readonly forecast: ShownMoney;
  readonly actual: ShownMoney;
}

const SIDE_WORDS: Readonly<Record<string, string>> = { COUNCIL: "council", ICB: "NHS" };

/** A sum that is known only where each of its parts is. */
function sumOf(amounts: readonly ShownMoney[]): ShownMoney {
  const lacking = amounts.find(({ pence }) => pence === null || pence === undefined);
  if (lacking !== undefined) return { pence: null, state: lacking.state };
  return { pence: amounts.reduce((sum, { pence }) => sum + (pence ?? 0), 0), state: "KNOWN" };
}

/** A service's money by year and source, newest year first. */
export function sourceYears({ commissions }: Pick<RegisterService, "commissions">): readonly SourceYear[] {
  const lines = commissions.flatMap(({ funding }) => funding);
  const groups = Map.groupBy(lines, ({ financialYear, source }) => `${financialYear}|${source.code}`);
  return [...groups.values()]
    .flatMap((own) => {
      const [first] = own;
      if (first === undefined) return [];
      return [
        {
          year: first.financialYear,
          source: first.source.name,
          side: SIDE_WORDS[first.source.side] ?? first.source.side,
          budget: sumOf(own.map(({ budget }) => budget)),
          forecast: sumOf(own.map(({ forecast }) => forecast)),
          actual: sumOf(own.map(({ actual }) => actual)),
        },
      ];
    })
    .sort((a, b) => (a.year === b.year ? (a.source < b.source ? -1 : 1) : a.year < b.year ? 1 : -1));
}

/** Capacity and activity month by month, as the picture takes them; what is no number is not drawn. */
export function capacityRows({ months }: Pick<LineHistory, "months">): readonly CapacityRow[] {
  return months.map(({ month, capacity, activity, flags }) => ({
    name: monthText(month),
    capacity: isKnown(capacity) ? (capacity.value ?? null) : null,
    activity: isKnown(activity) ? (activity.value ?? null) : null,
    isFlagged: flags.length > 0,
  }));
}

/** The same numbers as a table, months first, then whole years. */
export function capacityTwin({ months, years }: LineHistory): Twin {
  return {
    columns: ["Month or year", "Could do", "Did", "Did of what it could"],
    rows: [
      ...months.map(({ month, capacity, activity }) => [
        monthText(month),
        formatFigure(capacity),
        formatFigure(activity),
        "–",
      ]),
      ...years.map(({ financialYear, capacity, activity, delivered }) => [
        financialYear,
        formatFigure(capacity),
        formatFigure(activity),
        formatShare(delivered),
      ]),
    ],
  };
}

function standingOut(months: LineHistory["months"]): string {
  const known = months.filter(({ activity }) => isKnown(activity));
  const flagged = known.filter(({ flags }) => flags.length > 0).length;
  if (known.length === 0) return "";
  if (flagged === 0) return " No month is outside what chance allows.";
  return flagged > known.length / 2
    ? " It does not swing around one level: the level itself has moved."
    : ` ${countText(flagged, "month")} of ${known.length} stand out from chance (ringed).`;
}

/** What a service did of what it could, in one or two sentences. */
export function capacitySentence({ serviceLine, months, years }: LineHistory): string {
  const last = [...years].reverse().find(({ delivered }) => isKnown(delivered));
  if (last === undefined) return "How much it did of what it could is not known for any year.";
  const before = years.filter(
    ({ financialYear, delivered }) => financialYear < last.financialYear && isKnown(delivered),
  );
  const earlier = before.at(-1);
  const change = earlier === undefined ? "" : `; in ${earlier.financialYear} it was ${formatShare(earlier.delivered)}`;
  return `In ${last.financialYear} it did ${formatFigure(last.activity)} of ${formatFigure(last.capacity)} ${unitText(serviceLine.unitOfCare)}, ${formatShare(last.delivered)} of what it could${change}.${standingOut(months)}`;
}

/** Who else reaches the same children, and where. */
export function otherText({ commissions, sharedCells, sharedSpend }: ServiceOverlap, service: string): string {
  const others = commissions.filter((commission) => commission.service.code !== service);
  const [named] = others.length > 0 ? others : commissions;
  const ages = sharedCells.flatMap(({ ageBand }) => [ageBand.from, ageBand.to]);
  const wards = [...new Set(sharedCells.map(({ area }) => area.name))].sort();
  const buyers = listText([...new Set(commissions.map(({ commissioner }) => commissioner.name))]);
  const who =
    others.length > 0
      ? `${named?.service.name ?? ""}, bought by ${named?.commissioner.name ?? ""}`
      : `The same service, bought by ${buyers}`;
  const where =
    ages.length === 0 ? "" : `: ${agedText({ from: Math.min(...ages), to: Math.max(...ages) })}, ${wardsText(wards)}`;
  return `${who}${where}. ${spendThere(sharedSpend)}`;
}

/** Gaps shown in a service's panel. */
const SHOWN_GAPS = 5;

/** Need not met in places the service reaches, the largest first; how many there are in all. */
export function gapsOf(
  rows: readonly ServiceGap[],
  service: string,
): { readonly shown: readonly ServiceGap[]; readonly count: number } {
  const own = rows
    .filter((row) => row.services.some(({ code }) => code === service) && sizeOf(row.unmet) > 0)
    .sort((a, b) => sizeOf(b.unmet) - sizeOf(a.unmet) || (a.key < b.key ? -1 : 1));
  return { shown: own.slice(0, SHOWN_GAPS), count: own.length };
}
