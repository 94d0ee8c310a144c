import type { AreaFill, AreaKey, AreaValue } from "../../charts/AreaMap.tsx";
import type { Twin } from "../../charts/ChartFrame.tsx";
import { formatFigure, formatInterval, formatNumber, formatPercent, stateWords } from "../../words/figure.ts";
import { dateText, listText, unitText } from "../../words/text.ts";
import { type HeatRow, type LineName, sizeOf, unmetShare } from "./gap-rows.ts";

/** What the map shows of each ward: the part of the need that is not met, or how much that is. */
export type MapMeasure = "share" | "units";

/** Lines that may be put on the map, the largest part of need not met first; those where it is not known last. */
export function mapLines(rows: readonly HeatRow[]): readonly LineName[] {
  const groups = [...Map.groupBy(rows, ({ serviceLine }) => serviceLine.code).values()];
  const share = (group: readonly HeatRow[]) => {
    const known = group.filter((row) => unmetShare(row) !== null);
    const need = known.reduce((sum, { demand }) => sum + sizeOf(demand), 0);
    if (known.length * 2 < group.length || need === 0) return -1;
    return known.reduce((sum, { unmet }) => sum + sizeOf(unmet), 0) / need;
  };
  return groups
    .map((group) => ({ line: group[0]?.serviceLine, share: share(group) }))
    .flatMap(({ line, share: size }) => (line === undefined ? [] : [{ line, size }]))
    .sort((a, b) => b.size - a.size || (a.line.code < b.line.code ? -1 : 1))
    .map(({ line }) => line);
}

const STEP_COUNT = 5;

/** The size of a step of units: the smallest 1, 2 or 5 times a power of ten of which five hold the largest value. */
export function unitStep(largest: number): number {
  if (largest <= 0) return 1;
  const least = largest / STEP_COUNT;
  const ten = 10 ** Math.floor(Math.log10(least));
  return [1, 2, 5, 10].map((factor) => factor * ten).find((step) => step >= least * (1 - 1e-9)) ?? 10 * ten;
}

function sizeIn(row: HeatRow, measure: MapMeasure): number | null {
  const share = unmetShare(row);
  return share === null || measure === "share" ? share : sizeOf(row.unmet);
}

function stepOf(rows: readonly HeatRow[], measure: MapMeasure): number {
  if (measure === "share") return 1 / STEP_COUNT;
  return unitStep(Math.max(0, ...rows.map((row) => sizeIn(row, measure) ?? 0)));
}

function fillOf(row: HeatRow, measure: MapMeasure, step: number): AreaFill {
  const size = sizeIn(row, measure);
  if (size === null) return row.unmet.state === "SUPPRESSED" ? "hidden" : "unknown";
  return Math.min(STEP_COUNT - 1, Math.floor(size / step + 1e-9)) as AreaFill;
}

/** How much of a ward's need is not met, in words. */
export function wardWords(row: HeatRow): string {
  const share = unmetShare(row);
  const unit = unitText(row.serviceLine.unitOfCare);
  if (share === null) return `how much is not met is ${stateWords(row.unmet.state)}`;
  return `${formatFigure(row.unmet)} of ${formatFigure(row.demand)} ${unit} not met, ${formatPercent(share)}`;
}

function labelOf(row: HeatRow, measure: MapMeasure): string {
  const size = sizeIn(row, measure);
  if (size === null) return row.unmet.state === "SUPPRESSED" ? "c" : "?";
  return measure === "share" ? formatPercent(size) : formatNumber(size);
}

/** Each ward's value on the map, by code; a ward without need says so. */
export function mapValues(line: LineName, rows: readonly HeatRow[], measure: MapMeasure): (code: string) => AreaValue {
  const step = stepOf(rows, measure);
  const values = new Map<string, AreaValue>(
    rows.map((row) => [
      row.area?.code ?? "",
      {
        fill: fillOf(row, measure, step),
        label: labelOf(row, measure),
        words: wardWords(row),
        changes: { open: row.key },
      },
    ]),
  );
  return (code) =>
    values.get(code) ?? {
      fill: "none",
      label: "–",
      words: "no need recorded",
      changes: { open: `${line.code}|${code}` },
    };
}

