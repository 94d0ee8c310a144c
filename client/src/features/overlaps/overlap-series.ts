import type { BarRow } from "../../charts/bar-row.ts";
import type { Twin } from "../../charts/ChartFrame.tsx";
import { type BarPart, HUES } from "../../charts/palette.ts";
import {
  formatFigure,
  formatMoney,
  type ShownFigure,
  type ShownMoney,
  sayFigure,
  sayMoney,
} from "../../words/figure.ts";
import {
  agedText,
  countText,
  JUDGEMENT_WORDS,
  listText,
  OVERLAP_WORDS,
  unitText,
  wardsText,
} from "../../words/text.ts";
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
  return `${agedText(scope)}, ${wardsText(scope.wards.map(({ name }) => name))}`;
}

/** The two services of an overlap. */
export function pairName({ commissions }: Pick<OverlapRow, "commissions">): string {
  return listText(commissions.map(({ service }) => service.name));
}

/** How much of the two commissions' money falls where both reach; why that is not known. */
export function spendThere(money: ShownMoney): string {
  return money.pence === null || money.pence === undefined
    ? `How much they spend there: ${formatMoney(money)}.`
    : `${formatMoney(money)} a year falls there.`;
}

/** An overlap in one sentence. */
export function overlapSentence(row: OverlapRow): string {
  const buyers = [...new Set(row.commissions.map(({ commissioner }) => commissioner.name))];
  return `${row.serviceLine.name}: ${pairName(row)}, paid for by ${listText(buyers)}, both reach ${sharedText(row)}. ${spendThere(row.sharedSpend)}`;
}

/** Overlaps that nobody has judged first, then by the spend that falls there. */
export function openFirst<Row extends Pick<OverlapRow, "code" | "judgement" | "sharedSpend">>(
  rows: readonly Row[],
): readonly Row[] {
  const spend = ({ sharedSpend }: Row) => sharedSpend.pence ?? -1;
  return [...rows].sort(
    (a, b) => Number(!!a.judgement) - Number(!!b.judgement) || spend(b) - spend(a) || (a.code < b.code ? -1 : 1),
  );
}

/** What an overlap asks for. */
export function overlapRemedy({ kind, judgement }: OverlapRow): string {
  const looks = `It looks like: ${OVERLAP_WORDS[kind] ?? kind}`;
  return judgement ? `${looks}. Judged: ${JUDGEMENT_WORDS[judgement.kind]}.` : `${looks}. Nobody has judged it yet.`;
}

/** A set with surplus in one sentence. */
export function setSentence(set: OverlapSetRow): string {
  const names = set.services.map(({ name }) => name);
  return `${set.serviceLine.name}: ${listText(names)} together hold ${sayFigure(set.overlapSurplus)} more ${unitText(set.serviceLine.unitOfCare)} than the children they share need.`;
}

/** The most that could be given up, as "up to £144,000", or roughly so; why there is none where it is not known. */
export function upTo(money: ShownMoney): string {
  return (money.pence ?? 0) > 0 ? `up to ${sayMoney(money)}` : sayMoney(money);
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
  /** How much of it, and how many units, pay for more than is needed; why not where that is not known. */
  readonly spare: ShownMoney;
  readonly spareUnits: ShownFigure;
}

/** What one service could give up: nothing where its set is known to need it all. */
function spareOf(set: OverlapSetRow, code: string): Pick<ServiceSpend, "spare" | "spareUnits"> {
  const cut = cuts(set).find(({ service }) => service.code === code);
  if (cut !== undefined) return { spare: cut.saving, spareUnits: cut.units };
  const { state } = set.duplicateSpend;
  const isKnown = set.duplicateSpend.pence !== null && set.duplicateSpend.pence !== undefined;
  return isKnown
    ? { spare: { pence: 0, state }, spareUnits: { value: 0, state } }
    : { spare: { pence: null, state }, spareUnits: { value: null, state } };
}

