import { formatFigure, formatMoney, type ShownFigure, type ShownMoney } from "../../words/figure.ts";
import { agesText, listText, OVERLAP_WORDS, unitText } from "../../words/text.ts";

/** What the page needs of an overlap. */
export interface OverlapRow {
  readonly id: string;
  readonly kind: string;
  readonly serviceLine: { readonly code: string; readonly name: string; readonly unitOfCare: string };
  readonly commissions: readonly {
    readonly code: string;
    readonly commissioner: { readonly code: string; readonly name: string };
    readonly service: { readonly code: string; readonly name: string };
  }[];
  readonly sharedCells: readonly {
    readonly area: { readonly code: string; readonly name: string };
    readonly ageBand: { readonly from: number; readonly to: number };
  }[];
  readonly sharedDemand: ShownFigure;
  readonly sharedSpend: ShownMoney;
}

/** What the page needs of a set. */
export interface OverlapSetRow {
  readonly id: string;
  readonly serviceLine: { readonly name: string; readonly unitOfCare: string };
  readonly services: readonly { readonly name: string }[];
  readonly overlapSurplus: ShownFigure;
  readonly duplicateSpend: ShownMoney;
}

/** Ages and wards that both reach, in words. */
export function sharedText({ sharedCells }: Pick<OverlapRow, "sharedCells">): string {
  const ages = sharedCells.flatMap(({ ageBand }) => [ageBand.from, ageBand.to]);
  const wards = [...new Set(sharedCells.map(({ area }) => area.name))];
  return `ages ${agesText({ from: Math.min(...ages), to: Math.max(...ages) })} in ${listText(wards)}`;
}

/** An overlap in one sentence. */
export function overlapSentence(row: OverlapRow): string {
  const names = listText(row.commissions.map(({ service, commissioner }) => `${service.name} (${commissioner.name})`));
  return `${row.serviceLine.name}: ${names} both reach ${sharedText(row)}; ${formatMoney(row.sharedSpend)} a year falls there. It looks like: ${OVERLAP_WORDS[row.kind] ?? row.kind}.`;
}

/** A set with surplus in one sentence. */
export function setSentence(set: OverlapSetRow): string {
  return `${set.serviceLine.name}: ${listText(set.services.map(({ name }) => name))} hold ${formatFigure(set.overlapSurplus)} more ${unitText(set.serviceLine.unitOfCare)} than the children they share need; up to ${formatMoney(set.duplicateSpend)} a year pays for that.`;
}

/** Shared spend by line, each pair's pounds once; largest first. */
export function spendByLine(rows: readonly OverlapRow[]) {
  const lines = new Map<string, { name: string; pence: number; count: number }>();
  for (const { serviceLine, sharedSpend } of rows) {
    const line = lines.get(serviceLine.code) ?? { name: serviceLine.name, pence: 0, count: 0 };
    lines.set(serviceLine.code, {
      name: line.name,
      pence: Math.max(line.pence, sharedSpend.pence ?? 0),
      count: line.count + 1,
    });
  }
  return [...lines.values()].sort((a, b) => b.pence - a.pence || (a.name < b.name ? -1 : 1));
}

/** How many overlaps each commissioner has on each line. */
export function commissionerMatrix(rows: readonly OverlapRow[]) {
  const commissioners = new Map<string, string>();
  const lines = new Map<string, string>();
  const counts = new Map<string, number>();
  for (const { serviceLine, commissions } of rows) {
    lines.set(serviceLine.code, serviceLine.name);
    for (const { commissioner } of commissions) commissioners.set(commissioner.code, commissioner.name);
    for (const code of new Set(commissions.map(({ commissioner }) => commissioner.code))) {
      const key = `${code}|${serviceLine.code}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  const sorted = (names: ReadonlyMap<string, string>) =>
    [...names].map(([code, name]) => ({ code, name })).sort((a, b) => (a.name < b.name ? -1 : 1));
  return { commissioners: sorted(commissioners), lines: sorted(lines), counts };
}