/** What the map's fills mean; only those that are on it beside the five steps. */
export function mapKey(rows: readonly HeatRow[], measure: MapMeasure): readonly AreaKey[] {
  const step = stepOf(rows, measure);
  const ends = (at: number) =>
    measure === "share"
      ? `${formatNumber(at * step * 100)} to ${formatPercent((at + 1) * step)}`
      : `${formatNumber(at * step)} to ${formatNumber((at + 1) * step)}`;
  const steps = [0, 1, 2, 3, 4] as const;
  const fills = new Set(rows.map((row) => fillOf(row, measure, step)));
  return [
    ...steps.map((at) => ({ fill: at, label: ends(at) })),
    ...(fills.has("unknown") ? [{ fill: "unknown" as const, label: "not known" }] : []),
    ...(fills.has("hidden") ? [{ fill: "hidden" as const, label: "hidden: too few children" }] : []),
  ];
}

const HALF = 0.5;

/** What the map shows, in a sentence or two; wards stand in the order of the alphabet, never as a ranking. */
export function mapSentence(line: LineName, rows: readonly HeatRow[]): string {
  const known = rows.flatMap((row) => {
    const share = unmetShare(row);
    return share === null ? [] : [{ name: row.area?.name ?? "", share }];
  });
  if (known.length === 0) return `${line.name}: how much need is met is not known in any ward.`;
  const shares = known.map(({ share }) => share);
  const rest = rows.length - known.length;
  const lacking = rest === 0 ? "" : ` In ${rest} ${rest === 1 ? "ward" : "wards"} it is not known or hidden.`;
  const half = known.filter(({ share }) => share >= HALF).map(({ name }) => name);
  const [low, high] = [Math.min(...shares), Math.max(...shares)].map(formatPercent);
  const range =
    low === high ? `${low} of need is not met.` : `${low} to ${high} of need is not met, from ward to ward.`;
  if (half.length === 0) return `${line.name}: ${range}${lacking}`;
  if (half.length === rows.length) return `${line.name}: ${range} It is half or more in every ward.`;
  const where = half.length > 5 ? `${half.length} wards` : listText(half.sort());
  return `${line.name}: ${range} It is half or more in ${where}.${lacking}`;
}

/** The same numbers ward by ward, in the order of the alphabet. */
export function mapTwin(rows: readonly HeatRow[]): Twin {
  return {
    columns: ["Ward", "Need", "Not met", "Part not met"],
    rows: [...rows]
      .sort((a, b) => ((a.area?.name ?? "") < (b.area?.name ?? "") ? -1 : 1))
      .map((row) => {
        const share = unmetShare(row);
        return [
          row.area?.name ?? "Not known",
          formatFigure(row.demand),
          formatInterval(row.unmet),
          share === null ? stateWords(row.unmet.state) : formatPercent(share),
        ];
      }),
  };
}

/** A ward's outline with the days it existed. */
interface DatedShape {
  readonly startsOn?: string | null;
  readonly endsOn?: string | null;
  readonly attribution: string;
}

/** Outlines of the wards that existed on the first day of a financial year. */
export function shapesIn<Shape extends DatedShape>(shapes: readonly Shape[], year: string): readonly Shape[] {
  const first = `${year.slice(0, 4)}-04-01`;
  return shapes.filter(({ startsOn, endsOn }) => (endsOn ?? "9999") >= first && (startsOn ?? "0000") <= first);
}

/** Until when the wards on the map were as drawn, and whose outlines they are. */
export function mapSource(shapes: readonly DatedShape[]): string {
  const ends = [...new Set(shapes.map(({ endsOn }) => endsOn ?? null))].filter((day) => day !== null).sort();
  const [first] = ends;
  const dated = first === undefined ? "" : `Wards as they were until ${dateText(first)}; new wards took their place. `;
  return `${dated}${[...new Set(shapes.map(({ attribution }) => attribution))].join(" ")} Outlines are simplified.`;
}
