import type { Twin } from "../../charts/ChartFrame.tsx";
import type { DotKind, DotRow, FunnelDot, FunnelLimit, TrendPoint, TrendSeries } from "../../charts/dot-row.ts";
import { HUES } from "../../charts/palette.ts";
import { formatFigure, formatNumber, isKnown, type ShownFigure, stateWords } from "../../words/figure.ts";
import type { ComparisonRow, PlaceRow } from "./plan-rows.ts";

const KINDS: Readonly<Record<string, DotKind>> = {
  OWN: "OWN",
  NEIGHBOUR: "NEIGHBOUR",
  REGIONAL_COUNCIL: "COUNCIL",
  REGION: "REGION",
  ENGLAND: "ENGLAND",
};

const kindOf = ({ kind }: PlaceRow): DotKind => KINDS[kind] ?? "COUNCIL";

/** A rate in per cent, as it is published. */
export const formatRate = (value: number) => `${formatNumber(Math.round(value * 10) / 10)}\u00a0%`;

const rateText = (figure: ShownFigure) => (isKnown(figure) ? formatRate(figure.value ?? 0) : stateWords(figure.state));

const intervalText = ({ lower, upper }: ShownFigure) =>
  lower === null || lower === undefined || upper === null || upper === undefined
    ? "none"
    : `${formatNumber(Math.round(lower * 10) / 10)} to ${formatNumber(Math.round(upper * 10) / 10)}`;

/** Our council, neighbours, the region's other councils, region and England, by kind and name. */
export function placeRows({ places }: Pick<ComparisonRow, "places">): readonly DotRow[] {
  return places.map((place) => ({
    name: place.area.name,
    kind: kindOf(place),
    value: isKnown(place.rate) ? (place.rate.value ?? null) : null,
    lower: place.rate.lower ?? null,
    upper: place.rate.upper ?? null,
    note: stateWords(place.rate.state),
  }));
}

const BASIS: Readonly<Record<string, string>> = { PUBLISHED: "published", WORKED_OUT: "worked out" };

/** What a verdict says. */
const VERDICTS: Readonly<Record<string, string>> = {
  FAR_BELOW: "below the 99.8 % limit",
  BELOW: "below the 95 % limit",
  WITHIN: "within the limits",
  ABOVE: "above the 95 % limit",
  FAR_ABOVE: "above the 99.8 % limit",
};

/** The same numbers, place by place. */
export function placeTwin({ places, funnel }: ComparisonRow, unit: string): Twin {
  const verdict = (code: string) => funnel?.places.find((place) => place.code === code);
  return {
    columns: ["Place", "Rate", "95 % interval, %", `Of ${unit}`, "Count above the line", "By chance", "Widened"],
    rows: places.map(({ area, rate, numerator, denominator, basis }) => [
      area.name,
      rateText(rate),
      intervalText(rate),
      formatFigure(denominator),
      basis === null ? "not known" : `${formatFigure(numerator)}, ${BASIS[basis] ?? basis}`,
      VERDICTS[verdict(area.code)?.byChance ?? ""] ?? "not in the funnel",
      VERDICTS[verdict(area.code)?.widened ?? ""] ?? "no widened limits",
    ]),
  };
}

/** The councils in the funnel; ours and those outside are named. */
export function funnelDots({ places, funnel }: ComparisonRow): readonly FunnelDot[] {
  return places.flatMap((place) => {
    const judged = funnel?.places.find(({ code }) => code === place.area.code);
    if (judged === undefined || !isKnown(place.rate)) return [];
    const verdict = judged.widened ?? judged.byChance;
    return [
      {
        code: place.area.code,
        name: place.area.name,
        n: place.denominator.value ?? 0,
        value: place.rate.value ?? 0,
        kind: kindOf(place),
        words: VERDICTS[verdict] ?? verdict,
        isNamed: place.kind === "OWN" || (judged.widened !== null && verdict !== "WITHIN"),
      },
    ];
  });
}

/** The limits that are drawn: widened where councils are many enough to know how they differ. */
export function funnelLimits({ funnel }: Pick<ComparisonRow, "funnel">): readonly FunnelLimit[] {
  return (funnel?.lines ?? []).map(({ n, chance, widened }) => ({ n, ...(widened ?? chance) }));
}

/** The limits of chance alone, where those drawn are wider. */
export function chanceLimits({ funnel }: Pick<ComparisonRow, "funnel">): readonly FunnelLimit[] {
  return (funnel?.lines ?? []).flatMap(({ n, chance, widened }) => (widened === null ? [] : [{ n, ...chance }]));
}

