import type { BulletRow, StepRow } from "../../charts/bar-row.ts";
import type { Twin } from "../../charts/ChartFrame.tsx";
import { HUES } from "../../charts/palette.ts";
import { formatExactMoney, formatMoney, formatPence, type ShownMoney } from "../../words/figure.ts";
import { BASIS_WORDS, countText, listText } from "../../words/text.ts";
import type { PoolRow, SchemeRow } from "./pool-rows.ts";

type Shares = Pick<PoolRow, "varianceShares" | "unallocatedVariance">;

const exact = (pence: number) => formatExactMoney({ pence, state: "KNOWN" });

/** What a scheme is over budget: its forecast, or once closed its actual spend, less its budget. */
export function schemeVariance(
  { budget, actual, forecast }: Pick<SchemeRow, "budget" | "actual" | "forecast">,
  isClosed: boolean,
): ShownMoney {
  const spend = isClosed ? actual : forecast;
  if (spend.pence === null || spend.pence === undefined) return { pence: null, state: spend.state };
  if (budget.pence === null || budget.pence === undefined) return { pence: null, state: budget.state };
  return { pence: spend.pence - budget.pence, state: "KNOWN" };
}

/** "£12,500 over", "£22,000 under" or "on budget". */
export function overUnder({ pence, state }: ShownMoney, format: (pence: number) => string = formatPence): string {
  if (pence === null || pence === undefined) return formatMoney({ pence: null, state });
  if (pence === 0) return "on budget";
  return `${format(Math.abs(pence))} ${pence > 0 ? "over" : "under"}`;
}

/** Budget, spend so far and forecast of each scheme; what is no amount is left out of the picture and said beside it. */
export function schemeBullets(schemes: readonly SchemeRow[], isClosed: boolean): readonly BulletRow[] {
  return schemes.map((scheme) => ({
    name: scheme.name,
    note: overUnder(schemeVariance(scheme, isClosed)),
    budget: scheme.budget.pence ?? null,
    actual: scheme.actual.pence ?? null,
    forecast: scheme.forecast.pence ?? null,
  }));
}

/** The same numbers, to the penny, with the pool's own sums. */
export function schemeTwin(
  pool: Pick<PoolRow, "schemes" | "isClosed" | "budget" | "actual" | "forecast" | "variance">,
): Twin {
  const line = (name: string, row: Pick<SchemeRow, "budget" | "actual" | "forecast">, variance: ShownMoney) => [
    name,
    formatExactMoney(row.budget),
    formatExactMoney(row.actual),
    formatExactMoney(row.forecast),
    overUnder(variance, exact),
  ];
  return {
    columns: ["Scheme", "Budget", "Spent so far", "Forecast", "Over or under"],
    rows: [
      ...pool.schemes.map((scheme) => line(scheme.name, scheme, schemeVariance(scheme, pool.isClosed))),
      line("Whole pool", pool, pool.variance),
    ],
  };
}

/** The scheme that is furthest over its budget, in one sentence. */
export function schemeSentence(pool: Pick<PoolRow, "schemes" | "isClosed">): string {
  const over = pool.schemes
    .map((scheme) => ({ name: scheme.name, variance: schemeVariance(scheme, pool.isClosed) }))
    .filter(({ variance }) => (variance.pence ?? 0) > 0)
    .sort((a, b) => (b.variance.pence ?? 0) - (a.variance.pence ?? 0));
  const [first] = over;
  const unknown = pool.schemes.filter((scheme) => schemeVariance(scheme, pool.isClosed).pence === null).length;
  if (first === undefined && unknown > 0)
    return `No scheme is known to ${pool.isClosed ? "have ended" : "end"} over its budget; of ${unknown} of ${countText(pool.schemes.length, "scheme")} it is not known.`;
  if (first === undefined)
    return pool.isClosed ? "No scheme ended over its budget." : "No scheme is forecast to go over its budget.";
  return `${first.name} ${pool.isClosed ? "went" : "is forecast to go"} furthest over its budget, by ${exact(first.variance.pence ?? 0)}.`;
}

/** Over or under, in words. */
export function varianceText({ pence, state }: ShownMoney, isClosed: boolean): string {
  if (pence === null || pence === undefined) return `has no outturn yet: ${formatMoney({ pence: null, state })}`;
  const ends = isClosed ? "ended" : "is forecast to end";
  return pence === 0 ? `${ends} on budget` : `${ends} ${exact(Math.abs(pence))} ${pence > 0 ? "over" : "under"} budget`;
}

