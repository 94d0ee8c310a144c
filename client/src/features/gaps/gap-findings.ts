import { formatFigure, formatNumber, formatPence, formatPercent, formatShare } from "../../words/figure.ts";
import { agedText, countText, listText, REMEDY_WORDS, unitText, wardsText } from "../../words/text.ts";
import { type BottleneckRow, type GapPlaceRow, type LineName, sizeOf, unmetShare } from "./gap-rows.ts";

interface FindingWords {
  readonly text: string;
  readonly remedy: string;
}

/** A gap that may stand out: its size as a part of its line's whole need, and the key of its panel. */
interface Candidate {
  readonly line: string;
  readonly weight: number;
  readonly kind: string;
  readonly key: string;
  /** Its words, made only for those that stand out. */
  readonly say: () => FindingWords;
}

/** A gap that stands out, in words. */
export type GapFinding = Omit<Candidate, "say"> & FindingWords;

/** Names of wards by code. */
export type WardNames = ReadonlyMap<string, string>;

const TEN_THOUSAND_POUNDS = 1_000_000;

/** What the cheapest useful extra unit costs and how far it helps; empty where no cost is known. */
export function nextUnitText({ nextUnit, serviceLine }: Pick<BottleneckRow, "nextUnit" | "serviceLine">): string {
  const [cheapest] = nextUnit
    .filter(({ breakpoint, unitCost }) => sizeOf(breakpoint) > 0 && (unitCost.pence ?? 0) > 0)
    .sort((a, b) => (a.unitCost.pence ?? 0) - (b.unitCost.pence ?? 0));
  if (cheapest === undefined) return "";
  const pence = cheapest.unitCost.pence ?? 0;
  const most = `${formatFigure(cheapest.breakpoint)} ${unitText(serviceLine.unitOfCare)}`;
  if (pence > TEN_THOUSAND_POUNDS) return `each costs ${formatPence(pence)} at ${cheapest.service.name}, up to ${most}`;
  return `each £10,000 buys ${formatNumber(TEN_THOUSAND_POUNDS / pence)} at ${cheapest.service.name}, up to ${most}`;
}

/** Names of the wards of linked places, by the alphabet. */
export function groupWards({ areas }: Pick<BottleneckRow, "areas">, wards: WardNames): readonly string[] {
  return areas.map(({ code }) => wards.get(code) ?? code).sort();
}

/** From the youngest to the oldest of linked places. */
function groupAges({ ageBands }: Pick<BottleneckRow, "ageBands">): string {
  const from = Math.min(...ageBands.map((band) => band.from));
  const to = Math.max(...ageBands.map((band) => band.to));
  return agedText({ from, to });
}

/** Wards and ages of linked places, in words. */
export function groupPlace(group: Pick<BottleneckRow, "areas" | "ageBands">, wards: WardNames): string {
  return `${groupAges(group)}, ${wardsText(groupWards(group, wards))}`;
}

function groupCandidate(group: BottleneckRow, wards: WardNames, lineNeed: number): Candidate {
  const { serviceLine, shortfall, demand } = group;
  return {
    line: serviceLine.code,
    weight: sizeOf(shortfall) / lineNeed,
    kind: "ADD_CAPACITY",
    key: `group:${group.id}`,
    say: () => {
      const next = nextUnitText(group);
      return {
        text: `${serviceLine.name}, ${groupPlace(group, wards)}: ${formatFigure(shortfall)} of ${formatFigure(demand)} ${unitText(serviceLine.unitOfCare)} have no capacity.`,
        remedy: `Remedy: ${REMEDY_WORDS.ADD_CAPACITY}${next === "" ? "" : `; ${next}`}.`,
      };
    },
  };
}

const KINDS = [
  { kind: "COMMISSION_NEW_SCOPE", figure: "coverageGap", words: "have no service that reaches them" },
  { kind: "IMPROVE_DELIVERY", figure: "distributionGap", words: "were paid for but not delivered" },
  { kind: "RETARGET", figure: "distributionGap", words: "were delivered elsewhere" },
] as const;

interface PlaceGroup {
  readonly serviceLine: LineName;
  readonly rows: readonly GapPlaceRow[];
}

