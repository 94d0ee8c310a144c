import type { FindingLine } from "../../parts/Findings.tsx";
import type { KeyFigure } from "../../parts/KeyFigures.tsx";
import { formatMoney, formatPence, formatPercent } from "../../words/figure.ts";
import { monthsAfter } from "../../words/period.ts";
import { countText, dateText, listText } from "../../words/text.ts";
import { type CoverageGrid, needGaps } from "./coverage-series.ts";
import { buyersOf, type RegisterCommission, type RegisterRow, sumMoney } from "./register-rows.ts";

/** Names said in full; the rest are counted. */
const NAMED = 3;

function someOf(names: readonly string[]): string {
  return names.length <= NAMED
    ? listText(names)
    : `${names.slice(0, NAMED).join(", ")} and ${names.length - NAMED} more`;
}

/** An amount, or at least so much where a part of it is not known. */
function amountText({ pence, unknown }: { readonly pence: number; readonly unknown: number }): string {
  return `${unknown === 0 ? "" : "at least "}${formatPence(pence)}`;
}

const valuesOf = (commissions: readonly RegisterCommission[]) =>
  sumMoney(commissions.map(({ annualValue }) => annualValue));

const currentOf = (rows: readonly RegisterRow[]) => rows.flatMap(({ current }) => current);

/** The band of ages in which the most needs, of those reached at other ages, are reached by no service. */
function reachFinding(grid: CoverageGrid): readonly FindingLine[] {
  const { some } = needGaps(grid);
  const bands = [...Map.groupBy(some, ({ column }) => column.code).values()].sort(
    (a, b) => b.length - a.length || ((a[0]?.column.from ?? 0) < (b[0]?.column.from ?? 0) ? -1 : 1),
  );
  const [worst] = bands;
  const column = worst?.[0]?.column;
  if (worst === undefined || column === undefined) return [];
  const names = worst.map(({ row }) => `“${row.name}”`);
  const reached = grid.rows.length - needGaps(grid).never.length;
  return [
    {
      text:
        reached === 1
          ? `${column.name}: no service with a standing contract reaches the one need that is reached at other ages: ${someOf(names)}.`
          : `${column.name}: no service with a standing contract reaches ${worst.length} of the ${countText(reached, "need")} that are reached at other ages: ${someOf(names)}.`,
      remedy: "Ask whether these children have no such need, are helped under another name, or are left out.",
      to: { look: null, ages: column.code, need: null },
      evidence: "See these ages",
    },
  ];
}

/** Contracts on which notice is due soon. */
function noticeFinding(rows: readonly RegisterRow[], today: string): readonly FindingLine[] {
  const limit = monthsAfter(today, 6);
  const due = currentOf(rows)
    .filter(({ noticeBy }) => noticeBy && noticeBy >= today && noticeBy <= limit)
    .sort((a, b) => ((a.noticeBy ?? "") < (b.noticeBy ?? "") ? -1 : 1));
  const [first] = due;
  if (!first?.noticeBy) return [];
  const atOnce = due.filter(({ noticeBy }) => noticeBy === first.noticeBy);
  return [
    {
      text: `Notice must be given within six months on ${countText(due.length, "contract")} worth ${amountText(valuesOf(due))} a year; on ${atOnce.length === due.length ? "all of them" : atOnce.length} by ${dateText(first.noticeBy)}.`,
      remedy: "Decide now which to extend, change or end.",
      to: { contract: "NOTICE_6", look: "contracts" },
      evidence: "See these contracts",
    },
  ];
}

/** Services that nobody has a contract for today. */
function lapsedFinding(rows: readonly RegisterRow[]): readonly FindingLine[] {
  const lapsed = rows.filter(({ current }) => current.length === 0);
  if (lapsed.length === 0) return [];
  const names = lapsed.map(({ service }) => `“${service.name}”`);
  return [
    {
      text: `${countText(lapsed.length, "service")} ${lapsed.length === 1 ? "has" : "have"} no contract in force today: ${someOf(names)}.`,
      remedy: `Check whether ${lapsed.length === 1 ? "it was" : "they were"} meant to end, and who helps these children now.`,
      to: { contract: "NONE" },
      evidence: "See them",
    },
  ];
}