/** What each party bears in all, most first. */
export function bearers({ varianceShares }: Shares) {
  const parties = new Map<string, { name: string; pence: number }>();
  for (const { organisation, share } of varianceShares) {
    const before = parties.get(organisation.code)?.pence ?? 0;
    parties.set(organisation.code, { name: organisation.name, pence: before + (share.pence ?? 0) });
  }
  return [...parties.values()].sort((a, b) => Math.abs(b.pence) - Math.abs(a.pence) || (a.name < b.name ? -1 : 1));
}

/** Who bears the variance, in one sentence. */
export function bearerSentence(pool: Shares & Pick<PoolRow, "variance" | "isClosed">): string {
  if (pool.variance.pence === null || pool.variance.pence === undefined)
    return "Until then nobody can say who bears it.";
  const parties = bearers(pool).filter(({ pence }) => pence !== 0);
  const unplaced = pool.unallocatedVariance.pence ?? 0;
  const nobody = unplaced === 0 ? "" : ` ${exact(Math.abs(unplaced))} is placed by no rule and must be escalated.`;
  if (parties.length === 0) return `Nobody has to bear anything.${nobody}`;
  const verb =
    (pool.variance.pence ?? 0) < 0
      ? pool.isClosed
        ? "got back"
        : "would get back"
      : pool.isClosed
        ? "bore"
        : "would bear";
  return `Under the agreement ${listText(parties.map(({ name, pence }) => `${name} ${verb} ${exact(Math.abs(pence))}`))}.${nobody}`;
}

const PARTY_HUES = [HUES.navy, HUES.teal, HUES.plum, HUES.orange] as const;

/** Steps from nothing to the whole variance: one for each share, then what no rule places, then the sum. */
export function varianceSteps(pool: Shares & Pick<PoolRow, "variance">): readonly StepRow[] {
  const parties = [...new Set(pool.varianceShares.map(({ organisation }) => organisation.code))].sort();
  const steps: StepRow[] = [];
  let at = 0;
  const add = (name: string, pence: number, colour: string) => {
    steps.push({ name, note: exact(pence), from: at, to: at + pence, colour });
    at += pence;
  };
  for (const { organisation, basis, share } of pool.varianceShares) {
    const hue = PARTY_HUES[parties.indexOf(organisation.code) % PARTY_HUES.length] ?? HUES.navy;
    add(`${organisation.name}: ${BASIS_WORDS[basis] ?? basis}`, share.pence ?? 0, hue);
  }
  const unplaced = pool.unallocatedVariance.pence ?? 0;
  if (unplaced !== 0) add("Placed by no rule", unplaced, HUES.unknown);
  const whole = pool.variance.pence ?? 0;
  return steps.length === 0
    ? []
    : [...steps, { name: "Whole variance", note: exact(whole), from: 0, to: whole, colour: HUES.unknown }];
}

/** The same numbers, to the penny: each share, each party's sum and the whole. */
export function varianceTwin(pool: Shares & Pick<PoolRow, "variance">): Twin {
  return {
    columns: ["Who and why", "Amount"],
    rows: [
      ...pool.varianceShares.map(({ organisation, fundingSource, basis, share }) => [
        `${organisation.name}${fundingSource ? `, ${fundingSource.name}` : ""}: ${BASIS_WORDS[basis] ?? basis}`,
        formatExactMoney(share),
      ]),
      ...bearers(pool).map(({ name, pence }) => [`${name}, in all`, exact(pence)]),
      ["Placed by no rule", formatExactMoney(pool.unallocatedVariance)],
      ["Whole variance", formatExactMoney(pool.variance)],
    ],
  };
}

/** One finding of a pool: what it says, what to do, and which part of the page proves it. */
export interface PoolFinding {
  readonly text: string;
  readonly remedy?: string;
  readonly proof: "bears" | "checks";
}

/** Findings of a pool, worst first: the variance and who bears it, then broken rules that must be mended. */
export function poolFindings(pool: PoolRow): readonly PoolFinding[] {
  const broken = pool.checks.filter(({ ok }) => !ok);
  const worst = [...broken].sort((a, b) => Number(a.level !== "ERROR") - Number(b.level !== "ERROR"));
  return [
    {
      text: `${pool.arrangement.name} ${varianceText(pool.variance, pool.isClosed)}. ${bearerSentence(pool)}`,
      proof: "bears",
    },
    ...worst.map(({ message, mend }) => ({
      text: `${pool.arrangement.name}: this rule is not kept: ${message}`,
      remedy: `To mend: ${mend}`,
      proof: "checks" as const,
    })),
  ];
}

/** Sum of amounts that are all known; otherwise why not. */
export function sumOf(amounts: readonly ShownMoney[]): ShownMoney {
  let pence = 0;
  for (const amount of amounts) {
    if (amount.pence === null || amount.pence === undefined) return { pence: null, state: amount.state };
    pence += amount.pence;
  }
  return { pence, state: "KNOWN" };
}
