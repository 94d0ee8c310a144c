import { formatExactMoney, formatMoney, type ShownMoney } from "../../words/figure.ts";
import { BASIS_WORDS, listText } from "../../words/text.ts";

interface SchemeRow {
  readonly name: string;
  readonly budget: ShownMoney;
  readonly actual: ShownMoney;
  readonly forecast: ShownMoney;
}

interface PoolRow {
  readonly arrangement: { readonly name: string };
  readonly isClosed: boolean;
  readonly budget: ShownMoney;
  readonly variance: ShownMoney;
  readonly varianceShares: readonly {
    readonly organisation: { readonly name: string };
    readonly share: ShownMoney;
    readonly basis: string;
  }[];
  readonly unallocatedVariance: ShownMoney;
  readonly checks: readonly { readonly ok: boolean; readonly message: string; readonly mend: string }[];
}

/** Budget, actual so far and forecast of each scheme, in pence; a figure that is none is left out of the bar. */
export function schemeBars(schemes: readonly SchemeRow[]) {
  return schemes.map(({ name, budget, actual, forecast }) => ({
    name,
    budget: budget.pence ?? 0,
    actual: actual.pence ?? 0,
    forecast: forecast.pence ?? 0,
  }));
}

/** The same numbers, to the penny. */
export function schemeTable(schemes: readonly SchemeRow[]): readonly (readonly string[])[] {
  return schemes.map(({ name, budget, actual, forecast }) => [
    name,
    ...[budget, actual, forecast].map(formatExactMoney),
  ]);
}

/** Over or under, in words. */
export function varianceText({ pence, state }: ShownMoney, isClosed: boolean): string {
  if (pence === null || pence === undefined) return formatMoney({ pence: pence ?? null, state });
  if (pence === 0) return isClosed ? "ended on budget" : "is forecast to end on budget";
  const size = formatExactMoney({ pence: Math.abs(pence), state });
  return `${isClosed ? "ended" : "is forecast to end"} ${size} ${pence > 0 ? "over" : "under"} budget`;
}

/** What each party bears in all, with the rules that place it. */
export function bearers(pool: PoolRow) {
  const parties = new Map<string, { name: string; pence: number; reasons: string[] }>();
  for (const { organisation, share, basis } of pool.varianceShares) {
    const party = parties.get(organisation.name) ?? { name: organisation.name, pence: 0, reasons: [] };
    party.pence += share.pence ?? 0;
    party.reasons.push(`${formatExactMoney(share)} by ${BASIS_WORDS[basis] ?? basis}`);
    parties.set(organisation.name, party);
  }
  return [...parties.values()].sort((a, b) => b.pence - a.pence || (a.name < b.name ? -1 : 1));
}

/** Findings of a pool, worst first. */
export function poolSentences(pool: PoolRow): readonly string[] {
  const borne = bearers(pool).map(({ name, pence }) => `${name} ${formatExactMoney({ pence, state: "KNOWN" })}`);
  const broken = pool.checks.filter(({ ok }) => !ok);
  const unallocated = pool.unallocatedVariance.pence ?? 0;
  return [
    `${pool.arrangement.name} ${varianceText(pool.variance, pool.isClosed)}${borne.length > 0 ? `. Under the agreement ${listText(borne)} bear it` : ""}.`,
    ...(unallocated === 0
      ? []
      : [
          `${formatExactMoney(pool.unallocatedVariance)} is borne by nobody under the agreement; it must be escalated.`,
        ]),
    ...broken.map(({ message, mend }) => `Rule not kept: ${message.replace(/\.$/, "")}. To mend: ${mend}`),
  ];
}
