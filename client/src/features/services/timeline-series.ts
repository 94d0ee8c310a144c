import type { Twin } from "../../charts/ChartFrame.tsx";
import { formatMoney } from "../../words/figure.ts";
import { monthsAfter } from "../../words/period.ts";
import { countText, dateText } from "../../words/text.ts";
import type { RegisterCommission, RegisterRow, RegisterService } from "./register-rows.ts";

/** A contract in force today or to come, as a bar on the axis of days. */
export interface ContractBar {
  readonly commission: RegisterCommission;
  readonly service: RegisterService;
  /** Where it starts and ends on the axis, from 0 to 1. */
  readonly from: number;
  readonly to: number;
  /** Where notice is due on the axis; null where no notice is agreed or it lies off the axis. */
  readonly notice: number | null;
  readonly startsBefore: boolean;
  readonly endsAfter: boolean;
}

/** The contracts of one line. */
export interface ContractGroup {
  readonly line: { readonly code: string; readonly name: string };
  readonly bars: readonly ContractBar[];
}

export interface Timeline {
  readonly groups: readonly ContractGroup[];
  readonly axis: {
    readonly from: string;
    readonly to: string;
    /** Where today is on the axis, from 0 to 1. */
    readonly today: number;
    /** First days of calendar years on the axis. */
    readonly years: readonly { readonly name: string; readonly at: number }[];
  };
}

/** Months shown before today, and at most after it. */
const BEFORE = 12;
const LEAST_AFTER = 12;
const MOST_AFTER = 60;

/** Months left free after the last end, so that it shows as one. */
const MARGIN = 3;

const dayNumber = (day: string) => Date.parse(`${day}T00:00:00Z`);

/** Days beyond every date sort last. */
const LAST = "9999-12-31";

const noticeOf = ({ noticeBy }: RegisterCommission, today: string) => (noticeBy && noticeBy >= today ? noticeBy : LAST);

/** Contracts in force today or to come with their service. */
function contractsOf(rows: readonly RegisterRow[], today: string) {
  return rows.flatMap(({ service }) =>
    service.commissions.filter(({ end }) => (end ?? LAST) >= today).map((commission) => ({ commission, service })),
  );
}

function axisEnd(ends: readonly string[], today: string): string {
  const latest = [...ends, monthsAfter(today, LEAST_AFTER)].sort().at(-1) ?? today;
  return [monthsAfter(latest, MARGIN), monthsAfter(today, MOST_AFTER)].sort()[0] ?? today;
}

/** Contracts line by line, those with the nearest notice first; the lines likewise. */
export function contractTimeline(rows: readonly RegisterRow[], today: string): Timeline {
  const contracts = contractsOf(rows, today);
  const from = monthsAfter(today, -BEFORE);
  const to = axisEnd(
    contracts.flatMap(({ commission }) => commission.end ?? []),
    today,
  );
  const span = dayNumber(to) - dayNumber(from);
  const at = (day: string) => Math.min(1, Math.max(0, (dayNumber(day) - dayNumber(from)) / span));
  const order = ({ commission, service }: (typeof contracts)[number]) =>
    `${noticeOf(commission, today)}|${commission.end ?? LAST}|${service.name}|${commission.code}`;
  const sorted = [...contracts].sort((a, b) => (order(a) < order(b) ? -1 : 1));
  const groups = Map.groupBy(sorted, ({ service }) => service.serviceLine.code);
  const firstYear = Number(from.slice(0, 4)) + 1;
  const years = Array.from({ length: Number(to.slice(0, 4)) - firstYear + 1 }, (_, index) => firstYear + index);
  return {
    groups: [...groups.values()].map((own) => ({
      line: own[0]?.service.serviceLine ?? { code: "", name: "" },
      bars: own.map(({ commission, service }): ContractBar => {
        const { start, end, noticeBy } = commission;
        return {
          commission,
          service,
          from: at(start),
          to: end ? at(end) : 1,
          notice: noticeBy && noticeBy >= from && noticeBy <= to ? at(noticeBy) : null,
          startsBefore: start < from,
          endsAfter: !end || end > to,
        };
      }),
    })),
    axis: { from, to, today: at(today), years: years.map((year) => ({ name: String(year), at: at(`${year}-01-01`) })) },
  };
}

/** When notice is due, in words. */
export function noticeText({ noticeBy }: Pick<RegisterCommission, "noticeBy">, today: string): string {
  if (!noticeBy) return "not recorded";
  return noticeBy < today ? `passed ${dateText(noticeBy)}` : dateText(noticeBy);
}

/** When a contract ends, in words. */
export function endText({ end }: Pick<RegisterCommission, "end">): string {
  return end ? dateText(end) : "no end date";
}

/** The same contracts as a table, in the picture's order. */
export function timelineTwin({ groups }: Timeline, today: string): Twin {
  return {
    columns: ["Contract", "Service", "Service line", "Bought by", "Starts", "Give notice by", "Ends", "Value a year"],
    rows: groups.flatMap(({ line, bars }) =>
      bars.map(({ commission, service }) => [
        commission.code,
        service.name,
        line.name,
        commission.commissioner.name,
        dateText(commission.start),
        noticeText(commission, today),
        endText(commission),
        formatMoney(commission.annualValue),
      ]),
    ),
  };
}

/** The timeline in one sentence: how many contracts, and the nearest notice. */
export function timelineSentence({ groups }: Timeline, today: string): string {
  const bars = groups.flatMap((group) => group.bars);
  if (bars.length === 0) return "No contract is in force today or to come.";
  const nearest = bars.map(({ commission }) => noticeOf(commission, today)).sort()[0] ?? LAST;
  const due = bars.filter(({ commission }) => noticeOf(commission, today) === nearest).length;
  const count = countText(bars.length, "contract");
  return nearest === LAST
    ? `${count} in force or to come; on none of them is notice still to be given.`
    : `${count} in force or to come. The nearest notice is due by ${dateText(nearest)}, on ${countText(due, "contract")}.`;
}