function openFinding(rows: readonly RegisterRow[]): readonly FindingLine[] {
  const current = currentOf(rows);
  const open = current.filter(({ end }) => !end);
  const [part, whole] = [valuesOf(open), valuesOf(current)];
  if (open.length === 0 || whole.pence === 0) return [];
  return [
    {
      text: `${formatPercent(part.pence / whole.pence)} of what is paid in a year (${amountText(part)} of ${amountText(whole)}) has no end date, on ${countText(open.length, "contract")}.`,
      remedy: "Set a date on which each is looked at again.",
      to: { contract: "OPEN" },
      evidence: "See them",
    },
  ];
}

/** The service with the greatest value a year. */
function largestFinding(rows: readonly RegisterRow[]): readonly FindingLine[] {
  const [largest] = byValue(rows);
  const whole = valuesOf(currentOf(rows));
  const pence = largest?.service.annualValue.pence;
  if (largest === undefined || !pence || whole.pence === 0) return [];
  const { service } = largest;
  return [
    {
      text: `The largest is ${service.name}, by ${service.provider.name}: ${formatMoney(service.annualValue)} a year, ${formatPercent(pence / whole.pence)} of all, paid for by ${listText(buyersOf(largest).map(({ name }) => name))}.`,
      remedy: "",
      to: { open: service.code },
      evidence: "Open it",
    },
  ];
}

/** Services by what they cost a year, dearest first; those whose value is not known come last. */
export function byValue(rows: readonly RegisterRow[]): readonly RegisterRow[] {
  const value = ({ service }: RegisterRow) => service.annualValue.pence ?? -1;
  return [...rows].sort((a, b) => value(b) - value(a) || (a.service.code < b.service.code ? -1 : 1));
}

/** What stands out among services, worst first: who is not reached, what must be decided, what is dearest. */
export function registerFindings(
  rows: readonly RegisterRow[],
  grid: CoverageGrid,
  today: string,
): readonly FindingLine[] {
  return [
    ...reachFinding(grid),
    ...noticeFinding(rows, today),
    ...lapsedFinding(rows),
    ...openFinding(rows),
    ...largestFinding(rows),
  ];
}

/** Budgets of a financial year by the side whose money it is. */
function sideMoney(rows: readonly RegisterRow[], year: string) {
  const lines = rows
    .flatMap(({ service }) => service.commissions.flatMap(({ funding }) => funding))
    .filter(({ financialYear }) => financialYear === year);
  const of = (side: string) => sumMoney(lines.filter(({ source }) => source.side === side).map(({ budget }) => budget));
  return { council: of("COUNCIL"), icb: of("ICB"), lines: lines.length };
}

function providerFigure(rows: readonly RegisterRow[], whole: number): readonly KeyFigure[] {
  const groups = Map.groupBy(rows, ({ service }) => service.provider.code);
  const [first] = [...groups.values()]
    .map((own) => ({ own, pence: sumMoney(own.map(({ service }) => service.annualValue)).pence }))
    .sort((a, b) => b.pence - a.pence);
  const provider = first?.own[0]?.service.provider;
  if (first === undefined || provider === undefined || whole === 0) return [];
  return [
    {
      label: "Providers",
      value: String(groups.size),
      note: `${provider.name} has ${formatPercent(first.pence / whole)} of the money`,
    },
  ];
}

/** The page's question answered in a few figures: what is bought, from whom, with whose money, for how long. */
export function registerFigures(rows: readonly RegisterRow[], year: string): readonly KeyFigure[] {
  const current = currentOf(rows);
  const whole = valuesOf(current);
  const money = sideMoney(rows, year);
  const open = valuesOf(current.filter(({ end }) => !end)).pence;
  const unknown = money.council.unknown + money.icb.unknown;
  const noteOf = (lacking: number, one: string) =>
    lacking === 0 ? {} : { note: `${countText(lacking, one)} not recorded` };
  return [
    { label: "Services", value: String(rows.length), note: `${countText(current.length, "contract")} in force` },
    { label: "Value a year, today", value: amountText(whole), ...noteOf(whole.unknown, "value") },
    ...providerFigure(rows, whole.pence),
    {
      label: `Council's and NHS money, budget ${year}`,
      value:
        money.lines === 0 ? "not recorded" : `${formatPence(money.council.pence)} and ${formatPence(money.icb.pence)}`,
      ...noteOf(unknown, "budget"),
    },
    {
      label: "Of the value, with no end date",
      value: whole.pence === 0 ? "does not apply" : formatPercent(open / whole.pence),
    },
  ];
}