/** What the sets hold beyond need, in one sentence; what is not known is not called needed. */
export function setsSentence(sets: readonly OverlapSetRow[]): string {
  const [first] = costlySets(sets);
  if (first !== undefined) return setSentence(first);
  const unknown = sets.filter(({ duplicateSpend: { pence } }) => pence === null || pence === undefined);
  if (unknown.length === 0)
    return sets.every(({ overlapSurplus }) => overlapSurplus.state === "KNOWN")
      ? "All of what overlaps is needed."
      : "All of what overlaps is needed, by an estimate from published counts.";
  return `Whether all of what overlaps is needed is not known for ${unknown.length} of ${countText(sets.length, "set")} of services.`;
}

/** What the services of a set hold beyond need, and what follows where they could give up nothing. */
export function spareText(set: OverlapSetRow): { readonly text: string; readonly nothing: string } {
  const { overlapSurplus, duplicateSpend, serviceLine } = set;
  if (overlapSurplus.value === null || overlapSurplus.value === undefined)
    return {
      text: `More than is needed: ${formatFigure(overlapSurplus)}.`,
      nothing: "Whether all of their capacity is needed cannot be said.",
    };
  if (cuts(set).length === 0)
    return overlapSurplus.state === "KNOWN"
      ? {
          text: "More than is needed: nothing.",
          nothing: "All of their capacity is needed: shared work, not waste.",
        }
      : {
          text: "More than is needed: roughly nothing.",
          nothing: "By an estimate from published counts, all of their capacity is needed: shared work, not waste.",
        };
  const unit = unitText(serviceLine.unitOfCare);
  return {
    text: `More than is needed: ${sayFigure(overlapSurplus)} ${unit}; ${upTo(duplicateSpend)}.`,
    nothing: "",
  };
}

/** Services of all sets with what they cost, the set with the most to spare first. */
export function serviceSpends(
  sets: readonly OverlapSetRow[],
  spendOf: (serviceCode: string) => ShownMoney,
): readonly ServiceSpend[] {
  const costly = costlySets(sets);
  const others = sets.filter((set) => !costly.includes(set)).sort((a, b) => (a.id < b.id ? -1 : 1));
  return [...costly, ...others].flatMap((set) =>
    set.services.map(({ code, name }) => ({
      name,
      line: set.serviceLine.name,
      spend: spendOf(code),
      ...spareOf(set, code),
    })),
  );
}

/** Services whose cost one question may ask for. */
const MOST_COSTS = 200;

/**
 * Codes of the services whose cost is to be asked for: those of the sets, and those asked for before, so that a filter, or its end,
 * needs no second answer; the sets' own alone where all would be more than one answer holds.
 */
export function costCodes(sets: readonly OverlapSetRow[], before: readonly string[]): readonly string[] {
  const own = new Set(sets.flatMap(({ services }) => services.map(({ code }) => code)));
  const all = new Set([...own, ...before]);
  return [...(all.size > MOST_COSTS ? own : all)].sort();
}

/** A bar for each service: its spend, and how much of it pays for more than is needed. */
export function spendBars(services: readonly ServiceSpend[]): readonly BarRow[] {
  return services.map(({ name, spend, spare }) => {
    const sparePence = spare.pence ?? 0;
    return {
      name,
      note: `${formatMoney(spend)}${sparePence > 0 ? `, ${upTo(spare)} to spare` : ""}`,
      sizes: {
        needed: Math.max(0, (spend.pence ?? 0) - sparePence),
        spare: Math.min(sparePence, spend.pence ?? sparePence),
      },
    };
  });
}

/** The same numbers as a table. */
export function spendTwin(services: readonly ServiceSpend[]): Twin {
  return {
    columns: ["Service", "Line", "Spend in the year", "Units to spare", "Up to"],
    rows: services.map(({ name, line, spend, spareUnits, spare }) => [
      name,
      line,
      formatMoney(spend),
      formatFigure(spareUnits),
      sayMoney(spare),
    ]),
  };
}