/** Rows with one remedy, by line and age. */
function placeGroups(rows: readonly GapPlaceRow[], kind: string): readonly PlaceGroup[] {
  const ofKind = rows.filter(({ remedy }) => remedy === kind);
  const groups = Map.groupBy(ofKind, ({ serviceLine, ageBand }) => `${serviceLine.code}|${ageBand?.code ?? ""}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first === undefined ? [] : [{ serviceLine: first.serviceLine, rows: group }];
  });
}

function placeCandidate(
  { serviceLine, rows }: PlaceGroup,
  { kind, figure, words }: (typeof KINDS)[number],
  lineNeed: number,
): Candidate {
  const size = rows.reduce((sum, row) => sum + sizeOf(row[figure]), 0);
  const worst = [...rows].sort((a, b) => sizeOf(b[figure]) - sizeOf(a[figure]) || (a.key < b.key ? -1 : 1))[0];
  return {
    line: serviceLine.code,
    weight: size / lineNeed,
    kind,
    key: worst?.key ?? "",
    say: () => {
      const need = rows.reduce((sum, row) => sum + sizeOf(row.demand), 0);
      const ages = worst?.ageBand ? `, ${agedText(worst.ageBand)}` : "";
      const wards = wardsText(rows.flatMap(({ area }) => (area ? [area.name] : [])).sort());
      return {
        text: `${serviceLine.name}${ages}${wards === "" ? "" : `, ${wards}`}: ${formatNumber(size)} of ${formatNumber(need)} ${unitText(serviceLine.unitOfCare)} ${words}.`,
        remedy: `Remedy: ${REMEDY_WORDS[kind] ?? kind}.`,
      };
    },
  };
}

/** Need of each line over all rows. */
function needByLine(rows: readonly GapPlaceRow[]): ReadonlyMap<string, number> {
  const needs = new Map<string, number>();
  for (const { serviceLine, demand } of rows)
    needs.set(serviceLine.code, (needs.get(serviceLine.code) ?? 0) + sizeOf(demand));
  return needs;
}

/** Gaps that stand out, one a line, the largest part of its line's need first; only of one remedy where it is given. */
export function gapFindings(
  rows: readonly GapPlaceRow[],
  bottlenecks: readonly BottleneckRow[],
  wards: WardNames,
  remedy: string | null,
): readonly GapFinding[] {
  const needs = needByLine(rows);
  const needOf = (code: string) => Math.max(needs.get(code) ?? 0, Number.MIN_VALUE);
  const ofGroups = bottlenecks
    .filter(({ serviceLine }) => needs.has(serviceLine.code))
    .map((group) => groupCandidate(group, wards, needOf(group.serviceLine.code)));
  const ofPlaces = KINDS.flatMap((kind) =>
    placeGroups(rows, kind.kind).map((group) => placeCandidate(group, kind, needOf(group.serviceLine.code))),
  );
  const seen = new Set<string>();
  return [...ofGroups, ...ofPlaces]
    .filter(({ weight, kind }) => weight > 0 && (remedy === null || kind === remedy))
    .sort((a, b) => b.weight - a.weight || (a.key < b.key ? -1 : 1))
    .filter(({ line }) => !seen.has(line) && seen.add(line))
    .map(({ say, ...candidate }) => ({ ...candidate, ...say() }));
}

/** Places with unmet need, the largest part of their line's need first; those where it is not known last. */
export function worstPlaces<Row extends GapPlaceRow>(rows: readonly Row[]): readonly Row[] {
  const needs = needByLine(rows);
  const weighed = rows.flatMap((row) => {
    const share = unmetShare(row);
    if (share === 0) return [];
    return [{ row, weight: share === null ? -1 : sizeOf(row.unmet) / (needs.get(row.serviceLine.code) ?? 1) }];
  });
  return weighed.sort((a, b) => b.weight - a.weight || (a.row.key < b.row.key ? -1 : 1)).map(({ row }) => row);
}

/** A place in words. */
export function placeName({
  serviceLine,
  ageBand,
  area,
}: Pick<GapPlaceRow, "serviceLine" | "ageBand" | "area">): string {
  const parts = [serviceLine.name, ageBand ? agedText(ageBand) : null, area?.name ?? null];
  return parts.filter((part) => part !== null).join(", ");
}

/** One place's gap in one sentence. */
export function placeSentence(row: GapPlaceRow): string {
  const unit = unitText(row.serviceLine.unitOfCare);
  const share = unmetShare(row);
  if (share === null) return `How much of ${formatFigure(row.demand)} ${unit} is met was ${formatFigure(row.unmet)}.`;
  return `${formatFigure(row.unmet)} of ${formatFigure(row.demand)} ${unit} (${formatPercent(share)}) are not met.`;
}

const MANY = 4;

/** Services by name, or their number where there are many. */
function servicesText(services: BottleneckRow["services"]): string {
  const names = services.map(({ name }) => name);
  const count = countText(names.length, "service");
  return names.length > MANY
    ? `these ${count}`
    : `${names.length === 1 ? "one service" : `these ${count}`}, ${listText(names)}`;
}

/** What links the places and limits them, in words: wards, ages, services, coverage, and who is bound elsewhere. */
export function groupText(group: BottleneckRow): string {
  const { areas, services, committedElsewhere, coverage, serviceLine, shortfall } = group;
  const who = `${areas.length === 1 ? "This ward" : `These ${areas.length} wards`}, ${groupAges(group)},`;
  const linked = areas.length === 1 ? "depends on" : services.length === 1 ? "depend on" : "are linked by";
  const others = committedElsewhere.map(({ name }) => name);
  const bound =
    others.length === 0
      ? ""
      : ` ${listText(others)} could reach them too, but ${others.length === 1 ? "is" : "are"} committed to worse-covered wards.`;
  return `${who} ${linked} ${servicesText(services)}: ${formatShare(coverage)} covered.${bound} ${formatFigure(shortfall)} ${unitText(serviceLine.unitOfCare)} stay unmet, however the work is shared.`;
}

/** What proves that the linked places cannot be covered, in words. */
export function certificateText(group: BottleneckRow): string {
  const { services, committedElsewhere, capacity, demand, shortfall, serviceLine } = group;
  const names = listText(services.map(({ name }) => name));
  const others = listText(committedElsewhere.map(({ name }) => name));
  const only = `Only ${names} can take these children. Together they can do ${formatFigure(capacity)} of ${formatFigure(demand)} ${unitText(serviceLine.unitOfCare)}.`;
  const elsewhere =
    others === "" ? "" : ` ${others} could reach them too, but worse-covered children take all they have.`;
  return `${services.length === 1 ? only.replace("Together they", "It") : only}${elsewhere} So ${formatFigure(shortfall)} stay unmet, however the work is shared.`;
}