/** Releases that figures were read from, those of one data set together. */
export function sourcesText(sources: ComparisonRow["sources"]): string {
  const sets = Map.groupBy(sources, ({ publisher, dataset }) => `${publisher}, ${dataset}`);
  const releases = (of: ComparisonRow["sources"]) => of.flatMap(({ release }) => release ?? []).join(", ");
  return [...sets].map(([name, of]) => `${name} (${releases(of)})`).join("; ");
}

/** Why there is no funnel, or which limits it has, in words. */
export function funnelNote({ funnel }: Pick<ComparisonRow, "funnel">): string {
  if (funnel === null)
    return "No funnel: only the rate is published, or fewer than three councils have counts behind it.";
  const basis = `The middle line is all councils shown together, ${formatRate(funnel.baseline)}. Long dashes hold 95 % and dots 99.8 % of councils`;
  return funnel.phi === null
    ? `${basis} if chance alone told them apart. With fewer than ten councils the limits are not widened by how councils differ.`
    : `${basis}, by chance and by how councils differ: their spread is ${formatNumber(funnel.phi)} times what chance explains, so the limits are widened (overdispersion). The thin grey funnel is the 99.8 % that chance alone would allow.`;
}

/** Ours beside the region and England in one sentence. */
export function placeSentence({ places, period }: ComparisonRow, label: string): string {
  const own = places.find(({ kind }) => kind === "OWN");
  if (own === undefined || period === null) return "Nothing is published yet.";
  const beside = places
    .filter(({ kind }) => kind === "REGION" || kind === "ENGLAND")
    .map(({ area, rate }) => `${area.name} ${rateText(rate)}`)
    .join(", ");
  return `${label} in ${period}: ${own.area.name} ${rateText(own.rate)}; ${beside}.`;
}

/** First year shown in trends. */
const FIRST = "2019";

const SERIES: readonly Omit<TrendSeries, "label">[] = [
  { key: "own", colour: HUES.navy },
  { key: "neighbours", colour: HUES.teal, dash: "6 3" },
  { key: "region", colour: HUES.plum, dash: "2 3" },
  { key: "england", colour: HUES.orange, dash: "10 3" },
];

/** Lines of the trend by name. */
export function trendSeries(own: string, region: string): readonly TrendSeries[] {
  const labels = [own, "Neighbours", region, "England"];
  return SERIES.map((series, index) => ({ ...series, label: labels[index] ?? series.key }));
}

const knownValue = (figure: ShownFigure) => (isKnown(figure) ? (figure.value ?? null) : null);

const shown = (trend: ComparisonRow["trend"]) => trend.filter(({ period }) => period >= FIRST);

/** The trend from 2019 on; a year without a figure is a gap. */
export function trendPoints({ trend }: Pick<ComparisonRow, "trend">): readonly TrendPoint[] {
  return shown(trend).map((row) => ({
    name: row.period,
    values: {
      own: knownValue(row.own),
      neighbours: knownValue(row.neighboursMean),
      region: knownValue(row.region),
      england: knownValue(row.england),
    },
  }));
}

/** Years from which on the figures are counted another way, and why. */
export function trendBreaks({ trend }: Pick<ComparisonRow, "trend">): readonly { name: string; reason: string }[] {
  return shown(trend).flatMap(({ period, seriesBreak }) =>
    seriesBreak === null ? [] : [{ name: period, reason: seriesBreak }],
  );
}

/** The same numbers, year by year. */
export function trendTwin({ trend }: Pick<ComparisonRow, "trend">, own: string, region: string): Twin {
  return {
    columns: ["Year", own, "Mean of neighbours (how many)", region, "England", "Counted as the year before"],
    rows: shown(trend).map((row) => [
      row.period,
      rateText(row.own),
      isKnown(row.neighboursMean)
        ? `${rateText(row.neighboursMean)} (${row.neighboursKnown})`
        : rateText(row.neighboursMean),
      rateText(row.region),
      rateText(row.england),
      row.seriesBreak === null ? "yes" : "no: counted anew",
    ]),
  };
}

/** Ours now and at the start, in one sentence. */
export function trendSentence({ trend }: Pick<ComparisonRow, "trend">, own: string): string {
  const known = shown(trend).filter((row) => isKnown(row.own));
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined || first === last) return `${own} has too few years to show a change.`;
  return `${own} went from ${rateText(first.own)} in ${first.period} to ${rateText(last.own)} in ${last.period}.`;
}
