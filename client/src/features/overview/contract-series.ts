import type { OverviewStripsQuery } from "@tandem/schema/operations";
import { formatMoney, type ShownMoney } from "../../words/figure.ts";
import { countText, dateText, listText } from "../../words/text.ts";

/** A service with its contracts. */
type ContractedService = Pick<
  OverviewStripsQuery["partnership"]["services"]["edges"][number]["node"],
  "code" | "name" | "commissions"
>;
type Contract = ContractedService["commissions"][number];

/** Months ahead in which notice is looked for. */
const AHEAD = 6;

/** A running contract whose notice day is near or has passed. */
export interface NoticeRow {
  readonly code: string;
  readonly service: string;
  readonly commissioner: string;
  readonly noticeBy: string;
  readonly end: string | null;
  /** Forecast of all its funding in the year. */
  readonly cost: ShownMoney;
  readonly isPast: boolean;
}

/** Contracts with one notice day. */
export interface NoticeGroup {
  readonly noticeBy: string;
  readonly isPast: boolean;
  readonly rows: readonly NoticeRow[];
  readonly cost: ShownMoney;
}

/** The day some months later, the month's last where it has no such day. */
export function monthsLater(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0));
  last.setUTCDate(Math.min(date, last.getUTCDate()));
  return last.toISOString().slice(0, 10);
}

/** A sum in which one unknown part makes the whole unknown. */
function sumOf(parts: readonly ShownMoney[]): ShownMoney {
  let pence = 0;
  for (const part of parts) {
    if (part.pence === null || part.pence === undefined) return { pence: null, state: part.state };
    pence += part.pence;
  }
  return parts.length === 0 ? { pence: null, state: "NOT_APPLICABLE" } : { pence, state: "KNOWN" };
}

const isRunning = ({ start, end }: Contract, today: string) => start <= today && (end ?? "9999") >= today;

/** Running contracts that need notice within six months, or whose notice day has passed; those first due come first. */
export function noticeRows(services: readonly ContractedService[], today: string, year: string): readonly NoticeRow[] {
  const until = monthsLater(today, AHEAD);
  const rows = services.flatMap(({ name, commissions }) =>
    commissions.flatMap((contract): NoticeRow[] => {
      const { code, commissioner, noticeBy, end, funding } = contract;
      if (!isRunning(contract, today) || !noticeBy || noticeBy > until) return [];
      const cost = sumOf(funding.filter((line) => line.financialYear === year).map(({ forecast }) => forecast));
      const isPast = noticeBy < today;
      return [{ code, service: name, commissioner: commissioner.name, noticeBy, end: end ?? null, cost, isPast }];
    }),
  );
  return rows.sort((a, b) => (a.noticeBy + a.service < b.noticeBy + b.service ? -1 : 1));
}

/** The same by notice day. */
export function noticeGroups(rows: readonly NoticeRow[]): readonly NoticeGroup[] {
  return [...Map.groupBy(rows, ({ noticeBy }) => noticeBy)].map(([noticeBy, group]) => ({
    noticeBy,
    isPast: group[0]?.isPast ?? false,
    rows: group,
    cost: sumOf(group.map(({ cost }) => cost)),
  }));
}

/** How many contracts need a decision, by when. */
export function noticeSentence(groups: readonly NoticeGroup[]): string {
  const due = groups.filter(({ isPast }) => !isPast);
  const past = groups.filter(({ isPast }) => isPast).flatMap(({ rows }) => rows);
  const said = due.map(
    ({ noticeBy, rows, cost }) => `${rows.length} by ${dateText(noticeBy)} (${formatMoney(cost)} this year)`,
  );
  const ahead =
    due.length === 0
      ? "No contract needs notice in the next six months."
      : `${countText(due.flatMap(({ rows }) => rows).length, "contract needs", "contracts need")} notice, or a decision to go on: ${listText(said)}.`;
  const late =
    past.length === 0
      ? "No running contract is past its notice day."
      : `${countText(past.length, "contract is", "contracts are")} past the notice day and still running.`;
  return `${ahead} ${late}`;
}
