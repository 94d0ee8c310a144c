import type { BarRow } from "../../charts/bar-row.ts";
import type { Twin } from "../../charts/ChartFrame.tsx";
import { type BarPart, HUES } from "../../charts/palette.ts";
import { formatFigure, formatMoney, formatPence, type ShownMoney } from "../../words/figure.ts";
import { agesText, JUDGEMENT_WORDS, listText, OVERLAP_WORDS, unitText, wardsText } from "../../words/text.ts";
import { cuts, type OverlapRow, type OverlapSetRow } from "./overlap-rows.ts";

/** Ages and wards that both reach. */
export function sharedScope({ sharedCells }: Pick<OverlapRow, "sharedCells">) {
  const ages = sharedCells.flatMap(({ ageBand }) => [ageBand.from, ageBand.to]);
  const wards = [...new Map(sharedCells.map(({ area }) => [area.code, area.name]))]
    .map(([code, name]) => ({ code, name }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  return { from: Math.min(...ages), to: Math.max(...ages), wards };
}

/** Ages and wards that both reach, in words. */
export function sharedText(row: Pick<OverlapRow, "sharedCells">): string {
  const scope = sharedScope(row);
  return `ages ${agesText(scope)}, ${wardsText(scope.wards.map(({ name }) => name))}`;
}

/** The two services of an overlap. */
export function pairName({ commissions }: Pick<OverlapRow, "commissions">): string {
  return listText(commissions.map(({ service }) => service.name));
}

/** An overlap in one sentence. */
export function overlapSentence(row: OverlapRow): string {
  const buyers = [...new Set(row.commissions.map(({ commissioner }) => commissioner.name))];
  return `${row.serviceLine.name}: ${pairName(row)}, paid for by ${listText(buyers)}, both reach ${sharedText(row)}. ${formatMoney(row.sharedSpend)} a year falls there.`;
}

/** What an overlap asks for. */
export function overlapRemedy({ kind, judgement }: OverlapRow): string {
  const looks = `It looks like: ${OVERLAP_WORDS[kind] ?? kind}`;
  return judgement ? `${looks}. Judged: ${JUDGEMENT_WORDS[judgement.kind]}.` : `${looks}. Nobody has judged it yet.`;
}

/** A set with surplus in one sentence. */
export function setSentence(set: OverlapSetRow): string {
  const names = set.services.map(({ name }) => name);
  return `${set.serviceLine.name}: ${listText(names)} together hold ${formatFigure(set.overlapSurplus)} more ${unitText(set.serviceLine.unitOfCare)} than the children they share need.`;
}

/** The most that could be given up, as "up to £144,000"; why there is none where it is not known. */
export function upTo(money: ShownMoney): string {
  return (money.pence ?? 0) > 0 ? `up to ${formatMoney(money)}` : formatMoney(money);
}

/** Sets that could give something up, the most money first. */
export function costlySets<Row extends Pick<OverlapSetRow, "id" | "duplicateSpend">>(
  sets: readonly Row[],
): readonly Row[] {
  return sets
    .filter(({ duplicateSpend }) => (duplicateSpend.pence ?? 0) > 0)
    .sort((a, b) => (b.duplicateSpend.pence ?? 0) - (a.duplicateSpend.pence ?? 0) || (a.id < b.id ? -1 : 1));
}

/** Parts of what an overlapping service costs. */
export const SPEND_PARTS: readonly BarPart[] = [
  { key: "needed", label: "Spend that is needed", colour: HUES.navy },
  { key: "spare", label: "Up to this much for more than is needed", colour: HUES.orange },
];

/** One service of a set: what it costs and how much of that could be given up. */
export interface ServiceSpend {
  readonly name: string;
  readonly line: string;
  readonly spend: ShownMoney;
  readonly sparePence: number;
  readonly spareUnits: string;
}

/** Services of all sets with what they cost, the set with the most to spare first. */
export function serviceSpends(
  sets: readonly OverlapSetRow[],
  spendOf: (serviceCode: string) => ShownMoney,
): readonly ServiceSpend[] {
  const costly = costlySets(sets);
  const others = sets.filter((set) => !costly.includes(set)).sort((a, b) => (a.id < b.id ? -1 : 1));
  return [...costly, ...others].flatMap((set) => {
    const spare = new Map(cuts(set).map((cut) => [cut.service.code, cut]));
    return set.services.map(({ code, name }) => ({
      name,
      line: set.serviceLine.name,
      spend: spendOf(code),
      sparePence: spare.get(code)?.saving.pence ?? 0,
      spareUnits: formatFigure(spare.get(code)?.units ?? { value: 0, state: "KNOWN" }),
    }));
  });
}

/** A bar for each service: its spend, and how much of it pays for more than is needed. */
export function spendBars(services: readonly ServiceSpend[]): readonly BarRow[] {
  return services.map(({ name, spend, sparePence }) => ({
    name,
    note: `${formatMoney(spend)}${sparePence > 0 ? `, up to ${formatPence(sparePence)} to spare` : ""}`,
    sizes: {
      needed: Math.max(0, (spend.pence ?? 0) - sparePence),
      spare: Math.min(sparePence, spend.pence ?? sparePence),
    },
  }));
}

/** The same numbers as a table. */
export function spendTwin(services: readonly ServiceSpend[]): Twin {
  return {
    columns: ["Service", "Line", "Spend in the year", "Units to spare", "Up to"],
    rows: services.map(({ name, line, spend, spareUnits, sparePence }) => [
      name,
      line,
      formatMoney(spend),
      spareUnits,
      formatPence(sparePence),
    ]),
  };
}
